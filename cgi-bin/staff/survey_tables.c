/* Scope: the tables of a survey dataset: what was computed beside what was printed, variants, strata, and how the answers look. */
#include <string.h>

#include "cgi-bin/staff/dataset_tables.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/ratio.h"
#include "lib/rules/survey_certainty.h"
#include "lib/rules/survey_channel.h"
#include "lib/rules/survey_quality.h"
#include "lib/store/survey_result.h"

static struct optional_number figure(int64_t value) {
    struct optional_number known = { value != SKM_NONE, value };
    return known;
}

/* ---- per item ---- */

/* Columns of what a report printed only when one did. */
#define COLUMNS_COMPUTED 3u
#define COLUMNS_ALL 5u

static bool is_printed(const struct skm_figure_rows *items) {
    for (size_t i = 0; i < items->count; i++) {
        if (items->rows[i].published_sum.known || items->rows[i].published_nrr_milli.known) return true;
    }
    return false;
}

/* The question ITEM came from; NULL when the questionnaire does not have it. */
static const struct survey_item *question_of(const struct instrument *instrument, const struct skm_figure_row *item) {
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (strcmp(instrument->items[i].code, item->item_code) == 0) return &instrument->items[i];
    }
    return NULL;
}

/* Its number in the regulation, by which reports and the public page name it too; 0 in no list. */
static int number_of(const struct survey_result *result, const struct skm_figure_row *item) {
    const struct survey_item *question = question_of(&result->instrument, item);
    return question ? question->regulation_position : 0;
}

static void add_item(struct arena *arena, json_t *table, const struct survey_result *result, const struct skm_figure_row *item, size_t columns) {
    const char *const cells[COLUMNS_ALL] = { desk_number(arena, item->answered, 0), desk_number(arena, item->sum, 0),
                                             desk_number(arena, item->nrr_milli, 3), desk_number(arena, item->published_sum, 0),
                                             desk_number(arena, item->published_nrr_milli, 3) };
    int number = number_of(result, item);
    const char *head = number > 0 ? arena_format(arena, "U%d %s", number, item->name) : item->name;
    data_table_row(table, &(struct data_table_row){ head, false, cells, columns });
}

static void add_total(struct arena *arena, json_t *table, const struct skm_figure_rows *items, size_t columns) {
    struct optional_number sum = { 0 }, printed = { 0 };
    for (size_t i = 0; i < items->count; i++) {
        const struct skm_figure_row *item = &items->rows[i];
        if (item->sum.known) sum = (struct optional_number){ true, sum.value + item->sum.value };
        if (item->published_sum.known) printed = (struct optional_number){ true, printed.value + item->published_sum.value };
    }
    const char *const cells[COLUMNS_ALL] = { "", desk_number(arena, sum, 0), "", desk_number(arena, printed, 0), "" };
    data_table_row(table, &(struct data_table_row){ "Jumlah", true, cells, columns });
}

static json_t *items_table(struct arena *arena, const struct survey_result *result) {
    const struct skm_figure_rows *items = &result->items;
    static const char *const LABELS[COLUMNS_ALL + 1] = { "Unsur", "Menjawab", "Jumlah nilai", "NRR", "Jumlah tercetak", "NRR tercetak" };
    bool has_printed = is_printed(items);
    size_t columns = has_printed ? COLUMNS_ALL : COLUMNS_COMPUTED;
    json_t *table = data_table(&(struct data_table_head){ "Nilai per unsur", LABELS, columns + 1, false });
    for (size_t i = 0; i < items->count; i++) add_item(arena, table, result, &items->rows[i], columns);
    add_total(arena, table, items, columns);
    data_table_note(table, has_printed ? "NRR: nilai rata-rata unsur. Kolom tercetak berasal dari laporan yang sudah terbit dan "
                                         "tidak pernah diganti."
                                       : "NRR: nilai rata-rata unsur.");
    return table;
}

