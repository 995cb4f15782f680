/* Scope: working days from arrival to the first answer. */
#include "site/case_times.h"

#include <string.h>

#include "lib/rules/format.h"

enum result case_times_read(struct site *site, struct case_times *ret) {
    struct holiday_rows found;
    *ret = (struct case_times){ 0 };
    enum result result = public_case_times(site->db, site->arena, &ret->cases);
    if (result == DONE) result = public_holidays(site->db, site->arena, &found);
    if (result != DONE) return site_fail_read(site, result, "lama penanganan");
    struct holiday *days = arena_array(site->arena, found.count + 1, sizeof *days);
    for (size_t i = 0; i < found.count; i++) days[i] = (struct holiday){ found.rows[i].day, found.rows[i].name };
    ret->free.holidays = days;
    ret->free.holiday_count = found.count;
    return DONE;
}

static void measure(struct report_measure *measure, int days, int64_t count) {
    measure->took[days < REPORT_DAYS_MOST ? days : REPORT_DAYS_MOST] += (uint32_t)count;
    measure->count += count;
    measure->sum += days * count;
    if (days > measure->longest) measure->longest = days;
}

static void measure_year(const struct case_times *times, const char *kind, int year, int zone_offset, struct report_measure *ret) {
    struct workday_clock clock = times->free;
    for (size_t i = 0; i < times->cases.count; i++) {
        const struct public_case_time *row = &times->cases.rows[i];
        if (strcmp(row->kind, kind) != 0 || civil_from_day(row->received).year != year) continue;
        clock.start = row->received;
        measure(ret, workday_used(&clock, instant_day(row->answered, zone_offset)), row->count);
    }
}

const char *case_times_text(struct site *site, const struct case_times *times, const char *kind, int year) {
    struct arena *arena = site->arena;
    struct report_measure *found = arena_alloc(arena, sizeof *found);
    int64_t tenths;
    *found = (struct report_measure){ 0 };
    measure_year(times, kind, year, site->config->office.zone_offset, found);
    if (found->count < site->config->publication.smallest_group || !report_median(found, &tenths)) return NULL;
    const char *days = tenths % 10 == 0 ? format_number(arena, tenths / 10, 0) : format_number(arena, tenths, 1);
    return arena_format(arena, "Separuh dijawab dalam %s hari kerja atau kurang.", days);
}
