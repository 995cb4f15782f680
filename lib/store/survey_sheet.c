/* Scope: sheets of paper questionnaires that staff key in. */
#include "lib/store/survey_sheet.h"

#include <string.h>

#include "lib/store/audit.h"
#include "lib/store/families.h"

#define KEYED "survey.key"
#define COLUMNS "staff_id, nonce, answered_on, service_code, counter_code, sex, age_group, education, occupation, answers, suggestion"

enum { KEYED_SINCE, IS_DOUBLE, SET_DOUBLE, END_DOUBLE, ENTRIES, WAITING, PUT, TAKE, DONE_BEFORE, FINISH, IS_KNOWN };

static const struct statement ROWS[] = {
    [KEYED_SINCE] = { "survey_sheets_keyed", FOR_STAFF,
                      "SELECT count(*) FROM audit WHERE subject = 'period' AND subject_id = :period AND action = '" KEYED "' AND staff_id = :staff "
                      "AND at >= :since" },
    [IS_DOUBLE] = { "survey_double_entry", FOR_STAFF, "SELECT 1 FROM survey_double_entry WHERE period_id = :period" },
    [SET_DOUBLE] = { "survey_double_entry_set", FOR_STAFF, "INSERT INTO survey_double_entry (period_id) VALUES (:period) ON CONFLICT DO NOTHING" },
    [END_DOUBLE] = { "survey_double_entry_end", FOR_STAFF, "DELETE FROM survey_double_entry WHERE period_id = :period" },
    [ENTRIES] = { "survey_sheet_entries", FOR_STAFF,
                  "SELECT " COLUMNS " FROM survey_sheet WHERE period_id = :period AND number = :number ORDER BY staff_id" },
    [WAITING] = { "survey_sheets_waiting", FOR_STAFF,
                  "SELECT number, count(*), sum(staff_id = :staff) FROM survey_sheet WHERE period_id = :period GROUP BY number ORDER BY number" },
    [PUT] = { "survey_sheet_put", FOR_STAFF,
              "INSERT INTO survey_sheet (period_id, number, " COLUMNS ") VALUES (:period, :number, :staff, :nonce, :answered_on, :service, :counter, "
              ":sex, :age_group, :education, :occupation, :answers, :suggestion)" },
    [TAKE] = { "survey_sheet_take", FOR_STAFF, "DELETE FROM survey_sheet WHERE period_id = :period AND number = :number" },
    [DONE_BEFORE] = { "survey_sheet_is_done", FOR_STAFF, "SELECT 1 FROM survey_sheet_done WHERE period_id = :period AND number = :number" },
    [FINISH] = { "survey_sheet_done", FOR_STAFF, "INSERT INTO survey_sheet_done (period_id, number) VALUES (:period, :number)" },
    [IS_KNOWN] = { "survey_sheet_is_answer", FOR_STAFF, "SELECT 1 FROM survey_response WHERE period_id = :period AND nonce = :nonce" },
};
const struct statement_table SURVEY_SHEET_STATEMENTS = STATEMENT_TABLE(FAMILY_SURVEY_SHEET, ROWS);

static enum result note(struct tx *tx, const struct actor *actor, instant now, const char *action, struct survey_period_id period) {
    struct audit_entry entry = { .action = action, .subject = "period", .subject_id = period.value, .detail = "" };
    return audit_add(tx, actor, now, &entry);
}

/* ---- keyed once ---- */

static enum result answer(struct tx *tx, instant now, const struct survey_response *response, bool *ret_new) {
    struct survey_response row = *response;
    row.channel = "paper";
    return survey_response_add(tx, &row, now, ret_new);
}

enum result survey_sheet_add(struct tx *tx, const struct actor *actor, instant now, const struct survey_response *response,
                             enum survey_sheet_outcome *ret) {
    bool is_new = false;
    enum result result = answer(tx, now, response, &is_new);
    if (result == DONE) *ret = is_new ? SHEET_STORED : SHEET_REPEATED;
    return result == DONE && is_new ? note(tx, actor, now, KEYED, response->period) : result;
}

enum result survey_sheet_count(struct db *db, const struct survey_sheet_work *work, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_SHEET_STATEMENTS, KEYED_SINCE);
    bind_number(&query, ":period", work->period.value);
    bind_number(&query, ":staff", work->staff.value);
    bind_instant(&query, ":since", work->since);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return query.result;
}

/* ---- one sheet by its number ---- */