/* ---- the index and its variants ---- */

static void add_figure(json_t *table, const char *head, const char *text) {
    data_table_row(table, &(struct data_table_row){ head, false, &text, 1 });
}

static const char *interval(struct arena *arena, int64_t low, int64_t high) {
    if (low == SKM_NONE) return DESK_NOTHING;
    return arena_format(arena, "%s sampai %s", format_number(arena, low, 2), format_number(arena, high, 2));
}

static const char *mark_stands(const struct marked_interval *interval) {
    if (interval->interval.low == SKM_NONE || !interval->at_low) return DESK_NOTHING;
    return interval->stands ? "ya, sama di seluruh selang" : "belum tentu, selangnya melintasi batas mutu";
}

/* The cut weights exist for nine answered unsur only. */
static void add_variant(struct arena *arena, json_t *table, const char *head, int64_t value) {
    if (value != SKM_NONE) add_figure(table, head, format_number(arena, value, 2));
}

static json_t *index_table(struct arena *arena, const struct survey_result *result, const struct survey_certainty *certainty) {
    static const char *const LABELS[] = { "Hitungan", "Nilai" };
    const struct dataset *dataset = &result->dataset;
    json_t *table = data_table(&(struct data_table_head){ "Indeks dan pembandingnya", LABELS, 2, false });
    add_figure(table, "Indeks, bobot tepat 1/N", desk_number(arena, dataset->ikm_hundredths, 2));
    if (dataset->published_ikm_hundredths.known) {
        add_figure(table, "Indeks tercetak dalam laporan", desk_number(arena, dataset->published_ikm_hundredths, 2));
    }
    add_variant(arena, table, "Dengan bobot terpotong 0,111", result->figures.ikm_w0111);
    add_variant(arena, table, "Dengan bobot terpotong 0,11", result->figures.ikm_w011);
    add_figure(table, "Selang kepercayaan 95%", interval(arena, result->figures.ci95_low, result->figures.ci95_high));
    if (certainty->finite.interval.low != SKM_NONE) {
        add_figure(table, "Selang dengan koreksi jumlah pengguna layanan",
                   interval(arena, certainty->finite.interval.low, certainty->finite.interval.high));
    }
    add_figure(table, "Mutu tetap dalam selang itu", mark_stands(&certainty->plain));
    return table;
}

/* ---- services and channels ---- */

/* A channel by its label, a service by its code, the rest in words. */
static const char *stratum_words(const char *code) {
    enum survey_channel channel;
    if (*code == '\0') return "Lainnya";
    return survey_channel_parse(code, &channel) ? survey_channel_label(channel) : code;
}

static json_t *strata_table(struct arena *arena, const struct survey_strata *strata, const char *caption, const char *what) {
    const char *const labels[] = { what, "Jawaban", "Indeks", "Selang 95%" };
    json_t *table = data_table(&(struct data_table_head){ caption, labels, 4, true });
    data_table_note(table, "Kelompok yang terlalu kecil untuk ditampilkan sendiri digabung ke dalam “Lainnya”.");
    for (size_t i = 0; i < strata->count; i++) {
        const struct survey_stratum *stratum = &strata->rows[i];
        const char *const cells[] = { format_number(arena, stratum->figures.n, 0), desk_number(arena, figure(stratum->figures.ikm), 2),
                                      interval(arena, stratum->figures.ci95_low, stratum->figures.ci95_high) };
        data_table_row(table, &(struct data_table_row){ stratum_words(stratum->code), false, cells, 3 });
    }
    return table;
}

/* ---- how the answers look ---- */

static const char *share(struct arena *arena, int64_t part, int64_t whole) {
    if (whole <= 0) return DESK_NOTHING;
    return arena_format(arena, "%s dari %s (%s)", format_number(arena, part, 0), format_number(arena, whole, 0),
                        format_percent(arena, round_half_up((__int128)part * 1000, whole), 1));
}

