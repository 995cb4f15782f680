/* Scope: what the written notice of a citizen's request says. Exports: struct request_decision, request_decide, request_decision_of. */
#pragma once

#include "lib/store/tx.h"
#include "lib/store/types.h"

/* Strings borrowed when given, owned by the arena when read; "" where there is nothing. Money in whole rupiah. */
struct request_decision {
    const char *outcome;       /* "granted", "partly", "refused" */
    const char *held_by;       /* "ours", "other" */
    const char *holder;        /* the other public body */
    const char *form;          /* "soft_copy", "hard_copy"; "" when refused */
    int64_t sheets, sheet_price, delivery_cost, other_cost;
    int ready_in;              /* working days */
    const char *redaction;     /* what was blacked out, and why */
    const char *withheld;      /* what is not given */
    const char *reason;        /* "exempt", "not_held", "not_documented"; "" when all is given */
    const char *exemptions;    /* letters of UU 14/2008 article 17: "bh" */
    const char *consequence;   /* of opening it */
    day_number decided_on;
};

/* Adds it, the first or, after an objection was upheld, the second, and remembers who decided; the schema refuses one whose parts do not
 * fit. */
enum result request_decide(struct tx *tx, struct case_id id, struct staff_id by, const struct request_decision *decision);

/* The latest. REFUSED_ABSENT when there is none: undecided, a letter of an agency, or from before version 7. */
enum result request_decision_of(struct db *db, struct arena *arena, struct case_id id, struct request_decision *ret);

/* Remembers who answered an agency. */
enum result request_decided_by(struct tx *tx, struct case_id id, struct staff_id by);
