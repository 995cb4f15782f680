/* Scope: a survey's next revision. */
#include "lib/store/survey_remake.h"

#include <string.h>

#include "lib/store/erratum.h"
#include "lib/store/survey_dataset.h"

struct remaking {
    struct tx *tx;
    struct arena *arena;
    const struct survey_remake *what;
    struct survey_period period;
    struct instrument instrument;
    struct skm_figures figures;
    struct survey_printed printed[SURVEY_ITEM_LIMIT];
};

static const struct skm_figure_row *row_of(const struct skm_figure_rows *rows, const char *code) {
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->rows[i].item_code, code) == 0) return &rows->rows[i];
    }
    return NULL;
}

static enum result take_printed(struct remaking *remaking) {
    struct skm_figure_rows rows;
    enum result result = skm_figure_list(remaking->tx->db, remaking->arena, remaking->what->approved->id, &rows);
    for (size_t i = 0; result == DONE && i < remaking->instrument.item_count; i++) {
        const struct skm_figure_row *row = row_of(&rows, remaking->instrument.items[i].code);
        if (!row) continue;
        remaking->printed[i] = (struct survey_printed){ row->published_sum, row->published_nrr_milli, row->published_weighted_hundredths };
    }
    return result;
}

/* The order of an imported matrix is not kept; what it told then stays as it was told. */
static int64_t figure_before(struct optional_number figure) {
    return figure.known ? figure.value : SKM_NONE;
}

static enum result prepare(struct remaking *remaking) {
    struct db *db = remaking->tx->db;
    const struct dataset *approved = remaking->what->approved;
    enum result result = survey_period_by_key(db, remaking->arena, dataset_key(remaking->arena, approved), &remaking->period);
    if (result == DONE) result = instrument_by_id(db, remaking->arena, remaking->period.instrument, &remaking->instrument);
    if (result == DONE) result = survey_figures(db, &remaking->period, &remaking->instrument, &remaking->figures);
    if (result == DONE) result = take_printed(remaking);
    remaking->figures.longest_run = figure_before(approved->longest_run);
    remaking->figures.ikm_first_half = figure_before(approved->first_half_hundredths);
    remaking->figures.ikm_second_half = figure_before(approved->second_half_hundredths);
    remaking->period.population = remaking->what->population.known ? remaking->what->population : approved->population;
    return result;
}

static enum result copy_differences(struct remaking *remaking, struct dataset_id to) {
    struct dataset_differences rows;
    enum result result = difference_list(remaking->tx->db, remaking->arena, remaking->what->approved->id, &rows);
    for (size_t i = 0; result == DONE && i < rows.count; i++) result = difference_add(remaking->tx, to, &rows.rows[i]);
    return result;
}

enum result survey_dataset_remake(struct tx *tx, const struct actor *actor, instant now, const struct survey_remake *what, struct dataset_id *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct remaking remaking = { .tx = tx, .arena = arena, .what = what };
    enum result result = prepare(&remaking);
    if (result != DONE) return result;
    struct survey_dataset dataset = { .period = &remaking.period, .instrument = &remaking.instrument, .figures = &remaking.figures,
                                      .order_known = what->approved->longest_run.known, .smallest_group = what->smallest_group,
                                      .title = what->approved->title, .source = what->approved->source, .printed = remaking.printed,
                                      .printed_ikm_hundredths = what->approved->published_ikm_hundredths };
    struct dataset_id id;
    result = survey_dataset_add(tx, actor, now, &dataset, &id);
    if (result == DONE) result = copy_differences(&remaking, id);
    if (result == DONE) result = errata_compare(tx, id);
    if (result == DONE) *ret = id;
    return result;
}
