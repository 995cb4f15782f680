/* Scope: months of standing requests. */
#include "lib/rules/standing.h"

#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"

#define MONTHS 12
#define MONTH_LENGTH 7 /* "2026-11" */

ENUM_DEFINE(standing_period, STANDING_PERIOD_LIST, STANDING_PERIOD_COUNT)

month_number month_of_day(day_number day) {
    struct civil civil = civil_from_day(day);
    return civil.year * MONTHS + civil.month - 1;
}

bool month_parse(const char *text, month_number *ret) {
    struct period period;
    if (strlen(text) != MONTH_LENGTH || !period_parse(text, &period)) return false;
    month_number first = month_of_day(period.first);
    if (first != month_of_day(period.last)) return false; /* "2026-Q4" */
    *ret = first;
    return true;
}

static struct civil civil_of(month_number month, int day) {
    return (struct civil){ month / MONTHS, month % MONTHS + 1, day };
}

const char *month_text(struct arena *arena, month_number month) {
    struct civil civil = civil_of(month, 1);
    return arena_format(arena, "%04d-%02d", civil.year, civil.month);
}

const char *month_label(struct arena *arena, month_number month) {
    struct civil civil = civil_of(month, 1);
    return arena_format(arena, "%s %d", format_month(civil.month), civil.year);
}

day_number month_day(month_number month, int day) {
    return day_from_civil(civil_of(month, day));
}

month_number standing_next(const struct standing_rule *rule) {
    return rule->last >= rule->first ? rule->last + 1 : rule->first;
}

bool standing_is_due(const struct standing_rule *rule, day_number today) {
    return month_day(standing_next(rule), rule->day) <= today;
}

const char *standing_period_wanted(struct arena *arena, enum standing_period period, month_number month) {
    switch (period) {
    case STANDING_MONTH_BEFORE: return month_label(arena, month - 1);
    case STANDING_SAME_MONTH: return month_label(arena, month);
    case STANDING_NO_PERIOD:
    case STANDING_PERIOD_COUNT: break;
    }
    return "";
}
