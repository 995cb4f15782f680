/* Scope: what is dear to make and follows from its source alone, kept beside the settings from one edition to the next: pictures drawn anew and
 * cards. Losing it costs time only. Exports: CACHE_LARGEST, cache_name, cache_take, cache_keep. */
#pragma once

#include "site/site.h"

#define CACHE_LARGEST ((size_t)4 * 1024 * 1024) /* bytes of a picture as it is published */

/* A name for what is made from BYTES by the rule RULE ("card-1"; another rule is another name), ending in ENDING; owned by the run's arena. */
const char *cache_name(struct site *site, const char *rule, const char *bytes, size_t length, const char *ending);

/* True with the bytes kept under NAME, owned by ARENA. */
bool cache_take(struct site *site, struct arena *arena, const char *name, char **ret, size_t *ret_length);

/* Keeps BYTES; a disk that refuses is no failure. */
void cache_keep(struct site *site, const char *name, const char *bytes, size_t length);
