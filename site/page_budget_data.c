/* Scope: the budget of a year as open data, and its headline figures. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "site/headline.h"
#include "site/open_data.h"
#include "site/performance.h"

/* The share of one programme, found by its number. */
static enum result note_programme(struct site *site, const char *table, const struct budget_line *line, const char *page) {
    struct arena *arena = site->arena;
    const char *number = arena_format(arena, "%d", (int)line->position);
    bool is_total = strcmp(line->level, "total") == 0;
    struct headline_where where = is_total ? (struct headline_where){ "tingkat", "total" } : (struct headline_where){ "nomor", number };
    int64_t share;
    if (!spending_share(line, &share)) return DONE;
    return site_headline(site, &(struct headline){
        .name = arena_format(arena, "%s-%s", table, is_total ? "jumlah" : number), .title = arena_format(arena, "Serapan: %s", spending_name(line)), .page = page,
        .value = format_plain(arena, share, 2), .unit = "%", .formula = HEADLINE_SHARE,
        .of = { table, "realisasi", { where } }, .by = { table, "anggaran", { where } } });
}

/* Of a report without totals the programmes are added up. */
static enum result note_sum(struct site *site, const struct spending *spending, const char *table, const char *page) {
    struct arena *arena = site->arena;
    int64_t share;
    if (spending->has_total || !spending_share(&spending->total, &share)) return DONE;
    return site_headline(site, &(struct headline){
        .name = arena_format(arena, "%s-jumlah", table), .title = "Serapan seluruh anggaran", .page = page,
        .value = format_plain(arena, share, 2), .unit = "%", .formula = HEADLINE_SHARE,
        .of = { table, "realisasi", { { NULL, NULL } } }, .by = { table, "anggaran", { { NULL, NULL } } } });
}

enum result spending_publish(struct site *site, const struct spending *spending, const char *page) {
    static const struct data_column COLUMNS[] = { { "nomor", "Nomor dalam laporan", true, 0 },
                                                  { "tingkat", "total atau programme", false, 0 },
                                                  { "program", "Nama program", false, 0 },
                                                  { "anggaran", "Anggaran (rupiah)", true, 2 },
                                                  { "realisasi", "Realisasi (rupiah)", true, 2 },
                                                  { "persen_tercetak", "Serapan yang tercetak (persen)", false, 0 } };
    const struct dataset *dataset = spending->dataset;
    struct data_table table = { .name = arena_format(site->arena, "anggaran-%s", dataset->period),
                                .title = arena_format(site->arena, "Anggaran %s", period_label(site->arena, dataset->period)),
                                .description = "Anggaran dan realisasi setiap program sebagaimana tercetak dalam laporan.",
                                .period = dataset->period, .source = dataset->source, .page = page,
                                .updated = instant_day(dataset->approved_at, site->config->office.zone_offset),
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < spending->lines.count; i++) {
        const struct budget_line *line = &spending->lines.rows[i];
        data_row(rows, &table, (struct data_cell[]){ DATA_NUMBER(line->position), DATA_TEXT(line->level), DATA_TEXT(line->name),
                                                     DATA_OPTIONAL(line->budget_sen), DATA_OPTIONAL(line->realised_sen),
                                                     DATA_TEXT(line->published_percent) });
    }
    enum result result = data_publish(site, &table, rows);
    for (size_t i = 0; i < spending->lines.count && result == DONE; i++) {
        result = note_programme(site, table.name, &spending->lines.rows[i], page);
    }
    return result == DONE ? note_sum(site, spending, table.name, page) : result;
}
