/* Scope: numbers of cells as text: shortest decimal, or the date or time they stand for. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/date.h"
#include "lib/base/workbook_parts.h"

#define LAST_SERIAL 402133 /* 2999-12-31 */
#define MINUTES_OF_DAY 1440

/* Day 1 is 1900-01-01; the spreadsheet believes in a 29 February 1900 (number 60), so earlier days count from one day later. */
static day_number day_of_serial(int serial, bool counts_from_1904) {
    if (counts_from_1904) return day_from_civil((struct civil){ 1904, 1, 1 }) + serial;
    return day_from_civil((struct civil){ 1900, 1, 1 }) - (serial > 60 ? 2 : 1) + serial;
}

static const char *moment(struct arena *arena, double value, bool counts_from_1904) {
    int minutes = (int)lround((value - floor(value)) * MINUTES_OF_DAY), serial = (int)floor(value);
    if (minutes == MINUTES_OF_DAY) {
        minutes = 0;
        serial++;
    }
    const char *time = arena_format(arena, "%02d:%02d", minutes / 60, minutes % 60);
    if (serial == 0 && !counts_from_1904) return time;
    const char *day = day_iso(arena, day_of_serial(serial, counts_from_1904));
    return minutes ? arena_format(arena, "%s %s", day, time) : day;
}

const char *workbook_number(struct arena *arena, const char *written, enum workbook_style style, bool counts_from_1904) {
    char *end;
    double value = strtod(written, &end);
    if (end == written || end[strspn(end, " \r\n\t")] != '\0' || !isfinite(value)) return arena_string(arena, written);
    if (style == STYLE_TIME && value >= 0 && value < 1) return moment(arena, value, false);
    if (style != STYLE_PLAIN && value >= 0 && value < LAST_SERIAL) return moment(arena, value, counts_from_1904);
    return arena_format(arena, "%.15g", value);
}
