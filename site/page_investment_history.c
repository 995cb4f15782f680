/* Scope: realisation and targets of all years, and all periods: /investasi/riwayat/. */
#include <stdlib.h>
#include <string.h>

#include "lib/out/chart.h"
#include "site/page_investment_kinds.h"

#define YEARS_MOST 40    /* rows of the table; also the years a chart can hold */
#define PERIODS_DRAWN 24 /* the newest */

/* One year as far as it is known. */
struct year_line {
    int64_t number;
    struct optional_number realised, pmdn, pma, renstra, bkpm;
    bool is_whole;      /* all of its periods, or printed as a year */
    const char *origin; /* where the realisation comes from; "" without */
};

struct year_lines {
    struct year_line rows[YEARS_MOST]; /* oldest first */
    size_t count;
};

static struct optional_number target_amount(const struct investment_book *book, int64_t year, const char *measure) {
    const struct investment_target *target = investment_target_of(book, year, measure);
    return target ? (struct optional_number){ true, target->amount_rupiah } : (struct optional_number){ false, 0 };
}

/* What periods add up to goes before what a report prints of the year. */
static struct year_line line_of(const struct investment_pages *in, int64_t number) {
    struct arena *arena = in->site->arena;
    const struct investment_book *book = in->book;
    const struct investment_year *year = investment_year_of(book, number);
    struct year_line line = { .number = number, .renstra = target_amount(book, number, "target_renstra"), .bkpm = target_amount(book, number, "target_bkpm"), .origin = "" };
    if (year) {
        line.realised = both_of(year->total, RUPIAH);
        line.pmdn = year->total[PMDN].of[RUPIAH];
        line.pma = year->total[PMA].of[RUPIAH];
        line.is_whole = year->member_count == year->expected;
        for (size_t i = 0; i < year->member_count; i++) line.is_whole &= investment_is_comparable(year->members[i]->total, year->total);
        line.origin = arena_format(arena, say(in->words, "jumlah %1$zu dari %2$zu periode"), year->member_count, year->expected);
        return line;
    }
    const struct investment_target *printed = investment_target_of(book, number, "realisation");
    if (!printed) return line;
    line.realised = (struct optional_number){ true, printed->amount_rupiah };
    line.pmdn = target_amount(book, number, "realisation_pmdn");
    line.pma = target_amount(book, number, "realisation_pma");
    line.is_whole = true;
    line.origin = arena_format(arena, say(in->words, "tercetak dalam %s"), printed->dataset->source);
    return line;
}

static int compare_lines(const void *one, const void *other) {
    int64_t a = ((const struct year_line *)one)->number, b = ((const struct year_line *)other)->number;
    return (a > b) - (a < b);
}

static void add_year(const struct investment_pages *in, struct year_lines *lines, int64_t number) {
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->rows[i].number == number) return;
    }
    if (lines->count < YEARS_MOST) lines->rows[lines->count++] = line_of(in, number);
}

static struct year_lines collect(const struct investment_pages *in) {
    struct year_lines lines = { .count = 0 };
    for (size_t i = 0; i < in->book->year_count; i++) add_year(in, &lines, in->book->years[i].number);
    for (size_t i = 0; i < in->book->target_count; i++) add_year(in, &lines, in->book->targets[i].year);
    if (lines.count) qsort(lines.rows, lines.count, sizeof *lines.rows, compare_lines);
    return lines;
}

static struct optional_number growth_of_line(const struct year_lines *lines, size_t at) {
    const struct year_line *now = &lines->rows[at], *before = at > 0 ? &lines->rows[at - 1] : NULL;
    if (!before || before->number != now->number - 1 || !before->is_whole || !now->is_whole) return (struct optional_number){ false, 0 };
    return growth_hundredths(before->realised, now->realised);
}

/* ---- years ---- */

