/* Scope: figures brought in as files: which dataset each set becomes or joins, and its rows. */
#include "lib/store/figure_import.h"

#include <string.h>

#include "lib/rules/dataset_states.h"
#include "lib/rules/period.h"
#include "lib/store/erratum.h"
#include "lib/store/families.h"
#include "lib/store/figure_rows.h"

enum { ADD, BY_NONCE, BY_FILE, RECALL, REMEMBER, RENEW, SET_RATE };

static const struct statement ROWS[] = {
    [ADD] = { "figure_import_add", FOR_STAFF,
              "INSERT INTO figure_import (nonce, dataset_id, file_sha256, position) VALUES (:nonce, :dataset, :file, :position)" },
    [BY_NONCE] = { "figure_import_by_nonce", FOR_STAFF, "SELECT dataset_id FROM figure_import WHERE nonce = :nonce ORDER BY position LIMIT 1" },
    [BY_FILE] = { "figure_import_by_file", FOR_STAFF, "SELECT 1 FROM figure_import WHERE file_sha256 = :file LIMIT 1" },
    [RECALL] = { "figure_mapping_recall", FOR_STAFF, "SELECT columns FROM figure_mapping WHERE kind = :kind AND header_sha256 = :header" },
    [REMEMBER] = { "figure_mapping_remember", FOR_STAFF,
                   "INSERT INTO figure_mapping (kind, header_sha256, columns) VALUES (:kind, :header, :columns) "
                   "ON CONFLICT (kind, header_sha256) DO UPDATE SET columns = excluded.columns" },
    [RENEW] = { "figure_import_renew", FOR_STAFF,
                "UPDATE dataset SET source = :source, imported_at = :now, report_period = :report_period WHERE id = :dataset "
                "AND state IN ('draft', 'returned')" },
    [SET_RATE] = { "figure_import_set_rate", FOR_STAFF,
                   "UPDATE dataset SET exchange_rate = :rate WHERE id = :dataset AND state IN ('draft', 'returned')" },
};
const struct statement_table FIGURE_IMPORT_STATEMENTS = STATEMENT_TABLE(FAMILY_FIGURE_IMPORT, ROWS);

struct importing {
    struct tx *tx;
    struct arena *arena;
    const struct actor *actor;
    instant now;
    const struct figure_import *what;
};

static const char *report_period_of(const struct figure_import *what) {
    return what->report_period && *what->report_period ? what->report_period : NULL;
}

/* ---- which dataset ---- */

static enum result add_dataset(const struct importing *importing, const struct figure_set *set, struct dataset_id *ret) {
    struct dataset dataset = {
        .kind = figure_kind_text(set->kind),
        .period = set->period,
        .title = arena_format(importing->arena, "%s %s", figure_kind_label(set->kind), period_label(importing->arena, set->period)),
        .source = importing->what->source,
        .report_period = report_period_of(importing->what),
        .exchange_rate = { set->rate != FIGURE_ABSENT, set->rate },
    };
    return dataset_add(importing->tx, importing->actor, importing->now, &dataset, ret);
}

/* The draft becomes that of this file: a step of its own, so that nobody goes on with a version of it they saw before. */
static enum result renew(const struct importing *importing, const struct dataset *dataset) {
    struct dataset_act act = { dataset->id, dataset->version, dataset_action_text(DATASET_REVISE), "Berkas diimpor lagi" };
    enum result result = dataset_act(importing->tx, importing->actor, importing->now, &act);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(importing->tx->db, &FIGURE_IMPORT_STATEMENTS, RENEW);
    bind_number(&query, ":dataset", dataset->id.value);
    bind_text(&query, ":source", importing->what->source);
    bind_instant(&query, ":now", importing->now);
    bind_text(&query, ":report_period", report_period_of(importing->what));
    return query_run_changing(&query);
}

static enum result set_rate(const struct importing *importing, struct dataset_id id, int64_t rate) {
    if (rate == FIGURE_ABSENT) return DONE;
    CLEANUP_QUERY struct query query = query_start(importing->tx->db, &FIGURE_IMPORT_STATEMENTS, SET_RATE);
    bind_number(&query, ":dataset", id.value);
    bind_number(&query, ":rate", rate);
    return query_run_changing(&query);
}

static bool is_open(const struct dataset *dataset) {
    return strcmp(dataset->state, "draft") == 0 || strcmp(dataset->state, "returned") == 0;
}

