/* Scope: the checks; sums are whole numbers, so that "equal" means equal. */
#include "lib/rules/check_totals.h"

#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/ratio.h"

ENUM_DEFINE(figure_level, FIGURE_LEVEL_LIST, FIGURE_LEVEL_COUNT)
ENUM_DEFINE(figure_column, FIGURE_COLUMN_LIST, FIGURE_COLUMN_COUNT)
ENUM_DEFINE(check, CHECK_LIST, CHECK_COUNT)

#define CENTS_A_DOLLAR 100

struct checking {
    struct arena *arena;
    const struct figure_row *rows;
    size_t count;
    struct differences found;
    size_t capacity;
};

/* What a check compares: a stated and a computed figure of one column. */
struct comparison {
    enum check check;
    int64_t stated, computed;
};

static const char *figure_text(struct arena *arena, enum figure_column column, int64_t value) {
    if (value == FIGURE_ABSENT) return "";
    if (column == FIGURE_RUPIAH) return format_rupiah(arena, value);
    return column == FIGURE_US_CENTS ? format_dollar(arena, value) : format_number(arena, value, 0);
}

static void report(struct checking *checking, const char *place, enum figure_column column,
                   struct comparison comparison) {
    struct differences *found = &checking->found;
    if (found->count == checking->capacity) {
        checking->capacity = checking->capacity * 2 + 16;
        struct difference *rows = arena_array(checking->arena, checking->capacity, sizeof *rows);
        if (found->count > 0) memcpy(rows, found->rows, found->count * sizeof *rows);
        found->rows = rows;
    }
    found->rows[found->count++] = (struct difference){
        .check = comparison.check,
        .column = column,
        .place = place,
        .stated = comparison.stated,
        .computed = comparison.computed,
        .stated_text = figure_text(checking->arena, column, comparison.stated),
        .computed_text = figure_text(checking->arena, column, comparison.computed),
    };
}

/* The last one found is about ROW. */
static void set_row(struct checking *checking, const struct figure_row *row) {
    bool is_own = row >= checking->rows && row < checking->rows + checking->count;
    checking->found.rows[checking->found.count - 1].row = is_own ? (size_t)(row - checking->rows) : checking->count;
}

static void report_cell(struct checking *checking, const struct figure_row *row, enum figure_column column,
                        struct comparison comparison) {
    report(checking, arena_format(checking->arena, "%s: %s", row->name, figure_column_label(column)), column,
           comparison);
    set_row(checking, row);
}

/* SUM, which may be absent yet, plus VALUE; stays at the largest number when it would not fit. */
static int64_t added(int64_t sum, int64_t value) {
    if (sum == FIGURE_ABSENT) return value;
    return __builtin_add_overflow(sum, value, &sum) ? INT64_MAX : sum;
}

/* Sum of the filled cells of one column over the rows of LEVEL from FIRST to before END; FIGURE_ABSENT without any. */
static int64_t sum_of(const struct figure_row *first, const struct figure_row *end, enum figure_level level,
                      enum figure_column column) {
    int64_t sum = FIGURE_ABSENT;
    for (const struct figure_row *row = first; row < end; row++) {
        if (row->level != level || row->values[column] == FIGURE_ABSENT) continue;
        sum = added(sum, row->values[column]);
    }
    return sum;
}

static void compare_with_parts(struct checking *checking, const struct figure_row *parent,
                               const struct figure_row *first, const struct figure_row *end, enum figure_level level) {
    for (unsigned i = 0; i < FIGURE_COLUMN_COUNT; i++) {
        enum figure_column column = (enum figure_column)i;
        int64_t stated = parent->values[column], computed = sum_of(first, end, level, column);
        if (computed == FIGURE_ABSENT || computed == stated) continue;
        enum check check = stated == FIGURE_ABSENT ? CHECK_TOTAL_MISSING : CHECK_PARTS;
        report_cell(checking, parent, column, (struct comparison){ check, stated, computed });
    }
}

static bool has_sector(const struct figure_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (rows[i].level == LEVEL_SECTOR) return true;
    }
    return false;
}

/* Checks every sector with the items below it. An item above the first sector belongs to none. */
static void check_sectors(struct checking *checking, const struct figure_row *rows, size_t count) {
    const struct figure_row *end = rows + count, *row = rows;
    for (; row < end && row->level != LEVEL_SECTOR; row++) {
        if (row->level != LEVEL_ITEM) continue;
        report(checking, row->name, FIGURE_PROJECTS,
               (struct comparison){ CHECK_SECTOR_MISSING, FIGURE_ABSENT, FIGURE_ABSENT });
        set_row(checking, row);
    }
    while (row < end) {
        const struct figure_row *sector = row++;
        while (row < end && row->level == LEVEL_ITEM) row++;
        if (sector->level == LEVEL_SECTOR) compare_with_parts(checking, sector, sector + 1, row, LEVEL_ITEM);
    }
}

