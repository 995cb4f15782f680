/* Scope: one period of investment as its source has it: /investasi/2024-Q1/. */
#include <string.h>

#include "site/page_investment_figures.h"
#include "site/page_investment_growth.h"
#include "site/page_investment_kinds.h"

/* ---- how the headline came about ---- */

static const char *sum_said(const struct investment_pages *in, struct optional_number one, struct optional_number other) {
    return arena_format(in->site->arena, "%s + %s = %s", cell_number(in, one), cell_number(in, other), cell_number(in, amounts_plus(one, other)));
}

/* ROWS: which origins' total rows it comes from. */
static void add_proof(const struct investment_pages *in, json_t *view, const char *what, const char *formula, const struct investment_period *period,
                      int only) {
    struct arena *arena = in->site->arena;
    json_t *rows = json_array();
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        int64_t line = period->total[origin].line;
        if (line == 0 || (only < ORIGIN_COUNT && origin != only)) continue;
        (void)json_array_append_new(rows, json_pack("{s:s, s:s}", "href", arena_format(arena, "baris-%d", (int)line), "label",
                                                    arena_format(arena, say(in->words, "baris %d"), (int)line)));
    }
    (void)json_object_set_new(view, "has_proof", json_true());
    (void)json_array_append_new(json_object_get(view, "proof"), json_pack("{s:s, s:s, s:o}", "what", what, "formula", formula, "rows", rows));
}

static void prove_share(const struct investment_pages *in, json_t *view, const struct investment_period *period, enum origin origin) {
    struct optional_number part = period->total[origin].of[RUPIAH], whole = both_of(period->total, RUPIAH);
    if (!share_hundredths(part, whole).known) return;
    add_proof(in, view, origin == PMA ? say(in->words, "Porsi PMA") : say(in->words, "Porsi PMDN"),
              arena_format(in->site->arena, "%s : %s = %s", cell_number(in, part), cell_number(in, whole), cell_percent(in, share_hundredths(part, whole))), period,
              ORIGIN_COUNT);
}

static const char *projects_of(const struct investment_pages *in, const struct amounts *total) {
    const char *number = cell_number(in, total->of[PROJECTS]);
    return total->computed[PROJECTS] ? arena_format(in->site->arena, say(in->words, "%s (jumlah sektor; sumber tidak mencetaknya)"), number) : number;
}

static void prove_all(const struct investment_pages *in, json_t *view, const struct investment_period *period) {
    struct arena *arena = in->site->arena;
    const struct amounts *pmdn = &period->total[PMDN], *pma = &period->total[PMA];
    add_proof(in, view, say(in->words, "Jumlah investasi, PMDN + PMA, rupiah"), sum_said(in, pmdn->of[RUPIAH], pma->of[RUPIAH]), period, ORIGIN_COUNT);
    prove_share(in, view, period, PMDN);
    prove_share(in, view, period, PMA);
    if (both_of(period->total, DOMESTIC).known) {
        add_proof(in, view, say(in->words, "TKI, PMDN + PMA"), sum_said(in, pmdn->of[DOMESTIC], pma->of[DOMESTIC]), period, ORIGIN_COUNT);
        add_proof(in, view, say(in->words, "TKA, PMDN + PMA"), sum_said(in, pmdn->of[FOREIGN], pma->of[FOREIGN]), period, ORIGIN_COUNT);
    }
    if (both_of(period->total, PROJECTS).known) {
        add_proof(in, view, say(in->words, "Proyek, PMDN + PMA"),
                  arena_format(arena, "%s + %s = %s", projects_of(in, pmdn), projects_of(in, pma), cell_number(in, both_of(period->total, PROJECTS))), period,
                  ORIGIN_COUNT);
    }
    struct optional_number rate = period->dataset->exchange_rate;
    if (rate.known && pma->of[US_CENTS].known && pma->of[RUPIAH].known) {
        add_proof(in, view, say(in->words, "PMA dalam rupiah, US$ × kurs"),
                  arena_format(arena, "%s × %s = %s", cell_dollar(in, pma->of[US_CENTS]), cell_number(in, rate), cell_number(in, pma->of[RUPIAH])), period, PMA);
    }
}

/* ---- all rows ---- */

