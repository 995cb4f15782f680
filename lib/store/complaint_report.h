/* Scope: complaints with the steps a report needs, one after the other. Exports: struct report_asked, complaint_report_source. */
#pragma once

#include "lib/rules/complaint_report.h"
#include "lib/store/db.h"
#include "lib/store/types.h"

/* What to read: arrivals from FIRST to LAST, both included. */
struct report_asked {
    day_number first, last, today;
    int settle, settle_oversight; /* working days granted */
    int zone_offset;              /* minutes east of UTC: steps become local days */
    struct staff_id viewer;       /* a case this account or its unit is excluded from does not exist for it; zero: all */
};

/* Loads holidays and services and sets *ret to a source that reads from DB; all of it is owned by ARENA and good as long as DB. */
enum result complaint_report_source(struct db *db, struct arena *arena, const struct report_asked *asked, struct report_source *ret);
