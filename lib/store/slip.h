/* Scope: one-time slips of the survey: printed, handed over with the permit, spent by one answer. Of a slip the table knows whether
 * it was used, and nothing that leads to the answer (lib/store/slip_box.h). Exports: the slip_ functions, SLIPS_MOST. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/register.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define SLIPS_MOST 1000 /* of one printing; stops a slip of the pen from spoiling the response rate of a period */

struct slip_order {
    struct survey_period_id period;
    const char *service_code;        /* NULL: any service */
    const struct access_code *codes; /* as printed */
    size_t count;
};

/* Writes a sheet down; codes that are there already stay as they are, so that a page sent again prints the same slips. Audited by
 * number. Needs KEY_CODE_HASH. REFUSED_INVALID for 0 or over SLIPS_MOST slips or an unknown service, REFUSED_STALE unless the
 * period is open. */
enum result slip_issue(struct tx *tx, const struct keys *keys, const struct actor *actor, instant now, const struct slip_order *sheet);

/* What a code stands for. Strings are owned by the arena. */
struct slip_known {
    struct survey_period_id period;
    const char *service_code; /* NULL: any */
    bool spent;
};

/* REFUSED_ABSENT when no slip has this code. Needs KEY_CODE_HASH. */
enum result slip_find(struct db *db, struct arena *arena, const struct keys *keys, struct access_code code, struct slip_known *ret);

/* Spends it for PERIOD. REFUSED_STALE when it is spent, of another period or none. The answer goes in by survey_response_add in the
 * same transaction, which must end with tx_commit_traceless. */
enum result slip_spend(struct tx *tx, const struct keys *keys, struct access_code code, struct survey_period_id period);

struct slip_counts { int64_t issued, answered; };

/* How many slips of a period were printed and how many became an answer; of one service (NULL: all; "": slips for any service). The
 * response rate is answered / issued. */
enum result slip_counts(struct db *db, struct survey_period_id period, const char *service_code, struct slip_counts *ret);
