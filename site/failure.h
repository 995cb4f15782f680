/* Scope: what staff learn of a run. Exports: failure_note. */
#pragma once

#include "site/site.h"

/* Notes the end of a run in the office's database: OUTCOME "live", "unchanged" or "failed", the edition visitors read, and of a failed one why. What
 * the pages read from never writes: this is a connection of its own, after the run. When even that fails there is a line on standard error. */
struct run_end {
    const char *outcome, *fault;
    unsigned long edition;
    const char *content; /* what was approved when the run read it; "" when it did not get so far */
};
void failure_note(const struct config *config, instant now, const struct run_end *end);
