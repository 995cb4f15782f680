/* Scope: what a new survey period may be chosen from. Exports: struct period_choices and its functions, PERIOD_OF_OFFICE. */
#pragma once

#include "lib/store/survey.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

#define PERIOD_OF_OFFICE "kantor" /* the scope that is the whole office */

/* Owned by the request's arena. */
struct period_choices {
    struct choice_list instruments; /* at least one: the newest version of each family first, then what came before them */
    struct choice_list scopes;      /* the office, its services, its units */
    struct choice_list labels;      /* the quarters, semesters, months and years of today, and the next of each */
    struct instruments stored;
    struct survey_periods periods;
};
enum result period_choices_load(struct app *app, struct request *request, struct period_choices *ret);

/* The questionnaire of an offered CODE. Its id is 0 while the statutory one is not stored yet. */
const struct instrument *period_instrument(const struct period_choices *choices, const char *code);

/* Sets service_code and unit_code (borrowed from SCOPE) to what an offered scope says. */
void period_scope_read(const char *scope, struct survey_period *to);

/* The period after the last one of the office's SKM, as long as that one; of one long past the present one of its length. Owned by ARENA. */
const char *period_proposed(struct arena *arena, const struct survey_periods *periods, day_number today);
