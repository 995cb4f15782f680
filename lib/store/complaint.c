/* Scope: complaints. */
#include "lib/store/complaint.h"

#include "lib/store/case_internal.h"
#include "lib/store/families.h"

enum { ADD, OF_CASE, CLASSIFY };

static const struct statement ROWS[] = {
    [ADD] = { "complaint_add", FOR_INTAKE | FOR_STAFF,
              "INSERT INTO complaint (case_id, reporter_kind, class, oversight, narrative, happened_on, happened_where, wanted) "
              "VALUES (:case_id, :reporter_kind, 'unclassified', 0, :narrative, :happened_on, :happened_where, :wanted)" },
    [OF_CASE] = { "complaint_of", FOR_TRACK | FOR_STAFF,
                  "SELECT reporter_kind, class, oversight, narrative, happened_on, happened_where, wanted FROM complaint "
                  "WHERE case_id = :case_id" },
    [CLASSIFY] = { "complaint_classify", FOR_STAFF,
                   "UPDATE complaint SET class = :class, oversight = :oversight WHERE case_id = :case_id" },
};
const struct statement_table COMPLAINT_STATEMENTS = STATEMENT_TABLE(FAMILY_COMPLAINT, ROWS);

static enum result insert(struct tx *tx, struct case_id id, const struct complaint *complaint) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &COMPLAINT_STATEMENTS, ADD);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":reporter_kind", complaint->reporter_kind);
    bind_text(&query, ":narrative", complaint->narrative);
    bind_optional_day(&query, ":happened_on", complaint->happened_on);
    bind_text(&query, ":happened_where", complaint->happened_where);
    bind_text(&query, ":wanted", complaint->wanted);
    return query_run(&query);
}

enum result complaint_add(struct tx *tx, struct arena *arena, const struct submission *by,
                          const struct complaint_new *complaint, struct case_receipt *ret) {
    enum result result = case_by_nonce(tx->db, arena, &complaint->common.nonce, ret);
    if (result != REFUSED_ABSENT) return result;
    struct case_parts parts = { .by = by, .common = &complaint->common, .identity = complaint->identity };
    struct case_added added;
    result = case_add(tx, arena, &parts, CASE_COMPLAINT, &added);
    if (result == DONE) result = insert(tx, added.id, &complaint->complaint);
    return result == DONE ? case_add_rest(tx, arena, &parts, &added, ret) : result;
}

enum result complaint_submit(struct db *db, struct arena *arena, const struct submission *by,
                             const struct complaint_new *complaint, struct case_receipt *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    struct case_receipt receipt;
    enum result result = tx_begin(db, &tx);
    if (result == DONE) result = complaint_add(&tx, arena, by, complaint, &receipt);
    if (result == DONE && !receipt.repeated) result = tx_commit(&tx);
    if (result == DONE) *ret = receipt;
    return result;
}

enum result complaint_of(struct db *db, struct arena *arena, struct case_id id, struct complaint *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &COMPLAINT_STATEMENTS, OF_CASE);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    struct complaint complaint;
    complaint.reporter_kind = take_text(&query, arena);
    complaint.class = take_text(&query, arena);
    complaint.oversight = take_flag(&query);
    complaint.narrative = take_text(&query, arena);
    complaint.happened_on = take_optional_day(&query);
    complaint.happened_where = take_text(&query, arena);
    complaint.wanted = take_text(&query, arena);
    if (query.result == DONE) *ret = complaint;
    return query.result;
}

enum result complaint_classify(struct tx *tx, struct case_id id, struct complaint_sorting sorting) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &COMPLAINT_STATEMENTS, CLASSIFY);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":class", sorting.class);
    bind_number(&query, ":oversight", sorting.oversight);
    return query_run_changing(&query);
}
