/* Scope: growth of a period, and the exchange rate's share in it. */
#include "site/page_investment_growth.h"

#include "lib/rules/rate_effect.h"

/* The two comparisons of a release. */
struct comparison {
    const char *period;                     /* compared with */
    const struct investment_period *before; /* NULL: not published */
    const char *code;                       /* "q-o-q" */
};

static const char *missing_said(const struct investment_pages *in, const struct comparison *comparison) {
    return arena_format(in->site->arena, say(in->words, "Perubahan %1$s belum dapat dihitung: data %2$s belum diterbitkan."), comparison->code,
                        period_name(in, comparison->period));
}

static bool is_comparable(const struct investment_period *period, const struct comparison *comparison) {
    return comparison->before && investment_is_comparable(period->total, comparison->before->total);
}

static const char *partial_said(const struct investment_pages *in, const struct comparison *comparison) {
    return arena_format(in->site->arena, say(in->words, "Jumlahnya tidak dibandingkan dengan %s: asal modal yang sudah terbit tidak sama."),
                        period_name(in, comparison->period));
}

/* "naik 12,30 % dari Triwulan IV 2023 (q-o-q)"; NULL when it is not known. */
static const char *moved(const struct investment_pages *in, const struct investment_period *period, const struct comparison *comparison) {
    if (!is_comparable(period, comparison)) return NULL;
    struct optional_number growth = growth_hundredths(both_of(comparison->before->total, RUPIAH), both_of(period->total, RUPIAH));
    if (!growth.known) return NULL;
    return arena_format(in->site->arena, say(in->words, "%1$s dari %2$s (%3$s)"), change_said(in, growth.value), period_name(in, comparison->period), comparison->code);
}

static const char *finding_of(const struct investment_pages *in, const struct investment_period *period, const struct comparison comparisons[2]) {
    const char *first = moved(in, period, &comparisons[0]), *second = moved(in, period, &comparisons[1]);
    if (first && second) return arena_format(in->site->arena, say(in->words, "Investasi %1$s dan %2$s."), first, second);
    if (first || second) return arena_format(in->site->arena, say(in->words, "Investasi %s."), first ? first : second);
    return NULL;
}

/* ---- the table ---- */

struct line {
    const char *label;
    const char *(*print)(const struct investment_pages *in, struct optional_number number);
    struct optional_number (*read)(const struct investment_period *period);
    bool is_sum; /* of both origins */
};

static struct optional_number read_total(const struct investment_period *period) { return both_of(period->total, RUPIAH); }
static struct optional_number read_pmdn(const struct investment_period *period) { return period->total[PMDN].of[RUPIAH]; }
static struct optional_number read_pma(const struct investment_period *period) { return period->total[PMA].of[RUPIAH]; }
static struct optional_number read_dollars(const struct investment_period *period) { return period->total[PMA].of[US_CENTS]; }
static struct optional_number read_rate(const struct investment_period *period) { return period->dataset->exchange_rate; }
static struct optional_number read_projects(const struct investment_period *period) { return both_of(period->total, PROJECTS); }
static struct optional_number read_workers(const struct investment_period *period) {
    return amounts_plus(workers_of(&period->total[PMDN]), workers_of(&period->total[PMA]));
}

static json_t *growth_table(const struct investment_pages *in, const struct investment_period *period, const struct comparison comparisons[2]) {
    const struct line lines[] = {
        { say(in->words, "Jumlah (Rp)"), cell_number, read_total, true },    { say(in->words, "PMDN (Rp)"), cell_number, read_pmdn, false },
        { say(in->words, "PMA (Rp)"), cell_number, read_pma, false },         { say(in->words, "PMA (US$)"), cell_dollar, read_dollars, false },
        { say(in->words, "Kurs (Rp per US$)"), cell_number, read_rate, false }, { say(in->words, "Proyek"), cell_number, read_projects, true },
        { say(in->words, "Tenaga kerja"), cell_number, read_workers, true } };
    const char *const labels[] = { say(in->words, "Angka"), period_name(in, period->period), period_name(in, comparisons[0].period), "q-o-q",
                                   period_name(in, comparisons[1].period), "y-o-y" };
    json_t *table = view_table(say(in->words, "Perubahan tiap angka"), labels, sizeof labels / sizeof *labels);
    const struct optional_number none = { false, 0 };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct optional_number now = lines[i].read(period);
        const char *cells[5] = { lines[i].print(in, now) };
        for (int at = 0; at < 2; at++) {
            struct optional_number before = comparisons[at].before ? lines[i].read(comparisons[at].before) : none;
            cells[1 + at * 2] = lines[i].print(in, before);
            bool is_told = !lines[i].is_sum || is_comparable(period, &comparisons[at]);
            cells[2 + at * 2] = cell_percent(in, is_told ? growth_hundredths(before, now) : none);
        }
        view_table_row(table, &(struct view_row){ lines[i].label, false, 5, cells });
    }
    return table;
}

