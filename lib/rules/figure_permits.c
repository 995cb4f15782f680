/* Scope: files of permits: a row a channel, kind and month; rows of totals are compared with what they add up. */
#include <stdlib.h>
#include <string.h>

#include "lib/rules/figure_parts.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"

#define CHANNEL_LONGEST 60u /* characters, as schema.sql has it */
#define TYPE_LONGEST 200u

/* ---- one row ---- */

/* "2024-04" within the period; "" for a row of totals over the months. */
static bool read_month(struct figure_reader *reader, const char **ret) {
    const char *cell = reader_cell(reader, PERMIT_MONTH);
    struct period period, month;
    bool has_period = period_parse(reader->reading->period, &period);
    int year = has_period ? civil_from_day(period.first).year : 0;
    *ret = "";
    if (reader_is_total(cell)) return true;
    *ret = figure_cell_month(reader->arena, cell, year);
    if (**ret == '\0') return reader_fault(reader, PERMIT_MONTH, "harus bulan dengan tahunnya, seperti 2024-04 atau April 2024");
    bool is_within = !has_period || (period_parse(*ret, &month) && month.first >= period.first && month.last <= period.last);
    return is_within || reader_fault(reader, PERMIT_MONTH, arena_format(reader->arena, "di luar %s", period_label(reader->arena, reader->reading->period)));
}

/* A total of all kinds of a channel: over all months it is what the report printed. */
static bool is_channel_total(const struct figure_reader *reader) {
    return reader_is_total(reader_cell(reader, PERMIT_TYPE)) &&
           (figure_cell_is_empty(reader_cell(reader, PERMIT_MONTH)) || reader_is_total(reader_cell(reader, PERMIT_MONTH)));
}

static bool read_total(struct figure_reader *reader, struct figure_set *set, const char *channel) {
    struct figure_permit_total total = { .line = reader->row->line, .channel = channel };
    if (!reader_amount(reader, PERMIT_ISSUED, 0, &total.published_total)) return false;
    for (size_t i = 0; i < set->permit_totals.count; i++) {
        if (strcmp(set->permit_totals.rows[i].channel, channel) != 0) continue;
        return reader_fault(reader, PERMIT_CHANNEL, arena_format(reader->arena, "jumlah kanal ini sudah ada di baris %zu", set->permit_totals.rows[i].line));
    }
    if (total.published_total == FIGURE_ABSENT) return reader_fault(reader, PERMIT_ISSUED, "belum diisi");
    *READER_ADD(reader, set->permit_totals) = total;
    return true;
}

bool permit_row_read(struct figure_reader *reader) {
    const char *office;
    struct figure_permit row = { .line = reader->row->line };
    if (!reader_office(reader, PERMIT_OFFICE, &office)) return false;
    struct figure_set *set = reader_set(reader, reader->reading->period, office);
    if (!set) return reader_fault(reader, PERMIT_OFFICE, "terlalu banyak kantor dalam satu berkas");
    bool is_right = reader_text(reader, (struct reader_text){ PERMIT_CHANNEL, CHANNEL_LONGEST, true }, &row.channel);
    if (is_channel_total(reader)) return is_right && read_total(reader, set, row.channel);
    is_right &= reader_text(reader, (struct reader_text){ PERMIT_TYPE, TYPE_LONGEST, true }, &row.permit_type);
    is_right &= read_month(reader, &row.month);
    is_right &= reader_amount(reader, PERMIT_ISSUED, 0, &row.issued);
    is_right &= reader_amount(reader, PERMIT_ON_TIME, 0, &row.on_time);
    if (!is_right) return false;
    if (row.issued == FIGURE_ABSENT) return reader_fault(reader, PERMIT_ISSUED, "belum diisi; tulis 0 bila tidak ada");
    if (row.on_time > row.issued) return reader_fault(reader, PERMIT_ON_TIME, "lebih banyak daripada yang terbit");
    if (reader_is_total(row.permit_type)) row.permit_type = "";
    *READER_ADD(reader, set->permits) = row;
    return true;
}

/* ---- the whole ---- */

static int order(const void *left, const void *right) {
    const struct figure_permit *a = *(const struct figure_permit *const *)left, *b = *(const struct figure_permit *const *)right;
    int by_channel = strcmp(a->channel, b->channel);
    if (by_channel) return by_channel;
    int by_type = strcmp(a->permit_type, b->permit_type);
    if (by_type) return by_type;
    int by_month = strcmp(a->month, b->month);
    if (by_month) return by_month;
    return a->line < b->line ? -1 : 1;
}

static bool is_same(const struct figure_permit *a, const struct figure_permit *b) {
    return strcmp(a->channel, b->channel) == 0 && strcmp(a->permit_type, b->permit_type) == 0 && strcmp(a->month, b->month) == 0;
}

static void find_repeated(struct figure_reader *reader, const struct figure_set *set) {
    size_t count = set->permits.count;
    const struct figure_permit **rows = arena_array(reader->arena, count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++) rows[i] = &set->permits.rows[i];
    if (count > 1) qsort(rows, count, sizeof *rows, order);
    for (size_t i = 1; i < count; i++) {
        if (!is_same(rows[i - 1], rows[i])) continue;
        reader_fault_at(reader, (struct figure_fault){ rows[i]->line, reader_column(reader, PERMIT_MONTH), rows[i]->month,
                        arena_format(reader->arena, "kanal, jenis dan bulan ini sudah ada di baris %zu", rows[i - 1]->line) });
    }
}

