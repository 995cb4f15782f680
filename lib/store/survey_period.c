/* Scope: survey periods: opening, ending, finding. */
#include <string.h>

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"
#include "lib/store/slip_box.h"
#include "lib/store/survey.h"

enum { ALL, BY_ID, BY_KEY, CURRENT, OPEN, CLOSE, OVER, SETTLE };

#define COLUMNS                                                                                                              \
    "p.id, p.instrument_id, p.key, p.label, p.service_code, p.unit_code, p.starts_on, p.ends_on, p.state, p.closes_at, p.population, " \
    "coalesce((SELECT sum(count) FROM survey_total AS t WHERE t.period_id = p.id), 0)"

static const struct statement ROWS[] = {
    [ALL] = { "survey_periods", FOR_INTAKE | FOR_STAFF, "SELECT " COLUMNS " FROM survey_period AS p ORDER BY p.starts_on DESC, p.key DESC" },
    [BY_ID] = { "survey_period", FOR_INTAKE | FOR_STAFF, "SELECT " COLUMNS " FROM survey_period AS p WHERE p.id = :id" },
    [BY_KEY] = { "survey_period_by_key", FOR_INTAKE | FOR_STAFF, "SELECT " COLUMNS " FROM survey_period AS p WHERE p.key = :key" },
    [CURRENT] = { "survey_period_current", FOR_INTAKE | FOR_STAFF,
                  "SELECT " COLUMNS " FROM survey_period AS p WHERE p.state = 'open' AND p.key = p.label AND :today BETWEEN p.starts_on "
                  "AND p.ends_on ORDER BY p.starts_on DESC, p.label LIMIT 1" },
    [OPEN] = { "survey_period_open", FOR_STAFF,
               "INSERT INTO survey_period (id, key, instrument_id, label, service_code, unit_code, starts_on, ends_on, state, closes_at, population) "
               "VALUES (:id, :key, :instrument, :label, :service, :unit, :starts_on, :ends_on, 'open', NULL, :population)" },
    [CLOSE] = { "survey_period_close", FOR_STAFF,
                "UPDATE survey_period SET state = :state, closes_at = :closes_at WHERE id = :id AND state = 'open'" },
    [OVER] = { "survey_periods_over", FOR_STAFF, "SELECT id FROM survey_period AS p WHERE state = 'closing' AND closes_at <= :now "
               "AND NOT EXISTS (SELECT 1 FROM survey_sheet WHERE period_id = p.id) ORDER BY id" },
    [SETTLE] = { "survey_period_settle", FOR_STAFF, "UPDATE survey_period SET state = 'closed' WHERE id = :id AND state = 'closing'" },
};
const struct statement_table SURVEY_PERIOD_STATEMENTS = STATEMENT_TABLE(FAMILY_SURVEY_PERIOD, ROWS);

static const char *const STATES[] = { [SURVEY_OPEN] = "open", [SURVEY_CLOSING] = "closing", [SURVEY_CLOSED] = "closed" };

static enum survey_state state_of(const char *text) {
    enum survey_state state = SURVEY_OPEN;
    while (state < SURVEY_CLOSED && strcmp(STATES[state], text) != 0) state++;
    return state;
}

static void fill(struct query *query, struct arena *arena, void *place) {
    struct survey_period *period = place;
    period->id.value = take_number(query);
    period->instrument.value = take_number(query);
    period->key = take_text(query, arena);
    period->label = take_text(query, arena);
    period->service_code = take_text(query, arena);
    period->unit_code = take_text(query, arena);
    period->starts_on = take_day(query);
    period->ends_on = take_day(query);
    const char *state = take_text(query, arena);
    period->state = state ? state_of(state) : SURVEY_CLOSED;
    period->open = period->state == SURVEY_OPEN;
    period->closes_at = take_instant(query);
    period->population = take_optional_number(query);
    period->respondents = take_number(query);
}

const char *survey_period_scope(const struct survey_period *period) {
    const char *key = period->key ? period->key : period->label, *rest = key + strlen(period->label);
    return *rest == '-' ? rest + 1 : rest;
}

