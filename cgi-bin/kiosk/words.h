/* Scope: the words of the kiosk around the questions. Exports: words_view. */
#pragma once

#include <jansson.h>

/* Everything the script says, by name; Indonesian for a LANGUAGE it has no words in. The caller owns it. */
json_t *words_view(const char *language);
