/* Scope: months, standings and priorities of the follow-up plan. */
#include "lib/rules/followup.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/rules/period.h"

#define MONTH_LENGTH 7      /* "2026-11" */
#define MONTHS_OF_YEAR 12
#define TYPED_LONGEST 20u   /* "September 2026" and some spaces; stops nobody, bounds the copy */

ENUM_DEFINE(followup_state, FOLLOWUP_STATE_LIST, FOLLOWUP_STATE_COUNT)
ENUM_DEFINE(followup_standing, FOLLOWUP_STANDING_LIST, FOLLOWUP_STANDING_COUNT)

/* Quarters are seven characters long as well: the sixth tells. */
static bool is_month(const char *text) {
    return strlen(text) == MONTH_LENGTH && text[5] >= '0' && text[5] <= '1';
}

bool followup_last_day(const char *month, day_number *ret) {
    struct period period;
    if (!is_month(month) || !period_parse(month, &period)) return false;
    *ret = period.last;
    return true;
}

const char *followup_due(struct arena *arena, const char *month) {
    day_number last;
    return followup_last_day(month, &last) ? period_label(arena, month) : month;
}

/* ---- what people type ---- */

static int month_called(struct arena *arena, const char *word, size_t length) {
    for (int month = 1; month <= MONTHS_OF_YEAR; month++) {
        const char *label = period_label(arena, arena_format(arena, "2000-%02d", month));
        size_t name = strcspn(label, " ");
        if (name == length && strncasecmp(label, word, length) == 0) return month;
    }
    return 0;
}

static bool is_digits(const char *text, size_t count) {
    return strspn(text, "0123456789") == count;
}

/* A first part that is a number or a name of a month; 0 when neither. */
static int month_of(struct arena *arena, const char *text, size_t length) {
    if (length <= 2 && is_digits(text, length)) return (int)strtol(text, NULL, 10);
    return month_called(arena, text, length);
}

bool followup_month(struct arena *arena, const char *typed, const char **ret) {
    day_number last;
    if (followup_last_day(typed, &last)) {
        *ret = arena_string(arena, typed);
        return true;
    }
    size_t first = strcspn(typed, " /-");
    const char *year = typed + first + strspn(typed + first, " /-");
    if (strlen(typed) > TYPED_LONGEST || first == 0 || strlen(year) != 4 || !is_digits(year, 4)) return false;
    const char *month = arena_format(arena, "%s-%02d", year, month_of(arena, typed, first));
    if (!followup_last_day(month, &last)) return false;
    *ret = month;
    return true;
}

/* ---- how it stands ---- */

enum followup_standing followup_stands(enum followup_state state, const char *due_month, day_number done_on, day_number today) {
    day_number last;
    bool has_end = followup_last_day(due_month, &last);
    if (state == FOLLOWUP_DROPPED) return FOLLOWUP_GIVEN_UP;
    if (state == FOLLOWUP_DONE) return has_end && done_on > last ? FOLLOWUP_KEPT_LATE : FOLLOWUP_KEPT;
    return has_end && today > last ? FOLLOWUP_LATE : FOLLOWUP_WAITING;
}

void followup_count(struct followup_tally *tally, enum followup_standing standing) {
    if ((unsigned)standing >= FOLLOWUP_STANDING_COUNT) return;
    tally->all++;
    tally->by[standing]++;
}

size_t followup_priorities(struct unsur_values values, size_t *ret_order) {
    size_t count = 0;
    for (size_t i = 0; i < values.count && i < SKM_MOST_ITEMS; i++) {
        if (values.rows[i].nrr == SKM_NONE) continue;
        size_t place = count++;
        for (; place > 0 && values.rows[ret_order[place - 1]].nrr > values.rows[i].nrr; place--) ret_order[place] = ret_order[place - 1];
        ret_order[place] = i;
    }
    return count;
}
