/* Scope: reading all approved investment and targets once a run. */
#include "site/investment.h"

#include <stdlib.h>
#include <string.h>

#include "lib/rules/period.h"
#include "site/investment_sectors.h"

#define MONTHS_A_YEAR 12

/* ---- rows ---- */

static enum origin origin_of(const char *status) {
    return strcmp(status, "pma") == 0 ? PMA : PMDN;
}

static struct amounts amounts_of(const struct investment *row, size_t index) {
    return (struct amounts){ .of = { [RUPIAH] = row->amount_rupiah, [US_CENTS] = row->amount_us_cents, [PROJECTS] = row->projects,
                                     [DOMESTIC] = row->domestic_workers, [FOREIGN] = row->foreign_workers },
                             .line = (int64_t)index + 1 };
}

static void add(struct amounts *sum, const struct amounts *part) {
    for (int i = 0; i < MEASURE_COUNT; i++) sum->of[i] = amounts_plus(sum->of[i], part->of[i]);
}

const struct investment_sector *investment_sector_of(const struct investment_sectors *sectors, const char *name) {
    for (size_t i = 0; i < sectors->count; i++) {
        if (sector_is_same(sectors->rows[i].name, name)) return &sectors->rows[i];
    }
    return NULL;
}

/* The row of that name, added when there is none. */
static struct investment_sector *sector_row(struct arena *arena, struct investment_sectors *sectors, const char *name, const char *sector) {
    for (size_t i = 0; i < sectors->count; i++) {
        if (sector_is_same(sectors->rows[i].name, name)) return &sectors->rows[i];
    }
    if (sectors->count == sectors->room) {
        struct investment_sector *rows = arena_array(arena, sectors->room * 2 + 32, sizeof *rows);
        if (sectors->count) memcpy(rows, sectors->rows, sectors->count * sizeof *rows);
        sectors->rows = rows;
        sectors->room = sectors->room * 2 + 32;
    }
    sectors->rows[sectors->count] = (struct investment_sector){ .name = name, .sector = sector };
    return &sectors->rows[sectors->count++];
}

/* By the classification; names it does not know behind, in the order they came. */
static int compare_sectors(const void *one, const void *other) {
    const struct investment_sector *a = one, *b = other;
    int first = sector_order(a->name), second = sector_order(b->name);
    if (first != second) return first - second;
    return strcmp(a->name, b->name);
}

/* A total the source leaves empty is the sum of its sectors, and says so. */
static void complete_totals(struct investment_period *period) {
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        struct amounts sum = { 0 }, *total = &period->total[origin];
        for (size_t i = 0; i < period->sectors.count; i++) {
            if (*period->sectors.rows[i].sector == '\0') add(&sum, &period->sectors.rows[i].origins[origin]);
        }
        for (int i = 0; i < MEASURE_COUNT; i++) {
            if (total->of[i].known || !sum.of[i].known) continue;
            total->of[i] = sum.of[i];
            total->computed[i] = true;
        }
    }
}

void investment_sort(struct arena *arena, const struct dataset *dataset, const struct investments *rows, struct investment_period *ret) {
    *ret = (struct investment_period){ .dataset = dataset, .period = dataset->period, .rows = *rows };
    for (size_t i = 0; i < rows->count; i++) {
        const struct investment *row = &rows->rows[i];
        struct amounts amounts = amounts_of(row, i);
        if (strcmp(row->level, "total") == 0) {
            ret->total[origin_of(row->status)] = amounts;
            continue;
        }
        const char *sector = strcmp(row->level, "sector") == 0 ? "" : sector_known_name(row->sector);
        sector_row(arena, &ret->sectors, sector_known_name(row->name), sector)->origins[origin_of(row->status)] = amounts;
    }
    if (ret->sectors.count) qsort(ret->sectors.rows, ret->sectors.count, sizeof *ret->sectors.rows, compare_sectors);
    complete_totals(ret);
}

static enum result read_period(struct site *site, const struct dataset *dataset, struct investment_period *ret) {
    struct investments rows;
    enum result result = public_investments(site->db, site->arena, dataset->id, &rows);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    investment_sort(site->arena, dataset, &rows, ret);
    result = public_investment_parts(site->db, site->arena, dataset->id, &ret->parts);
    return result == DONE ? DONE : site_fail_read(site, result, dataset->title);
}

/* ---- periods ---- */

