/* Scope: import of a table a report printed, of a survey whose answers nobody has any more: kept as published, never recomputed. */
#include <stdio.h>

#include "admin/printed_table.h"
#include "lib/store/skm_figures.h"
#include "lib/store/survey_snapshot.h"

static enum result add_item(struct tx *tx, struct dataset_id id, const struct survey_item *item, const struct printed_table *table, size_t at) {
    struct skm_figure_row row = {
        .position = item->position,
        .item_code = item->code,
        .name = item->name,
        .published_sum = import_optional(table->sum[at]),
        .published_nrr_milli = import_optional(table->nrr_milli[at]),
        .published_weighted_hundredths = import_optional(table->weighted_hundredths[at]),
    };
    return skm_figure_add(tx, id, &row);
}

static int add_figures(const struct import_job *job, struct tx *tx, struct dataset_id id, const struct instrument *instrument,
                       const struct printed_table *table) {
    enum result result = survey_snapshot_add_instrument(tx, id, instrument);
    for (size_t i = 0; result == DONE && i < instrument->item_count; i++) result = add_item(tx, id, &instrument->items[i], table, i);
    return result == DONE ? EXIT_DONE : import_failed(job, "angka tercetak", result);
}

/* The SKM, as the database holds it. */
static int find_instrument(const struct import_job *job, struct tx *tx, struct instrument *ret) {
    struct instrument_id id;
    enum result result = survey_seed_skm(tx, &job->actor, job->now, &id);
    if (result == DONE) result = instrument_by_id(job->db, job->arena, id, ret);
    return result == DONE ? EXIT_DONE : import_failed(job, "kuesioner", result);
}

static int read_table(const struct import_job *job, const struct import_published *what, const struct instrument *instrument,
                      struct printed_table *ret) {
    printed_table_empty(ret);
    int status = printed_table_read(job->arena, what->file, (unsigned)instrument->item_count, ret);
    if (status == EXIT_DONE) status = printed_table_check(ret, instrument);
    if (status != EXIT_DONE || ret->ikm_hundredths != FIGURE_ABSENT) return status;
    command_error("%s: tidak ada baris ikm", what->file);
    return EXIT_WRONG;
}

int import_published(const struct import_job *job, const struct import_published *what, struct dataset_id *ret) {
    struct period period;
    struct instrument instrument;
    struct printed_table *table = arena_alloc(job->arena, sizeof *table);
    struct dataset_id id;
    int status = import_period(what->period, &period);
    if (status != EXIT_DONE) return status;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result != DONE) return import_failed(job, what->file, result);
    status = find_instrument(job, &tx, &instrument);
    if (status == EXIT_DONE) status = read_table(job, what, &instrument, table);
    if (status != EXIT_DONE) return status;
    struct dataset dataset = { .kind = "survey", .period = what->period, .source = job->source ? job->source : what->file,
                               .title = arena_format(job->arena, "Indeks Kepuasan Masyarakat %s", period_label(job->arena, what->period)),
                               .published_ikm_hundredths = import_optional(table->ikm_hundredths), .respondents = what->respondents };
    status = import_dataset(job, &tx, &dataset, &id);
    if (status == EXIT_DONE) status = add_figures(job, &tx, id, &instrument, table);
    if (status == EXIT_DONE) status = import_commit(job, &tx, id, dataset.title);
    if (status == EXIT_DONE) *ret = id;
    return status;
}