/* ---- the exchange rate ---- */

static const char *rate_verdict(const struct investment_pages *in, const struct rate_amounts *before, const struct rate_amounts *now, bool is_same_rate) {
    if (is_same_rate && before->rupiah != now->rupiah) return say(in->words, "Kursnya sama: perubahan dalam rupiah bukan karena kurs.");
    switch (rate_effect_of(*before, *now)) {
    case RATE_ALONE: return say(in->words, "Perubahan dalam rupiah berasal dari kurs saja.");
    case RATE_NOT_ALONE: return say(in->words, "Perubahan dalam rupiah bukan hanya karena kurs.");
    default: return say(in->words, "Dalam rupiah tidak ada perubahan.");
    }
}

/* Nothing unless both periods have PMA in both currencies and their rates. */
static void add_rate(const struct investment_pages *in, const struct investment_period *period, const struct comparison *comparison, json_t *part) {
    struct arena *arena = in->site->arena;
    const struct investment_period *old = comparison->before;
    if (!old || !read_rate(old).known || !read_rate(period).known) return;
    struct optional_number rupiah = growth_hundredths(read_pma(old), read_pma(period)), dollars = growth_hundredths(read_dollars(old), read_dollars(period));
    if (!rupiah.known || !dollars.known) return;
    struct rate_amounts before = { read_pma(old).value, read_dollars(old).value }, now = { read_pma(period).value, read_dollars(period).value };
    enum tongue tongue = in->words->tongue;
    part_note(part, arena_format(arena, say(in->words, "PMA terhadap %1$s: dalam rupiah %2$s, dalam US$ %3$s (dari %4$s menjadi %5$s); kurs dari %6$s menjadi %7$s per US$. %8$s"),
                                 period_name(in, comparison->period), change_said(in, rupiah.value), change_said(in, dollars.value),
                                 tongue_dollar_short(arena, tongue, before.us_cents), tongue_dollar_short(arena, tongue, now.us_cents),
                                 tongue_rupiah(arena, tongue, read_rate(old).value), tongue_rupiah(arena, tongue, read_rate(period).value),
                                 rate_verdict(in, &before, &now, read_rate(old).value == read_rate(period).value)));
}

json_t *growth_part(const struct investment_pages *in, const struct investment_period *period) {
    struct arena *arena = in->site->arena;
    int a_year = investment_a_year(period->period);
    const struct comparison comparisons[2] = {
        { investment_period_near(arena, period->period, -1), investment_near(arena, in->book, period->period, -1),
          a_year == 4 ? "q-o-q" : say(in->words, "terhadap periode sebelumnya") },
        { investment_period_near(arena, period->period, -a_year), investment_near(arena, in->book, period->period, -a_year), "y-o-y" } };
    json_t *part = part_new("perubahan", say(in->words, "Naik atau turun"));
    const char *finding = finding_of(in, period, comparisons);
    for (int i = 0; i < 2; i++) {
        if (i == 1 && a_year == 1) continue; /* a year's period before is the year before */
        if (!comparisons[i].before) part_note(part, missing_said(in, &comparisons[i]));
        else if (!is_comparable(period, &comparisons[i])) part_note(part, partial_said(in, &comparisons[i]));
    }
    if (comparisons[0].before || comparisons[1].before) {
        part_figure(part, view_figure(&(struct view_figure){ .heading = say(in->words, "Dibanding periode sebelumnya dan setahun sebelumnya"),
                                                             .finding = finding, .table = growth_table(in, period, comparisons) }));
    }
    add_rate(in, period, &comparisons[0], part);
    if (a_year > 1) add_rate(in, period, &comparisons[1], part);
    return part;
}
