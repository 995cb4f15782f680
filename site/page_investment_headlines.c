/* Scope: the headline figures of investment with the rows they follow from, so that a stranger recomputes them (headline.h). */
#include <string.h>

#include "lib/rules/format.h"
#include "site/headline.h"
#include "site/page_investment_kinds.h"

#define SERIES "investasi-sektor" /* all periods in one table */
#define TARGETS "investasi-target"

static const char *const ORIGIN_CODES[ORIGIN_COUNT] = { "pmdn", "pma" };

/* One figure of PERIOD: what its name and title begin and end with. */
struct told {
    const struct investment_period *period;
    const char *name, *title, *unit;
};

static struct headline begin(struct site *site, const struct told *told) {
    struct arena *arena = site->arena;
    return (struct headline){ .name = arena_format(arena, "investasi-%s-%s", told->period->period, told->name),
                              .title = arena_format(arena, "%s, %s", told->title, tongue_period(arena, INDONESIAN, told->period->period)),
                              .page = investment_path(arena, INDONESIAN, PLACE_PERIOD, told->period->period), .unit = told->unit };
}

static struct headline_rows total_rows(struct arena *arena, const struct investment_period *period, const char *column) {
    return (struct headline_rows){ arena_format(arena, "investasi-%s", period->period), column, { { "tingkat", "total" } } };
}

/* Only what the source prints as a total can be looked up in its rows. */
static bool is_printed(const struct investment_period *period, enum measure measure) {
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        if (period->total[origin].computed[measure]) return false;
    }
    return both_of(period->total, measure).known;
}

/* What all sectors add up to, of both origins. */
static struct optional_number sum_of_sectors(const struct investment_period *period, enum measure measure) {
    struct optional_number sum = { false, 0 };
    for (size_t i = 0; i < period->sectors.count; i++) {
        const struct investment_sector *row = &period->sectors.rows[i];
        if (*row->sector == '\0') sum = amounts_plus(sum, both_of(row->origins, measure));
    }
    return sum;
}

static enum result tell_sum(struct site *site, const struct told *told, const char *column, enum measure measure) {
    struct optional_number total = both_of(told->period->total, measure), sectors = sum_of_sectors(told->period, measure);
    bool is_cell = is_printed(told->period, measure), is_sum = sectors.known && sectors.value == total.value;
    if (!total.known || (!is_cell && !is_sum)) return DONE;
    struct headline headline = begin(site, told);
    headline.value = format_plain(site->arena, total.value, 0);
    headline.formula = HEADLINE_SUM;
    headline.of = total_rows(site->arena, told->period, column);
    if (!is_cell) headline.of.where[0].value = "sector";
    return site_headline(site, &headline);
}

static enum result tell_share(struct site *site, const struct investment_period *period, enum origin origin) {
    struct optional_number share = share_hundredths(period->total[origin].of[RUPIAH], both_of(period->total, RUPIAH));
    if (!share.known || !is_printed(period, RUPIAH)) return DONE;
    const char *title = origin == PMA ? "Porsi PMA" : "Porsi PMDN";
    struct headline headline = begin(site, &(struct told){ period, arena_format(site->arena, "%s-porsi", ORIGIN_CODES[origin]), title, "%" });
    headline.value = format_plain(site->arena, share.value, 2);
    headline.formula = HEADLINE_SHARE;
    headline.by = headline.of = total_rows(site->arena, period, "rupiah");
    headline.of.where[1] = (struct headline_where){ "asal", ORIGIN_CODES[origin] };
    return site_headline(site, &headline);
}

static enum result tell_growth(struct site *site, const struct investment_book *book, const struct told *told, int shift) {
    const struct investment_period *period = told->period, *before = investment_near(site->arena, book, period->period, shift);
    if (!before || !investment_is_comparable(period->total, before->total) || !is_printed(period, RUPIAH) || !is_printed(before, RUPIAH)) return DONE;
    struct optional_number growth = growth_hundredths(both_of(before->total, RUPIAH), both_of(period->total, RUPIAH));
    if (!growth.known) return DONE;
    struct headline headline = begin(site, told);
    headline.value = format_plain(site->arena, growth.value, 2);
    headline.formula = HEADLINE_GROWTH;
    headline.of = total_rows(site->arena, period, "rupiah");
    headline.by = total_rows(site->arena, before, "rupiah");
    return site_headline(site, &headline);
}

