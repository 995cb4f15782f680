/* Scope: the register of requests as rows for a report. Exports: struct request_span, request_report_read. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/request_report.h"
#include "lib/store/db.h"
#include "lib/store/types.h"

/* Requests that arrived from FIRST to LAST, both included. VIEWER sees no case he or she is excluded from; 0: a command. */
struct request_span {
    day_number first, last;
    struct staff_id viewer;
    int zone_offset;
};

/* Owned by ARENA. With KEYS (KEY_IDENTITY_SECRET) the rows tell who asked, NULL: they do not. */
enum result request_report_read(struct db *db, struct arena *arena, const struct request_span *span, const struct keys *keys,
                                struct request_rows *ret);
