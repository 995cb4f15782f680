/* Scope: the words of the kiosk around the questions. Exports: words_view, words_of_profile. */
#pragma once

#include <jansson.h>

/* Everything the script says, by name; Indonesian for a LANGUAGE it has no words in. The caller owns it. */
json_t *words_view(const char *language);

/* A label of the profile in LANGUAGE: KEY is the field's name ("sex") or the choice's value ("female"). INDONESIAN when
 * there is no other. */
const char *words_of_profile(const char *language, const char *key, const char *indonesian);