enum result survey_period_list(struct db *db, struct arena *arena, struct survey_periods *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_PERIOD_STATEMENTS, ALL);
    return query_list(&query, arena, fill, ret);
}

static enum result one(struct query *query, struct arena *arena, struct survey_period *ret) {
    if (!query_row(query)) return query_absent(query);
    struct survey_period period;
    fill(query, arena, &period);
    if (query->result == DONE) *ret = period;
    return query->result;
}

enum result survey_period_by_id(struct db *db, struct arena *arena, struct survey_period_id id, struct survey_period *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_PERIOD_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    return one(&query, arena, ret);
}

enum result survey_period_by_key(struct db *db, struct arena *arena, const char *key, struct survey_period *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_PERIOD_STATEMENTS, BY_KEY);
    bind_text(&query, ":key", key);
    return one(&query, arena, ret);
}

enum result survey_period_current(struct db *db, struct arena *arena, day_number today, struct survey_period *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SURVEY_PERIOD_STATEMENTS, CURRENT);
    bind_day(&query, ":today", today);
    return one(&query, arena, ret);
}

static enum result insert(struct tx *tx, const struct survey_period *period, struct survey_period_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_PERIOD_STATEMENTS, OPEN);
    bind_number(&query, ":id", id.value);
    bind_text(&query, ":key", period->key ? period->key : period->label);
    bind_number(&query, ":instrument", period->instrument.value);
    bind_text(&query, ":label", period->label);
    bind_text(&query, ":service", period->service_code);
    bind_text(&query, ":unit", period->unit_code);
    bind_day(&query, ":starts_on", period->starts_on);
    bind_day(&query, ":ends_on", period->ends_on);
    bind_optional_number(&query, ":population", period->population);
    return query_run(&query);
}

enum result survey_period_open(struct tx *tx, const struct actor *actor, instant now, const struct survey_period *period,
                               struct survey_period_id *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct survey_period_id id = { random_id() };
    enum result result = instrument_seal(tx, arena, period->instrument);
    if (result == DONE) result = insert(tx, period, id);
    struct audit_entry entry = { .action = "period.open", .subject = "period", .subject_id = id.value,
                                 .detail = period->key ? period->key : period->label };
    if (result == DONE) result = audit_add(tx, actor, now, &entry);
    if (result == DONE) *ret = id;
    return result;
}

static enum result end(struct tx *tx, struct survey_period_id id, enum survey_state state, instant closes_at) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_PERIOD_STATEMENTS, CLOSE);
    bind_number(&query, ":id", id.value);
    bind_text(&query, ":state", STATES[state]);
    bind_instant(&query, ":closes_at", closes_at);
    return query_run_changing(&query);
}

enum result survey_period_close(struct tx *tx, const struct actor *actor, instant now, struct survey_period_id id, int64_t grace) {
    enum result result = grace > 0 ? DONE : slip_box_empty(tx, id);
    if (result == DONE) result = end(tx, id, grace > 0 ? SURVEY_CLOSING : SURVEY_CLOSED, now + grace);
    struct audit_entry entry = { .action = "period.close", .subject = "period", .subject_id = id.value, .detail = "" };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

struct over { struct survey_period_id *rows; size_t count; };

static void fill_over(struct query *query, struct arena *arena, void *place) {
    (void)arena;
    ((struct survey_period_id *)place)->value = take_number(query);
}

static enum result find_over(struct tx *tx, struct arena *arena, instant now, struct over *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_PERIOD_STATEMENTS, OVER);
    bind_instant(&query, ":now", now);
    return query_list(&query, arena, fill_over, ret);
}

static enum result settle(struct tx *tx, struct survey_period_id id) {
    enum result result = slip_box_empty(tx, id);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &SURVEY_PERIOD_STATEMENTS, SETTLE);
    bind_number(&query, ":id", id.value);
    return query_run(&query);
}

enum result survey_period_settle(struct tx *tx, instant now) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct over over = { 0 };
    enum result result = find_over(tx, arena, now, &over);
    for (size_t i = 0; result == DONE && i < over.count; i++) result = settle(tx, over.rows[i]);
    return result;
}