static bool is_total(const struct figure_permit *row) {
    return *row->month == '\0' || *row->permit_type == '\0';
}

static void add(int64_t *sum, int64_t value) {
    if (value == FIGURE_ABSENT) return;
    if (*sum == FIGURE_ABSENT) *sum = 0;
    if (__builtin_add_overflow(*sum, value, sum)) *sum = INT64_MAX;
}

/* A row of totals against the rows it stands for. */
static void check_total(struct figure_reader *reader, struct figure_set *set, const struct figure_permit *total) {
    int64_t issued = FIGURE_ABSENT, on_time = FIGURE_ABSENT;
    for (size_t i = 0; i < set->permits.count; i++) {
        const struct figure_permit *row = &set->permits.rows[i];
        bool is_part = !is_total(row) && strcmp(row->channel, total->channel) == 0 &&
                       (*total->month == '\0' || strcmp(row->month, total->month) == 0) &&
                       (*total->permit_type == '\0' || strcmp(row->permit_type, total->permit_type) == 0);
        if (!is_part) continue;
        add(&issued, row->issued);
        add(&on_time, row->on_time);
    }
    const char *what = *total->permit_type ? total->permit_type : total->month;
    struct figure_difference found = { .check = CHECK_MONTHS, .place = reader_place(reader, arena_format(reader->arena, "%s, %s", total->channel, what), "terbit"),
                                       .stated = format_number(reader->arena, total->issued, 0),
                                       .computed = issued == FIGURE_ABSENT ? "" : format_number(reader->arena, issued, 0),
                                       .line = total->line, .column = reader_column(reader, PERMIT_ISSUED) };
    if (total->issued != issued) reader_difference(reader, set, &found);
    if (total->on_time == FIGURE_ABSENT || on_time == FIGURE_ABSENT || total->on_time == on_time) return;
    found.place = reader_place(reader, arena_format(reader->arena, "%s, %s", total->channel, what), "tepat waktu");
    found.stated = format_number(reader->arena, total->on_time, 0);
    found.computed = format_number(reader->arena, on_time, 0);
    found.column = reader_column(reader, PERMIT_ON_TIME);
    reader_difference(reader, set, &found);
}

/* Rows of totals are no permits: they have been compared. */
static void drop_totals(struct figure_set *set) {
    size_t kept = 0;
    for (size_t i = 0; i < set->permits.count; i++) {
        if (!is_total(&set->permits.rows[i])) set->permits.rows[kept++] = set->permits.rows[i];
    }
    set->permits.count = kept;
}

/* Printed totals against the sums of their channels. Without any there is nothing to compare. */
void permit_channels_check(struct figure_reader *reader, struct figure_set *set) {
    if (set->permit_totals.count == 0) return;
    struct group_amount *parts = arena_array(reader->arena, set->permits.count + 1, sizeof *parts);
    struct group_amount *totals = arena_array(reader->arena, set->permit_totals.count, sizeof *totals);
    for (size_t i = 0; i < set->permits.count; i++) parts[i] = (struct group_amount){ set->permits.rows[i].channel, set->permits.rows[i].issued };
    for (size_t i = 0; i < set->permit_totals.count; i++) {
        totals[i] = (struct group_amount){ set->permit_totals.rows[i].channel, set->permit_totals.rows[i].published_total };
    }
    struct differences found = check_groups(reader->arena, (struct group_amounts){ parts, set->permits.count },
                                            (struct group_amounts){ totals, set->permit_totals.count });
    for (size_t i = 0; i < found.count; i++) {
        const struct difference *row = &found.rows[i];
        size_t line = row->row < set->permit_totals.count ? set->permit_totals.rows[row->row].line : 0;
        reader_difference(reader, set, &(struct figure_difference){ row->check, reader_place(reader, row->place, ""), row->stated_text, row->computed_text,
                                                                     line, reader_column(reader, PERMIT_ISSUED) });
    }
}

/* The shortest period that holds all months, when nobody named it; "" when none does. */
static const char *period_of_months(struct arena *arena, const struct figure_set *set) {
    const char *first = NULL, *last = NULL;
    for (size_t i = 0; i < set->permits.count; i++) {
        const char *month = set->permits.rows[i].month;
        if (!first || strcmp(month, first) < 0) first = month;
        if (!last || strcmp(month, last) > 0) last = month;
    }
    struct period from, to, whole;
    if (!first || !period_parse(first, &from) || !period_parse(last, &to)) return "";
    static const int LENGTHS[] = { 1, 3, 6, 12 };
    for (size_t i = 0; i < sizeof LENGTHS / sizeof *LENGTHS; i++) {
        const char *text = period_near(arena, from.first, LENGTHS[i], 0);
        if (period_parse(text, &whole) && whole.first <= from.first && whole.last >= to.last) return text;
    }
    return "";
}

void permit_set_check(struct figure_reader *reader, struct figure_set *set) {
    find_repeated(reader, set);
    for (size_t i = 0; i < set->permits.count; i++) {
        if (is_total(&set->permits.rows[i])) check_total(reader, set, &set->permits.rows[i]);
    }
    drop_totals(set);
    permit_channels_check(reader, set);
    if (*set->period == '\0') set->period = period_of_months(reader->arena, set);
}