static json_t *years_table(const struct investment_pages *in, const struct year_lines *lines) {
    const char *const labels[] = { say(in->words, "Tahun"), say(in->words, "Realisasi (Rp)"), "y-o-y", say(in->words, "Target Renstra (Rp)"), say(in->words, "Capaian"),
                                   say(in->words, "Target BKPM (Rp)"), say(in->words, "Capaian"), say(in->words, "PMDN (Rp)"), say(in->words, "PMA (Rp)"), say(in->words, "Realisasi dari") };
    json_t *table = view_table(say(in->words, "Realisasi dan target tiap tahun"), labels, sizeof labels / sizeof *labels);
    for (size_t i = lines->count; i-- > 0;) {
        const struct year_line *line = &lines->rows[i];
        const char *cells[] = { cell_number(in, line->realised), cell_percent(in, growth_of_line(lines, i)), cell_number(in, line->renstra),
                                cell_percent(in, share_hundredths(line->realised, line->renstra)), cell_number(in, line->bkpm),
                                cell_percent(in, share_hundredths(line->realised, line->bkpm)), cell_number(in, line->pmdn), cell_number(in, line->pma),
                                *line->origin ? line->origin : "–" };
        view_table_row(table, &(struct view_row){ arena_format(in->site->arena, "%d", (int)line->number), false, sizeof cells / sizeof *cells, cells });
    }
    view_table_words(table, 9);
    return table;
}

static const char *years_chart(const struct investment_pages *in, const struct year_lines *lines, const char *title, const char *finding) {
    const char *const series[] = { say(in->words, "Realisasi"), say(in->words, "Target Renstra") };
    struct chart_value values[YEARS_MOST][2];
    struct chart_row rows[YEARS_MOST];
    for (size_t i = 0; i < lines->count; i++) {
        const struct year_line *line = &lines->rows[i];
        values[i][0] = (struct chart_value){ known_or_zero(line->realised), line->realised.known ? cell_short(in, line->realised) : no_figure(in) };
        values[i][1] = (struct chart_value){ known_or_zero(line->renstra), line->renstra.known ? cell_short(in, line->renstra) : no_figure(in) };
        rows[i] = (struct chart_row){ arena_format(in->site->arena, "%d", (int)line->number), values[i] };
    }
    struct chart chart = { "tahun", title, finding, series, 2, rows, lines->count, 0 };
    const char *svg = NULL;
    return chart_bars(in->site->arena, &chart, &svg) == DONE ? svg : NULL;
}

static const struct year_line *last_realised(const struct year_lines *lines) {
    for (size_t i = lines->count; i-- > 0;) {
        if (lines->rows[i].realised.known) return &lines->rows[i];
    }
    return NULL;
}

static const char *years_finding(const struct investment_pages *in, const struct year_lines *lines) {
    struct arena *arena = in->site->arena;
    const struct year_line *last = last_realised(lines);
    if (!last) return say(in->words, "Baru target yang diterbitkan; belum ada realisasi.");
    const char *amount = arena_format(arena, say(in->words, "Realisasi %1$d: %2$s"), (int)last->number, cell_short(in, last->realised));
    struct optional_number growth = growth_of_line(lines, (size_t)(last - lines->rows)), reached = share_hundredths(last->realised, last->renstra);
    if (growth.known && reached.known) {
        return arena_format(arena, say(in->words, "%1$s, %2$s dari tahun sebelumnya, %3$s dari target Renstra."), amount, change_said(in, growth.value), cell_percent(in, reached));
    }
    if (growth.known) return arena_format(arena, say(in->words, "%1$s, %2$s dari tahun sebelumnya."), amount, change_said(in, growth.value));
    if (reached.known) return arena_format(arena, say(in->words, "%1$s, %2$s dari target Renstra."), amount, cell_percent(in, reached));
    return arena_format(arena, "%s.", amount);
}

static void add_years(const struct investment_pages *in, json_t *view) {
    struct year_lines lines = collect(in);
    json_t *part = part_new("tahun-bagian", say(in->words, "Tahun"));
    if (lines.count == 0) {
        part_note(part, say(in->words, "Belum ada angka tahunan."));
    } else {
        const char *title = say(in->words, "Realisasi dan target Renstra"), *finding = years_finding(in, &lines);
        part_figure(part, view_figure(&(struct view_figure){ .heading = title, .finding = finding, .chart_svg = years_chart(in, &lines, title, finding), .table = years_table(in, &lines) }));
    }
    for (size_t i = 0; i < in->book->year_count; i++) {
        const struct investment_year *year = &in->book->years[i];
        part_link(part, investment_path(in->site->arena, in->words->tongue, PLACE_PERIOD, year->period), period_name(in, year->period), cell_short(in, both_of(year->total, RUPIAH)));
    }
    part_add(view, part);
}

/* ---- periods ---- */

