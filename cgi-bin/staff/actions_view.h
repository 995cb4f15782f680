/* Scope: the actions open to the visitor as trees for the page of a case. Exports: struct turned_form, case_actions_view,
 * case_reveal_form, case_reveal_view. */
#pragma once

#include "cgi-bin/staff/case_actions.h"

/* A form that came back and stands unfolded in the place of its action NAME. */
struct turned_form { const char *name; struct form *form; };

/* Sets *ret_next to what leads on and *ret_rest to everything else, lists for partials/staff_action of what the visitor may do
 * now. TURNED may be NULL. The caller owns both. */
enum result case_actions_view(const struct action_scene *scene, const struct turned_form *turned, json_t **ret_next, json_t **ret_rest);

/* The form that asks for the reason, and its staff_action; REASON (NULL: none) is one that came back. */
struct form case_reveal_form(struct request *request);
json_t *case_reveal_view(struct app *app, struct request *request, const struct case_file *file, struct form *reason);
