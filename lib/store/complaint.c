/* Scope: complaints. */
#include "lib/store/complaint.h"

#include <string.h>

#include "lib/store/case_internal.h"
#include "lib/store/families.h"

#define LINKS_MOST 1000 /* followed from case to case; a longer chain counts as a circle */

enum { ADD, OF_CASE, CLASSIFY, ASSIGN, FORWARD, ANSWERED_BY, TAKE_APPEAL, LINK_DUPLICATE, DUPLICATE_OF, LINKS };

static const struct statement ROWS[] = {
    [ADD] = { "complaint_add", FOR_INTAKE | FOR_STAFF,
              "INSERT INTO complaint (case_id, reporter_kind, class, oversight, narrative, happened_on, happened_where, wanted) "
              "VALUES (:case_id, :reporter_kind, 'unclassified', 0, :narrative, :happened_on, :happened_where, :wanted)" },
    [OF_CASE] = { "complaint_of", FOR_TRACK | FOR_STAFF,
                  "SELECT reporter_kind, class, oversight, narrative, happened_on, happened_where, wanted, unit_code, u.name, "
                  "coalesce(handler_id, 0), coalesce(first_handler_id, 0), coalesce(appeal_handler_id, 0), forwarded_to, "
                  "forward_letter_number, forward_letter_date, coalesce(duplicate_of, 0) "
                  "FROM complaint LEFT JOIN unit AS u ON u.code = unit_code WHERE case_id = :case_id" },
    [CLASSIFY] = { "complaint_classify", FOR_STAFF,
                   "UPDATE complaint SET class = :class, oversight = :oversight WHERE case_id = :case_id" },
    [ASSIGN] = { "complaint_assign", FOR_STAFF,
                 "UPDATE complaint SET unit_code = :unit_code, handler_id = :staff_id WHERE case_id = :case_id" },
    [FORWARD] = { "complaint_forward", FOR_STAFF,
                  "UPDATE complaint SET forwarded_to = :agency, forward_letter_number = :number, forward_letter_date = :date "
                  "WHERE case_id = :case_id" },
    [ANSWERED_BY] = { "complaint_answered_by", FOR_STAFF,
                      "UPDATE complaint SET first_handler_id = :staff_id WHERE case_id = :case_id" },
    [TAKE_APPEAL] = { "complaint_take_appeal", FOR_STAFF,
                      "UPDATE complaint SET appeal_handler_id = :staff_id WHERE case_id = :case_id" },
    [LINK_DUPLICATE] = { "complaint_link_duplicate", FOR_STAFF,
                         "UPDATE complaint SET duplicate_of = :same WHERE case_id = :case_id" },
    [DUPLICATE_OF] = { "complaint_duplicate_of", FOR_STAFF, "SELECT coalesce(duplicate_of, 0) FROM complaint WHERE case_id = :case_id" },
    [LINKS] = { "complaint_links", FOR_STAFF,
                "SELECT c.number, c.subject FROM (SELECT duplicate_of AS id FROM complaint WHERE case_id = :case_id AND duplicate_of IS NOT NULL "
                "UNION SELECT case_id FROM complaint WHERE duplicate_of = :case_id) AS same JOIN cases AS c ON c.id = same.id "
                "WHERE NOT EXISTS (SELECT 1 FROM case_exclusion AS e JOIN staff AS s ON s.id = :staff_id "
                "WHERE e.case_id = c.id AND (e.staff_id = s.id OR e.unit_code = s.unit_code)) ORDER BY c.number" },
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

static void take_work(struct query *query, struct arena *arena, struct complaint *complaint) {
    complaint->unit_code = take_text(query, arena);
    complaint->unit_name = take_text(query, arena);
    complaint->handler.value = take_number(query);
    complaint->first_handler.value = take_number(query);
    complaint->appeal_handler.value = take_number(query);
    complaint->forwarded_to = take_text(query, arena);
    complaint->forward_letter_number = take_text(query, arena);
    complaint->forward_letter_date = take_optional_day(query);
    complaint->duplicate_of.value = take_number(query);
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
    take_work(&query, arena, &complaint);
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

enum result complaint_moment_of(const struct case_row *row, const char *class, struct complaint_moment *ret) {
    struct complaint_moment moment = { .resume = COMPLAINT_IN_PROGRESS };
    bool is_known = complaint_state_parse(row->state, &moment.state) && complaint_class_parse(class, &moment.class);
    if (row->resume_state) is_known = is_known && complaint_state_parse(row->resume_state, &moment.resume);
    if (!is_known) return FAILED_INTERNAL;
    moment.is_confidential = strcmp(row->confidentiality, "confidential") == 0;
    *ret = moment;
    return DONE;
}

static void bind_optional_id(struct query *query, const char *name, int64_t id) {
    bind_optional_number(query, name, (struct optional_number){ .known = id != 0, .value = id });
}

enum result complaint_assign(struct tx *tx, struct case_id id, struct complaint_assignment to) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &COMPLAINT_STATEMENTS, ASSIGN);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":unit_code", to.unit_code);
    bind_optional_id(&query, ":staff_id", to.handler.value);
    return query_run_changing(&query);
}

