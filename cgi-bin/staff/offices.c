/* Scope: units and officers as choices. */
#include "cgi-bin/staff/offices.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "lib/store/staff.h"
#include "lib/store/unit.h"

static bool is_excluded_unit(const struct case_file *file, const char *code) {
    for (size_t i = 0; i < file->exclusions.count; i++) {
        const char *excluded = file->exclusions.rows[i].unit_code;
        if (excluded && code && strcmp(excluded, code) == 0) return true;
    }
    return false;
}

enum result office_units(const struct action_scene *scene, struct form *form, const char *name) {
    struct units units;
    enum result result = unit_list(scene->app->db, scene->request->arena, true, &units);
    if (result != DONE) return result;
    struct choice *choices = arena_array(scene->request->arena, units.count + 1, sizeof *choices);
    size_t count = 0;
    for (size_t i = 0; i < units.count; i++) {
        if (is_excluded_unit(scene->file, units.rows[i].code)) continue;
        choices[count++] = (struct choice){ .value = units.rows[i].code, .label = units.rows[i].name };
    }
    form_choices(form, name, choices, count);
    return DONE;
}

enum result office_officers(const struct action_scene *scene, struct form *form, const char *name, enum permission permission) {
    struct staff_list staff;
    struct arena *arena = scene->request->arena;
    enum result result = staff_list(scene->app->db, arena, &staff);
    if (result != DONE) return result;
    struct choice *choices = arena_array(arena, staff.count + 1, sizeof *choices);
    size_t count = 0;
    for (size_t i = 0; i < staff.count; i++) {
        const struct staff *one = &staff.rows[i];
        bool is_hidden = false;
        if (!one->active || !roles_allow(one->roles, permission)) continue;
        result = exclusion_hides(scene->app->db, (struct exclusion_question){ scene->file->row.id, one->id }, &is_hidden);
        if (result != DONE) return result;
        if (is_hidden) continue;
        choices[count++] = (struct choice){ .value = arena_format(arena, "%" PRId64, one->id.value), .label = one->full_name };
    }
    form_choices(form, name, choices, count);
    return DONE;
}

struct staff_id office_officer(const char *value) {
    return (struct staff_id){ strtoll(value, NULL, 10) };
}