static struct query start(struct db *db, unsigned row, struct survey_period_id period, int64_t number) {
    struct query query = query_start(db, &SURVEY_SHEET_STATEMENTS, row);
    bind_number(&query, ":period", period.value);
    bind_number(&query, ":number", number);
    return query;
}

static void fill(struct query *query, struct arena *arena, void *place) {
    struct survey_sheet *sheet = place;
    struct survey_response *response = &sheet->response;
    sheet->staff.value = take_number(query);
    take_bytes(query, response->nonce.bytes, sizeof response->nonce.bytes);
    response->answered_on = take_day(query);
    response->service_code = take_text(query, arena);
    response->counter_code = take_text(query, arena);
    response->sex = take_text(query, arena);
    response->age_group = take_text(query, arena);
    response->education = take_text(query, arena);
    response->occupation = take_text(query, arena);
    response->answers = take_text(query, arena);
    response->suggestion = take_text(query, arena);
}

enum result survey_sheet_entries(struct db *db, struct arena *arena, struct survey_period_id period, int64_t number, struct survey_sheets *ret) {
    CLEANUP_QUERY struct query query = start(db, ENTRIES, period, number);
    enum result result = query_list(&query, arena, fill, ret);
    for (size_t i = 0; result == DONE && i < ret->count; i++) {
        ret->rows[i].number = number;
        ret->rows[i].response.period = period;
    }
    return result;
}

static void fill_waiting(struct query *query, struct arena *arena, void *place) {
    (void)arena;
    struct survey_sheet_waiting *waiting = place;
    waiting->number = take_number(query);
    waiting->entries = take_number(query);
    waiting->own = take_flag(query);
}

enum result survey_sheets_waiting(struct db *db, struct arena *arena, struct survey_period_id period, struct staff_id visitor,
                                  struct survey_sheets_waiting *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_SHEET_STATEMENTS, WAITING);
    bind_number(&query, ":period", period.value);
    bind_number(&query, ":staff", visitor.value);
    return query_list(&query, arena, fill_waiting, ret);
}

static enum result is_done(struct tx *tx, const struct survey_sheet *sheet, bool *ret) {
    CLEANUP_QUERY struct query query = start(tx->db, DONE_BEFORE, sheet->response.period, sheet->number);
    *ret = query_row(&query);
    return query.result;
}

static enum result is_answer(struct tx *tx, const struct survey_response *response, bool *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_SHEET_STATEMENTS, IS_KNOWN);
    bind_number(&query, ":period", response->period.value);
    bind_bytes(&query, ":nonce", response->nonce.bytes, sizeof response->nonce.bytes);
    *ret = query_row(&query);
    return query.result;
}

static enum result put(struct tx *tx, struct staff_id staff, const struct survey_sheet *sheet) {
    const struct survey_response *response = &sheet->response;
    CLEANUP_QUERY struct query query = start(tx->db, PUT, response->period, sheet->number);
    bind_number(&query, ":staff", staff.value);
    bind_bytes(&query, ":nonce", response->nonce.bytes, sizeof response->nonce.bytes);
    bind_day(&query, ":answered_on", response->answered_on);
    bind_text(&query, ":service", response->service_code);
    bind_text(&query, ":counter", response->counter_code);
    bind_text(&query, ":sex", response->sex);
    bind_text(&query, ":age_group", response->age_group);
    bind_text(&query, ":education", response->education);
    bind_text(&query, ":occupation", response->occupation);
    bind_text(&query, ":answers", response->answers);
    bind_text(&query, ":suggestion", response->suggestion ? response->suggestion : "");
    return query_run(&query);
}

static enum result run(struct tx *tx, unsigned row, struct survey_period_id period, int64_t number) {
    CLEANUP_QUERY struct query query = start(tx->db, row, period, number);
    return query_run(&query);
}

/* ---- keyed twice ---- */

static bool same_text(const char *left, const char *right) {
    return strcmp(left ? left : "", right ? right : "") == 0;
}

/* Words are copied by hand and count for nothing: they are not compared, the longer ones are kept. */
static bool is_alike(const struct survey_response *left, const struct survey_response *right) {
    return left->answered_on == right->answered_on && same_text(left->service_code, right->service_code) &&
           same_text(left->counter_code, right->counter_code) && same_text(left->sex, right->sex) &&
           same_text(left->age_group, right->age_group) && same_text(left->education, right->education) &&
           same_text(left->occupation, right->occupation) && same_text(left->answers, right->answers);
}

static const char *longer(const char *left, const char *right) {
    if (!left || !right) return left ? left : right;
    return strlen(left) >= strlen(right) ? left : right;
}

