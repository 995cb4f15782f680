/* Scope: releases of complaints to the public. */
#include "lib/store/release.h"

#include "lib/base/random.h"
#include "lib/store/families.h"

enum { OF_CASE, PROPOSE, APPROVE, WITHDRAW };

static const struct statement ROWS[] = {
    [OF_CASE] = { "release_of", FOR_STAFF,
                  "SELECT r.id, r.title, r.summary, r.outcome, r.proposed_by, p.full_name, a.full_name, r.proposed_at, r.approved_at "
                  "FROM case_release AS r JOIN staff AS p ON p.id = r.proposed_by LEFT JOIN staff AS a ON a.id = r.approved_by "
                  "WHERE r.case_id = :case_id AND r.withdrawn_at IS NULL" },
    [PROPOSE] = { "release_propose", FOR_STAFF,
                  "INSERT INTO case_release (id, case_id, title, summary, outcome, proposed_by, proposed_at) "
                  "VALUES (:id, :case_id, :title, :summary, :outcome, :staff_id, :at)" },
    [APPROVE] = { "release_approve", FOR_STAFF,
                  "UPDATE case_release SET approved_by = :staff_id, approved_at = :at "
                  "WHERE case_id = :case_id AND withdrawn_at IS NULL AND approved_at IS NULL AND proposed_by <> :staff_id" },
    [WITHDRAW] = { "release_withdraw", FOR_STAFF,
                   "UPDATE case_release SET withdrawn_by = :staff_id, withdrawn_at = :at WHERE case_id = :case_id AND withdrawn_at IS NULL" },
};
const struct statement_table RELEASE_STATEMENTS = STATEMENT_TABLE(FAMILY_RELEASE, ROWS);

enum result release_of(struct db *db, struct arena *arena, struct case_id id, struct release *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &RELEASE_STATEMENTS, OF_CASE);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    struct release release;
    release.id = take_number(&query);
    release.title = take_text(&query, arena);
    release.summary = take_text(&query, arena);
    release.outcome = take_text(&query, arena);
    release.proposed_by.value = take_number(&query);
    release.proposer = take_text(&query, arena);
    release.approver = take_text(&query, arena);
    release.proposed_at = take_instant(&query);
    release.approved_at = take_instant(&query);
    if (query.result == DONE) *ret = release;
    return query.result;
}

static struct query start(struct tx *tx, unsigned row, struct release_step step) {
    struct query query = query_start(tx->db, &RELEASE_STATEMENTS, row);
    bind_number(&query, ":case_id", step.id.value);
    bind_number(&query, ":staff_id", step.staff.value);
    bind_instant(&query, ":at", step.now);
    return query;
}

enum result release_propose(struct tx *tx, struct release_step step, const struct release *release) {
    CLEANUP_QUERY struct query query = start(tx, PROPOSE, step);
    bind_number(&query, ":id", random_id());
    bind_text(&query, ":title", release->title);
    bind_text(&query, ":summary", release->summary);
    bind_text(&query, ":outcome", release->outcome);
    return query_run(&query);
}

enum result release_approve(struct tx *tx, struct release_step step) {
    CLEANUP_QUERY struct query query = start(tx, APPROVE, step);
    return query_run_changing(&query);
}

enum result release_withdraw(struct tx *tx, struct release_step step) {
    CLEANUP_QUERY struct query query = start(tx, WITHDRAW, step);
    return query_run_changing(&query);
}
