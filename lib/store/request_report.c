/* Scope: reading the register of requests. */
#include "lib/store/request_report.h"

#include "lib/rules/format.h"
#include "lib/store/families.h"
#include "lib/store/identity.h"

enum { READ, READ_OBJECTED };

/* A letter's answer has no written notice: the step tells when it was given. */
#define COLUMNS                                                                                                                                \
    "SELECT c.id, c.number, c.state, q.kind = 'agency', coalesce(q.agency_kind, ''), q.agency, c.subject, q.information, q.purpose, " \
    "q.period_wanted, q.format_wanted, q.obtain_way, q.letter_number, q.reply_letter_number, c.received_on, coalesce(o.answer_due_on, c.due_on), " \
    "q.letter_date, q.reply_letter_date, " \
    "(SELECT e.at FROM case_event AS e WHERE e.case_id = c.id AND e.type IN ('answer', 'answer_partly', 'refuse') " \
    "ORDER BY e.sequence LIMIT 1), q.delivered_on, q.extended_at IS NOT NULL, " \
    "coalesce(d.outcome, ''), coalesce(d.held_by, ''), coalesce(d.holder, ''), coalesce(d.form, ''), coalesce(d.reason, ''), " \
    "coalesce(d.exemptions, ''), coalesce(d.sheets * d.sheet_price + d.delivery_cost + d.other_cost, 0), " \
    "coalesce(o.year, 0), coalesce(o.sequence, 0), coalesce(o.reasons, ''), coalesce(o.outcome, ''), o.entered_on, o.due_on, " \
    "o.answered_on "
#define ANSWERS "LEFT JOIN request_decision AS d ON d.case_id = c.id AND d.round = 1 "
#define SHOWN                                                                                                                                  \
    "c.kind = 'request' AND c.received_on BETWEEN :first AND :last AND NOT EXISTS (SELECT 1 FROM case_exclusion AS x WHERE x.case_id = c.id "  \
    "AND (x.staff_id = :viewer OR x.unit_code = (SELECT unit_code FROM staff WHERE id = :viewer))) "                                           \
    "ORDER BY c.received_on, c.number LIMIT CASE :most WHEN 0 THEN -1 ELSE :most END"

static const struct statement ROWS[] = {
    [READ] = { "request_report_read", FOR_STAFF,
               COLUMNS "FROM cases AS c JOIN information_request AS q ON q.case_id = c.id " ANSWERS
               "LEFT JOIN request_objection AS o ON o.case_id = c.id WHERE (:kind IS NULL OR q.kind = :kind) AND " SHOWN },
    [READ_OBJECTED] = { "request_report_objected", FOR_STAFF,
                        COLUMNS "FROM request_objection AS o CROSS JOIN cases AS c ON c.id = o.case_id "
                        "JOIN information_request AS q ON q.case_id = c.id AND (:kind IS NULL OR q.kind = :kind) " ANSWERS "WHERE " SHOWN },
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

static struct query start(const struct request_reading *reading, struct request_choice choice) {
    static const char *const KINDS[REQUEST_SIDE_COUNT] = { NULL, "citizen", "agency", "citizen" };
    unsigned row = choice.side == REQUEST_SIDE_OBJECTED ? READ_OBJECTED : READ;
    struct query query = query_start(reading->db, &REQUEST_REPORT_STATEMENTS, row);
    bind_day(&query, ":first", reading->span->first);
    bind_day(&query, ":last", reading->span->last);
    bind_number(&query, ":viewer", reading->span->viewer.value);
    bind_text(&query, ":kind", KINDS[choice.side]);
    bind_number(&query, ":most", (int64_t)choice.most);
    return query;
}

enum result request_report_each(void *reading, struct request_choice choice, request_taker *take, void *taking) {
    const struct request_reading *by = reading;
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_QUERY struct query query = start(by, choice);
    enum result result = DONE;
    while (result == DONE && query_row(&query)) {
        struct request_row row;
        struct case_id id = { take_number(&query) };
        fill_asked(&query, arena, &row);
        fill_answered(&query, arena, &row, by->span->zone_offset);
        fill_objection(&query, arena, &row);
        if (by->keys && choice.side != REQUEST_SIDE_ALL && !row.is_agency) result = name_requester(by->db, arena, by->keys, id, &row);
        if (result == DONE) result = query.result;
        if (result == DONE) result = take(taking, &row);
        arena_reset(arena);
    }
    return result == DONE ? query.result : result;
}
