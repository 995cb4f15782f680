/* Scope: the last steps of cases as days. Exports: case_changes.h. */
#include "site/case_changes.h"

#include <string.h>

enum result case_changes_read(struct site *site, struct public_case_changes *ret) {
    enum result result = public_case_changes(site->db, site->arena, ret);
    return result == DONE ? DONE : site_fail_read(site, result, "perubahan kasus");
}

static bool is_asked(const char *const *steps, const char *step) {
    for (; steps && *steps; steps++) {
        if (strcmp(*steps, step) == 0) return true;
    }
    return !steps;
}

day_number case_changes_day(const struct site *site, const struct public_case_changes *changes, const char *kind, const char *const *steps) {
    day_number last = 0;
    for (size_t i = 0; i < changes->count; i++) {
        const struct public_case_change *row = &changes->rows[i];
        if ((kind && strcmp(row->kind, kind) != 0) || !is_asked(steps, row->step)) continue;
        day_number day = instant_day(row->at, site->config->office.zone_offset);
        if (day > last) last = day;
    }
    return last > 0 ? last : case_changes_none(site);
}

day_number case_changes_none(const struct site *site) {
    return day_from_civil((struct civil){ civil_from_day(site->today).year, 1, 1 });
}
