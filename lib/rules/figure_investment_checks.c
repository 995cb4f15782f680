/* Scope: what can be said of the figures of investment of one period: parts against totals, rupiah against dollars, countries and scales against
 * the total; PMDN and PMA each for itself. */
#include <string.h>

#include "lib/rules/figure_parts.h"
#include "lib/rules/format.h"
#include "lib/rules/growth.h"

#define RATE_TOLERANCE 5000 /* rupiah; half of 0.01 million, what releases round their amounts to */

/* The lines of one status, and where each stands in the set. */
struct lines {
    const char *status, *prefix;
    struct figure_row *rows;
    size_t *places;
    size_t count;
};

static struct lines lines_of(struct figure_reader *reader, const struct figure_set *set, bool is_foreign) {
    size_t count = set->investments.count;
    struct lines lines = { is_foreign ? "pma" : "pmdn", is_foreign ? "PMA, " : "PMDN, ", arena_array(reader->arena, count + 1, sizeof *lines.rows),
                           arena_array(reader->arena, count + 1, sizeof *lines.places), 0 };
    for (size_t i = 0; i < count; i++) {
        const struct figure_investment *row = &set->investments.rows[i];
        if (strcmp(row->status, lines.status) != 0) continue;
        struct figure_row *line = &lines.rows[lines.count];
        *line = (struct figure_row){ .level = row->level, .name = row->name };
        memcpy(line->values, row->values, sizeof line->values);
        lines.places[lines.count++] = i;
    }
    return lines;
}

static void check_lines(struct figure_reader *reader, struct figure_set *set, const struct lines *lines) {
    struct rate_rule rate = { reader->reading->rate, RATE_TOLERANCE };
    struct differences found = check_investment(reader->arena, lines->rows, lines->count, rate);
    for (size_t i = 0; i < found.count; i++) {
        const struct difference *row = &found.rows[i];
        size_t line = row->row < lines->count ? set->investments.rows[lines->places[row->row]].line : 0;
        const char *place = reader_place(reader, arena_format(reader->arena, "%s%s", lines->prefix, row->place), "");
        reader_difference(reader, set, &(struct figure_difference){ row->check, place, row->stated_text, row->computed_text, line,
                                                                     line ? reader_column(reader, FIGURE_AMOUNTS[row->column].field) : 0 });
    }
}

/* ---- shares ---- */

/* Shares are printed of the rupiah. */
static void check_shares(struct figure_reader *reader, struct figure_set *set, const struct lines *lines) {
    int64_t whole = FIGURE_ABSENT;
    for (size_t i = 0; i < lines->count && whole == FIGURE_ABSENT; i++) {
        if (lines->rows[i].level == LEVEL_TOTAL) whole = lines->rows[i].values[FIGURE_RUPIAH];
    }
    for (size_t i = 0; i < lines->count; i++) {
        const struct figure_investment *row = &set->investments.rows[lines->places[i]];
        struct decimal printed, computed;
        struct fraction share;
        bool is_told = row->values[FIGURE_RUPIAH] != FIGURE_ABSENT && decimal_parse(row->published_share, &printed) &&
                       share_of(row->values[FIGURE_RUPIAH], whole, &share);
        if (!is_told || fraction_is_printed(share, printed)) continue;
        const char *place = reader_place(reader, arena_format(reader->arena, "%s%s", lines->prefix, row->name), "bagian dari jumlah");
        const char *words = fraction_rounded(share, printed.places, &computed) ? arena_format(reader->arena, "%s%%", decimal_words(reader->arena, computed)) : "";
        reader_difference(reader, set, &(struct figure_difference){ CHECK_SHARE, place, arena_format(reader->arena, "%s%%", decimal_words(reader->arena, printed)),
                                                                     words, row->line, reader_column(reader, INVESTMENT_SHARE) });
    }
}

/* ---- countries and scales ---- */

static const char *words_of(struct arena *arena, enum figure_column column, int64_t value) {
    if (value == FIGURE_ABSENT) return "";
    if (column == FIGURE_RUPIAH) return format_rupiah(arena, value);
    return column == FIGURE_US_CENTS ? format_dollar(arena, value) : format_number(arena, value, 0);
}

static int64_t sum_of(const struct figure_set *set, const char *status, const char *attribute, enum figure_column column) {
    int64_t sum = FIGURE_ABSENT;
    for (size_t i = 0; i < set->parts.count; i++) {
        const struct figure_part *part = &set->parts.rows[i];
        bool is_meant = strcmp(part->status, status) == 0 && strcmp(part->attribute, attribute) == 0 && part->values[column] != FIGURE_ABSENT;
        if (!is_meant) continue;
        if (sum == FIGURE_ABSENT) sum = 0;
        if (__builtin_add_overflow(sum, part->values[column], &sum)) sum = INT64_MAX;
    }
    return sum;
}

static void check_parts(struct figure_reader *reader, struct figure_set *set, const struct lines *lines, bool is_country) {
    const struct figure_row *total = NULL;
    size_t at = 0;
    for (; at < lines->count && !total; at++) {
        if (lines->rows[at].level == LEVEL_TOTAL) total = &lines->rows[at];
    }
    for (int i = 0; total && i < FIGURE_COLUMN_COUNT; i++) {
        enum figure_column column = (enum figure_column)i;
        int64_t sum = sum_of(set, lines->status, is_country ? "country" : "scale", column), stated = total->values[column];
        if (sum == FIGURE_ABSENT || sum == stated) continue;
        const char *place = arena_format(reader->arena, "%s%s, jumlah menurut %s", lines->prefix, total->name, is_country ? "negara" : "skala usaha");
        reader_difference(reader, set, &(struct figure_difference){
            stated == FIGURE_ABSENT ? CHECK_TOTAL_MISSING : CHECK_PARTS, reader_place(reader, place, figure_column_label(column)),
            words_of(reader->arena, column, stated), words_of(reader->arena, column, sum), set->investments.rows[lines->places[at - 1]].line,
            reader_column(reader, FIGURE_AMOUNTS[i].field) });
    }
}

void investment_set_check(struct figure_reader *reader, struct figure_set *set) {
    bool is_added_up = reader_has(reader, INVESTMENT_SECTOR); /* then every total is ours */
    if (is_added_up) nswi_set_sort(set);
    for (int i = 0; i < 2; i++) {
        struct lines lines = lines_of(reader, set, i == 1);
        if (lines.count == 0) continue;
        int64_t implied = check_implied_rate(lines.rows, lines.count);
        if (i == 1) set->rate = reader->reading->rate > 0 ? reader->reading->rate : implied > 0 ? implied : FIGURE_ABSENT;
        check_lines(reader, set, &lines);
        if (is_added_up) continue;
        check_shares(reader, set, &lines);
        check_parts(reader, set, &lines, true);
        check_parts(reader, set, &lines, false);
    }
}
