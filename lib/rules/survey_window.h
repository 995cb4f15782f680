/* Scope: until when an answer to a survey period counts. Exports: struct survey_window and the survey_window_ functions.
 * Whoever began while the period ran shall not have answered in vain: a form opened before it was closed, or before midnight of its
 * last day, counts when it is sent within the grace. */
#pragma once

#include <stdbool.h>

#include "lib/base/date.h"

struct survey_window {
    day_number starts_on, ends_on; /* local */
    instant closes_at;             /* end of the grace once somebody closed it; 0 while open */
    bool is_closed;                /* for good */
    int zone_offset;               /* minutes east of UTC */
    int grace_minutes;
};

/* True when a new form may be opened at NOW. */
bool survey_window_offers(const struct survey_window *window, instant now);

/* True when a form opened at OPENED_AT counts at NOW. */
bool survey_window_takes(const struct survey_window *window, instant opened_at, instant now);

/* The last moment for forms that are open: of a period being closed, or on its last day; 0 on other days and when it is over. */
instant survey_window_last(const struct survey_window *window, instant now);
