/* Scope: datasets and the steps of their approval. */
#include "lib/store/dataset.h"

#include <string.h>

#include "lib/base/random.h"
#include "lib/rules/dataset_states.h"
#include "lib/store/actor.h"
#include "lib/store/audit.h"
#include "lib/store/dataset_content.h"
#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { LAST, ADD, LIST, BY_ID, BY_PERIOD, SET_INDEX, ACT, APPROVE, ADD_STEP, STEPS, ADD_DIFFERENCE, EXPLAIN, DIFFERENCES };

#define ALL_COLUMNS DATASET_COLUMNS ", state, version"

static const struct statement ROWS[] = {
    [LAST] = { "dataset_last", FOR_STAFF,
               "SELECT revision, state = 'approved' FROM dataset WHERE kind = :kind AND period = :period AND scope = :scope "
               "ORDER BY revision DESC LIMIT 1" },
    [ADD] = { "dataset_add", FOR_STAFF,
              "INSERT INTO dataset (id, kind, period, scope, revision, title, source, state, last_action, imported_at, report_period, exchange_rate, population, "
              "respondents, ikm_hundredths, published_ikm_hundredths, grade, longest_run, first_half_hundredths, "
              "second_half_hundredths, content_sha256, approved_at, version) "
              "VALUES (:id, :kind, :period, :scope, :revision, :title, :source, 'draft', 'import', :at, :report_period, :exchange_rate, :population, "
              ":respondents, :ikm, :published_ikm, :grade, :longest_run, :first_half, :second_half, NULL, NULL, 1)" },
    [LIST] = { "dataset_list", FOR_STAFF,
               "SELECT " ALL_COLUMNS " FROM dataset WHERE :kind IS NULL OR kind = :kind ORDER BY period DESC, kind, scope, revision DESC" },
    [BY_ID] = { "dataset_by_id", FOR_STAFF, "SELECT " ALL_COLUMNS " FROM dataset WHERE id = :id" },
    [BY_PERIOD] = { "dataset_by_period", FOR_STAFF,
                    "SELECT " ALL_COLUMNS " FROM dataset WHERE kind = :kind AND period = :period AND scope = :scope "
                    "ORDER BY revision DESC LIMIT 1" },
    [SET_INDEX] = { "dataset_set_index", FOR_STAFF,
                    "UPDATE dataset SET respondents = :respondents, ikm_hundredths = :ikm, grade = :grade "
                    "WHERE id = :id AND state IN ('draft', 'returned')" },
    [ACT] = { "dataset_act", FOR_STAFF,
              "UPDATE dataset SET state = (SELECT next_state FROM dataset_rule AS rule WHERE rule.state = dataset.state AND action = :action), "
              "last_action = :action, version = version + 1 WHERE id = :id AND version = :version" },
    [APPROVE] = { "dataset_approve", FOR_STAFF,
                  "UPDATE dataset SET state = 'approved', last_action = 'approve', version = version + 1, content_sha256 = :hash, approved_at = :at "
                  "WHERE id = :id AND version = :version" },
    [ADD_STEP] = { "dataset_add_step", FOR_STAFF,
                   "INSERT INTO dataset_step (id, dataset_id, sequence, at, actor_kind, staff_id, action, note) "
                   "VALUES (:id, :dataset, :sequence, :at, :actor_kind, :staff_id, :action, :note)" },
    [STEPS] = { "dataset_steps", FOR_STAFF,
                "SELECT d.at, d.actor_kind, s.full_name, d.action, d.note, coalesce(d.staff_id, 0) FROM dataset_step AS d LEFT JOIN staff AS s "
                "ON s.id = d.staff_id WHERE d.dataset_id = :dataset ORDER BY d.sequence" },
    [ADD_DIFFERENCE] = { "difference_add", FOR_STAFF,
                         "INSERT INTO import_difference (dataset_id, position, check_name, place, stated, computed, note) "
                         "VALUES (:dataset, (SELECT coalesce(max(position), 0) + 1 FROM import_difference "
                         "WHERE dataset_id = :dataset), :check_name, :place, :stated, :computed, :note)" },
    [EXPLAIN] = { "difference_explain", FOR_STAFF,
                  "UPDATE import_difference SET note = :note WHERE dataset_id = :dataset AND position = :position "
                  "AND EXISTS (SELECT 1 FROM dataset WHERE id = dataset_id AND state IN ('draft', 'returned'))" },
    [DIFFERENCES] = { "difference_list", FOR_STAFF,
                      "SELECT " DIFFERENCE_COLUMNS " FROM import_difference WHERE dataset_id = :dataset ORDER BY position" },
};
const struct statement_table DATASET_STATEMENTS = STATEMENT_TABLE(FAMILY_DATASET, ROWS);

