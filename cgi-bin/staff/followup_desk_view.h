/* Scope: the plan as it stands, and its page as a tree. Exports: struct plan, plan_open, plan_form, plan_row_form, plan_row, plan_view. */
#pragma once

#include <jansson.h>

#include "lib/rules/followup.h"
#include "lib/store/followup.h"
#include "lib/store/survey.h"
#include "lib/web/form.h"

/* One plan of one moment; all memory is the request's arena's. */
struct plan {
    struct survey_period period;
    const char *scope;
    struct instrument instrument;
    struct unsur_values values;          /* NRR of the unsur, in the order of the questionnaire */
    size_t order[SKM_MOST_ITEMS], known; /* the weakest first; known: how many have an NRR */
    struct followups rows;
    bool is_promised;                    /* the result was approved: what is promised does not change */
    bool may_write;                      /* the visitor, and the period has ended */
};

/* The plan of the period called KEY; REFUSED_ABSENT when there is none. */
enum result plan_open(struct app *app, struct request *request, const char *key, struct plan *ret);

/* The form of a new promise, with the unsur to choose from. */
struct form plan_form(struct request *request, const struct plan *plan);

/* The form of one step for one promise; its ids are told apart by position and NAME ("change", "mark", "remove"). Filled with what
 * is stored. */
struct form plan_row_form(struct request *request, const struct plan *plan, const struct followup *row, const char *name);

/* The promise in the POST's address "KEY/POSITION"; NULL when there is none. */
const struct followup *plan_row(const struct plan *plan, const char *position);

/* The page. SENT is the form that came back with faults for ROW (NULL: a new promise) and stands in its place; NULL: none. */
json_t *plan_view(struct app *app, struct request *request, const struct plan *plan, struct form *sent, const struct followup *row);
