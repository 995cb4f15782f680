/* Scope: reading the register of requests. */
#include "lib/store/request_report.h"

#include "lib/rules/format.h"
#include "lib/store/families.h"
#include "lib/store/request_avoided.h"
#include "lib/store/identity.h"

enum { READ };

/* A letter's answer has no written notice: the step tells when it was given. */
static const struct statement ROWS[] = {
    [READ] = { "request_report_read", FOR_STAFF,
               "SELECT c.id, c.number, c.state, q.kind = 'agency', coalesce(q.agency_kind, ''), q.agency, c.subject, q.information, q.purpose, "
               "q.period_wanted, q.format_wanted, q.obtain_way, q.letter_number, q.reply_letter_number, c.received_on, coalesce(o.answer_due_on, c.due_on), "
               "q.letter_date, q.reply_letter_date, "
               "(SELECT e.at FROM case_event AS e WHERE e.case_id = c.id AND e.type IN ('answer', 'answer_partly', 'refuse') "
               "ORDER BY e.sequence LIMIT 1), q.delivered_on, q.extended_at IS NOT NULL, "
               "coalesce(d.outcome, ''), coalesce(d.held_by, ''), coalesce(d.holder, ''), coalesce(d.form, ''), coalesce(d.reason, ''), "
               "coalesce(d.exemptions, ''), coalesce(d.sheets * d.sheet_price + d.delivery_cost + d.other_cost, 0), "
               "coalesce(o.year, 0), coalesce(o.sequence, 0), coalesce(o.reasons, ''), coalesce(o.outcome, ''), o.entered_on, o.due_on, "
               "o.answered_on FROM cases AS c JOIN information_request AS q ON q.case_id = c.id "
               "LEFT JOIN request_decision AS d ON d.case_id = c.id AND d.round = 1 LEFT JOIN request_objection AS o ON o.case_id = c.id "
               "WHERE c.kind = 'request' AND c.received_on BETWEEN :first AND :last AND NOT EXISTS "
               "(SELECT 1 FROM case_exclusion AS x WHERE x.case_id = c.id AND (x.staff_id = :viewer "
               "OR x.unit_code = (SELECT unit_code FROM staff WHERE id = :viewer))) ORDER BY c.received_on, c.number" },
};
const struct statement_table REQUEST_REPORT_STATEMENTS = STATEMENT_TABLE(FAMILY_REQUEST_REPORT, ROWS);


static void fill_asked(struct query *query, struct arena *arena, struct request_row *row) {
    row->number = take_text(query, arena);
    row->state = take_text(query, arena);
    row->is_agency = take_flag(query);
    row->agency_kind = take_text(query, arena);
    row->agency = take_text(query, arena);
    row->subject = take_text(query, arena);
    row->information = take_text(query, arena);
    row->purpose = take_text(query, arena);
    row->period_wanted = take_text(query, arena);
    row->format_wanted = take_text(query, arena);
    row->obtain_way = take_text(query, arena);
    row->letter_number = take_text(query, arena);
    row->reply_letter_number = take_text(query, arena);
    row->received_on = take_day(query);
    row->due_on = take_day(query);
}

static int take_known(struct query *query, day_number *ret) {
    struct optional_day day = take_optional_day(query);
    *ret = day.day;
    return day.known;
}

static void fill_answered(struct query *query, struct arena *arena, struct request_row *row, int zone_offset) {
    row->has_letter_date = take_known(query, &row->letter_date);
    row->has_reply_date = take_known(query, &row->reply_date);
    instant decided = take_instant(query);
    row->is_decided = decided != 0;
    row->decided_on = decided ? instant_day(decided, zone_offset) : 0;
    row->is_delivered = take_known(query, &row->delivered_on);
    row->is_extended = take_flag(query);
    row->outcome = take_text(query, arena);
    row->held_by = take_text(query, arena);
    row->holder = take_text(query, arena);
    row->form = take_text(query, arena);
    row->reason = take_text(query, arena);
    row->ground = take_text(query, arena);
    row->cost = take_number(query);
}

static void fill_objection(struct query *query, struct arena *arena, struct request_row *row) {
    row->objection_year = (int)take_number(query);
    row->objection_sequence = (int)take_number(query);
    row->objection_reasons = take_text(query, arena);
    row->objection_outcome = take_text(query, arena);
    row->objected_on = take_day(query);
    row->objection_due_on = take_day(query);
    row->objection_answered_on = take_day(query);
    row->name = row->address = row->contact = row->occupation = "";
}

static enum result name_requester(struct db *db, struct arena *arena, const struct keys *keys, struct case_id id, struct request_row *row) {
    struct identity identity;
    enum result result = identity_open(db, arena, keys, id, &identity);
    if (result != DONE) return result == REFUSED_ABSENT || result == REFUSED_FORBIDDEN ? DONE : result;
    row->name = identity.name;
    row->address = identity.address;
    row->occupation = identity.occupation;
    row->contact = *identity.phone ? format_phone(arena, identity.phone) : identity.email;
    return DONE;
}

enum result request_report_read(struct db *db, struct arena *arena, const struct request_span *span, const struct keys *keys,
                                struct request_rows *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &REQUEST_REPORT_STATEMENTS, READ);
    bind_day(&query, ":first", span->first);
    bind_day(&query, ":last", span->last);
    bind_number(&query, ":viewer", span->viewer.value);
    struct rows rows = rows_in(arena, sizeof(struct request_row));
    enum result result = DONE;
    while (result == DONE && query_row(&query)) {
        struct request_row *row = rows_add(&rows);
        struct case_id id = { take_number(&query) };
        fill_asked(&query, arena, row);
        fill_answered(&query, arena, row, span->zone_offset);
        fill_objection(&query, arena, row);
        if (keys && !row->is_agency) result = name_requester(db, arena, keys, id, row);
    }
    if (result == DONE) result = query.result;
    int64_t avoided = 0;
    if (result == DONE) result = request_avoided_count(db, &(struct avoided_span){ span->first, span->last }, &avoided);
    if (result == DONE) *ret = (struct request_rows){ rows.first, rows.count, avoided };
    return result;
}
