/* Scope: configuration files made from the templates in deploy/. The form is small on purpose: a line that begins with
 * %condition% is kept, without it, when the condition holds; @name@ is replaced by a value; all else passes through.
 * Exports: struct fill_value, struct fill_condition, struct fill, fill_file. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

struct fill_value {
    const char *name, *text;
};

struct fill_condition {
    const char *name;
    bool holds;
};

struct fill {
    const struct fill_value *values;         /* ends with a row without name */
    const struct fill_condition *conditions; /* as well; NULL when there are none */
};

/* Fills the delivered file NAME ("deploy/loket.ini.in"). A file that is not there, or a name or condition it uses and FILL
 * lacks, is FAILED_INTERNAL with *ret_message saying so in Indonesian. Both results are owned by ARENA. */
enum result fill_file(struct arena *arena, const char *name, const struct fill *fill, const char **ret,
                      const char **ret_message);
