/* Scope: building as soon as something was approved. Exports: watch_run. */
#pragma once

#include "site/options.h"

/* Looks every few seconds whether a figure was approved, or a complaint released or taken back, since the last good run, and then runs this
 * program once as a child; one that failed is tried again after some minutes. Ends only when it cannot begin, with an exit status. */
int watch_run(const struct options *options);