static json_t *rows_table(const struct investment_pages *in, const struct investment_period *period) {
    const char *const labels[] = { say(in->words, "Sektor dan subsektor"), say(in->words, "Asal"), say(in->words, "Rupiah"), "US$", say(in->words, "Proyek"),
                                   say(in->words, "TKI"), say(in->words, "TKA") };
    json_t *table = view_table(say(in->words, "Semua baris sebagaimana tercetak"), labels, sizeof labels / sizeof *labels);
    for (size_t i = 0; i < period->rows.count; i++) {
        const struct investment *row = &period->rows.rows[i];
        const char *cells[] = { strcmp(row->status, "pma") == 0 ? "PMA" : "PMDN", cell_number(in, row->amount_rupiah), cell_dollar(in, row->amount_us_cents),
                                cell_number(in, row->projects), cell_number(in, row->domestic_workers), cell_number(in, row->foreign_workers) };
        view_table_row(table, &(struct view_row){ sector_said(in, row->name), strcmp(row->level, "item") != 0, sizeof cells / sizeof *cells, cells });
        json_t *last = json_array_get(json_object_get(table, "rows"), i);
        (void)json_object_set_new(last, "row_id", json_string(arena_format(in->site->arena, "baris-%zu", i + 1)));
    }
    view_table_words(table, 1);
    return table;
}

static void add_notes(const struct investment_pages *in, const struct investment_period *period, json_t *view) {
    struct arena *arena = in->site->arena;
    const struct dataset *dataset = period->dataset;
    const char *data = period_name(in, dataset->period);
    bool is_later = dataset->report_period && strcmp(dataset->report_period, dataset->period) != 0;
    if (is_later) {
        view_note(view, arena_format(arena, say(in->words, "Periode data %1$s; terbit dalam laporan periode %2$s."), data, period_name(in, dataset->report_period)));
    } else {
        view_note(view, arena_format(arena, dataset->report_period ? say(in->words, "Periode data dan periode laporan: %s.") : say(in->words, "Periode data %s; sumber tidak menyebut periode laporan lain."), data));
    }
    if (dataset->exchange_rate.known) {
        view_note(view, arena_format(arena, say(in->words, "Kurs periode ini: US$1 = %s."), tongue_rupiah(arena, in->words->tongue, dataset->exchange_rate.value)));
    } else if (period->total[PMA].of[US_CENTS].known) {
        view_note(view, say(in->words, "Kurs periode ini tidak tercatat."));
    }
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        if (period->total[origin].line || period->total[origin].of[RUPIAH].known) continue;
        view_note(view, arena_format(arena, say(in->words, "Data %s periode ini belum diterbitkan: jumlahnya baru sebagian."), origin == PMA ? "PMA" : "PMDN"));
    }
}

/* ---- the page ---- */

/* What the year had reached by the end of PERIOD: periods of the same length up to it. */
static void add_targets(const struct investment_pages *in, const struct investment_period *period, json_t *view) {
    struct targets_reached reached = { investment_year_number(period->period), { false, 0 }, period_name(in, period->period) };
    for (size_t i = 0; i < in->book->count; i++) {
        const struct investment_period *other = &in->book->periods[i];
        bool is_counted = investment_year_number(other->period) == reached.year && investment_a_year(other->period) == investment_a_year(period->period) &&
                          strcmp(other->period, period->period) <= 0;
        if (is_counted) reached.realised = amounts_plus(reached.realised, both_of(other->total, RUPIAH));
    }
    part_add(view, targets_part(in, &reached));
}

static void add_pages(const struct investment_pages *in, const struct investment_period *period, json_t *view) {
    struct arena *arena = in->site->arena;
    const char *year = arena_copy(arena, period->period, 4);
    for (int shift = -1; shift <= 1; shift += 2) {
        const struct investment_period *other = investment_near(arena, in->book, period->period, shift);
        if (other) view_page(in, view, PLACE_PERIOD, other->period, period_name(in, other->period));
    }
    if (strcmp(year, period->period) != 0) view_page(in, view, PLACE_PERIOD, year, arena_format(arena, say(in->words, "Tahun %s seluruhnya"), year));
    view_page(in, view, PLACE_SECTORS, NULL, say(in->words, "Tiap sektor dan subsektor"));
    view_page(in, view, PLACE_HISTORY, NULL, say(in->words, "Riwayat semua periode dan target"));
}

enum result investment_period_page(const struct investment_pages *in, const struct investment_period *period, bool is_newest) {
    struct arena *arena = in->site->arena;
    const struct figures_of of = { period->total, &period->sectors };
    json_t *total = figures_headline(in, &of, figures_sentence(in, &of));
    json_t *view = investment_view(arena_format(arena, say(in->words, "Realisasi investasi, %s"), period_name(in, period->period)), view_large(total));
    add_notes(in, period, view);
    (void)json_object_set_new(view, "shares", figures_shares(in, &of));
    part_add(view, growth_part(in, period));
    add_targets(in, period, view);
    part_add(view, figures_sectors(in, &of));
    figures_parts(in, period, view);
    part_add(view, figures_workers(in, &of));
    prove_all(in, view, period);
    add_pages(in, period, view);
    enum result result = investment_source(in, period->dataset, rows_table(in, period), view);
    if (result != DONE) {
        json_decref(view);
        return result;
    }
    return investment_finish(in, &(struct investment_page){ PLACE_PERIOD, period->period, is_newest }, view);
}
