/* Scope: what the front page shows of a period's permits. Exports: permits_headline. */
#pragma once

#include "site/site.h"

/* value_text, unit_text, sentence, href; a new reference. */
json_t *permits_headline(struct site *site, const struct dataset *dataset, const struct permits *permits);
