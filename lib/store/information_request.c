/* Scope: information requests. */
#include "lib/store/information_request.h"

#include "lib/store/case_internal.h"
#include "lib/store/families.h"

enum { ADD, OF_CASE, EXTEND, REFUSE, REPLY_LETTER, DELIVER };

static const struct statement ROWS[] = {
    [ADD] = { "request_add", FOR_INTAKE | FOR_STAFF,
              "INSERT INTO information_request (case_id, kind, agency_kind, agency, information, purpose, obtain_way, "
              "delivery_way, letter_number, letter_date, extended_at, refusal_ground, reply_letter_number, reply_letter_date, "
              "period_wanted, format_wanted) "
              "VALUES (:case_id, :kind, :agency_kind, :agency, :information, :purpose, :obtain_way, :delivery_way, "
              ":letter_number, :letter_date, NULL, '', '', NULL, :period_wanted, :format_wanted)" },
    [OF_CASE] = { "request_of", FOR_TRACK | FOR_STAFF,
                  "SELECT kind, agency_kind, agency, information, purpose, obtain_way, delivery_way, letter_number, letter_date, "
                  "extended_at, refusal_ground, reply_letter_number, reply_letter_date, period_wanted, format_wanted, "
                  "extension_ground, coalesce(decided_by, 0), delivered_on FROM information_request WHERE case_id = :case_id" },
    [EXTEND] = { "request_extend", FOR_STAFF,
                 "UPDATE information_request SET extended_at = :at, extension_ground = :ground "
                 "WHERE case_id = :case_id AND extended_at IS NULL" },
    [REFUSE] = { "request_refuse", FOR_STAFF,
                 "UPDATE information_request SET refusal_ground = :ground WHERE case_id = :case_id" },
    [REPLY_LETTER] = { "request_reply_letter", FOR_STAFF,
                       "UPDATE information_request SET reply_letter_number = :number, reply_letter_date = :date "
                       "WHERE case_id = :case_id" },
    [DELIVER] = { "request_deliver", FOR_STAFF, "UPDATE information_request SET delivered_on = :on WHERE case_id = :case_id" },
};
const struct statement_table REQUEST_STATEMENTS = STATEMENT_TABLE(FAMILY_REQUEST, ROWS);

static enum result insert(struct tx *tx, struct case_id id, const struct information_request *request) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &REQUEST_STATEMENTS, ADD);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":kind", request->kind);
    bind_text(&query, ":agency_kind", request->agency_kind);
    bind_text(&query, ":agency", request->agency);
    bind_text(&query, ":information", request->information);
    bind_text(&query, ":purpose", request->purpose);
    bind_text(&query, ":obtain_way", request->obtain_way);
    bind_text(&query, ":delivery_way", request->delivery_way);
    bind_text(&query, ":letter_number", request->letter_number);
    bind_optional_day(&query, ":letter_date", request->letter_date);
    bind_text(&query, ":period_wanted", request->period_wanted ? request->period_wanted : "");
    bind_text(&query, ":format_wanted", request->format_wanted ? request->format_wanted : "");
    return query_run(&query);
}

enum result request_add(struct tx *tx, struct arena *arena, const struct submission *by,
                        const struct information_request_new *request, struct case_receipt *ret) {
    enum result result = case_by_nonce(tx->db, arena, &request->common.nonce, ret);
    if (result != REFUSED_ABSENT) return result;
    struct case_parts parts = { .by = by, .common = &request->common, .identity = request->identity };
    struct case_added added;
    result = case_add(tx, arena, &parts, CASE_REQUEST, &added);
    if (result == DONE) result = insert(tx, added.id, &request->request);
    return result == DONE ? case_add_rest(tx, arena, &parts, &added, ret) : result;
}

enum result request_submit(struct db *db, struct arena *arena, const struct submission *by,
                           const struct information_request_new *request, struct case_receipt *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    struct case_receipt receipt;
    enum result result = tx_begin(db, &tx);
    if (result == DONE) result = request_add(&tx, arena, by, request, &receipt);
    if (result == DONE && !receipt.repeated) result = tx_commit(&tx);
    if (result == DONE) *ret = receipt;
    return result;
}

enum result request_of(struct db *db, struct arena *arena, struct case_id id, struct information_request *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &REQUEST_STATEMENTS, OF_CASE);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    struct information_request request;
    request.kind = take_text(&query, arena);
    request.agency_kind = take_text(&query, arena);
    request.agency = take_text(&query, arena);
    request.information = take_text(&query, arena);
    request.purpose = take_text(&query, arena);
    request.obtain_way = take_text(&query, arena);
    request.delivery_way = take_text(&query, arena);
    request.letter_number = take_text(&query, arena);
    request.letter_date = take_optional_day(&query);
    request.extended_at = take_instant(&query);
    request.extended = request.extended_at != 0;
    request.refusal_ground = take_text(&query, arena);
    request.reply_letter_number = take_text(&query, arena);
    request.reply_letter_date = take_optional_day(&query);
    request.period_wanted = take_text(&query, arena);
    request.format_wanted = take_text(&query, arena);
    request.extension_ground = take_text(&query, arena);
    request.decided_by.value = take_number(&query);
    request.delivered_on = take_optional_day(&query);
    if (query.result == DONE) *ret = request;
    return query.result;
}

enum result request_extend(struct tx *tx, struct case_id id, struct request_extension extension) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &REQUEST_STATEMENTS, EXTEND);
    bind_number(&query, ":case_id", id.value);
    bind_instant(&query, ":at", extension.at);
    bind_text(&query, ":ground", extension.ground);
    return query_run_changing(&query);
}

enum result request_refuse(struct tx *tx, struct case_id id, const char *ground) {
    if (*ground == '\0') return REFUSED_INVALID;
    CLEANUP_QUERY struct query query = query_start(tx->db, &REQUEST_STATEMENTS, REFUSE);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":ground", ground);
    return query_run_changing(&query);
}

enum result request_reply_letter(struct tx *tx, struct case_id id, struct reply_letter letter) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &REQUEST_STATEMENTS, REPLY_LETTER);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":number", letter.number);
    bind_optional_day(&query, ":date", letter.date);
    return query_run_changing(&query);
}

enum result request_deliver(struct tx *tx, struct case_id id, day_number on) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &REQUEST_STATEMENTS, DELIVER);
    bind_number(&query, ":case_id", id.value);
    bind_day(&query, ":on", on);
    return query_run_changing(&query);
}

/* After an answer the next step is the requester's: the last day of an objection. */
enum result request_moment_of(const struct case_row *row, const struct information_request *request, day_number today,
                              struct request_moment *ret) {
    struct request_moment moment = { .is_extended = request->extended, .is_agency = request->agency_kind != NULL, .today = today,
                                     .due_on = row->due_on, .object_until = row->step_due_on };
    if (!request_state_parse(row->state, &moment.state)) return FAILED_INTERNAL;
    *ret = moment;
    return DONE;
}
