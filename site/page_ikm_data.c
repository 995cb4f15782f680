/* Scope: the open data of surveys: answers, figures, groups and questionnaire of each, and the index of all periods. */
#include <string.h>

#include "lib/report/survey_answers.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/instrument_file.h"
#include "site/headline.h"
#include "site/open_data.h"
#include "site/page_ikm.h"
#include "site/view.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static struct data_table table_of(struct site *site, const struct survey_result *survey, const char *page, const char *part) {
    const struct dataset *dataset = &survey->dataset;
    return (struct data_table){ .name = arena_format(site->arena, "ikm-%s-%s", dataset_key(site->arena, dataset), part),
                                .period = dataset->period, .source = dataset->source, .page = page,
                                .updated = instant_day(dataset->approved_at, site->config->office.zone_offset) };
}

static void name_table(struct site *site, const struct survey_result *survey, struct data_table *table, const char *what) {
    table->label = what;
    table->title = arena_format(site->arena, "%s, %s, %s", what, survey_name(site, survey), period_label(site->arena, survey->dataset.period));
}

static struct data_cell figure_cell(int64_t value) {
    return DATA_OPTIONAL(((struct optional_number){ value != SKM_NONE, value }));
}

/* ---- the figures ---- */

static enum result publish_items(struct site *site, const struct survey_result *survey, const char *page) {
    static const struct data_column COLUMNS[] = {
        { "unsur", "Nomor unsur", true, 0 }, { "kode", "Kode pertanyaan", false, 0 }, { "nama", "Nama", false, 0 },
        { "jawaban", "Banyaknya jawaban", true, 0 }, { "jumlah", "Jumlah nilai", true, 0 },
        { "nrr", "Nilai rata-rata, dihitung ulang", true, 3 }, { "jumlah_tercetak", "Jumlah nilai, dipublikasikan", true, 0 },
        { "nrr_tercetak", "Nilai rata-rata, dipublikasikan", true, 3 },
        { "tertimbang_tercetak", "Nilai tertimbang, dipublikasikan", true, 2 } };
    static const char *const UNITS[] = { "", "", "", "orang", "nilai", "nilai", "nilai", "nilai", "nilai" };
    struct data_table table = table_of(site, survey, page, "unsur");
    name_table(site, survey, &table, "Nilai per unsur");
    table.description = "Jumlah dan rata-rata nilai setiap pertanyaan, dihitung ulang dan sebagaimana dipublikasikan.";
    table.columns = COLUMNS, table.column_count = COUNT_OF(COLUMNS), table.units = UNITS;
    json_t *rows = data_rows();
    for (size_t i = 0; i < survey->items.count; i++) {
        const struct skm_figure_row *unsur = &survey->items.rows[i];
        data_row(rows, &table, (struct data_cell[]){
            DATA_NUMBER(unsur->position), DATA_TEXT(unsur->item_code), DATA_TEXT(unsur->name), DATA_OPTIONAL(unsur->answered),
            DATA_OPTIONAL(unsur->sum), DATA_OPTIONAL(unsur->nrr_milli), DATA_OPTIONAL(unsur->published_sum),
            DATA_OPTIONAL(unsur->published_nrr_milli), DATA_OPTIONAL(unsur->published_weighted_hundredths) });
    }
    return data_publish(site, &table, rows);
}

static void add_group(json_t *rows, const struct data_table *table, const char *kind, const char *code, const struct skm_figures *figures) {
    data_row(rows, table, (struct data_cell[]){ DATA_TEXT(kind), DATA_TEXT(code), DATA_NUMBER(figures->n), figure_cell(figures->ikm),
                                                figure_cell(figures->ci95_low), figure_cell(figures->ci95_high), DATA_TEXT(figures->mark) });
}

/* Index, mark and number of answers of the row of all answers. */
static enum result note_headlines(struct site *site, const struct survey_result *survey, const struct data_table *table, const char *page) {
    struct arena *arena = site->arena;
    const struct skm_figures *figures = &survey->figures;
    const struct { const char *part, *what, *column, *value, *unit; } NOTED[] = {
        { "indeks", "Indeks", "indeks", figures->ikm == SKM_NONE ? "" : format_plain(arena, figures->ikm, 2), "" },
        { "mutu", "Mutu", "mutu", figures->mark, "" },
        { "jawaban", "Banyaknya jawaban", "jawaban", format_plain(arena, figures->n, 0), "jawaban" } };
    enum result result = DONE;
    for (size_t i = 0; i < COUNT_OF(NOTED) && result == DONE; i++) {
        if (!*NOTED[i].value) continue;
        result = site_headline(site, &(struct headline){
            .name = arena_format(arena, "ikm-%s-%s", dataset_key(arena, &survey->dataset), NOTED[i].part),
            .title = arena_format(arena, "%s, %s, %s", NOTED[i].what, survey_name(site, survey), period_label(arena, survey->dataset.period)),
            .page = page, .value = NOTED[i].value, .unit = NOTED[i].unit, .formula = HEADLINE_CELL,
            .of = { table->name, NOTED[i].column, { { "menurut", "semua" } } } });
    }
    return result;
}

