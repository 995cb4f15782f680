/* Scope: reading and naming of periods. */
#include "lib/rules/period.h"

#include <string.h>

#include "lib/base/buffer.h"
#include "lib/rules/format.h"

#define YEAR_DIGITS 4
#define FIRST_YEAR 1900
#define PLAN_YEARS_MOST 20 /* a longer plan is a typing error */
#define LAST_YEAR 2998 /* the day after the last month must still exist */

/* What the text after the year says: which part of how many months. */
struct parts {
    int year, months, number; /* number from 1; months 12 × the years of a plan */
};

/* "2026" as the last year of a plan that begins in parts->year. */
static bool read_plan(const char *text, struct parts *parts) {
    if (strspn(text, "0123456789") != YEAR_DIGITS || text[YEAR_DIGITS] != '\0') return false;
    int last = 0;
    for (int i = 0; i < YEAR_DIGITS; i++) last = last * 10 + (text[i] - '0');
    if (last <= parts->year || last > LAST_YEAR || last - parts->year >= PLAN_YEARS_MOST) return false;
    *parts = (struct parts){ parts->year, 12 * (last - parts->year + 1), 1 };
    return true;
}

static bool read_part(const char *text, struct parts *parts) {
    if (*text == '\0') {
        *parts = (struct parts){ parts->year, 12, 1 };
        return true;
    }
    if (text[0] != '-') return false;
    if (read_plan(text + 1, parts)) return true;
    if (text[1] == 'Q' && text[2] >= '1' && text[2] <= '4' && text[3] == '\0') {
        *parts = (struct parts){ parts->year, 3, text[2] - '0' };
        return true;
    }
    if (text[1] == 'S' && text[2] >= '1' && text[2] <= '2' && text[3] == '\0') {
        *parts = (struct parts){ parts->year, 6, text[2] - '0' };
        return true;
    }
    size_t digits = strspn(text + 1, "0123456789");
    int month = digits == 2 && text[3] == '\0' ? (text[1] - '0') * 10 + (text[2] - '0') : 0;
    if (month < 1 || month > 12) return false;
    *parts = (struct parts){ parts->year, 1, month };
    return true;
}

static bool read_parts(const char *text, struct parts *ret) {
    if (strspn(text, "0123456789") != YEAR_DIGITS) return false;
    struct parts parts = { 0 };
    for (int i = 0; i < YEAR_DIGITS; i++) parts.year = parts.year * 10 + (text[i] - '0');
    if (parts.year < FIRST_YEAR || parts.year > LAST_YEAR || !read_part(text + YEAR_DIGITS, &parts)) return false;
    *ret = parts;
    return true;
}

/* The first day of the month that is MONTHS (from 0) after January of YEAR. */
static day_number month_start(int year, int months) {
    return day_from_civil((struct civil){ year + months / 12, months % 12 + 1, 1 });
}

bool period_parse(const char *text, struct period *ret) {
    struct parts parts;
    if (!read_parts(text, &parts)) return false;
    int start = (parts.number - 1) * parts.months;
    *ret = (struct period){ month_start(parts.year, start), month_start(parts.year, start + parts.months) - 1 };
    return true;
}

const char *period_label(struct arena *arena, const char *text) {
    static const char *const ROMAN[] = { "", "I", "II", "III", "IV" };
    struct parts parts;
    if (!read_parts(text, &parts)) return arena_string(arena, text);
    switch (parts.months) {
    case 12: return arena_format(arena, "Tahun %d", parts.year);
    case 6: return arena_format(arena, "Semester %s %d", ROMAN[parts.number], parts.year);
    case 3: return arena_format(arena, "Triwulan %s %d", ROMAN[parts.number], parts.year);
    case 1: return arena_format(arena, "%s %d", format_month(parts.number), parts.year);
    default: return arena_format(arena, "Tahun %d–%d", parts.year, parts.year + parts.months / 12 - 1);
    }
}

const char *period_of_day(struct arena *arena, day_number day) {
    return period_near(arena, day, 3, 0);
}

const char *period_near(struct arena *arena, day_number day, int months, int shift) {
    struct civil civil = civil_from_day(day);
    int a_year = 12 / months, number = civil.year * a_year + (civil.month - 1) / months + shift;
    int year = number / a_year, part = number % a_year + 1;
    switch (months) {
    case 12: return arena_format(arena, "%04d", year);
    case 6: return arena_format(arena, "%04d-S%d", year, part);
    case 3: return arena_format(arena, "%04d-Q%d", year, part);
    default: return arena_format(arena, "%04d-%02d", year, part);
    }
}

const char *period_key(struct arena *arena, const char *label, const char *family, const char *service_code, const char *unit_code) {
    struct buffer key = buffer_in(arena);
    buffer_text(&key, label);
    if (strcmp(family, SKM_FAMILY) != 0) buffer_format(&key, "-%s", family);
    if (service_code) buffer_format(&key, "-layanan-%s", service_code);
    if (unit_code) buffer_format(&key, "-unit-%s", unit_code);
    return buffer_string(&key);
}