/* Finds what is open for the set, or adds a dataset. */
static enum result dataset_for(const struct importing *importing, const struct figure_set *set, struct dataset_id *ret) {
    struct dataset found;
    struct dataset_about about = { figure_kind_text(set->kind), set->period, NULL };
    enum result result = dataset_by_period(importing->tx->db, importing->arena, &about, &found);
    if (result == REFUSED_ABSENT || (result == DONE && !is_open(&found))) return add_dataset(importing, set, ret);
    if (result != DONE) return result;
    bool joins = false;
    result = figure_rows_join(importing->tx->db, importing->arena, found.id, set, &joins);
    if (result == DONE && !joins && !importing->what->replaces) return REFUSED_STALE;
    if (result == DONE && !joins) result = renew(importing, &found);
    if (result == DONE) result = set_rate(importing, found.id, set->rate);
    *ret = found.id;
    return result;
}

/* ---- storing ---- */

static enum result note_import(const struct importing *importing, struct dataset_id id, size_t position) {
    CLEANUP_QUERY struct query query = query_start(importing->tx->db, &FIGURE_IMPORT_STATEMENTS, ADD);
    bind_bytes(&query, ":nonce", importing->what->nonce.bytes, sizeof importing->what->nonce.bytes);
    bind_number(&query, ":dataset", id.value);
    bind_bytes(&query, ":file", importing->what->file_sha256, sizeof importing->what->file_sha256);
    bind_number(&query, ":position", (int64_t)position);
    return query_run(&query);
}

static enum result add_set(const struct importing *importing, const struct figure_set *set, size_t position, struct dataset_id *ret) {
    enum result result = dataset_for(importing, set, ret);
    if (result == DONE) result = figure_rows_put(importing->tx, importing->arena, *ret, set);
    if (result == DONE) result = errata_compare(importing->tx, *ret);
    return result == DONE ? note_import(importing, *ret, position) : result;
}

/* Every set is for one dataset of its own. */
static bool is_sound(const struct figure_file *file) {
    struct period period;
    for (size_t i = 0; i < file->set_count; i++) {
        if (!period_parse(file->sets[i].period, &period)) return false;
        for (size_t k = 0; k < i; k++) {
            if (strcmp(file->sets[i].period, file->sets[k].period) == 0) return false;
        }
    }
    return file->set_count > 0 && file->fault_count == 0;
}

enum result figure_import_add(struct tx *tx, struct arena *arena, const struct actor *actor, instant now, const struct figure_import *what,
                              const struct figure_file *file, struct figure_imported *ret) {
    struct importing importing = { tx, arena, actor, now, what };
    *ret = (struct figure_imported){ .count = file->set_count };
    if (!is_sound(file)) return REFUSED_INVALID;
    enum result result = figure_import_by_nonce(tx->db, &what->nonce, &ret->id);
    if (result != REFUSED_ABSENT) return result;
    result = DONE;
    for (size_t i = 0; result == DONE && i < file->set_count; i++) {
        const struct figure_set *set = &file->sets[i];
        struct dataset_id id;
        result = add_set(&importing, set, i + 1, &id);
        if (result == REFUSED_STALE) ret->refused = arena_format(arena, "%s %s", figure_kind_text(set->kind), set->period);
        if (result == DONE && i == 0) ret->id = id;
    }
    return result;
}

/* ---- finding ---- */

enum result figure_import_by_nonce(struct db *db, const struct nonce *nonce, struct dataset_id *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &FIGURE_IMPORT_STATEMENTS, BY_NONCE);
    bind_bytes(&query, ":nonce", nonce->bytes, sizeof nonce->bytes);
    if (!query_row(&query)) return query_absent(&query);
    ret->value = take_number(&query);
    return query.result;
}

enum result figure_import_is_known(struct db *db, const uint8_t file_sha256[static FIGURE_FILE_HASH_BYTES], bool *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &FIGURE_IMPORT_STATEMENTS, BY_FILE);
    bind_bytes(&query, ":file", file_sha256, FIGURE_FILE_HASH_BYTES);
    *ret = query_row(&query);
    return query.result;
}

/* ---- columns ---- */

static struct query start(struct db *db, unsigned row, const struct figure_columns *columns) {
    struct query query = query_start(db, &FIGURE_IMPORT_STATEMENTS, row);
    bind_text(&query, ":kind", figure_kind_text(columns->kind));
    bind_bytes(&query, ":header", columns->header_sha256, sizeof columns->header_sha256);
    return query;
}

enum result figure_mapping_recall(struct db *db, struct arena *arena, const struct figure_columns *columns, const char **ret) {
    CLEANUP_QUERY struct query query = start(db, RECALL, columns);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_text(&query, arena);
    return query.result;
}

enum result figure_mapping_remember(struct tx *tx, const struct figure_columns *columns, const char *text) {
    CLEANUP_QUERY struct query query = start(tx->db, REMEMBER, columns);
    bind_text(&query, ":columns", text);
    return query_run(&query);
}
