/* Scope: the units of the office and those who handle complaints, as choices of a form that is about no single case.
 * Exports: struct office_choices, office_choices_load. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

/* Owned by the request's arena. */
struct office_choices {
    struct choice *units, *officers; /* codes and ids as values */
    size_t unit_count, officer_count;
};
enum result office_choices_load(struct app *app, struct request *request, struct office_choices *ret);
