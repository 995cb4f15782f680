/* Scope: the tables of a survey dataset: what was computed beside what was printed, variants, and how the answers look. */
#include "cgi-bin/staff/dataset_tables.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"
#include "lib/rules/ratio.h"
#include "lib/rules/sample_size.h"
#include "lib/store/survey_dataset.h"

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

static void add_item(struct arena *arena, json_t *table, const struct skm_figure_row *item, size_t columns) {
    const char *const cells[COLUMNS_ALL] = { desk_number(arena, item->answered, 0), desk_number(arena, item->sum, 0),
                                             desk_number(arena, item->nrr_milli, 3), desk_number(arena, item->published_sum, 0),
                                             desk_number(arena, item->published_nrr_milli, 3) };
    const char *head = arena_format(arena, "U%d %s", item->position, item->name);
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

static json_t *items_table(struct arena *arena, const struct skm_figure_rows *items) {
    static const char *const LABELS[COLUMNS_ALL + 1] = { "Unsur", "Menjawab", "Jumlah nilai", "NRR", "Jumlah tercetak", "NRR tercetak" };
    bool has_printed = is_printed(items);
    size_t columns = has_printed ? COLUMNS_ALL : COLUMNS_COMPUTED;
    json_t *table = data_table(&(struct data_table_head){ "Nilai per unsur", LABELS, columns + 1, false });
    for (size_t i = 0; i < items->count; i++) add_item(arena, table, &items->rows[i], columns);
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

static const char *interval(struct arena *arena, const struct skm_figures *figures) {
    if (figures->ci95_low == SKM_NONE) return DESK_NOTHING;
    return arena_format(arena, "%s sampai %s", format_number(arena, figures->ci95_low, 2),
                        format_number(arena, figures->ci95_high, 2));
}

static const char *grade_stands(const struct skm_figures *figures) {
    if (figures->ci95_low == SKM_NONE || !*figures->mark) return DESK_NOTHING;
    const struct instrument_rules *rules = &INSTRUMENT_RULES_SKM;
    bool stands = instrument_band_of(rules, figures->ci95_low) == instrument_band_of(rules, figures->ci95_high);
    return stands ? "ya, sama di seluruh selang" : "belum tentu, selangnya melintasi batas mutu";
}

static json_t *index_table(struct arena *arena, const struct dataset *dataset, const struct skm_figures *figures) {
    static const char *const LABELS[] = { "Hitungan", "Nilai" };
    json_t *table = data_table(&(struct data_table_head){ "Indeks dan pembandingnya", LABELS, 2, false });
    add_figure(table, "IKM, bobot tepat 1/N", desk_number(arena, dataset->ikm_hundredths, 2));
    if (dataset->published_ikm_hundredths.known) {
        add_figure(table, "IKM tercetak dalam laporan", desk_number(arena, dataset->published_ikm_hundredths, 2));
    }
    add_figure(table, "Dengan bobot terpotong 0,111", desk_number(arena, figure(figures->ikm_w0111), 2));
    add_figure(table, "Dengan bobot terpotong 0,11", desk_number(arena, figure(figures->ikm_w011), 2));
    add_figure(table, "Selang kepercayaan 95%", interval(arena, figures));
    add_figure(table, "Mutu tetap dalam selang itu", grade_stands(figures));
    return table;
}

/* ---- how the answers look ---- */

static const char *share(struct arena *arena, int64_t part, int64_t whole) {
    if (whole <= 0) return DESK_NOTHING;
    return arena_format(arena, "%s dari %s (%s)", format_number(arena, part, 0), format_number(arena, whole, 0),
                        format_percent(arena, round_half_up((__int128)part * 1000, whole), 1));
}

static const char *sample_text(struct arena *arena, const struct dataset *dataset, int64_t counted) {
    if (!dataset->population.known) return "jumlah pengguna layanan tidak diketahui";
    int64_t needed = sample_size(dataset->population.value);
    return arena_format(arena, "%s (%s)", format_number(arena, needed, 0), counted >= needed ? "terpenuhi" : "belum terpenuhi");
}

static json_t *quality_table(struct arena *arena, const struct dataset *dataset, const struct skm_figures *figures) {
    static const char *const LABELS[] = { "Pemeriksaan", "Hasil" };
    json_t *table = data_table(&(struct data_table_head){ "Mutu jawaban", LABELS, 2, false });
    add_figure(table, "Sampel yang diperlukan (Krejcie dan Morgan)", sample_text(arena, dataset, figures->n));
    add_figure(table, "Semua unsur diberi nilai tertinggi", share(arena, figures->all_top, figures->n));
    add_figure(table, "Jawaban sama berturut-turut, terpanjang", desk_number(arena, dataset->longest_run, 0));
    add_figure(table, "IKM paruh pertama", desk_number(arena, dataset->first_half_hundredths, 2));
    add_figure(table, "IKM paruh kedua", desk_number(arena, dataset->second_half_hundredths, 2));
    if (!dataset->longest_run.known) {
        data_table_note(table, "Urutan kedatangan jawaban formulir tidak disimpan, jadi deret dan paruh tidak dihitung.");
    }
    return table;
}

enum result survey_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    struct skm_figure_rows items;
    struct skm_answers answers;
    enum result result = skm_figure_list(app->db, request->arena, dataset->id, &items);
    if (result == DONE) result = skm_answer_list(app->db, request->arena, dataset->id, &answers);
    if (result != DONE || items.count == 0) return result;
    (void)json_array_append_new(tables, items_table(request->arena, &items));
    if (answers.count == 0) return DONE;

    struct skm_figures figures;
    if (survey_answer_figures(&answers, items.count, &figures) != DONE) return FAILED_INTERNAL;
    (void)json_array_append_new(tables, index_table(request->arena, dataset, &figures));
    (void)json_array_append_new(tables, quality_table(request->arena, dataset, &figures));
    return DONE;
}