static const char *sample_text(struct arena *arena, const struct survey_certainty *certainty) {
    if (certainty->state == SAMPLE_UNKNOWN) return "jumlah pengguna layanan tidak diketahui";
    if (certainty->state == SAMPLE_BEYOND) return sample_state_label(certainty->state);
    return arena_format(arena, "%s (%s)", format_number(arena, certainty->needed, 0), certainty->missing > 0 ? "belum terpenuhi" : "terpenuhi");
}

/* So many answers a check points at, and the index without them. */
static void add_flag(struct arena *arena, json_t *table, const struct survey_result *result, const char *flag, const char *label) {
    int64_t rows = survey_fact_number(result, arena_format(arena, "quality.%s.rows", flag));
    if (rows == SKM_NONE) return;
    int64_t without = survey_fact_number(result, arena_format(arena, "quality.%s.index_without", flag));
    const char *text = share(arena, rows, result->figures.n);
    if (rows > 0 && without != SKM_NONE) text = arena_format(arena, "%s; tanpa itu indeks %s", text, format_number(arena, without, 2));
    add_figure(table, label, text);
}

static struct optional_number half(const struct survey_result *result, struct optional_number imported, const char *name) {
    return imported.known ? imported : figure(survey_fact_number(result, name));
}

static json_t *quality_table(struct arena *arena, const struct survey_result *result, const struct survey_certainty *certainty) {
    static const char *const LABELS[] = { "Pemeriksaan", "Hasil" };
    const struct dataset *dataset = &result->dataset;
    json_t *table = data_table(&(struct data_table_head){ "Mutu jawaban", LABELS, 2, false });
    add_figure(table, "Sampel yang diperlukan (Krejcie dan Morgan)", sample_text(arena, certainty));
    for (unsigned flag = 0; flag < QUALITY_FLAG_COUNT; flag++) {
        add_flag(arena, table, result, quality_flag_text((enum quality_flag)flag), quality_flag_label((enum quality_flag)flag));
    }
    add_flag(arena, table, result, "any", "Ditandai setidaknya satu pemeriksaan");
    add_figure(table, "Jawaban sama berturut-turut, terpanjang",
               desk_number(arena, half(result, dataset->longest_run, "quality.longest_run"), 0));
    add_figure(table, "Indeks paruh pertama", desk_number(arena, half(result, dataset->first_half_hundredths, "quality.half1.index"), 2));
    add_figure(table, "Indeks paruh kedua", desk_number(arena, half(result, dataset->second_half_hundredths, "quality.half2.index"), 2));
    data_table_note(table, "Pemeriksaan hanya menunjuk; tidak ada jawaban yang dikeluarkan dari indeks. Yang tidak dapat diperiksa tidak tercantum.");
    return table;
}

static void add_tables(struct arena *arena, const struct survey_result *result, json_t *tables) {
    struct survey_certainty certainty;
    const struct dataset *dataset = &result->dataset;
    survey_certainty(&result->whole, dataset->population.known ? dataset->population.value : 0, &certainty);
    (void)json_array_append_new(tables, index_table(arena, result, &certainty));
    (void)json_array_append_new(tables, quality_table(arena, result, &certainty));
    if (result->services.count > 1) {
        (void)json_array_append_new(tables, strata_table(arena, &result->services, "Menurut layanan", "Layanan"));
    }
    if (result->channels.count > 1) {
        (void)json_array_append_new(tables, strata_table(arena, &result->channels, "Menurut saluran", "Saluran"));
    }
}

enum result survey_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    struct survey_result *survey = arena_alloc(request->arena, sizeof *survey);
    enum result result = survey_result_read(app->db, request->arena, dataset, SURVEY_FROM_TABLES, survey);
    if (result != DONE || survey->items.count == 0) return result;
    (void)json_array_append_new(tables, items_table(request->arena, survey));
    if (survey->recomputed) add_tables(request->arena, survey, tables);
    return DONE;
}
