/* Scope: the programs by which a stranger computes our figures again, as files of data/. Exports: checker_publish. */
#pragma once

#include "site/site.h"

/* Writes data/NAME.awk, and data/NAME.html with its script inside: one file to keep, which needs neither us nor a network. NAME is that of
 * the delivered .awk, .html and .js among the assets. */
enum result checker_publish(struct site *site, const char *name);
