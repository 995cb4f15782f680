/* Scope: one breakdown of the same persons. Exports: publish_once.h. */
#include "lib/rules/publish_once.h"

#include <string.h>

#include "lib/rules/period.h"

static bool share_days(const char *first, const char *second) {
    struct period a, b;
    if (!period_parse(first, &a) || !period_parse(second, &b)) return true;
    return a.first <= b.last && b.first <= a.last;
}

/* Approved at the same moment: the earlier in the alphabet, so that the order of the list decides nothing. */
static bool came_before(const struct breakdown *a, const struct breakdown *b) {
    if (a->approved != b->approved) return a->approved < b->approved;
    return strcmp(a->period, b->period) < 0;
}

bool breakdown_may_stand(const struct breakdown *all, size_t count, size_t which) {
    const struct breakdown *asked = &all[which];
    if (asked->is_changed) return false;
    for (size_t i = 0; i < count; i++) {
        bool is_other = i != which && strcmp(all[i].scope, asked->scope) == 0;
        if (is_other && came_before(&all[i], asked) && share_days(all[i].period, asked->period)) return false;
    }
    return true;
}

day_number breakdown_year_first_day(int year) {
    return day_from_civil((struct civil){ year, 12, 31 }) + YEAR_SETTLES_DAYS + 1;
}

bool breakdown_year_is_over(int year, day_number day) {
    return day >= breakdown_year_first_day(year);
}
