/* Scope: follow-up meetings on complaints and the measures they decide. Exports: struct meeting, struct measure, the meeting_
 * functions, measure_list, measure_finish. Call the changing ones beside case_change in the same transaction. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define MEASURES_MOST 20 /* of one meeting; the table's positions end there */

/* Strings borrowed when given, owned by the arena when read. */
struct meeting {
    struct meeting_id id;   /* ignored when it is called */
    day_number held_on;     /* local */
    const char *starts_at;  /* "09:30", local */
    const char *place, *agenda;
    const char *invited;    /* units and agencies, a line each */
    const char *state;      /* "called", "held", "cancelled"; ignored when it is called */
    const char *attendance, *minutes; /* "" before it was held */
};

struct meetings {
    struct meeting *rows;
    size_t count;
};

struct measure {
    struct measure_id id;      /* ignored when it is decided, as are the next two */
    struct meeting_id meeting;
    int position;              /* 1, 2, 3 … within its meeting */
    const char *action, *owner;
    day_number due_on;         /* local */
    struct optional_day done_on;
};

struct measures {
    struct measure *rows;
    size_t count;
};

/* All meetings of a case by day, and all measures in the order of their meetings. */
enum result meeting_list(struct db *db, struct arena *arena, struct case_id id, struct meetings *ret);
enum result measure_list(struct db *db, struct arena *arena, struct case_id id, struct measures *ret);

/* Calls a meeting; REFUSED_STALE when one is called already. */
enum result meeting_call(struct tx *tx, struct case_id id, const struct meeting *meeting);

/* Ends the one that is called; REFUSED_STALE when there is none. */
enum result meeting_cancel(struct tx *tx, struct case_id id);
struct meeting_outcome {
    const char *attendance, *minutes;
    const struct measure *measures;
    size_t count; /* 1 to MEASURES_MOST */
};
enum result meeting_hold(struct tx *tx, struct case_id id, const struct meeting_outcome *outcome);

/* Notes that a measure of this case was carried out; REFUSED_STALE when it was before, or belongs to another case. */
struct measure_end { struct measure_id id; day_number done_on; };
enum result measure_finish(struct tx *tx, struct case_id id, struct measure_end end);
