/* Scope: working days from arrival to the first answer. */
#include "site/case_times.h"

#include <string.h>

#include "lib/rules/format.h"
#include "site/case_changes.h"
#include "site/open_data.h"

enum result case_times_free(struct site *site, struct workday_clock *ret) {
    struct holiday_rows found;
    enum result result = public_holidays(site->db, site->arena, &found);
    if (result != DONE) return site_fail_read(site, result, "hari libur");
    struct holiday *days = arena_array(site->arena, found.count + 1, sizeof *days);
    for (size_t i = 0; i < found.count; i++) days[i] = (struct holiday){ found.rows[i].day, found.rows[i].name };
    *ret = (struct workday_clock){ .holidays = days, .holiday_count = found.count };
    return DONE;
}

enum result case_times_read(struct site *site, struct case_times *ret) {
    *ret = (struct case_times){ 0 };
    enum result result = public_case_times(site->db, site->arena, &ret->cases);
    return result == DONE ? case_times_free(site, &ret->free) : site_fail_read(site, result, "lama penanganan");
}

static void measure(struct report_measure *measure, int days, int64_t count) {
    measure->took[days < REPORT_DAYS_MOST ? days : REPORT_DAYS_MOST] += (uint32_t)count;
    measure->count += count;
    measure->sum += days * count;
    if (days > measure->longest) measure->longest = days;
}

/* NULL when too few were answered. */
static struct report_measure *measure_year(struct site *site, const struct case_times *times, const char *kind, int year) {
    struct report_measure *found = arena_alloc(site->arena, sizeof *found);
    *found = (struct report_measure){ 0 };
    struct workday_clock clock = times->free;
    for (size_t i = 0; i < times->cases.count; i++) {
        const struct public_case_time *row = &times->cases.rows[i];
        if (strcmp(row->kind, kind) != 0 || civil_from_day(row->received).year != year) continue;
        clock.start = row->received;
        measure(found, workday_used(&clock, instant_day(row->answered, site->config->office.zone_offset)), row->count);
    }
    return found->count >= site->config->publication.smallest_group ? found : NULL;
}

const char *case_times_median(struct site *site, const struct case_times *times, const char *kind, int year, enum tongue tongue) {
    struct report_measure *found = measure_year(site, times, kind, year);
    int64_t tenths;
    if (!found || !report_median(found, &tenths)) return NULL;
    return tenths % 10 == 0 ? tongue_number(site->arena, tongue, tenths / 10, 0) : tongue_number(site->arena, tongue, tenths, 1);
}

const char *case_times_text(struct site *site, const struct case_times *times, const char *kind, int year) {
    const char *days = case_times_median(site, times, kind, year, INDONESIAN);
    return days ? arena_format(site->arena, "Separuh dijawab dalam %s hari kerja atau kurang.", days) : NULL;
}

static void add_rows(struct site *site, json_t *rows, const struct data_table *table, const struct case_times *times, const struct public_case_time *first) {
    int year = civil_from_day(first->received).year;
    const struct report_measure *found = measure_year(site, times, first->kind, year);
    for (int days = 0; found && days <= found->longest && days <= REPORT_DAYS_MOST; days++) {
        if (found->took[days] == 0) continue;
        data_row(rows, table, (struct data_cell[]){ DATA_TEXT(strcmp(first->kind, "complaint") == 0 ? "pengaduan" : "permintaan"),
                                                    DATA_TEXT(arena_format(site->arena, "%d", year)), DATA_NUMBER(days),
                                                    DATA_NUMBER(found->took[days]) });
    }
}

static day_number last_answer(const struct site *site, const struct case_times *times) {
    instant last = 0;
    for (size_t i = 0; i < times->cases.count; i++) {
        if (times->cases.rows[i].answered > last) last = times->cases.rows[i].answered;
    }
    return last > 0 ? instant_day(last, site->config->office.zone_offset) : case_changes_none(site);
}

enum result case_times_publish(struct site *site, const struct case_times *times, const char *page) {
    static const struct data_column COLUMNS[] = { { "jenis", "pengaduan atau permintaan", false, 0 },
                                                  { "tahun", "Tahun diterima", false, 0 },
                                                  { "hari_kerja", "Hari kerja sampai jawaban pertama", true, 0 },
                                                  { "jumlah", "Banyaknya yang dijawab dalam hari sebanyak itu", true, 0 } };
    struct data_table table = { .name = "lama-jawaban", .title = "Lama sampai jawaban pertama",
                                .description = "Hari kerja sejak hari diterima, termasuk hari menunggu pelapor; tahun dengan terlalu sedikit jawaban tidak dimuat.",
                                .source = site->config->office.name, .updated = last_answer(site, times), .page = page,
                                .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t i = 0; i < times->cases.count; i++) { /* they come by kind and day */
        const struct public_case_time *row = &times->cases.rows[i], *before = i > 0 ? row - 1 : NULL;
        bool is_new = !before || strcmp(before->kind, row->kind) != 0 || civil_from_day(before->received).year != civil_from_day(row->received).year;
        if (is_new) add_rows(site, rows, &table, times, row);
    }
    return data_publish(site, &table, rows);
}
