/* Scope: the table of the follow-up plan. */
#include "lib/store/followup.h"

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { LIST, PUBLIC_LIST, LAST_POSITION, ADD, CHANGE, MARK, REMOVE };

#define PUBLISHED_COLUMNS "position, item_code, action, due_month, responsible, state, done_on, note"
#define MINE "WHERE id = :id AND version = :version"

static const struct statement ROWS[] = {
    [LIST] = { "followup_list", FOR_STAFF,
               "SELECT id, version, updated_at, period_label, scope, " PUBLISHED_COLUMNS " FROM survey_followup "
               "WHERE period_label = :label AND scope = :scope ORDER BY position" },
    [PUBLIC_LIST] = { "followup_list_public", FOR_BUILDER,
                      "SELECT 0, 0, updated_at, period_label, scope, " PUBLISHED_COLUMNS " FROM public_survey_followup "
                      "WHERE dataset_id = :dataset ORDER BY position" },
    [LAST_POSITION] = { "followup_last_position", FOR_STAFF,
                        "SELECT count(*), coalesce(max(position), 0) FROM survey_followup WHERE period_label = :label AND scope = :scope" },
    [ADD] = { "followup_add", FOR_STAFF,
              "INSERT INTO survey_followup (id, period_label, scope, position, item_code, action, due_month, responsible, state, note, "
              "version, updated_at) VALUES (:id, :label, :scope, :position, :item_code, :action, :due_month, :responsible, 'planned', '', 1, :at)" },
    [CHANGE] = { "followup_change", FOR_STAFF,
                 "UPDATE survey_followup SET item_code = :item_code, action = :action, due_month = :due_month, responsible = :responsible, "
                 "version = version + 1, updated_at = :at " MINE },
    [MARK] = { "followup_mark", FOR_STAFF,
               "UPDATE survey_followup SET state = :state, done_on = :done_on, note = :note, version = version + 1, updated_at = :at " MINE },
    [REMOVE] = { "followup_remove", FOR_STAFF, "DELETE FROM survey_followup " MINE },
};
const struct statement_table FOLLOWUP_STATEMENTS = STATEMENT_TABLE(FAMILY_FOLLOWUP, ROWS);

/* ---- reading ---- */

static void fill(struct query *query, struct arena *arena, void *place) {
    struct followup *row = place;
    row->id.value = take_number(query);
    row->version = take_number(query);
    row->updated_at = take_instant(query);
    row->period_label = take_text(query, arena);
    row->scope = take_text(query, arena);
    row->position = (int)take_number(query);
    row->item_code = take_text(query, arena);
    row->action = take_text(query, arena);
    row->due_month = take_text(query, arena);
    row->responsible = take_text(query, arena);
    row->state = take_text(query, arena);
    row->done_on = take_optional_day(query);
    row->note = take_text(query, arena);
}

enum result followup_list(struct db *db, struct arena *arena, const char *period_label, const char *scope, struct followups *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &FOLLOWUP_STATEMENTS, LIST);
    bind_text(&query, ":label", period_label);
    bind_text(&query, ":scope", scope);
    return query_list(&query, arena, fill, ret);
}

enum result followup_list_public(struct db *db, struct arena *arena, struct dataset_id dataset, struct followups *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &FOLLOWUP_STATEMENTS, PUBLIC_LIST);
    bind_number(&query, ":dataset", dataset.value);
    return query_list(&query, arena, fill, ret);
}

/* ---- writing ---- */

static enum result note(struct tx *tx, const struct actor *actor, instant now, struct followup_id id, const char *action) {
    struct audit_entry entry = { .action = action, .subject = "followup", .subject_id = id.value, .detail = "" };
    return audit_add(tx, actor, now, &entry);
}

static enum result next_position(struct tx *tx, const struct followup *followup, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &FOLLOWUP_STATEMENTS, LAST_POSITION);
    bind_text(&query, ":label", followup->period_label);
    bind_text(&query, ":scope", followup->scope);
    if (!query_row(&query)) return query_absent(&query);
    if (take_number(&query) >= FOLLOWUPS_MOST) return REFUSED_TOO_LARGE;
    *ret = take_number(&query) + 1;
    return query.result;
}

static void bind_promise(struct query *query, instant now, const struct followup *followup) {
    bind_text(query, ":item_code", followup->item_code);
    bind_text(query, ":action", followup->action);
    bind_text(query, ":due_month", followup->due_month);
    bind_text(query, ":responsible", followup->responsible);
    bind_instant(query, ":at", now);
}

static enum result insert(struct tx *tx, instant now, const struct followup *followup, struct followup_id id, int64_t position) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &FOLLOWUP_STATEMENTS, ADD);
    bind_number(&query, ":id", id.value);
    bind_text(&query, ":label", followup->period_label);
    bind_text(&query, ":scope", followup->scope);
    bind_number(&query, ":position", position);
    bind_promise(&query, now, followup);
    return query_run(&query);
}

enum result followup_add(struct tx *tx, const struct actor *actor, instant now, const struct followup *followup, struct followup_id *ret) {
    struct followup_id id = { random_id() };
    int64_t position;
    enum result result = next_position(tx, followup, &position);
    if (result == DONE) result = insert(tx, now, followup, id, position);
    if (result == DONE) result = note(tx, actor, now, id, "followup.add");
    if (result == DONE) *ret = id;
    return result;
}

static struct query start_mine(struct tx *tx, unsigned row, struct followup_id id, int64_t version) {
    struct query query = query_start(tx->db, &FOLLOWUP_STATEMENTS, row);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":version", version);
    return query;
}

static enum result update(struct tx *tx, instant now, const struct followup *followup) {
    CLEANUP_QUERY struct query query = start_mine(tx, CHANGE, followup->id, followup->version);
    bind_promise(&query, now, followup);
    return query_run_changing(&query);
}

enum result followup_change(struct tx *tx, const struct actor *actor, instant now, const struct followup *followup) {
    enum result result = update(tx, now, followup);
    return result == DONE ? note(tx, actor, now, followup->id, "followup.change") : result;
}

static enum result mark(struct tx *tx, instant now, const struct followup *followup) {
    CLEANUP_QUERY struct query query = start_mine(tx, MARK, followup->id, followup->version);
    bind_text(&query, ":state", followup->state);
    bind_optional_day(&query, ":done_on", followup->done_on);
    bind_text(&query, ":note", followup->note);
    bind_instant(&query, ":at", now);
    return query_run_changing(&query);
}

enum result followup_mark(struct tx *tx, const struct actor *actor, instant now, const struct followup *followup) {
    enum result result = mark(tx, now, followup);
    if (result != DONE) return result;
    struct audit_entry entry = { .action = "followup.mark", .subject = "followup", .subject_id = followup->id.value,
                                 .detail = followup->state };
    return audit_add(tx, actor, now, &entry);
}

static enum result take_away(struct tx *tx, struct followup_id id, int64_t version) {
    CLEANUP_QUERY struct query query = start_mine(tx, REMOVE, id, version);
    return query_run_changing(&query);
}

enum result followup_remove(struct tx *tx, const struct actor *actor, instant now, struct followup_id id, int64_t version) {
    enum result result = take_away(tx, id, version);
    return result == DONE ? note(tx, actor, now, id, "followup.remove") : result;
}
