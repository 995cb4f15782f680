/* Scope: performance as open data: the indicators of a year, and the indicators of all years. */
#include "lib/rules/period.h"
#include "site/headline.h"
#include "site/open_data.h"
#include "site/page_performance.h"

/* Target and realisation stay texts: some are words, and each is as precise as the source prints it. */
#define INDICATOR_COLUMNS                                                                                                       \
    { "nomor", "Nomor dalam laporan", true, 0 },                                                                                \
    { "sasaran", "Sasaran", false, 0 }, { "indikator", "Indikator", false, 0 }, { "satuan", "Satuan", false, 0 },               \
    { "arah", "higher: makin tinggi makin baik; lower: makin rendah makin baik", false, 0 }, { "target", "Target", false, 0 },  \
    { "realisasi", "Realisasi", false, 0 }, { "capaian", "Capaian yang dihitung (persen)", true, 2 },                           \
    { "capaian_tercetak", "Capaian yang tercetak (persen)", false, 0 }, { "tercapai", "ya atau tidak; kosong: belum ada angka", false, 0 }, \
    { "target_akhir", "Target pada akhir rencana", false, 0 }, { "tahun_akhir", "Tahun akhir rencana", true, 0 },               \
    { "catatan", "Catatan sumber", false, 0 }

static const char *reached_text(const struct performance *row) {
    if (!row->is_measured) return "";
    return row->is_reached ? "ya" : "tidak";
}

#define INDICATOR_CELLS(performance, row)                                                                                            \
    DATA_NUMBER((row)->position), DATA_TEXT((row)->goal), DATA_TEXT((row)->indicator), DATA_TEXT((row)->unit), DATA_TEXT((row)->direction), DATA_TEXT((row)->target), \
    DATA_TEXT((row)->realisation), DATA_OPTIONAL(((struct optional_number){ (performance)->has_achievement, (performance)->percent.value })), \
    DATA_TEXT((row)->published_achievement), DATA_TEXT(reached_text(performance)), DATA_TEXT((row)->final_target),                   \
    DATA_OPTIONAL((row)->final_year), DATA_TEXT((row)->note)

/* One achievement: realisation and target of the row with its number. */
static enum result note_achievement(struct site *site, const struct performance_year *year, const struct performance *row, const char *page) {
    struct arena *arena = site->arena;
    const char *table = arena_format(arena, "kinerja-%s", year->dataset->period);
    const char *number = arena_format(arena, "%d", (int)row->row->position);
    return site_headline(site, &(struct headline){
        .name = arena_format(arena, "%s-%s", table, number), .title = arena_format(arena, "Capaian: %s", row->row->indicator), .page = page,
        .value = decimal_text(arena, row->percent), .unit = "%",
        .formula = row->direction == DIRECTION_LOWER ? HEADLINE_LOWER_IS_BETTER : HEADLINE_SHARE,
        .of = { table, "realisasi", { { "nomor", number } } }, .by = { table, "target", { { "nomor", number } } } });
}

static enum result note_headlines(struct site *site, const struct performance_year *year, const char *page) {
    struct arena *arena = site->arena;
    const char *text = year->dataset->period;
    enum result result = site_headline(site, &(struct headline){
        .name = arena_format(arena, "kinerja-%s-tercapai", text), .page = page,
        .title = arena_format(arena, "Indikator yang mencapai target, %s", period_label(arena, text)),
        .value = arena_format(arena, "%zu", year->reached), .unit = "indikator", .formula = HEADLINE_COUNT,
        .of = { arena_format(arena, "kinerja-%s", text), NULL, { { "tercapai", "ya" } } } });
    for (size_t i = 0; i < year->count && result == DONE; i++) {
        if (year->rows[i].has_achievement) result = note_achievement(site, year, &year->rows[i], page);
    }
    return result;
}

enum result performance_publish(struct site *site, const struct performance_year *year, const char *page) {
    static const struct data_column COLUMNS[] = { INDICATOR_COLUMNS };
    const struct dataset *dataset = year->dataset;
    struct data_table table = { .name = arena_format(site->arena, "kinerja-%s", dataset->period),
                                .title = arena_format(site->arena, "Kinerja %s", period_label(site->arena, dataset->period)),
                                .description = "Indikator kinerja: target, realisasi, capaian yang dihitung di samping yang tercetak.",
                                .period = dataset->period, .source = dataset->source, .page = page,
                                .updated = instant_day(dataset->approved_at, site->config->office.zone_offset),
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < year->count; i++) {
        const struct performance *performance = &year->rows[i];
        const struct indicator *row = performance->row;
        data_row(rows, &table, (struct data_cell[]){ INDICATOR_CELLS(performance, row) });
    }
    enum result result = data_publish(site, &table, rows);
    return result == DONE ? note_headlines(site, year, page) : result;
}

enum result performance_publish_series(struct site *site, const struct performance_years *years) {
    static const struct data_column COLUMNS[] = { { "tahun", "Tahun", false, 0 }, INDICATOR_COLUMNS };
    if (years->count == 0) return DONE;
    const struct dataset *newest = years->rows[0].dataset;
    struct data_table table = { .name = "kinerja", .title = "Kinerja semua tahun",
                                .description = "Indikator kinerja semua tahun yang disetujui.", .source = site->config->office.name,
                                .page = arena_format(site->arena, "kinerja/%s/index.html", newest->period),
                                .updated = instant_day(newest->approved_at, site->config->office.zone_offset),
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t y = 0; y < years->count; y++) {
        for (size_t i = 0; i < years->rows[y].count; i++) {
            const struct performance *performance = &years->rows[y].rows[i];
            const struct indicator *row = performance->row;
            data_row(rows, &table, (struct data_cell[]){ DATA_TEXT(years->rows[y].dataset->period), INDICATOR_CELLS(performance, row) });
        }
    }
    return data_publish(site, &table, rows);
}