static const char *periods_chart(const struct investment_pages *in, const char *title, const char *finding) {
    size_t count = in->book->count < PERIODS_DRAWN ? in->book->count : PERIODS_DRAWN;
    struct chart_value values[PERIODS_DRAWN];
    struct chart_row rows[PERIODS_DRAWN];
    for (size_t i = 0; i < count; i++) {
        const struct investment_period *period = &in->book->periods[count - 1 - i];
        struct optional_number sum = both_of(period->total, RUPIAH);
        values[i] = (struct chart_value){ known_or_zero(sum), sum.known ? cell_short(in, sum) : no_figure(in) };
        rows[i] = (struct chart_row){ period_name(in, period->period), &values[i] };
    }
    const char *const series[] = { title };
    struct chart chart = { "periode", title, finding, series, 1, rows, count, 0 };
    const char *svg = NULL;
    return chart_bars(in->site->arena, &chart, &svg) == DONE ? svg : NULL;
}

static json_t *periods_table(const struct investment_pages *in, const char *title) {
    const char *const labels[] = { say(in->words, "Periode data"), say(in->words, "Periode laporan"), say(in->words, "PMDN (Rp)"), say(in->words, "PMA (Rp)"), say(in->words, "Jumlah (Rp)"),
                                   say(in->words, "PMA (US$)"), say(in->words, "Kurs (Rp per US$)"), say(in->words, "Proyek"), say(in->words, "TKI"), say(in->words, "TKA") };
    json_t *table = view_table(title, labels, sizeof labels / sizeof *labels);
    for (size_t i = 0; i < in->book->count; i++) {
        const struct investment_period *period = &in->book->periods[i];
        const char *report = period->dataset->report_period ? period_name(in, period->dataset->report_period) : "–";
        const char *cells[] = { report, cell_number(in, period->total[PMDN].of[RUPIAH]), cell_number(in, period->total[PMA].of[RUPIAH]), cell_number(in, both_of(period->total, RUPIAH)),
                                cell_dollar(in, period->total[PMA].of[US_CENTS]), cell_number(in, period->dataset->exchange_rate), cell_number(in, both_of(period->total, PROJECTS)),
                                cell_number(in, both_of(period->total, DOMESTIC)), cell_number(in, both_of(period->total, FOREIGN)) };
        view_table_row(table, &(struct view_row){ period_name(in, period->period), false, sizeof cells / sizeof *cells, cells });
    }
    view_table_words(table, 1);
    return table;
}

static void add_periods(const struct investment_pages *in, json_t *view) {
    struct arena *arena = in->site->arena;
    json_t *part = part_new("periode-bagian", say(in->words, "Periode"));
    if (in->book->count == 0) {
        part_note(part, say(in->words, "Belum ada data investasi per periode yang disetujui."));
    } else {
        const struct investment_period *best = &in->book->periods[0];
        for (size_t i = 1; i < in->book->count; i++) {
            if (known_or_zero(both_of(in->book->periods[i].total, RUPIAH)) > known_or_zero(both_of(best->total, RUPIAH))) best = &in->book->periods[i];
        }
        const char *title = say(in->words, "Investasi tiap periode");
        const char *finding = arena_format(arena, say(in->words, "Terbesar pada %1$s: %2$s."), period_name(in, best->period), cell_short(in, both_of(best->total, RUPIAH)));
        part_figure(part, view_figure(&(struct view_figure){ .heading = title, .finding = finding, .chart_svg = periods_chart(in, title, finding), .table = periods_table(in, title) }));
    }
    for (size_t i = 0; i < in->book->count; i++) {
        const struct investment_period *period = &in->book->periods[i];
        part_link(part, investment_path(arena, in->words->tongue, PLACE_PERIOD, period->period), period_name(in, period->period), cell_short(in, both_of(period->total, RUPIAH)));
    }
    part_add(view, part);
}

enum result investment_history_page(const struct investment_pages *in) {
    json_t *view = investment_view(say(in->words, "Investasi dari tahun ke tahun"), NULL);
    add_years(in, view);
    add_periods(in, view);
    view_page(in, view, PLACE_NEWEST, NULL, say(in->words, "Investasi periode terakhir"));
    return investment_finish(in, &(struct investment_page){ PLACE_HISTORY, NULL, false }, view);
}

enum result investment_empty_page(const struct investment_pages *in) {
    json_t *view = investment_view(say(in->words, "Realisasi investasi"), NULL);
    view_note(view, say(in->words, "Belum ada data investasi yang disetujui Kepala Dinas. Halaman ini terisi setelah ada."));
    if (in->book->target_count) view_page(in, view, PLACE_HISTORY, NULL, say(in->words, "Riwayat semua periode dan target"));
    return investment_finish(in, &(struct investment_page){ PLACE_NEWEST, NULL, false }, view);
}
