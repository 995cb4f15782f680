/* Scope: the ballot box of answers given with a slip. */
#include "lib/store/slip_box.h"

#include "lib/store/db_internal.h"
#include "lib/store/families.h"
#include "lib/store/survey_internal.h"

enum { KNOWN, COUNT, LIFT, LIFT_DUE, ADD, CLEAR, CLEAR_DUE, LAY, MOVE, WORDS, CLEAR_TRAY };

#define COLUMNS "nonce, period_id, answered_on, service_code, counter_code, device, seconds, sex, age_group, education, occupation, answers, suggestion"
#define IS_DUE "(:period IS NULL OR period_id = :period) AND (:monday IS NULL OR answered_on < :monday)"

static const struct statement ROWS[] = {
    [KNOWN] = { "slip_box_known", FOR_INTAKE | FOR_STAFF,
                "SELECT 1 FROM survey_slip_box WHERE nonce = :nonce UNION ALL "
                "SELECT 1 FROM survey_period AS p CROSS JOIN survey_response AS r ON r.period_id = p.id AND r.nonce = :nonce LIMIT 1" },
    [COUNT] = { "slip_box_count", FOR_INTAKE | FOR_STAFF,
                "SELECT count(*), coalesce(sum(answered_on < :monday), 0) FROM survey_slip_box" },
    [LIFT] = { "slip_box_lift", FOR_INTAKE | FOR_STAFF, "INSERT INTO survey_slip_tray (" COLUMNS ") SELECT " COLUMNS " FROM survey_slip_box" },
    [LIFT_DUE] = { "slip_box_lift_due", FOR_INTAKE | FOR_STAFF,
                   "INSERT INTO survey_slip_tray (" COLUMNS ") SELECT " COLUMNS " FROM survey_slip_box WHERE " IS_DUE },
    [ADD] = { "slip_box_add", FOR_INTAKE | FOR_STAFF,
              "INSERT INTO survey_slip_tray (" COLUMNS ") VALUES (:nonce, :period, :answered_on, :service, :counter, :device, :seconds, :sex, "
              ":age_group, :education, :occupation, :answers, :suggestion)" },
    [CLEAR] = { "slip_box_clear", FOR_INTAKE | FOR_STAFF, "DELETE FROM survey_slip_box" },
    [CLEAR_DUE] = { "slip_box_clear_due", FOR_INTAKE | FOR_STAFF, "DELETE FROM survey_slip_box WHERE " IS_DUE },
    [LAY] = { "slip_box_lay", FOR_INTAKE | FOR_STAFF,
              "INSERT INTO survey_slip_box (" COLUMNS ") SELECT " COLUMNS " FROM survey_slip_tray ORDER BY nonce" },
    [MOVE] = { "slip_box_move", FOR_INTAKE | FOR_STAFF,
               "INSERT INTO survey_response (period_id, nonce, channel, answered_on, service_code, counter_code, device, seconds, run, crowd, "
               "sex, age_group, education, occupation, answers) SELECT period_id, nonce, 'slip', answered_on, service_code, counter_code, "
               "device, seconds, 1, 1, sex, age_group, education, occupation, answers FROM survey_slip_tray ORDER BY period_id, nonce" },
    [WORDS] = { "slip_box_words", FOR_INTAKE | FOR_STAFF,
                "SELECT period_id, service_code, suggestion FROM survey_slip_tray WHERE suggestion <> '' ORDER BY nonce" },
    [CLEAR_TRAY] = { "slip_box_clear_tray", FOR_INTAKE | FOR_STAFF, "DELETE FROM survey_slip_tray" },
};
const struct statement_table SLIP_BOX_STATEMENTS = STATEMENT_TABLE(FAMILY_SLIP_BOX, ROWS);

static enum result run(struct tx *tx, unsigned row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_BOX_STATEMENTS, row);
    return query_run(&query);
}

/* ---- putting in ---- */

static enum result find(struct tx *tx, const struct nonce *nonce, bool *ret_known) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_BOX_STATEMENTS, KNOWN);
    bind_bytes(&query, ":nonce", nonce->bytes, sizeof nonce->bytes);
    *ret_known = query_row(&query);
    return query.result;
}

