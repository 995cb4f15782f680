/* Scope: what staff can do to a case: each action's form, and which of them are open to whom in which state. Which states
 * and roles, lib/rules says; the actions_ files hold words and fields, one table a theme.
 * Exports: struct case_action and the case_action functions, the tables. */
#pragma once

#include <jansson.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/action_fields.h"
#include "cgi-bin/staff/case_file.h"
#include "lib/web/form.h"

#define ACTION_PATH "/petugas/aksi/*"
#define REVEAL_PATH "/petugas/buka-identitas/*"
#define REVEAL_FIELD_COUNT 3
extern const struct field REVEAL_FIELDS[REVEAL_FIELD_COUNT];

/* The case an action is about to happen to. */
struct action_scene {
    struct app *app;
    struct request *request;
    const struct case_file *file;
};

struct step; /* case_step.h */

/* Where an action leads: a state in database text, static storage. */
struct case_next { const char *state; bool closes, moves_deadline; };

struct case_action {
    enum case_kind kind;
    int action;               /* enum complaint_action or request_action */
    const char *hint;         /* NULL: none */
    const char *button;
    const char *done;         /* told when it has happened */
    bool delivers;            /* hands over the files that wait for the answer */
    bool grave;               /* cannot be taken back */
    bool near;                /* stands among the next steps although it leaves the state alone */
    const struct field *fields; /* without action and version */
    size_t field_count;
    size_t agency_fields;     /* so many of them, the first, stand in the form about the letter of an agency; 0: all */
    /* Each may be NULL. */
    enum result (*offer)(const struct action_scene *scene, struct form *form);  /* gives choices that depend on office and case */
    void (*start)(const struct action_scene *scene, struct form *form);         /* what an empty form begins with */
    void (*judge)(const struct action_scene *scene, struct form *form);         /* faults across fields */
    const char *(*words)(const struct step *step); /* the text of the step in the timeline; NULL: the field "text" */
    enum result (*record)(struct step *step);      /* rows beside the step, in its transaction */
    void (*lead)(struct step *step, struct case_next *next); /* where the rules leave two ways, the one that was chosen */
    size_t (*shown)(const struct form *form);      /* how many of the fields stand on the page; NULL: all */
};

struct case_action_table {
    const struct case_action *rows;
    size_t count;
};

/* In the order of the page. */
extern const struct case_action_table HANDLING_ACTIONS, MEETING_ACTIONS, APPEAL_ACTIONS, AROUND_ACTIONS, REQUEST_ACTIONS, OBJECTION_ACTIONS;

/* The action called NAME (database text) for cases of KIND; NULL when there is none for staff. */
const struct case_action *case_action_find(enum case_kind kind, const char *name);

const char *case_action_name(const struct case_action *action);

/* Whether a form of the action sends a field called NAME. */
bool case_action_takes(const struct case_action *action, const char *name);

/* Whether the visitor may do it now; DONE and the next state (database text, static storage), REFUSED_FORBIDDEN or
 * REFUSED_STALE as complaint_step_allowed. */
enum result case_action_allowed(const struct request *request, const struct case_file *file,
                                const struct case_action *action, struct case_next *ret);

/* A form of the action with its choices, still without values, its ids told apart by the action's name. */
enum result case_action_form(const struct action_scene *scene, const struct case_action *action, struct form *ret);
