/* Scope: civil days and instants. Pure: nothing here reads a clock.
 * Days follow the proleptic Gregorian calendar (ISO 8601); instants are seconds since 1970-01-01T00:00:00Z.
 * Source of the day arithmetic: E. G. Richards, "Calendars", in Explanatory Supplement to the Astronomical
 * Almanac, 3rd ed. (2013), section 15.11.3. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"

/* A day as a count from 1970-01-01 (day 0), so that days subtract and compare as numbers. */
typedef int32_t day_number;

/* Seconds since 1970-01-01T00:00:00Z. */
typedef int64_t instant;

struct civil {
    int year, month, day;    /* month 1-12, day 1-31 */
};

struct clock_time {
    struct civil date;
    int hour, minute, second;
};

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

/* True for a day that exists, years 1900 to 2999. */
bool civil_exists(struct civil civil);

/* Both directions; CIVIL must exist. */
day_number day_from_civil(struct civil civil);
struct civil civil_from_day(day_number day);

enum weekday day_weekday(day_number day);

/* Reads exactly "YYYY-MM-DD"; false when it is anything else, *ret untouched. */
bool day_parse(const char *text, day_number *ret);

/* Returns "YYYY-MM-DD", owned by ARENA. */
char *day_iso(struct arena *arena, day_number day);

/* Reads "YYYY-MM-DDThh:mm:ssZ", the database's form; false when it is anything else. */
bool instant_parse(const char *text, instant *ret);

/* Returns "YYYY-MM-DDThh:mm:ssZ", owned by ARENA. */
char *instant_iso(struct arena *arena, instant at);

/* The wall-clock time at UTC plus OFFSET_MINUTES (WIB 420, WITA 480, WIT 540). */
struct clock_time instant_local(instant at, int offset_minutes);

/* The instant at which a wall clock at UTC plus OFFSET_MINUTES shows LOCAL; its date must exist. */
instant instant_from_local(struct clock_time local, int offset_minutes);

/* The local day of an instant. */
day_number instant_day(instant at, int offset_minutes);