static int months_of(const char *period) {
    struct period days;
    if (!period_parse(period, &days)) return 0;
    struct civil first = civil_from_day(days.first), last = civil_from_day(days.last);
    return (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month + 1;
}

int investment_a_year(const char *period) {
    int months = months_of(period);
    return months > 0 && months <= MONTHS_A_YEAR ? MONTHS_A_YEAR / months : 1;
}

const char *investment_period_near(struct arena *arena, const char *period, int shift) {
    struct period days = { 0 };
    if (!period_parse(period, &days)) return period;
    return period_near(arena, days.first, MONTHS_A_YEAR / investment_a_year(period), shift);
}

const struct investment_period *investment_near(struct arena *arena, const struct investment_book *book, const char *period, int shift) {
    const char *name = investment_period_near(arena, period, shift);
    for (size_t i = 0; i < book->count; i++) {
        if (strcmp(book->periods[i].period, name) == 0) return &book->periods[i];
    }
    return NULL;
}

/* ---- years ---- */

static void add_member(struct arena *arena, struct investment_year *year, const struct investment_period *period) {
    year->members[year->member_count++] = period;
    for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
        add(&year->total[origin], &period->total[origin]);
        for (size_t i = 0; i < period->sectors.count; i++) {
            const struct investment_sector *row = &period->sectors.rows[i];
            add(&sector_row(arena, &year->sectors, row->name, row->sector)->origins[origin], &row->origins[origin]);
        }
    }
}

static bool is_member(const struct investment_year *year, const struct investment_period *period, int a_year) {
    return strncmp(period->period, year->period, strlen(year->period)) == 0 && investment_a_year(period->period) == a_year;
}

/* Nothing may be counted twice: quarters, halves, months or the year itself, the first that are complete, or else the first that are there. */
static int kind_of_year(const struct investment_book *book, const struct investment_year *year) {
    static const int KINDS[] = { 4, 2, 12, 1 };
    int found = 0;
    for (size_t kind = 0; kind < sizeof KINDS / sizeof *KINDS; kind++) {
        int count = 0;
        for (size_t i = 0; i < book->count; i++) count += is_member(year, &book->periods[i], KINDS[kind]);
        if (count == KINDS[kind]) return KINDS[kind];
        if (found == 0 && count > 0) found = KINDS[kind];
    }
    return found;
}

static void fill_year(struct arena *arena, const struct investment_book *book, struct investment_year *year) {
    int kind = kind_of_year(book, year);
    year->expected = (size_t)kind;
    year->members = arena_array(arena, MONTHS_A_YEAR, sizeof *year->members);
    for (size_t i = book->count; i-- > 0;) {
        const struct investment_period *period = &book->periods[i];
        if (is_member(year, period, kind) && year->member_count < MONTHS_A_YEAR) add_member(arena, year, period);
    }
    if (year->sectors.count) qsort(year->sectors.rows, year->sectors.count, sizeof *year->sectors.rows, compare_sectors);
}

int investment_year_number(const char *period) {
    struct period days;
    return period_parse(period, &days) ? civil_from_day(days.first).year : 0;
}

static int compare_years(const void *one, const void *other) {
    return ((const struct investment_year *)other)->number - ((const struct investment_year *)one)->number;
}

static void make_years(struct arena *arena, struct investment_book *book) {
    book->years = arena_array(arena, book->count + 1, sizeof *book->years);
    for (size_t i = 0; i < book->count; i++) {
        int number = investment_year_number(book->periods[i].period);
        if (number == 0 || investment_year_of(book, number)) continue;
        struct investment_year *year = &book->years[book->year_count];
        *year = (struct investment_year){ .period = arena_format(arena, "%04d", number), .number = number };
        fill_year(arena, book, year);
        book->year_count++;
    }
    if (book->year_count) qsort(book->years, book->year_count, sizeof *book->years, compare_years);
}

const struct investment_year *investment_year_of(const struct investment_book *book, int64_t number) {
    for (size_t i = 0; i < book->year_count; i++) {
        if (book->years[i].number == number) return &book->years[i];
    }
    return NULL;
}

/* ---- targets ---- */

static enum result read_targets(struct site *site, const struct dataset *dataset, struct investment_book *book) {
    struct targets rows;
    enum result result = public_targets(site->db, site->arena, dataset->id, &rows);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    struct investment_target *all = arena_array(site->arena, book->target_count + rows.count + 1, sizeof *all);
    if (book->target_count) memcpy(all, book->targets, book->target_count * sizeof *all);
    book->targets = all;
    for (size_t i = 0; i < rows.count; i++) {
        const struct target *row = &rows.rows[i];
        all[book->target_count++] = (struct investment_target){ row->year, row->amount_rupiah, row->measure, row->note, dataset };
    }
    return DONE;
}

const struct investment_target *investment_target_of(const struct investment_book *book, int64_t year, const char *measure) {
    for (size_t i = 0; i < book->target_count; i++) {
        if (book->targets[i].year == year && strcmp(book->targets[i].measure, measure) == 0) return &book->targets[i];
    }
    return NULL;
}

/* ---- the book ---- */

enum result investment_read(struct site *site, struct investment_book *ret) {
    *ret = (struct investment_book){ .periods = arena_array(site->arena, site->datasets.count + 1, sizeof *ret->periods) };
    enum result result = DONE;
    for (size_t i = 0; i < site->datasets.count && result == DONE; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, "investment") == 0) result = read_period(site, dataset, &ret->periods[ret->count++]);
        else if (strcmp(dataset->kind, "targets") == 0) result = read_targets(site, dataset, ret);
    }
    if (result == DONE) make_years(site->arena, ret);
    return result;
}
