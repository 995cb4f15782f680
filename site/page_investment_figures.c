/* Scope: headline, shares, sectors and workers. */
#include "site/page_investment_figures.h"

#include "lib/out/chart.h"
#include "site/investment_sectors.h"

#define BARS_MOST 10 /* sub-sectors drawn; the table has all */

static const char *const ORIGIN_NAMES[ORIGIN_COUNT] = { "PMDN", "PMA" };

/* ---- headline ---- */

const char *figures_sentence(const struct investment_pages *in, const struct figures_of *of) {
    struct optional_number total = both_of(of->total, RUPIAH);
    struct optional_number workers = amounts_plus(workers_of(&of->total[PMDN]), workers_of(&of->total[PMA]));
    return arena_format(in->site->arena, say(in->words, "%1$s penanaman modal dalam negeri, %2$s penanaman modal asing; %3$s tenaga kerja."),
                        cell_percent(in, share_hundredths(of->total[PMDN].of[RUPIAH], total)),
                        cell_percent(in, share_hundredths(of->total[PMA].of[RUPIAH], total)), cell_number(in, workers));
}

json_t *figures_headline(const struct investment_pages *in, const struct figures_of *of, const char *sentence) {
    struct tongue_amount amount = tongue_rupiah_parts(in->site->arena, in->words->tongue, known_or_zero(both_of(of->total, RUPIAH)));
    return json_pack("{s:s, s:s, s:s}", "value_text", amount.number, "unit_text", amount.unit, "sentence", sentence);
}

json_t *figures_shares(const struct investment_pages *in, const struct figures_of *of) {
    struct arena *arena = in->site->arena;
    json_t *shares = json_array();
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        const struct amounts *total = &of->total[origin];
        struct optional_number dollars = total->of[US_CENTS];
        const char *extra = dollars.known ? arena_format(arena, ", %s", tongue_dollar_short(arena, in->words->tongue, dollars.value)) : "";
        (void)json_array_append_new(
            shares, json_pack("{s:s, s:s, s:s, s:s}", "name", origin == PMA ? say(in->words, "PMA, modal asing") : say(in->words, "PMDN, modal dalam negeri"),
                              "value_text", cell_short(in, total->of[RUPIAH]), "share_text",
                              arena_format(arena, "%s%s", cell_percent(in, share_hundredths(total->of[RUPIAH], both_of(of->total, RUPIAH))), extra),
                              "workers_text", arena_format(arena, say(in->words, "%s tenaga kerja"), cell_number(in, workers_of(total)))));
    }
    return shares;
}

/* ---- sectors ---- */

static json_t *sector_table(const struct investment_pages *in, const char *caption, const char *head) {
    const char *const labels[] = { head, say(in->words, "PMDN (Rp)"), say(in->words, "PMA (Rp)"), say(in->words, "Jumlah (Rp)"),
                                   say(in->words, "Porsi"), say(in->words, "Proyek"), say(in->words, "TKI"), say(in->words, "TKA") };
    return view_table(caption, labels, sizeof labels / sizeof *labels);
}

static void sector_table_row(const struct investment_pages *in, json_t *table, const char *name, const struct amounts *origins,
                             const struct figures_of *of) {
    struct optional_number sum = both_of(origins, RUPIAH);
    const char *cells[] = { cell_number(in, origins[PMDN].of[RUPIAH]), cell_number(in, origins[PMA].of[RUPIAH]), cell_number(in, sum),
                            cell_percent(in, share_hundredths(sum, both_of(of->total, RUPIAH))), cell_number(in, both_of(origins, PROJECTS)),
                            cell_number(in, both_of(origins, DOMESTIC)), cell_number(in, both_of(origins, FOREIGN)) };
    view_table_row(table, &(struct view_row){ name, origins == of->total, sizeof cells / sizeof *cells, cells });
}

static bool is_level(const struct investment_sector *row, bool is_sector) {
    return (*row->sector == '\0') == is_sector;
}

