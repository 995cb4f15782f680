/* Scope: the timeline of a case. Events are written by case_change and the submit functions. Exports: event_list. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/types.h"

struct case_event {
    struct case_event_id id;
    int64_t sequence; /* 1, 2, 3 … */
    instant at;
    const char *actor_kind; /* "citizen", "staff", "system", "command" */
    const char *staff_name; /* full name; NULL for others and for the tracking page: a reporter sees the office */
    const char *type, *body;
    bool visible_to_reporter;
};

struct case_events {
    struct case_event *rows;
    size_t count;
};

/* All events in order. */
enum result event_list(struct db *db, struct arena *arena, struct case_id id, struct case_events *ret);

/* Those the reporter may see, without names of staff. */
enum result event_list_visible(struct db *db, struct arena *arena, struct case_id id, struct case_events *ret);