static const struct figure_row *find_total(const struct figure_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (rows[i].level == LEVEL_TOTAL) return &rows[i];
    }
    return NULL;
}

static bool has_both_amounts(const struct figure_row *row) {
    return row->values[FIGURE_RUPIAH] != FIGURE_ABSENT && row->values[FIGURE_US_CENTS] != FIGURE_ABSENT;
}

int64_t check_implied_rate(const struct figure_row *rows, size_t count) {
    const struct figure_row *total = find_total(rows, count);
    if (!total || !has_both_amounts(total) || total->values[FIGURE_US_CENTS] <= 0) return 0;
    return round_half_up((__int128)total->values[FIGURE_RUPIAH] * CENTS_A_DOLLAR, total->values[FIGURE_US_CENTS]);
}

static void check_rate(struct checking *checking, const struct figure_row *rows, size_t count, struct rate_rule rule) {
    int64_t rate = rule.rupiah_per_dollar > 0 ? rule.rupiah_per_dollar : check_implied_rate(rows, count);
    for (const struct figure_row *row = rows; rate > 0 && row < rows + count; row++) {
        if (!has_both_amounts(row)) continue;
        int64_t stated = row->values[FIGURE_RUPIAH];
        int64_t computed = round_half_up((__int128)row->values[FIGURE_US_CENTS] * rate, CENTS_A_DOLLAR);
        __int128 distance = (__int128)stated - computed;
        if (distance <= rule.tolerance && -distance <= rule.tolerance) continue;
        report_cell(checking, row, FIGURE_RUPIAH, (struct comparison){ CHECK_RATE, stated, computed });
    }
}

struct differences check_investment(struct arena *arena, const struct figure_row *rows, size_t count,
                                    struct rate_rule rate) {
    struct checking checking = { .arena = arena, .rows = rows, .count = count };
    static const struct figure_row NO_TOTAL = { LEVEL_TOTAL, "Jumlah",
                                                { FIGURE_ABSENT, FIGURE_ABSENT, FIGURE_ABSENT, FIGURE_ABSENT,
                                                  FIGURE_ABSENT } };
    const struct figure_row *total = find_total(rows, count);
    bool is_sectored = has_sector(rows, count);
    compare_with_parts(&checking, total ? total : &NO_TOTAL, rows, rows + count,
                       is_sectored ? LEVEL_SECTOR : LEVEL_ITEM);
    if (is_sectored) check_sectors(&checking, rows, count);
    check_rate(&checking, rows, count, rate);
    return checking.found;
}

/* Sum of a group's amounts; FIGURE_ABSENT when it has none. */
static int64_t group_sum(struct group_amounts amounts, const char *group) {
    int64_t sum = FIGURE_ABSENT;
    for (size_t i = 0; i < amounts.count; i++) {
        if (strcmp(amounts.rows[i].group, group) != 0) continue;
        sum = added(sum, amounts.rows[i].amount);
    }
    return sum;
}

static bool is_first_of_group(struct group_amounts amounts, size_t at) {
    for (size_t i = 0; i < at; i++) {
        if (strcmp(amounts.rows[i].group, amounts.rows[at].group) == 0) return false;
    }
    return true;
}

struct differences check_groups(struct arena *arena, struct group_amounts parts, struct group_amounts totals) {
    struct checking checking = { .arena = arena };
    for (size_t i = 0; i < totals.count; i++) {
        int64_t stated = totals.rows[i].amount, computed = group_sum(parts, totals.rows[i].group);
        if (stated == computed) continue;
        enum check check = computed == FIGURE_ABSENT ? CHECK_PARTS_MISSING : CHECK_PARTS;
        report(&checking, totals.rows[i].group, FIGURE_PROJECTS, (struct comparison){ check, stated, computed });
        checking.found.rows[checking.found.count - 1].row = i;
    }
    for (size_t i = 0; i < parts.count; i++) {
        const char *group = parts.rows[i].group;
        if (!is_first_of_group(parts, i) || group_sum(totals, group) != FIGURE_ABSENT) continue;
        report(&checking, group, FIGURE_PROJECTS,
               (struct comparison){ CHECK_TOTAL_MISSING, FIGURE_ABSENT, group_sum(parts, group) });
        checking.found.rows[checking.found.count - 1].row = totals.count;
    }
    return checking.found;
}