static enum result tell_period(struct site *site, const struct investment_book *book, const struct investment_period *period) {
    int a_year = investment_a_year(period->period);
    enum result result = tell_sum(site, &(struct told){ period, "jumlah", "Realisasi investasi", "rupiah" }, "rupiah", RUPIAH);
    if (result == DONE) result = tell_sum(site, &(struct told){ period, "proyek", "Proyek", "proyek" }, "proyek", PROJECTS);
    if (result == DONE) result = tell_sum(site, &(struct told){ period, "tki", "Tenaga kerja Indonesia", "orang" }, "tki", DOMESTIC);
    if (result == DONE) result = tell_sum(site, &(struct told){ period, "tka", "Tenaga kerja asing", "orang" }, "tka", FOREIGN);
    for (int origin = 0; origin < ORIGIN_COUNT && result == DONE; origin++) result = tell_share(site, period, (enum origin)origin);
    if (result == DONE && a_year > 1) result = tell_growth(site, book, &(struct told){ period, "sebelumnya", "Perubahan dari periode sebelumnya", "%" }, -1);
    return result == DONE ? tell_growth(site, book, &(struct told){ period, "setahun", "Perubahan dari setahun sebelumnya", "%" }, -a_year) : result;
}

/* ---- years ---- */

/* True when the rows of the year in the series are those of its members and no others, so that nothing would be counted twice. */
static bool is_alone(const struct investment_book *book, const struct investment_year *year) {
    size_t found = 0;
    for (size_t i = 0; i < book->count; i++) found += investment_year_number(book->periods[i].period) == year->number;
    return found == year->member_count;
}

static struct headline_rows year_rows(const struct investment_year *year) {
    return (struct headline_rows){ SERIES, "rupiah", { { "tahun", year->period }, { "tingkat", "total" } } };
}

static enum result tell_target(struct site *site, const struct investment_book *book, const struct investment_year *year, const char *measure) {
    const struct investment_target *target = investment_target_of(book, year->number, measure);
    struct optional_number reached = target ? share_hundredths(both_of(year->total, RUPIAH), (struct optional_number){ true, target->amount_rupiah })
                                            : (struct optional_number){ false, 0 };
    if (!reached.known) return DONE;
    struct arena *arena = site->arena;
    const char *name = strcmp(measure, "target_bkpm") == 0 ? "bkpm" : "renstra";
    struct headline headline = { .name = arena_format(arena, "investasi-%s-capaian-%s", year->period, name),
                                 .title = arena_format(arena, "Capaian target %s %s", strcmp(name, "bkpm") == 0 ? "BKPM" : "Renstra", year->period),
                                 .page = investment_path(arena, INDONESIAN, PLACE_PERIOD, year->period), .unit = "%", .value = format_plain(arena, reached.value, 2),
                                 .formula = HEADLINE_SHARE, .of = year_rows(year),
                                 .by = { TARGETS, "rupiah", { { "tahun", year->period }, { "ukuran", measure }, { "utama", "ya" } } } };
    return site_headline(site, &headline);
}

static enum result tell_year(struct site *site, const struct investment_book *book, const struct investment_year *year) {
    struct arena *arena = site->arena;
    if (year->expected == 1 || !is_alone(book, year) || !both_of(year->total, RUPIAH).known) return DONE;
    struct headline headline = { .name = arena_format(arena, "investasi-%s-jumlah", year->period), .title = arena_format(arena, "Realisasi investasi, Tahun %s", year->period),
                                 .page = investment_path(arena, INDONESIAN, PLACE_PERIOD, year->period), .unit = "rupiah",
                                 .value = format_plain(arena, both_of(year->total, RUPIAH).value, 0), .formula = HEADLINE_SUM, .of = year_rows(year) };
    enum result result = site_headline(site, &headline);
    if (result == DONE) result = tell_target(site, book, year, "target_renstra");
    return result == DONE ? tell_target(site, book, year, "target_bkpm") : result;
}

enum result investment_headlines(struct site *site, const struct investment_book *book) {
    enum result result = DONE;
    for (size_t i = 0; i < book->count && result == DONE; i++) result = tell_period(site, book, &book->periods[i]);
    for (size_t i = 0; i < book->year_count && result == DONE; i++) result = tell_year(site, book, &book->years[i]);
    return result;
}
