/* Scope: what staff can do to a case: each action's form, and which of them are open to whom in which state. Which states
 * and roles, lib/rules says; here are words and fields. Exports: struct case_action and the case_action functions,
 * ACTION_FIELDS. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/case_file.h"
#include "lib/web/form.h"

#define ACTION_PATH "/petugas/aksi/*"
#define REVEAL_PATH "/petugas/buka-identitas/*"
#define ACTION_FIELD_COUNT 8
#define REVEAL_FIELD_COUNT 3
extern const struct field ACTION_FIELDS[ACTION_FIELD_COUNT]; /* what ACTION_PATH accepts: the fields of all actions */
extern const struct field REVEAL_FIELDS[REVEAL_FIELD_COUNT];

struct case_action {
    enum case_kind kind;
    int action;               /* enum complaint_action or request_action */
    const char *hint;         /* NULL: none */
    const char *button;
    const char *done;         /* told when it has happened */
    const char *mail;         /* sentence of the mail to the reporter; NULL: none is sent */
    bool grave;               /* cannot be taken back */
    const struct field *fields; /* without action and version */
    size_t field_count;
};

/* The action called NAME (database text) for cases of KIND; NULL when there is none for staff. */
const struct case_action *case_action_find(enum case_kind kind, const char *name);

const char *case_action_name(const struct case_action *action);

/* Whether the visitor may do it now; DONE and the next state (database text, static storage), REFUSED_FORBIDDEN or
 * REFUSED_STALE as complaint_step_allowed. */
struct case_next { const char *state; bool closes, moves_deadline; };
enum result case_action_allowed(const struct request *request, const struct case_file *file,
                                const struct case_action *action, struct case_next *ret);

/* An empty form of the action for the page, its ids told apart by the action's name. */
struct form case_action_form(struct request *request, const struct case_action *action);

/* A list for partials/staff_action of what the visitor may do now. TURNED (NULL: none) is a form that came back and stands
 * there unfolded, in the place of its action NAME. */
struct turned_form { const char *name; struct form *form; };
json_t *case_actions_view(struct app *app, struct request *request, const struct case_file *file,
                          const struct turned_form *turned);

/* The form that opens a sealed identity, as a staff_action; REASON is NULL or what came back. */
json_t *case_reveal_view(struct app *app, struct request *request, const struct case_file *file, struct form *reason);
struct form case_reveal_form(struct request *request);