/* The rows of a level, the largest first. */
static size_t ranked(struct arena *arena, const struct investment_sectors *sectors, bool is_sector, const struct investment_sector ***ret) {
    const struct investment_sector **rows = arena_array(arena, sectors->count + 1, sizeof *rows);
    size_t count = 0;
    for (size_t i = 0; i < sectors->count; i++) {
        const struct investment_sector *row = &sectors->rows[i];
        if (!is_level(row, is_sector)) continue;
        size_t at = count++;
        int64_t amount = known_or_zero(both_of(row->origins, RUPIAH));
        for (; at > 0 && known_or_zero(both_of(rows[at - 1]->origins, RUPIAH)) < amount; at--) rows[at] = rows[at - 1];
        rows[at] = row;
    }
    *ret = rows;
    return count;
}

static const char *ranked_chart(const struct investment_pages *in, const struct origin_bars *head, const struct investment_sector **rows, size_t count) {
    struct arena *arena = in->site->arena;
    const char **names = arena_array(arena, count + 1, sizeof *names);
    struct amounts(*values)[ORIGIN_COUNT] = arena_array(arena, count + 1, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        names[i] = sector_said(in, rows[i]->name);
        for (int origin = 0; origin < ORIGIN_COUNT; origin++) values[i][origin] = rows[i]->origins[origin];
    }
    struct origin_bars bars = { head->id, head->title, head->finding, names, (const struct amounts(*)[ORIGIN_COUNT])values, count };
    return origin_chart(in, &bars);
}

static const char *largest_said(const struct investment_pages *in, const struct figures_of *of, const struct investment_sector *largest) {
    struct optional_number sum = both_of(largest->origins, RUPIAH);
    return arena_format(in->site->arena, say(in->words, "Terbesar %1$s: %2$s, %3$s dari jumlah."), sector_said(in, largest->name), cell_short(in, sum),
                        cell_percent(in, share_hundredths(sum, both_of(of->total, RUPIAH))));
}

static json_t *sectors_figure(const struct investment_pages *in, const struct figures_of *of) {
    const struct investment_sector **rows;
    size_t count = ranked(in->site->arena, of->sectors, true, &rows);
    if (count == 0) return NULL;
    const char *title = say(in->words, "PMDN dan PMA per sektor"), *finding = largest_said(in, of, rows[0]);
    json_t *table = sector_table(in, title, say(in->words, "Sektor"));
    for (size_t i = 0; i < of->sectors->count; i++) {
        const struct investment_sector *row = &of->sectors->rows[i];
        if (is_level(row, true)) sector_table_row(in, table, sector_said(in, row->name), row->origins, of);
    }
    sector_table_row(in, table, say(in->words, "Jumlah"), of->total, of);
    return view_figure(&(struct view_figure){ .heading = title, .finding = finding, .table = table,
                                              .chart_svg = ranked_chart(in, &(struct origin_bars){ "sektor", title, finding, NULL, NULL, 0 }, rows, count) });
}

/* All 23 of the classification, and what else the source names: no row means that nothing was reported. */
static json_t *sub_sector_table(const struct investment_pages *in, const struct figures_of *of, const char *title) {
    static const struct amounts NONE[ORIGIN_COUNT];
    json_t *table = sector_table(in, title, say(in->words, "Subsektor"));
    for (int i = 0; i < SECTOR_NAME_COUNT; i++) {
        if (!SECTOR_NAMES[i].sector) continue;
        const struct investment_sector *row = investment_sector_of(of->sectors, SECTOR_NAMES[i].name);
        sector_table_row(in, table, sector_said(in, SECTOR_NAMES[i].name), row ? row->origins : NONE, of);
    }
    for (size_t i = 0; i < of->sectors->count; i++) {
        const struct investment_sector *row = &of->sectors->rows[i];
        if (is_level(row, false) && sector_order(row->name) == SECTOR_NAME_COUNT) sector_table_row(in, table, row->name, row->origins, of);
    }
    sector_table_row(in, table, say(in->words, "Jumlah"), of->total, of);
    return table;
}

static json_t *sub_sectors_figure(const struct investment_pages *in, const struct figures_of *of) {
    const struct investment_sector **rows;
    size_t count = ranked(in->site->arena, of->sectors, false, &rows), drawn = 0;
    if (count == 0) return NULL;
    while (drawn < count && drawn < BARS_MOST && known_or_zero(both_of(rows[drawn]->origins, RUPIAH)) > 0) drawn++;
    const char *title = say(in->words, "Subsektor dengan investasi terbesar"), *finding = largest_said(in, of, rows[0]);
    struct origin_bars head = { "subsektor", title, finding, NULL, NULL, 0 };
    return view_figure(&(struct view_figure){ .heading = title, .finding = finding,
                                              .chart_svg = drawn ? ranked_chart(in, &head, rows, drawn) : NULL,
                                              .table = sub_sector_table(in, of, say(in->words, "Semua 23 subsektor")) });
}

