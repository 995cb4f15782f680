/* Scope: what the front pages show of a quarter's investment. Exports: investment_headline. */
#pragma once

#include "site/words.h"

/* value_text, unit_text, sentence, href in the language of WORDS; a new reference. */
json_t *investment_headline(struct site *site, const struct words *words, const struct dataset *dataset, const struct investments *rows);
