/* Scope: units and officers as choices. */
#include "cgi-bin/staff/office_choices.h"

#include <inttypes.h>

#include "lib/store/staff.h"
#include "lib/store/unit.h"

static enum result load_units(struct app *app, struct request *request, struct office_choices *ret) {
    struct units units;
    enum result result = unit_list(app->db, request->arena, true, &units);
    if (result != DONE) return result;
    ret->units = arena_array(request->arena, units.count + 1, sizeof *ret->units);
    for (size_t i = 0; i < units.count; i++) {
        ret->units[ret->unit_count++] = (struct choice){ .value = units.rows[i].code, .label = units.rows[i].name };
    }
    return DONE;
}

static enum result load_officers(struct app *app, struct request *request, struct office_choices *ret) {
    struct staff_list staff;
    enum result result = staff_list(app->db, request->arena, &staff);
    if (result != DONE) return result;
    ret->officers = arena_array(request->arena, staff.count + 1, sizeof *ret->officers);
    for (size_t i = 0; i < staff.count; i++) {
        const struct staff *one = &staff.rows[i];
        bool handles = roles_allow(one->roles, PERMISSION_COMPLAINT_HANDLE) || roles_allow(one->roles, PERMISSION_COMPLAINT_APPEAL);
        if (!one->active || !handles) continue;
        ret->officers[ret->officer_count++] = (struct choice){ .value = arena_format(request->arena, "%" PRId64, one->id.value),
                                                               .label = one->full_name };
    }
    return DONE;
}

enum result office_choices_load(struct app *app, struct request *request, struct office_choices *ret) {
    struct office_choices choices = { 0 };
    enum result result = load_units(app, request, &choices);
    if (result == DONE) result = load_officers(app, request, &choices);
    if (result == DONE) *ret = choices;
    return result;
}
