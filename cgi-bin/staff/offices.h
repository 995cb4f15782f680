/* Scope: the units and officers a form may offer for a case. Exports: the office_ functions. */
#pragma once

#include "cgi-bin/staff/case_actions.h"

/* Gives the field NAME the active units, or the active accounts that hold PERMISSION; those for whom the case does not exist are
 * left out. */
enum result office_units(const struct action_scene *scene, struct form *form, const char *name);
enum result office_officers(const struct action_scene *scene, struct form *form, const char *name, enum permission permission);

/* The account a value of office_officers stands for; zero for "". */
struct staff_id office_officer(const char *value);
