/* Scope: what the front page shows of a quarter's investment. Exports: investment_headline. */
#pragma once

#include "site/site.h"

/* value_text, unit_text, sentence, href; a new reference. */
json_t *investment_headline(struct site *site, const struct dataset *dataset, const struct investments *rows);