json_t *figures_sectors(const struct investment_pages *in, const struct figures_of *of) {
    json_t *part = part_new("sektor-bagian", say(in->words, "Menurut sektor"));
    json_t *figures[] = { sectors_figure(in, of), sub_sectors_figure(in, of) };
    for (size_t i = 0; i < 2; i++) {
        if (figures[i]) part_figure(part, figures[i]);
    }
    if (!figures[0] && !figures[1]) part_note(part, say(in->words, "Sumber tidak merinci sektor."));
    else part_link(part, investment_path(in->site->arena, in->words->tongue, PLACE_SECTORS, NULL), say(in->words, "Tiap sektor dari waktu ke waktu"), "");
    return part;
}

/* ---- workers ---- */

static const char *workers_chart(const struct investment_pages *in, const struct figures_of *of, const char *title, const char *finding) {
    const char *const series[] = { say(in->words, "TKI"), say(in->words, "TKA") };
    struct chart_value values[ORIGIN_COUNT][2];
    struct chart_row rows[ORIGIN_COUNT];
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        for (int i = 0; i < 2; i++) {
            struct optional_number number = of->total[origin].of[i == 0 ? DOMESTIC : FOREIGN];
            values[origin][i] = (struct chart_value){ known_or_zero(number), number.known ? cell_number(in, number) : no_figure(in) };
        }
        rows[origin] = (struct chart_row){ ORIGIN_NAMES[origin], values[origin] };
    }
    struct chart chart = { "pekerja", title, finding, series, 2, rows, ORIGIN_COUNT, 0 };
    const char *svg = NULL;
    return chart_bars(in->site->arena, &chart, &svg) == DONE ? svg : NULL;
}

static json_t *workers_table(const struct investment_pages *in, const struct figures_of *of, const char *title) {
    const char *const labels[] = { say(in->words, "Asal modal"), say(in->words, "TKI"), say(in->words, "TKA"), say(in->words, "Jumlah"), say(in->words, "Proyek") };
    json_t *table = view_table(title, labels, sizeof labels / sizeof *labels);
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        const struct amounts *total = &of->total[origin];
        const char *cells[] = { cell_number(in, total->of[DOMESTIC]), cell_number(in, total->of[FOREIGN]), cell_number(in, workers_of(total)),
                                cell_number(in, total->of[PROJECTS]) };
        view_table_row(table, &(struct view_row){ ORIGIN_NAMES[origin], false, sizeof cells / sizeof *cells, cells });
    }
    struct optional_number domestic = both_of(of->total, DOMESTIC), foreign = both_of(of->total, FOREIGN);
    const char *cells[] = { cell_number(in, domestic), cell_number(in, foreign), cell_number(in, amounts_plus(domestic, foreign)),
                            cell_number(in, both_of(of->total, PROJECTS)) };
    view_table_row(table, &(struct view_row){ say(in->words, "Jumlah"), true, sizeof cells / sizeof *cells, cells });
    return table;
}

json_t *figures_workers(const struct investment_pages *in, const struct figures_of *of) {
    struct optional_number domestic = both_of(of->total, DOMESTIC), foreign = both_of(of->total, FOREIGN), all = amounts_plus(domestic, foreign);
    json_t *part = part_new("tenaga-kerja", say(in->words, "Tenaga kerja"));
    if (!all.known) {
        part_note(part, say(in->words, "Sumber tidak menyebut tenaga kerja."));
        return part;
    }
    const char *title = say(in->words, "Tenaga kerja Indonesia (TKI) dan asing (TKA)");
    const char *finding = arena_format(in->site->arena, say(in->words, "%1$s tenaga kerja: %2$s Indonesia (%3$s) dan %4$s asing."), cell_number(in, all),
                                       cell_number(in, domestic), cell_percent(in, share_hundredths(domestic, all)), cell_number(in, foreign));
    part_figure(part, view_figure(&(struct view_figure){ .heading = title, .finding = finding, .chart_svg = workers_chart(in, of, title, finding),
                                                         .table = workers_table(in, of, title) }));
    return part;
}