/* The index of all answers, and apart by channel and by service. */
static enum result publish_groups(struct site *site, const struct survey_result *survey, const char *page) {
    static const struct data_column COLUMNS[] = {
        { "menurut", "Semua, saluran, atau layanan", false, 0 }, { "kode", "Kode; kosong: sisanya", false, 0 },
        { "jawaban", "Banyaknya jawaban", true, 0 }, { "indeks", "Indeks", true, 2 }, { "batas_bawah", "Rentang 95 %, bawah", true, 2 },
        { "batas_atas", "Rentang 95 %, atas", true, 2 }, { "mutu", "Mutu", false, 0 } };
    static const char *const UNITS[] = { "", "", "orang", "indeks", "indeks", "indeks", "" };
    struct data_table table = table_of(site, survey, page, "indeks");
    name_table(site, survey, &table, "Indeks");
    table.description = "Indeks semua jawaban, menurut saluran, dan menurut layanan; kelompok kecil digabung.";
    table.columns = COLUMNS, table.column_count = COUNT_OF(COLUMNS), table.units = UNITS;
    json_t *rows = data_rows();
    add_group(rows, &table, "semua", "", &survey->figures);
    for (size_t i = 0; i < survey->channels.count; i++) add_group(rows, &table, "saluran", survey->channels.rows[i].code, &survey->channels.rows[i].figures);
    for (size_t i = 0; i < survey->services.count; i++) add_group(rows, &table, "layanan", survey->services.rows[i].code, &survey->services.rows[i].figures);
    enum result result = data_publish(site, &table, rows);
    return result == DONE ? note_headlines(site, survey, &table, page) : result;
}

/* ---- the answers ---- */

static enum result publish_answers(struct site *site, const struct survey_result *survey, const char *page) {
    struct data_table table;
    json_t *rows = survey_answers(site->arena, survey, &site->services, &table);
    table.page = page;
    table.updated = instant_day(survey->dataset.approved_at, site->config->office.zone_offset);
    return data_publish(site, &table, rows);
}

/* The questionnaire as asked, the very bytes its hash is about. */
static enum result publish_questionnaire(struct site *site, const struct survey_result *survey) {
    const char *text = instrument_json(site->arena, &survey->instrument);
    return site_file(site, arena_format(site->arena, "data/ikm-%s-kuesioner.json", dataset_key(site->arena, &survey->dataset)), text, strlen(text));
}

enum result ikm_publish(struct site *site, const struct survey_result *survey, const char *page) {
    enum result result = publish_answers(site, survey, page);
    if (result == DONE) result = publish_questionnaire(site, survey);
    if (result == DONE) result = publish_groups(site, survey, page);
    return result == DONE ? publish_items(site, survey, page) : result;
}

/* ---- all periods ---- */

/* Also those of which only the printed figure is left. */
enum result ikm_publish_series(struct site *site) {
    static const struct data_column COLUMNS[] = {
        { "periode", "Periode", false, 0 }, { "ikm", "IKM, dihitung ulang", true, 2 },
        { "ikm_tercetak", "IKM, dipublikasikan", true, 2 }, { "mutu", "Mutu pelayanan", false, 0 },
        { "responden", "Banyaknya responden", true, 0 }, { "sumber", "Sumber", false, 0 },
        { "lingkup", "Kosong: SKM seluruh kantor; selain itu kuesioner, layanan, atau unit", false, 0 } };
    static const char *const UNITS[] = { "", "indeks", "indeks", "", "orang", "", "" };
    struct data_table table = { .name = "ikm", .title = "IKM semua periode",
                                .description = "Indeks tiap periode, dihitung ulang dan sebagaimana dipublikasikan.",
                                .source = site->config->office.name, .page = "ikm/index.html",
                                .columns = COLUMNS, .column_count = COUNT_OF(COLUMNS), .units = UNITS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "survey") != 0) continue;
        day_number approved = instant_day(dataset->approved_at, site->config->office.zone_offset);
        if (approved > table.updated) table.updated = approved;
        data_row(rows, &table, (struct data_cell[]){
            DATA_TEXT(dataset->period), DATA_OPTIONAL(dataset->ikm_hundredths), DATA_OPTIONAL(dataset->published_ikm_hundredths),
            DATA_TEXT(dataset->grade), DATA_OPTIONAL(dataset->respondents), DATA_TEXT(dataset->source), DATA_TEXT(dataset->scope) });
    }
    if (json_array_size(rows) > 0) return data_publish(site, &table, rows);
    json_decref(rows);
    return DONE;
}
