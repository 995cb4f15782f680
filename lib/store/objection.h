/* Scope: the register of objections (keberatan) to the handling of citizens' requests. Exports: struct objection, the objection_
 * functions. */
#pragma once

#include "lib/base/keys.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

/* Strings borrowed when given, owned by the arena when read. */
struct objection {
    int year, sequence;      /* its number in the register; drawn by objection_add */
    const char *reasons;     /* letters of UU 14/2008 article 35 (1): "ag" */
    const char *story;       /* kasus posisi */
    bool is_silence;             /* nobody had answered the request */
    day_number answer_due_on;    /* last day of the answer to the request, as it stood when somebody objected */
    day_number entered_on, due_on;
    const char *outcome;     /* "upheld", "partly", "rejected"; NULL: not answered yet */
    struct optional_day answered_on;
    struct staff_id answered_by; /* 0: nobody yet */
    int order_days;              /* working days to carry the answer out; 0: nothing to carry out */
};

/* "KBR-2026-000001", owned by ARENA. */
char *objection_number(struct arena *arena, const struct objection *objection);

/* Adds it under the next number of the year of entered_on. REPRESENTATIVE ("" or NULL: nobody) acts for the requester and is sealed
 * like an identity: needs KEY_IDENTITY_PUBLIC. A second objection to the same request is REFUSED_STALE. */
struct objection_new { const struct objection *objection; const char *representative; };
enum result objection_add(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id, const struct objection_new *new);

/* REFUSED_STALE when there is none that waits. */
struct objection_answer { const char *outcome; day_number on; struct staff_id by; int order_days; };
enum result objection_answer(struct tx *tx, struct case_id id, const struct objection_answer *answer);

/* REFUSED_ABSENT when nobody objected. */
enum result objection_of(struct db *db, struct arena *arena, struct case_id id, struct objection *ret);

/* Who acts for the requester, "" for nobody; needs KEY_IDENTITY_SECRET. REFUSED_ABSENT without an objection. */
enum result objection_representative(struct db *db, struct arena *arena, const struct keys *keys, struct case_id id, const char **ret);