static enum result add(struct tx *tx, const struct survey_response *response) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_BOX_STATEMENTS, ADD);
    bind_bytes(&query, ":nonce", response->nonce.bytes, sizeof response->nonce.bytes);
    bind_number(&query, ":period", response->period.value);
    bind_day(&query, ":answered_on", response->answered_on);
    bind_text(&query, ":service", response->service_code);
    bind_text(&query, ":counter", response->counter_code);
    bind_text(&query, ":device", response->device ? response->device : "");
    bind_optional_number(&query, ":seconds", response->seconds);
    bind_text(&query, ":sex", response->sex);
    bind_text(&query, ":age_group", response->age_group);
    bind_text(&query, ":education", response->education);
    bind_text(&query, ":occupation", response->occupation);
    bind_text(&query, ":answers", response->answers);
    bind_text(&query, ":suggestion", response->suggestion ? response->suggestion : "");
    return query_run(&query);
}

enum result slip_box_put(struct tx *tx, const struct survey_response *response, bool *ret_new) {
    bool is_known = false;
    enum result result = find(tx, &response->nonce, &is_known);
    *ret_new = !is_known;
    if (result != DONE || is_known) return result;
    static const unsigned AFTER[] = { CLEAR, LAY, CLEAR_TRAY };
    result = run(tx, LIFT);
    if (result == DONE) result = add(tx, response);
    for (size_t i = 0; result == DONE && i < sizeof AFTER / sizeof *AFTER; i++) result = run(tx, AFTER[i]);
    return result;
}

/* ---- emptying ---- */

/* Which answers: zero is any. */
struct due { int64_t period; day_number monday; };

static enum result run_due(struct tx *tx, unsigned row, struct due due, int64_t *ret_changes) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_BOX_STATEMENTS, row);
    bind_optional_number(&query, ":period", (struct optional_number){ due.period != 0, due.period });
    bind_optional_day(&query, ":monday", (struct optional_day){ due.monday != 0, due.monday });
    enum result result = query_run(&query);
    *ret_changes = sqlite3_changes64(tx->db->engine);
    return result;
}

static enum result move_words(struct tx *tx) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_BOX_STATEMENTS, WORDS);
    enum result result = DONE;
    while (result == DONE && query_row(&query)) {
        struct survey_response response = { .period = { take_number(&query) } };
        response.service_code = take_text(&query, arena);
        response.suggestion = take_text(&query, arena);
        result = survey_suggestion_add(tx, &response);
    }
    return result == DONE ? query.result : result;
}

/* An answer that would not arrive ends the transaction: better a box that stays full than one answer less. */
static enum result move(struct tx *tx, struct due due) {
    int64_t lifted = 0, cleared = 0;
    enum result result = run_due(tx, LIFT_DUE, due, &lifted);
    if (result != DONE || lifted == 0) return result;
    result = run_due(tx, CLEAR_DUE, due, &cleared);
    if (result == DONE) result = run(tx, MOVE);
    if (result == DONE && (sqlite3_changes64(tx->db->engine) != lifted || cleared != lifted)) return FAILED_INTERNAL;
    if (result == DONE) result = move_words(tx);
    return result == DONE ? run(tx, CLEAR_TRAY) : result;
}

enum result slip_box_turn(struct tx *tx, day_number monday) {
    int64_t count = 0, past = 0;
    {
        CLEANUP_QUERY struct query query = query_start(tx->db, &SLIP_BOX_STATEMENTS, COUNT);
        bind_day(&query, ":monday", monday);
        if (!query_row(&query)) return query_absent(&query);
        count = take_number(&query);
        past = take_number(&query);
    }
    if (count >= SLIP_BOX_MOST) return move(tx, (struct due){ 0 });
    return past > 0 ? move(tx, (struct due){ .monday = monday }) : DONE;
}

enum result slip_box_empty(struct tx *tx, struct survey_period_id period) {
    return move(tx, (struct due){ .period = period.value });
}
