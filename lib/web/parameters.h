/* Scope: named values as they arrived: query, form body, cookies. Exports: struct parameters and its functions.
 * Order is kept and a repeated name stays a list; nothing is merged or dropped. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

struct parameter {
    const char *name, *value; /* clean UTF-8 (text_is_clean), NUL-terminated; the value may be "" */
};

struct parameters {
    struct parameter *items;
    size_t count, capacity;
};

/* Returns the first value of NAME, NULL when the name did not arrive; borrowed. */
const char *parameters_first(const struct parameters *parameters, const char *name);

/* How often NAME arrived. */
size_t parameters_count(const struct parameters *parameters, const char *name);

/* Adds a pair; both strings are borrowed and must live in ARENA. REFUSED_TOO_LARGE above PARAMETERS_MOST pairs. */
#define PARAMETERS_MOST 400 /* the widest form, a table of figures typed by hand, has 310 fields; stops a body of nothing but names */
enum result parameters_add(struct arena *arena, struct parameters *parameters, const char *name, const char *value);