void dataset_fill(struct query *query, struct arena *arena, void *place) {
    struct dataset *dataset = place;
    dataset->id.value = take_number(query);
    dataset->kind = take_text(query, arena);
    dataset->period = take_text(query, arena);
    dataset->scope = take_text(query, arena);
    dataset->revision = take_number(query);
    dataset->title = take_text(query, arena);
    dataset->source = take_text(query, arena);
    dataset->imported_at = take_instant(query);
    dataset->exchange_rate = take_optional_number(query);
    dataset->population = take_optional_number(query);
    dataset->respondents = take_optional_number(query);
    dataset->ikm_hundredths = take_optional_number(query);
    dataset->published_ikm_hundredths = take_optional_number(query);
    dataset->grade = take_text(query, arena);
    dataset->longest_run = take_optional_number(query);
    dataset->first_half_hundredths = take_optional_number(query);
    dataset->second_half_hundredths = take_optional_number(query);
    take_bytes(query, dataset->content_sha256, DATASET_HASH_BYTES);
    dataset->approved_at = take_instant(query);
    dataset->approved = dataset->approved_at != 0;
    dataset->report_period = take_text(query, arena);
    dataset->state = "approved";
}

static void fill_all(struct query *query, struct arena *arena, void *place) {
    struct dataset *dataset = place;
    dataset_fill(query, arena, dataset);
    dataset->state = take_text(query, arena);
    dataset->version = take_number(query);
}

static const char *scope_of(const char *scope) {
    return scope ? scope : "";
}

static void bind_about(struct query *query, const char *kind, const char *period, const char *scope) {
    bind_text(query, ":kind", kind);
    bind_text(query, ":period", period);
    bind_text(query, ":scope", scope_of(scope));
}

/* The revision a new dataset gets; REFUSED_STALE while the last one is not approved. */
static enum result next_revision(struct tx *tx, const struct dataset *dataset, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DATASET_STATEMENTS, LAST);
    bind_about(&query, dataset->kind, dataset->period, dataset->scope);
    bool found = query_row(&query);
    if (query.result != DONE) return query.result;
    int64_t last = found ? take_number(&query) : 0;
    if (found && !take_flag(&query)) return REFUSED_STALE;
    *ret = last + 1;
    return DONE;
}

static enum result insert(struct tx *tx, instant now, const struct dataset *dataset) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DATASET_STATEMENTS, ADD);
    bind_number(&query, ":id", dataset->id.value);
    bind_about(&query, dataset->kind, dataset->period, dataset->scope);
    bind_number(&query, ":revision", dataset->revision);
    bind_text(&query, ":title", dataset->title);
    bind_text(&query, ":source", dataset->source);
    bind_instant(&query, ":at", now);
    bind_text(&query, ":report_period", dataset->report_period);
    bind_optional_number(&query, ":exchange_rate", dataset->exchange_rate);
    bind_optional_number(&query, ":population", dataset->population);
    bind_optional_number(&query, ":respondents", dataset->respondents);
    bind_optional_number(&query, ":ikm", dataset->ikm_hundredths);
    bind_optional_number(&query, ":published_ikm", dataset->published_ikm_hundredths);
    bind_text(&query, ":grade", dataset->grade);
    bind_optional_number(&query, ":longest_run", dataset->longest_run);
    bind_optional_number(&query, ":first_half", dataset->first_half_hundredths);
    bind_optional_number(&query, ":second_half", dataset->second_half_hundredths);
    return query_run(&query);
}

/* Writes the step, number version + 1, and its audit row. */
static enum result note_step(struct tx *tx, const struct actor *actor, instant now, const struct dataset_act *act) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DATASET_STATEMENTS, ADD_STEP);
    bind_number(&query, ":id", random_id());
    bind_number(&query, ":dataset", act->id.value);
    bind_number(&query, ":sequence", act->version + 1);
    bind_instant(&query, ":at", now);
    bind_actor(&query, actor);
    bind_text(&query, ":action", act->action);
    bind_text(&query, ":note", act->note);
    enum result result = query_run(&query);
    struct audit_entry entry = { .action = "dataset.step", .subject = "dataset", .subject_id = act->id.value,
                                 .detail = act->action };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}

enum result dataset_add(struct tx *tx, const struct actor *actor, instant now, const struct dataset *dataset,
                        struct dataset_id *ret) {
    struct dataset new = *dataset;
    new.id.value = random_id();
    enum result result = next_revision(tx, &new, &new.revision);
    if (result == DONE) result = insert(tx, now, &new);
    struct dataset_act import = { .id = new.id, .action = "import", .note = "" };
    if (result == DONE) result = note_step(tx, actor, now, &import);
    if (result == DONE) *ret = new.id;
    return result;
}

