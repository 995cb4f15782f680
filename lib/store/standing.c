/* Scope: the table of standing requests. */
#include "lib/store/standing.h"

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { LIST, BY_ID, ADD, CHANGE, END, NOTE, CASES };

#define COLUMNS "s.id, s.agency_kind, s.agency, s.subject, s.information, s.period, s.format_wanted, s.obtain_way, s.delivery_way, " \
                "s.letter_number, s.letter_date, s.day, s.first_month, " \
                "(SELECT max(month) FROM standing_request_made AS m WHERE m.standing_id = s.id), s.ended_on, s.version"

static const struct statement ROWS[] = {
    [LIST] = { "standing_list", FOR_STAFF,
               "SELECT " COLUMNS " FROM standing_request AS s ORDER BY s.ended_on IS NOT NULL, s.agency COLLATE NOCASE, s.subject COLLATE NOCASE" },
    [BY_ID] = { "standing_by_id", FOR_STAFF, "SELECT " COLUMNS " FROM standing_request AS s WHERE s.id = :id" },
    [ADD] = { "standing_add", FOR_STAFF,
              "INSERT INTO standing_request (id, agency_kind, agency, subject, information, period, format_wanted, obtain_way, delivery_way, "
              "letter_number, letter_date, day, first_month, ended_on, version) VALUES (:id, :agency_kind, :agency, :subject, :information, "
              ":period, :format_wanted, :obtain_way, :delivery_way, :letter_number, :letter_date, :day, :first_month, NULL, 1)" },
    [CHANGE] = { "standing_change", FOR_STAFF,
                 "UPDATE standing_request SET agency_kind = :agency_kind, agency = :agency, subject = :subject, information = :information, "
                 "period = :period, format_wanted = :format_wanted, obtain_way = :obtain_way, delivery_way = :delivery_way, "
                 "letter_number = :letter_number, letter_date = :letter_date, day = :day, version = version + 1 "
                 "WHERE id = :id AND version = :version AND ended_on IS NULL" },
    [END] = { "standing_end", FOR_STAFF,
              "UPDATE standing_request SET ended_on = :today, version = version + 1 WHERE id = :id AND version = :version AND ended_on IS NULL" },
    [NOTE] = { "standing_note", FOR_ADMIN, "INSERT INTO standing_request_made (standing_id, month, case_id) VALUES (:id, :month, :case_id)" },
    [CASES] = { "standing_cases", FOR_STAFF,
                "SELECT m.month, c.number, c.state, c.due_on FROM standing_request_made AS m JOIN cases AS c ON c.id = m.case_id "
                "WHERE m.standing_id = :id AND NOT EXISTS (SELECT 1 FROM case_exclusion AS x WHERE x.case_id = c.id AND (x.staff_id = :viewer "
                "OR x.unit_code = (SELECT unit_code FROM staff WHERE id = :viewer))) ORDER BY m.month DESC LIMIT :most" },
};
const struct statement_table STANDING_STATEMENTS = STATEMENT_TABLE(FAMILY_STANDING, ROWS);

static month_number take_month(struct query *query, struct arena *arena) {
    const char *text = take_text(query, arena);
    month_number month = 0;
    if (text && !month_parse(text, &month)) query->result = FAILED_INTERNAL;
    return month;
}

static void fill(struct query *query, struct arena *arena, void *place) {
    struct standing *row = place;
    row->id.value = take_number(query);
    row->agency_kind = take_text(query, arena);
    row->agency = take_text(query, arena);
    row->subject = take_text(query, arena);
    row->information = take_text(query, arena);
    row->period = take_text(query, arena);
    row->format_wanted = take_text(query, arena);
    row->obtain_way = take_text(query, arena);
    row->delivery_way = take_text(query, arena);
    row->letter_number = take_text(query, arena);
    row->letter_date = take_optional_day(query);
    row->rule.day = (int)take_number(query);
    row->rule.first = take_month(query, arena);
    row->rule.last = take_month(query, arena);
    row->ended_on = take_optional_day(query);
    row->version = take_number(query);
}

