/* Scope: the front page for readers of another language. Exports: overview_page, overview_alternates. */
#pragma once

#include "site/words.h"

/* Writes en/index.html in the language of WORDS: the newest index, investment and the year's cases, each with the page that has more. */
enum result overview_page(struct site *site, const struct words *words);

/* That page and the Indonesian front page are one page in two languages: list of (code, href); a new reference. */
json_t *overview_alternates(void);
