/* Scope: the page of one case, however it comes to be shown. Exports: struct case_turn, case_screen_show. */
#pragma once

#include "cgi-bin/staff/actions_view.h"
#include "lib/store/identity.h"
#include "lib/web/response.h"

/* What is different from a plain look; all NULL or zero for that. */
struct case_turn {
    int status;                     /* 0: 200, or 400 when a form came back */
    const char *notice, *tone;      /* what the last step did; tone as in partials/notice */
    const struct turned_form *form; /* an action's form that came back with faults or with a newer version */
    struct form *reveal;            /* the form of the reason that came back */
    const char *unsent;             /* what was typed into a form that is not there any more */
    const struct identity *revealed;
};

/* Notes the look in the audit trail, then shows the case. */
enum result case_screen_show(struct app *app, struct request *request, struct response *response,
                             const struct case_file *file, const struct case_turn *turn);
