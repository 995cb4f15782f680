/* Scope: copying figures and answers of a survey period into a dataset. */
#include "lib/store/survey_dataset.h"

#include <string.h>

#include "lib/rules/ratio.h"
#include "lib/rules/survey_fold.h"
#include "lib/store/survey_snapshot.h"

/* ---- figures ---- */

enum result survey_figures(struct db *db, const struct survey_period *period, const struct instrument *instrument,
                           struct skm_figures *ret) {
    struct skm skm;
    struct instrument_rules rules;
    enum result result = instrument_rules_of(instrument, &rules);
    if (result == DONE) result = skm_begin(&skm, &rules, 0);
    if (result == DONE) result = survey_tally(db, period->id, (struct survey_filter){ 0 }, &skm);
    if (result == DONE) skm_finish(&skm, ret);
    return result;
}

/* ---- storing ---- */

static struct optional_number figure(int64_t value) {
    return (struct optional_number){ .known = value != SKM_NONE, .value = value };
}

static struct optional_number figure_of_order(const struct survey_dataset *what, int64_t value) {
    return figure(what->order_known ? value : SKM_NONE);
}

static enum result add_head(struct tx *tx, const struct actor *actor, instant now, const struct survey_dataset *what,
                            struct dataset_id *ret) {
    const struct skm_figures *figures = what->figures;
    struct dataset dataset = {
        .kind = "survey",
        .period = what->period->label,
        .scope = survey_period_scope(what->period),
        .title = what->title,
        .source = what->source,
        .population = what->period->population,
        .respondents = { true, figures->n },
        .ikm_hundredths = figure(figures->ikm),
        .published_ikm_hundredths = what->printed_ikm_hundredths,
        .grade = *figures->mark ? figures->mark : NULL,
        .longest_run = figure_of_order(what, figures->longest_run),
        .first_half_hundredths = figure_of_order(what, figures->ikm_first_half),
        .second_half_hundredths = figure_of_order(what, figures->ikm_second_half),
    };
    return dataset_add(tx, actor, now, &dataset, ret);
}

static enum result add_item(struct tx *tx, struct dataset_id id, const struct survey_dataset *what, size_t at) {
    const struct survey_item *item = &what->instrument->items[at];
    int64_t sum = what->figures->sum[at], answered = what->figures->answered[at];
    struct survey_printed printed = { 0 };
    if (what->printed) printed = what->printed[at];
    struct skm_figure_row row = {
        .position = item->position,
        .item_code = item->code,
        .name = item->name,
        .answered = { true, answered },
        .sum = { true, sum },
        .nrr_milli = { answered > 0, answered > 0 ? round_half_up((__int128)sum * 1000, answered) : 0 },
        .published_sum = printed.sum,
        .published_nrr_milli = printed.nrr_milli,
        .published_weighted_hundredths = printed.weighted_hundredths,
    };
    return skm_figure_add(tx, id, &row);
}

/* ---- small groups ---- */

static enum result fold_channels(struct tx *tx, struct dataset_id id, const struct survey_cell *cells, size_t count) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < count; i++) {
        if (!cells[i].channel_hidden) continue;
        result = skm_fold_channel(tx, id, cells[i].service_hidden ? "" : cells[i].service, cells[i].channel);
    }
    return result;
}

static enum result fold(struct tx *tx, struct arena *arena, struct dataset_id id, const struct survey_dataset *what, struct survey_fold *ret) {
    struct survey_counts counts;
    enum result result = survey_counts(tx->db, arena, what->period->id, &counts);
    if (result != DONE) return result;
    struct survey_cell *cells = arena_array(arena, counts.count + 1, sizeof *cells);
    for (size_t i = 0; i < counts.count; i++) {
        cells[i] = (struct survey_cell){ .service = counts.rows[i].service_code, .channel = counts.rows[i].channel, .count = counts.rows[i].count };
    }
    survey_fold(arena, cells, counts.count, what->smallest_group, ret);
    for (size_t i = 0; result == DONE && i < counts.count; i++) {
        if (cells[i].service_hidden) result = skm_fold_service(tx, id, cells[i].service);
    }
    return result == DONE ? fold_channels(tx, id, cells, counts.count) : result;
}

static enum result add_answers(struct tx *tx, struct dataset_id id, const struct survey_dataset *what) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct survey_fold folded;
    enum result result = skm_copy_answers(tx, id, what->period->id);
    if (result == DONE) result = fold(tx, arena, id, what, &folded);
    struct survey_snapshot snapshot = { what->period, what->instrument, &folded, what->smallest_group };
    return result == DONE ? survey_snapshot_add(tx, id, &snapshot) : result;
}

enum result survey_dataset_add(struct tx *tx, const struct actor *actor, instant now, const struct survey_dataset *what,
                               struct dataset_id *ret) {
    struct dataset_id id;
    enum result result = add_head(tx, actor, now, what, &id);
    if (result == DONE) result = add_answers(tx, id, what);
    for (size_t i = 0; result == DONE && i < what->instrument->item_count; i++) result = add_item(tx, id, what, i);
    if (result == DONE) *ret = id;
    return result;
}
