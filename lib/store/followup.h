/* Scope: the follow-up plan of a survey's result, promise by promise (lib/rules/followup.h). Exports: struct followup, the followup_
 * functions of the store. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct followup_id { int64_t value; };

#define FOLLOWUPS_MOST 40 /* of one period; a plan nobody can read is none */

/* Strings borrowed when given, owned by the arena when read. */
struct followup {
    struct followup_id id;
    const char *period_label, *scope; /* "2026-Q4"; scope as in struct dataset */
    int position;                     /* 1, 2 …; numbers of promises taken away are not given again */
    const char *item_code;            /* of the unsur */
    const char *action;               /* what is to be done */
    const char *due_month;            /* "2027-03" */
    const char *responsible;          /* a position or unit, never a person */
    const char *state;                /* as followup_state_text */
    struct optional_day done_on;      /* known exactly when done */
    const char *note;                 /* for the public as well; says why when dropped */
    int64_t version;
    instant updated_at;
};

struct followups {
    struct followup *rows;
    size_t count;
};

/* The plan of a result, by position; SCOPE "" is the whole office's SKM. */
enum result followup_list(struct db *db, struct arena *arena, const char *period_label, const char *scope, struct followups *ret);

/* The same of an approved dataset, for whoever builds what is published. */
enum result followup_list_public(struct db *db, struct arena *arena, struct dataset_id dataset, struct followups *ret);

/* Adds a promise (id, position, state and what follows are not read). REFUSED_TOO_LARGE past FOLLOWUPS_MOST. Audited "followup.add". */
enum result followup_add(struct tx *tx, const struct actor *actor, instant now, const struct followup *followup, struct followup_id *ret);

/* Replaces item_code, action, due_month and responsible of the row with id and version. REFUSED_STALE when it went on,
 * and once its dataset is approved: what was promised to the public does not change. Audited "followup.change". */
enum result followup_change(struct tx *tx, const struct actor *actor, instant now, const struct followup *followup);

/* Sets state, done_on and note of the row with id and version, also of an approved plan. REFUSED_STALE when it went on. Audited
 * "followup.mark" with the state. */
enum result followup_mark(struct tx *tx, const struct actor *actor, instant now, const struct followup *followup);

/* Takes a promise away that was not published yet. REFUSED_STALE when it went on or is published. Audited
 * "followup.remove". */
enum result followup_remove(struct tx *tx, const struct actor *actor, instant now, struct followup_id id, int64_t version);