/* The entries go, the number stays as one that was counted, and the answer comes. */
static enum result finish(struct tx *tx, instant now, const struct survey_sheet *sheet) {
    bool is_new = false;
    enum result result = run(tx, TAKE, sheet->response.period, sheet->number);
    if (result == DONE) result = run(tx, FINISH, sheet->response.period, sheet->number);
    if (result == DONE) result = answer(tx, now, &sheet->response, &is_new);
    return result == DONE && !is_new ? REFUSED_STALE : result;
}

static enum result second_entry(struct tx *tx, struct staff_id staff, instant now, const struct survey_sheet *first, const struct survey_sheet *sheet,
                                enum survey_sheet_outcome *ret) {
    if (!is_alike(&first->response, &sheet->response)) {
        *ret = SHEET_DIFFERS;
        return put(tx, staff, sheet);
    }
    struct survey_sheet both = *sheet;
    both.response.suggestion = longer(first->response.suggestion, sheet->response.suggestion);
    *ret = SHEET_STORED;
    return finish(tx, now, &both);
}

/* What is known before the entry is stored; SHEET_STORED when it may be. */
static enum result look(struct tx *tx, const struct actor *actor, const struct survey_sheet *sheet, const struct survey_sheets *before,
                        enum survey_sheet_outcome *ret) {
    bool was_done = false, was_sent = false;
    enum result result = is_answer(tx, &sheet->response, &was_sent);
    if (result == DONE) result = is_done(tx, sheet, &was_done);
    *ret = was_sent ? SHEET_REPEATED : was_done ? SHEET_IS_ANSWER : SHEET_STORED;
    if (result != DONE || *ret != SHEET_STORED) return result;
    for (size_t i = 0; i < before->count; i++) {
        if (before->rows[i].staff.value != actor->staff.value) continue;
        bool is_same_form = memcmp(before->rows[i].response.nonce.bytes, sheet->response.nonce.bytes, NONCE_BYTES) == 0;
        *ret = is_same_form ? SHEET_REPEATED : SHEET_KEYED_BY_YOU;
        return DONE;
    }
    if (before->count >= 2) *ret = SHEET_KEYED_TWICE;
    return DONE;
}

enum result survey_sheet_key(struct tx *tx, const struct actor *actor, instant now, const struct survey_sheet *sheet, bool takes_first,
                             enum survey_sheet_outcome *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct survey_sheets before = { 0 };
    enum result result = survey_sheet_entries(tx->db, arena, sheet->response.period, sheet->number, &before);
    if (result == DONE) result = look(tx, actor, sheet, &before, ret);
    if (result != DONE || *ret != SHEET_STORED) return result;
    if (before.count == 1) result = second_entry(tx, actor->staff, now, &before.rows[0], sheet, ret);
    else if (takes_first) {
        *ret = SHEET_WAITS;
        result = put(tx, actor->staff, sheet);
    } else {
        *ret = SHEET_TOO_LATE;
        return DONE;
    }
    return result == DONE ? note(tx, actor, now, KEYED, sheet->response.period) : result;
}

static enum result must_differ(struct tx *tx, struct survey_period_id period, int64_t number) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct survey_sheets entries = { 0 };
    enum result result = survey_sheet_entries(tx->db, arena, period, number, &entries);
    return result == DONE && entries.count != 2 ? REFUSED_STALE : result;
}

enum result survey_sheet_decide(struct tx *tx, const struct actor *actor, instant now, const struct survey_sheet *right) {
    enum result result = must_differ(tx, right->response.period, right->number);
    if (result == DONE) result = finish(tx, now, right);
    return result == DONE ? note(tx, actor, now, "survey.decide", right->response.period) : result;
}

enum result survey_sheet_drop(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id period, int64_t number) {
    enum result result = must_differ(tx, period, number);
    if (result == DONE) result = run(tx, TAKE, period, number);
    return result == DONE ? note(tx, actor, now, "survey.again", period) : result;
}

/* ---- which periods ---- */

enum result survey_double_entry(struct db *db, struct survey_period_id period, bool *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_SHEET_STATEMENTS, IS_DOUBLE);
    bind_number(&query, ":period", period.value);
    *ret = query_row(&query);
    return query.result;
}

enum result survey_double_entry_set(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id period, bool is_double) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_SHEET_STATEMENTS, is_double ? SET_DOUBLE : END_DOUBLE);
    bind_number(&query, ":period", period.value);
    enum result result = query_run(&query);
    return result == DONE ? note(tx, actor, now, is_double ? "survey.double" : "survey.single", period) : result;
}
