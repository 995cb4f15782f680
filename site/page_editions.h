/* Scope: the pages that tell about editions. Exports: pages_editions. */
#pragma once

#include "site/endorsement.h"

/* /perubahan/: what changed since the live edition; /arsip-edisi/: the editions so far; and the chain of their statements. */
enum result pages_editions(struct site *site, const struct endorsement *endorsement, const struct edition_changes *changes);
