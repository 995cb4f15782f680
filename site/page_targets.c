/* Scope: one approved set of investment targets and yearly results as its source has it: /target/2021-2026/. */
#include <string.h>

#include "lib/out/chart.h"
#include "site/investment_sectors.h"
#include "site/open_data.h"
#include "site/page_investment_kinds.h"

#define SECTOR_PREFIX "sector_"

/* The targets of one dataset in the book. */
struct target_set {
    const struct dataset *dataset;
    const struct investment_target *rows;
    size_t count;
};

static const char *sector_measure(const struct investment_pages *in, const char *sector) {
    char *name = arena_string(in->site->arena, sector);
    if (*name >= 'a' && *name <= 'z') *name = (char)(*name - 'a' + 'A');
    for (char *at = name; *at; at++) {
        if (*at == '_') *at = ' ';
    }
    return arena_format(in->site->arena, say(in->words, "Realisasi sektor %s"), sector_said(in, sector_known_name(name)));
}

static const char *measure_said(const struct investment_pages *in, const char *measure) {
    static const struct { const char *measure, *text; } MEASURES[] = {
        { "target_renstra", WORD("Target Renstra") }, { "target_bkpm", WORD("Target BKPM") }, { "realisation", WORD("Realisasi") },
        { "realisation_pmdn", WORD("Realisasi PMDN") }, { "realisation_pma", WORD("Realisasi PMA") } };
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++) {
        if (strcmp(measure, MEASURES[i].measure) == 0) return say(in->words, MEASURES[i].text);
    }
    bool is_sector = strncmp(measure, SECTOR_PREFIX, strlen(SECTOR_PREFIX)) == 0;
    return is_sector ? sector_measure(in, measure + strlen(SECTOR_PREFIX)) : measure;
}

/* The row the page leads with: the office's own target of this year, or of the year nearest before; else the first row. */
static const struct investment_target *leading(const struct site *site, const struct target_set *set) {
    const struct investment_target *best = NULL;
    int this_year = civil_from_day(site->today).year;
    for (size_t i = 0; i < set->count; i++) {
        const struct investment_target *row = &set->rows[i];
        bool is_better = strcmp(row->measure, "target_renstra") == 0 && row->year <= this_year && (!best || row->year > best->year);
        if (is_better) best = row;
    }
    return best ? best : &set->rows[0];
}

static json_t *total_of(const struct investment_pages *in, const struct investment_target *row) {
    struct arena *arena = in->site->arena;
    struct tongue_amount amount = tongue_rupiah_parts(arena, in->words->tongue, row->amount_rupiah);
    return view_large(json_pack("{s:s, s:s, s:s}", "value_text", amount.number, "unit_text", amount.unit, "sentence",
                                arena_format(arena, "%s, %d.", measure_said(in, row->measure), (int)row->year)));
}

static json_t *rows_table(const struct investment_pages *in, const struct target_set *set) {
    const char *const labels[] = { say(in->words, "Tahun"), say(in->words, "Angka"), say(in->words, "Rupiah"), say(in->words, "Catatan sumber") };
    json_t *table = view_table(say(in->words, "Semua baris sebagaimana tercetak"), labels, sizeof labels / sizeof *labels);
    for (size_t i = 0; i < set->count; i++) {
        const struct investment_target *row = &set->rows[i];
        const char *cells[] = { measure_said(in, row->measure), cell_number(in, (struct optional_number){ true, row->amount_rupiah }), *row->note ? row->note : "–" };
        view_table_row(table, &(struct view_row){ arena_format(in->site->arena, "%d", (int)row->year), false, sizeof cells / sizeof *cells, cells });
    }
    view_table_words(table, 1);
    view_table_words(table, 3);
    mark_source_words(in, table, 3);
    return table;
}

static const char *rows_chart(const struct investment_pages *in, const struct target_set *set, const char *title, const char *finding) {
    struct chart_value values[CHART_ROWS_MOST];
    struct chart_row rows[CHART_ROWS_MOST];
    size_t count = set->count < CHART_ROWS_MOST ? set->count : CHART_ROWS_MOST;
    for (size_t i = 0; i < count; i++) {
        const struct investment_target *row = &set->rows[i];
        values[i] = (struct chart_value){ row->amount_rupiah, cell_short(in, (struct optional_number){ true, row->amount_rupiah }) };
        rows[i] = (struct chart_row){ arena_format(in->site->arena, "%d, %s", (int)row->year, measure_said(in, row->measure)), &values[i] };
    }
    struct chart chart = { "target", title, finding, &title, 1, rows, count, 0 };
    const char *svg = NULL;
    return chart_bars(in->site->arena, &chart, &svg) == DONE ? svg : NULL;
}

static json_t *rows_part(const struct investment_pages *in, const struct target_set *set) {
    const struct investment_target *largest = &set->rows[0];
    for (size_t i = 1; i < set->count; i++) {
        if (set->rows[i].amount_rupiah > largest->amount_rupiah) largest = &set->rows[i];
    }
    const char *title = say(in->words, "Target dan realisasi menurut sumber");
    const char *finding = arena_format(in->site->arena, say(in->words, "Terbesar: %1$s %2$d, %3$s."), measure_said(in, largest->measure), (int)largest->year,
                                       cell_short(in, (struct optional_number){ true, largest->amount_rupiah }));
    json_t *part = part_new("target-bagian", title);
    part_figure(part, view_figure(&(struct view_figure){ .heading = title, .finding = finding, .chart_svg = rows_chart(in, set, title, finding) }));
    return part;
}

static enum result target_page(const struct investment_pages *in, const struct target_set *set, bool is_newest) {
    const char *period = set->dataset->period;
    json_t *view = investment_view(arena_format(in->site->arena, say(in->words, "Target investasi, %s"), period_name(in, period)), total_of(in, leading(in->site, set)));
    part_add(view, rows_part(in, set));
    view_page(in, view, PLACE_HISTORY, NULL, say(in->words, "Realisasi dan target dari tahun ke tahun"));
    enum result result = investment_source(in, set->dataset, rows_table(in, set), view);
    if (result != DONE) {
        json_decref(view);
        return result;
    }
    return investment_finish(in, &(struct investment_page){ PLACE_TARGET, period, is_newest }, view);
}

enum result investment_target_pages(const struct investment_pages *in) {
    const struct investment_book *book = in->book;
    enum result result = DONE;
    bool is_newest = true;
    for (size_t at = 0; at < book->target_count && result == DONE;) {
        struct target_set set = { book->targets[at].dataset, &book->targets[at], 0 };
        while (at < book->target_count && book->targets[at].dataset == set.dataset) {
            set.count++;
            at++;
        }
        result = target_page(in, &set, is_newest);
        is_newest = false;
    }
    return result;
}