enum result dataset_list(struct db *db, struct arena *arena, const char *kind, struct datasets *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DATASET_STATEMENTS, LIST);
    bind_text(&query, ":kind", kind);
    return query_list(&query, arena, fill_all, ret);
}

static enum result one(struct query *query, struct arena *arena, struct dataset *ret) {
    if (!query_row(query)) return query_absent(query);
    struct dataset dataset = { 0 };
    fill_all(query, arena, &dataset);
    if (query->result == DONE) *ret = dataset;
    return query->result;
}

enum result dataset_by_id(struct db *db, struct arena *arena, struct dataset_id id, struct dataset *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DATASET_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    return one(&query, arena, ret);
}

enum result dataset_by_period(struct db *db, struct arena *arena, const struct dataset_about *about, struct dataset *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DATASET_STATEMENTS, BY_PERIOD);
    bind_about(&query, about->kind, about->period, about->scope);
    return one(&query, arena, ret);
}

const char *dataset_key(struct arena *arena, const struct dataset *dataset) {
    return *dataset->scope ? arena_format(arena, "%s-%s", dataset->period, dataset->scope) : dataset->period;
}

enum result dataset_set_index(struct tx *tx, struct dataset_id id, const struct dataset_index *index) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DATASET_STATEMENTS, SET_INDEX);
    bind_number(&query, ":id", id.value);
    bind_optional_number(&query, ":respondents", index->respondents);
    bind_optional_number(&query, ":ikm", index->ikm_hundredths);
    bind_text(&query, ":grade", index->grade);
    return query_run_changing(&query);
}

static enum result approve(struct tx *tx, instant now, const struct dataset_act *act) {
    uint8_t hash[DATASET_HASH_BYTES];
    enum result result = dataset_content_hash(tx->db, act->id, hash);
    if (result == DONE) result = dataset_digests_add(tx, act->id);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &DATASET_STATEMENTS, APPROVE);
    bind_number(&query, ":id", act->id.value);
    bind_number(&query, ":version", act->version);
    bind_bytes(&query, ":hash", hash, sizeof hash);
    bind_instant(&query, ":at", now);
    return query_run_changing(&query);
}

static enum result move(struct tx *tx, const struct dataset_act *act) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DATASET_STATEMENTS, ACT);
    bind_number(&query, ":id", act->id.value);
    bind_number(&query, ":version", act->version);
    bind_text(&query, ":action", act->action);
    return query_run_changing(&query);
}

/* The step comes first: the schema moves a dataset only behind one. */
enum result dataset_act(struct tx *tx, const struct actor *actor, instant now, const struct dataset_act *act) {
    enum dataset_action action;
    if (!dataset_action_parse(act->action, &action)) return REFUSED_INVALID;
    if (dataset_action_needs_text(action) && *act->note == '\0') return REFUSED_INVALID;
    enum result result = note_step(tx, actor, now, act);
    if (result != DONE) return result;
    return action == DATASET_APPROVE ? approve(tx, now, act) : move(tx, act);
}

static void fill_step(struct query *query, struct arena *arena, void *place) {
    struct dataset_step *step = place;
    step->at = take_instant(query);
    step->actor_kind = take_text(query, arena);
    step->staff_name = take_text(query, arena);
    step->action = take_text(query, arena);
    step->note = take_text(query, arena);
    step->staff.value = take_number(query);
}

enum result dataset_steps(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_steps *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DATASET_STATEMENTS, STEPS);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, fill_step, ret);
}

enum result difference_add(struct tx *tx, struct dataset_id id, const struct dataset_difference *difference) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DATASET_STATEMENTS, ADD_DIFFERENCE);
    bind_number(&query, ":dataset", id.value);
    bind_text(&query, ":check_name", difference->check_name);
    bind_text(&query, ":place", difference->place);
    bind_text(&query, ":stated", difference->stated);
    bind_text(&query, ":computed", difference->computed);
    bind_text(&query, ":note", difference->note);
    return query_run(&query);
}

void difference_fill(struct query *query, struct arena *arena, void *place) {
    struct dataset_difference *difference = place;
    difference->check_name = take_text(query, arena);
    difference->place = take_text(query, arena);
    difference->stated = take_text(query, arena);
    difference->computed = take_text(query, arena);
    difference->note = take_text(query, arena);
}

enum result difference_explain(struct tx *tx, struct dataset_id id, int64_t position, const char *note) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DATASET_STATEMENTS, EXPLAIN);
    bind_number(&query, ":dataset", id.value);
    bind_number(&query, ":position", position);
    bind_text(&query, ":note", note);
    return query_run_changing(&query);
}

enum result difference_list(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_differences *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DATASET_STATEMENTS, DIFFERENCES);
    bind_number(&query, ":dataset", id.value);
    return query_list(&query, arena, difference_fill, ret);
}
