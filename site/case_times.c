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

/* The cases of one kind that came in one year. */
struct case_times_year {
    struct case_times_year *next;
    bool is_complaint;
    int year;
    struct report_measure measure;
};

static void measure(struct report_measure *measure, int days, int64_t count) {
    measure->took[days < REPORT_DAYS_MOST ? days : REPORT_DAYS_MOST] += (uint32_t)count;
    measure->count += count;
    measure->sum += days * count;
    if (days > measure->longest) measure->longest = days;
}

struct reading {
    struct site *site;
    struct case_times *times;
    struct case_times_year *last;
    struct workday_clock clock;
};

static bool is_complaint(const char *kind) {
    return strcmp(kind, "complaint") == 0;
}

/* Rows come by kind and day. */
static void take_row(void *context, const struct public_case_time *row) {
    struct reading *reading = context;
    struct case_times_year *year = reading->last;
    int arrived = civil_from_day(row->received).year;
    if (!year || year->is_complaint != is_complaint(row->kind) || year->year != arrived) {
        year = arena_alloc(reading->site->arena, sizeof *year);
        year->is_complaint = is_complaint(row->kind);
        year->year = arrived;
        *(reading->last ? &reading->last->next : &reading->times->first) = year;
        reading->last = year;
    }
    reading->clock.start = row->received;
    measure(&year->measure, workday_used(&reading->clock, instant_day(row->answered, reading->site->config->office.zone_offset)), row->count);
    if (row->answered > reading->times->last) reading->times->last = row->answered;
}

enum result case_times_read(struct site *site, struct case_times *ret) {
    *ret = (struct case_times){ 0 };
    struct reading reading = { .site = site, .times = ret };
    enum result result = case_times_free(site, &reading.clock);
    if (result != DONE) return result;
    result = public_case_times(site->db, take_row, &reading);
    return result == DONE ? DONE : site_fail_read(site, result, "lama penanganan");
}

/* NULL when too few were answered. */
static const struct report_measure *shown(const struct site *site, const struct case_times_year *year) {
    return year->measure.count >= site->config->publication.smallest_group ? &year->measure : NULL;
}

static const struct report_measure *measure_year(const struct site *site, const struct case_times *times, const char *kind, int year) {
    for (const struct case_times_year *at = times->first; at; at = at->next) {
        if (at->is_complaint == is_complaint(kind) && at->year == year) return shown(site, at);
    }
    return NULL;
}

const char *case_times_median(struct site *site, const struct case_times *times, const char *kind, int year, enum tongue tongue) {
    const struct report_measure *found = measure_year(site, times, kind, year);
    int64_t tenths;
    if (!found || !report_median(found, &tenths)) return NULL;
    return tenths % 10 == 0 ? tongue_number(site->arena, tongue, tenths / 10, 0) : tongue_number(site->arena, tongue, tenths, 1);
}

const char *case_times_text(struct site *site, const struct case_times *times, const char *kind, int year) {
    const char *days = case_times_median(site, times, kind, year, INDONESIAN);
    return days ? arena_format(site->arena, "Separuh dijawab dalam %s hari kerja atau kurang.", days) : NULL;
}

static void add_rows(struct site *site, json_t *rows, const struct data_table *table, const struct case_times_year *year) {
    const struct report_measure *found = shown(site, year);
    for (int days = 0; found && days <= found->longest && days <= REPORT_DAYS_MOST; days++) {
        if (found->took[days] == 0) continue;
        data_row(rows, table, (struct data_cell[]){ DATA_TEXT(year->is_complaint ? "pengaduan" : "permintaan"),
                                                    DATA_TEXT(arena_format(site->arena, "%d", year->year)), DATA_NUMBER(days),
                                                    DATA_NUMBER(found->took[days]) });
    }
}

static day_number last_answer(const struct site *site, const struct case_times *times) {
    return times->last > 0 ? instant_day(times->last, site->config->office.zone_offset) : case_changes_none(site);
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
    for (const struct case_times_year *year = times->first; year; year = year->next) add_rows(site, rows, &table, year);
    return data_publish(site, &table, rows);
}