enum result complaint_forward(struct tx *tx, struct case_id id, const struct complaint_forward *forward) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &COMPLAINT_STATEMENTS, FORWARD);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":agency", forward->agency);
    bind_text(&query, ":number", forward->letter_number);
    bind_optional_day(&query, ":date", forward->letter_date);
    return query_run_changing(&query);
}

/* One statement that gives a complaint one person. */
static enum result give_to(struct tx *tx, unsigned row, struct case_id id, struct staff_id staff) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &COMPLAINT_STATEMENTS, row);
    bind_number(&query, ":case_id", id.value);
    bind_number(&query, ":staff_id", staff.value);
    return query_run_changing(&query);
}

enum result complaint_answered_by(struct tx *tx, struct case_id id, struct staff_id staff) {
    return give_to(tx, ANSWERED_BY, id, staff);
}

enum result complaint_take_appeal(struct tx *tx, struct case_id id, struct staff_id staff) {
    return give_to(tx, TAKE_APPEAL, id, staff);
}

static enum result duplicate_of(struct db *db, struct case_id id, struct case_id *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &COMPLAINT_STATEMENTS, DUPLICATE_OF);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    ret->value = take_number(&query);
    return query.result;
}

enum result complaint_leads_to(struct db *db, struct case_id from, struct case_id to, bool *ret) {
    enum result result = DONE;
    for (int i = 0; result == DONE && from.value && from.value != to.value && i < LINKS_MOST; i++) {
        result = duplicate_of(db, from, &from);
    }
    if (result == DONE) *ret = from.value != 0;
    return result;
}

enum result complaint_link_duplicate(struct tx *tx, struct case_id id, struct case_id same) {
    bool is_circle = true;
    enum result result = complaint_leads_to(tx->db, same, id, &is_circle);
    if (result != DONE || is_circle) return result == DONE ? REFUSED_INVALID : result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &COMPLAINT_STATEMENTS, LINK_DUPLICATE);
    bind_number(&query, ":case_id", id.value);
    bind_number(&query, ":same", same.value);
    return query_run_changing(&query);
}

static void fill_link(struct query *query, struct arena *arena, void *place) {
    struct complaint_link *link = place;
    link->number = take_text(query, arena);
    link->subject = take_text(query, arena);
}

enum result complaint_links_of(struct db *db, struct arena *arena, struct exclusion_question question, struct complaint_links *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &COMPLAINT_STATEMENTS, LINKS);
    bind_number(&query, ":case_id", question.id.value);
    bind_number(&query, ":staff_id", question.staff.value);
    return query_list(&query, arena, fill_link, ret);
}