enum result standing_list(struct db *db, struct arena *arena, struct standings *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &STANDING_STATEMENTS, LIST);
    return query_list(&query, arena, fill, ret);
}

enum result standing_by_id(struct db *db, struct arena *arena, struct standing_id id, struct standing *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &STANDING_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    struct standing found;
    fill(&query, arena, &found);
    if (query.result == DONE) *ret = found;
    return query.result;
}

/* ---- changes ---- */

static enum result note(struct tx *tx, const struct actor *actor, instant now, struct standing_id id, const char *action) {
    struct audit_entry entry = { .action = action, .subject = "standing", .subject_id = id.value, .detail = "" };
    return audit_add(tx, actor, now, &entry);
}

static void bind_standing(struct query *query, const struct standing *row) {
    bind_text(query, ":agency_kind", row->agency_kind);
    bind_text(query, ":agency", row->agency);
    bind_text(query, ":subject", row->subject);
    bind_text(query, ":information", row->information);
    bind_text(query, ":period", row->period);
    bind_text(query, ":format_wanted", row->format_wanted);
    bind_text(query, ":obtain_way", row->obtain_way);
    bind_text(query, ":delivery_way", row->delivery_way);
    bind_text(query, ":letter_number", row->letter_number);
    bind_optional_day(query, ":letter_date", row->letter_date);
    bind_number(query, ":day", row->rule.day);
}

static enum result insert(struct tx *tx, struct standing_id id, const struct standing *row, const char *first) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &STANDING_STATEMENTS, ADD);
    bind_standing(&query, row);
    bind_number(&query, ":id", id.value);
    bind_text(&query, ":first_month", first);
    return query_run(&query);
}

enum result standing_add(struct tx *tx, const struct actor *actor, instant now, const struct standing *row, struct standing_id *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct standing_id id = { random_id() };
    enum result result = insert(tx, id, row, month_text(arena, row->rule.first));
    if (result == DONE) result = note(tx, actor, now, id, "standing.add");
    if (result == DONE) *ret = id;
    return result;
}

static enum result update(struct tx *tx, const struct standing *row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &STANDING_STATEMENTS, CHANGE);
    bind_standing(&query, row);
    bind_number(&query, ":id", row->id.value);
    bind_number(&query, ":version", row->version);
    return query_run_changing(&query);
}

enum result standing_change(struct tx *tx, const struct actor *actor, instant now, const struct standing *row) {
    enum result result = update(tx, row);
    return result == DONE ? note(tx, actor, now, row->id, "standing.change") : result;
}

static enum result finish(struct tx *tx, const struct standing_end *end) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &STANDING_STATEMENTS, END);
    bind_number(&query, ":id", end->id.value);
    bind_number(&query, ":version", end->version);
    bind_day(&query, ":today", end->today);
    return query_run_changing(&query);
}

enum result standing_end(struct tx *tx, const struct actor *actor, instant now, const struct standing_end *end) {
    enum result result = finish(tx, end);
    return result == DONE ? note(tx, actor, now, end->id, "standing.end") : result;
}

/* ---- what was made of it ---- */

enum result standing_note(struct tx *tx, const struct standing_step *step) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_QUERY struct query query = query_start(tx->db, &STANDING_STATEMENTS, NOTE);
    bind_number(&query, ":id", step->id.value);
    bind_text(&query, ":month", month_text(arena, step->month));
    bind_number(&query, ":case_id", step->made.value);
    return query_run(&query);
}

static void fill_made(struct query *query, struct arena *arena, void *place) {
    struct standing_made *row = place;
    row->month = take_month(query, arena);
    row->number = take_text(query, arena);
    row->state = take_text(query, arena);
    row->due_on = take_day(query);
}

enum result standing_cases(struct db *db, struct arena *arena, const struct standing_question *question, struct standing_mades *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &STANDING_STATEMENTS, CASES);
    bind_number(&query, ":id", question->id.value);
    bind_number(&query, ":viewer", question->viewer.value);
    bind_number(&query, ":most", (int64_t)question->most);
    return query_list(&query, arena, fill_made, ret);
}
