/* Scope: the open data of surveys. */
#include "lib/rules/period.h"
#include "site/open_data.h"
#include "site/page_ikm.h"

#include <string.h>

enum result ikm_publish_unsur(struct site *site, const struct survey *survey, const char *page) {
    static const struct data_column COLUMNS[] = {
        { "unsur", "Nomor unsur", true, 0 }, { "kode", "Kode unsur", false, 0 }, { "nama", "Nama unsur", false, 0 },
        { "jawaban", "Banyaknya jawaban", true, 0 }, { "jumlah", "Jumlah nilai", true, 0 },
        { "nrr", "Nilai rata-rata, dihitung ulang", true, 3 }, { "jumlah_tercetak", "Jumlah nilai, dipublikasikan", true, 0 },
        { "nrr_tercetak", "Nilai rata-rata, dipublikasikan", true, 3 },
        { "tertimbang_tercetak", "Nilai tertimbang, dipublikasikan", true, 2 } };
    const struct dataset *dataset = survey->dataset;
    struct data_table table = {
        .name = arena_format(site->arena, "ikm-%s-unsur", dataset->period),
        .title = arena_format(site->arena, "Nilai per unsur %s", period_label(site->arena, dataset->period)),
        .description = "Jumlah dan rata-rata nilai sembilan unsur, dihitung ulang dan sebagaimana dipublikasikan.",
        .period = dataset->period, .source = dataset->source, .page = page,
        .updated = instant_day(dataset->approved_at, site->config->office.zone_offset),
        .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < survey->unsur.count; i++) {
        const struct skm_figure_row *unsur = &survey->unsur.rows[i];
        data_row(rows, &table, (struct data_cell[]){
            DATA_NUMBER(unsur->position), DATA_TEXT(unsur->item_code), DATA_TEXT(unsur->name), DATA_OPTIONAL(unsur->answered),
            DATA_OPTIONAL(unsur->sum), DATA_OPTIONAL(unsur->nrr_milli), DATA_OPTIONAL(unsur->published_sum),
            DATA_OPTIONAL(unsur->published_nrr_milli), DATA_OPTIONAL(unsur->published_weighted_hundredths) });
    }
    return data_publish(site, &table, rows);
}

/* One row a respondent, so that `loket skm compute` and any spreadsheet can recompute the index; sorted by the answers, not
 * by arrival, and without anything about the person. */
enum result ikm_publish_answers(struct site *site, const struct survey *survey, const char *page) {
    unsigned items = survey->figures.item_count;
    struct data_column *columns = arena_array(site->arena, items, sizeof *columns);
    for (unsigned i = 0; i < items; i++) {
        columns[i] = (struct data_column){ arena_format(site->arena, "u%u", i + 1),
                                           arena_format(site->arena, "Jawaban pertanyaan %u (1-4)", i + 1), true, 0 };
    }
    const struct dataset *dataset = survey->dataset;
    struct data_table table = {
        .name = arena_format(site->arena, "ikm-%s-jawaban", dataset->period),
        .title = arena_format(site->arena, "Jawaban responden %s", period_label(site->arena, dataset->period)),
        .description = "Satu baris satu responden menurut urutan pertanyaan, diurutkan menurut isinya; tanpa data tentang orangnya.",
        .period = dataset->period, .source = dataset->source, .page = page,
        .updated = instant_day(dataset->approved_at, site->config->office.zone_offset),
        .columns = columns, .column_count = items };
    json_t *rows = data_rows();
    for (size_t i = 0; i < survey->answers.count; i++) {
        struct data_cell cells[SKM_MOST_ITEMS] = { 0 };
        for (unsigned item = 0; item < items; item++) {
            int64_t answer = survey->answers.rows[i].answers[item] - '0';
            cells[item].number = (struct optional_number){ answer > 0, answer };
        }
        for (int64_t n = 0; n < survey->answers.rows[i].count; n++) data_row(rows, &table, cells);
    }
    return data_publish(site, &table, rows);
}

/* The index of every period, also those of which only the printed figure is left. */
enum result ikm_publish_series(struct site *site) {
    static const struct data_column COLUMNS[] = {
        { "periode", "Periode", false, 0 }, { "ikm", "IKM, dihitung ulang", true, 2 },
        { "ikm_tercetak", "IKM, dipublikasikan", true, 2 }, { "mutu", "Mutu pelayanan", false, 0 },
        { "responden", "Banyaknya responden", true, 0 }, { "sumber", "Sumber", false, 0 } };
    struct data_table table = { .name = "ikm", .title = "IKM semua periode",
                                .description = "Indeks tiap periode, dihitung ulang dan sebagaimana dipublikasikan.",
                                .source = site->config->office.name, .page = NULL,
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "survey") != 0) continue;
        day_number approved = instant_day(dataset->approved_at, site->config->office.zone_offset);
        if (approved > table.updated) table.updated = approved;
        data_row(rows, &table, (struct data_cell[]){
            DATA_TEXT(dataset->period), DATA_OPTIONAL(dataset->ikm_hundredths), DATA_OPTIONAL(dataset->published_ikm_hundredths),
            DATA_TEXT(dataset->grade), DATA_OPTIONAL(dataset->respondents), DATA_TEXT(dataset->source) });
    }
    if (json_array_size(rows) > 0) return data_publish(site, &table, rows);
    json_decref(rows);
    return DONE;
}
