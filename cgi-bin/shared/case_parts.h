/* Scope: the parts of a case that reporter and staff see alike: moments, the timeline, its files.
 * Exports: case_moment_text, struct told_event, case_event_view, LABEL_OF, fact_add, fact_day. */
#pragma once

#include <jansson.h>

#include "lib/store/attachment.h"
#include "lib/store/event.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* "21 November 2026 pukul 09.05 WITA", or the day alone: of an anonymous reporter nobody learns the time. */
const char *case_moment_text(struct app *app, struct request *request, instant at, bool day_only);

/* One step as its reader is told of it. */
struct told_event {
    const struct case_event *event;
    const char *title, *who;       /* WHO may be NULL */
    bool is_anonymous;             /* the case: of the reporter's own steps only the day is known */
    const struct attachments *files; /* of the case */
    const char *file_prefix;       /* stands before the id of each file */
    struct case_id linked;         /* its requester gets links to files of answers; 0: staff, who need none */
};

/* The view for partials/timeline; caller owns it. */
json_t *case_event_view(struct app *app, struct request *request, const struct told_event *told);

/* The label of a database text by the functions of its enum; the text itself when unknown. */
#define LABEL_OF(name, text) ({                                              \
    enum name known_##name;                                                  \
    name##_parse((text), &known_##name) ? name##_label(known_##name) : (text); })

/* Adds a line of partials/facts; what was not said (NULL or "") is left out. */
void fact_add(json_t *facts, const char *label, const char *value);

/* The day in words, owned by ARENA; NULL when it was not said. */
const char *fact_day(struct arena *arena, struct optional_day day);
