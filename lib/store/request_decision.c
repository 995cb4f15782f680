/* Scope: written notices. */
#include "lib/store/request_decision.h"

#include "lib/store/families.h"

enum { ADD, OF_CASE, DECIDED_BY };

#define COLUMNS                                                                                                         \
    "outcome, held_by, holder, form, sheets, sheet_price, delivery_cost, other_cost, ready_in, redaction, withheld, reason, " \
    "exemptions, consequence, decided_on"

static const struct statement ROWS[] = {
    [ADD] = { "request_decision_add", FOR_STAFF,
              "INSERT INTO request_decision (case_id, round, " COLUMNS ") VALUES (:case_id, "
              "(SELECT count(*) + 1 FROM request_decision WHERE case_id = :case_id), :outcome, :held_by, :holder, :form, :sheets, "
              ":sheet_price, :delivery_cost, :other_cost, :ready_in, :redaction, :withheld, :reason, :exemptions, :consequence, "
              ":decided_on)" },
    [OF_CASE] = { "request_decision_of", FOR_TRACK | FOR_STAFF, "SELECT " COLUMNS " FROM request_decision WHERE case_id = :case_id "
                  "ORDER BY round DESC LIMIT 1" },
    [DECIDED_BY] = { "request_decided_by", FOR_STAFF, "UPDATE information_request SET decided_by = :by WHERE case_id = :case_id" },
};
const struct statement_table REQUEST_DECISION_STATEMENTS = STATEMENT_TABLE(FAMILY_REQUEST_DECISION, ROWS);

static enum result insert(struct tx *tx, struct case_id id, const struct request_decision *decision) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &REQUEST_DECISION_STATEMENTS, ADD);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":outcome", decision->outcome);
    bind_text(&query, ":held_by", decision->held_by);
    bind_text(&query, ":holder", decision->holder);
    bind_text(&query, ":form", decision->form);
    bind_number(&query, ":sheets", decision->sheets);
    bind_number(&query, ":sheet_price", decision->sheet_price);
    bind_number(&query, ":delivery_cost", decision->delivery_cost);
    bind_number(&query, ":other_cost", decision->other_cost);
    bind_number(&query, ":ready_in", decision->ready_in);
    bind_text(&query, ":redaction", decision->redaction);
    bind_text(&query, ":withheld", decision->withheld);
    bind_text(&query, ":reason", decision->reason);
    bind_text(&query, ":exemptions", decision->exemptions);
    bind_text(&query, ":consequence", decision->consequence);
    bind_day(&query, ":decided_on", decision->decided_on);
    return query_run(&query);
}

enum result request_decided_by(struct tx *tx, struct case_id id, struct staff_id by) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &REQUEST_DECISION_STATEMENTS, DECIDED_BY);
    bind_number(&query, ":case_id", id.value);
    bind_number(&query, ":by", by.value);
    return query_run_changing(&query);
}

enum result request_decide(struct tx *tx, struct case_id id, struct staff_id by, const struct request_decision *decision) {
    enum result result = insert(tx, id, decision);
    return result == DONE ? request_decided_by(tx, id, by) : result;
}

enum result request_decision_of(struct db *db, struct arena *arena, struct case_id id, struct request_decision *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &REQUEST_DECISION_STATEMENTS, OF_CASE);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    struct request_decision decision;
    decision.outcome = take_text(&query, arena);
    decision.held_by = take_text(&query, arena);
    decision.holder = take_text(&query, arena);
    decision.form = take_text(&query, arena);
    decision.sheets = take_number(&query);
    decision.sheet_price = take_number(&query);
    decision.delivery_cost = take_number(&query);
    decision.other_cost = take_number(&query);
    decision.ready_in = (int)take_number(&query);
    decision.redaction = take_text(&query, arena);
    decision.withheld = take_text(&query, arena);
    decision.reason = take_text(&query, arena);
    decision.exemptions = take_text(&query, arena);
    decision.consequence = take_text(&query, arena);
    decision.decided_on = take_day(&query);
    if (query.result == DONE) *ret = decision;
    return query.result;
}
