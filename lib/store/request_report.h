/* Scope: the register of requests as rows for a report. Exports: struct request_span, struct request_reading, request_report_each. */
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

/* Of one reading; all borrowed. With KEYS (KEY_IDENTITY_SECRET) the rows of citizens tell who asked, NULL: they do not; nor do those of all
 * sides, which are counted and not shown. */
struct request_reading {
    struct db *db;
    const struct request_span *span;
    const struct keys *keys;
};

/* `each` of struct request_source, whose `reading` is a struct request_reading. */
enum result request_report_each(void *reading, struct request_choice choice, request_taker *take, void *taking);
