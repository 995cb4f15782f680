/* Scope: one case as its reporter sees it, complaint or information request: state in plain words, timeline, files.
 * Exports: struct tracked_case, case_page_load, case_page_view, case_page_may. */
#pragma once

#include <jansson.h>

#include "lib/store/attachment.h"
#include "lib/store/case.h"
#include "lib/store/event.h"
#include "lib/store/information_request.h"
#include "lib/store/objection.h"
#include "lib/store/request_decision.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* Everything of the case the reporter may see, of one moment. */
struct tracked_case {
    struct case_row row;
    struct case_events events;
    struct attachments attachments;
    const char *receipt; /* the signed text; NULL for a case older than receipts that are kept */
    day_number today;
    struct information_request asked; /* when it is one, as below */
    struct request_decision decision; /* outcome NULL: none */
    struct objection objection;       /* year 0: none */
};

/* What a reporter can do to a case beside reading it. */
enum reporter_step { REPORTER_REPLIES, REPORTER_CONFIRMS, REPORTER_APPEALS, REPORTER_DISPUTES, REPORTER_OBJECTS, REPORTER_STEP_COUNT };

/* Reads it in one read transaction. */
enum result case_page_load(struct app *app, struct request *request, struct case_id id, struct tracked_case *ret);

/* Whether the state allows STEP; DONE sets *ret (static storage). */
struct reporter_next { const char *action, *state; bool closes; };
enum result case_page_may(const struct tracked_case *tracked, enum reporter_step step, struct reporter_next *ret);

/* The view for pages/track_case and pages/case_history without form, access and notice. Caller owns *ret. */
enum result case_page_view(struct app *app, struct request *request, const struct tracked_case *tracked, json_t **ret);
