/* Scope: what a file or a typed table of figures becomes, and where it contradicts itself. Exports: figure_sets_view. */
#pragma once

#include <jansson.h>

#include "lib/rules/figure_file.h"

/* Sets sets: list of (period_text, office, rows_text), has_several_sets; has_differences and differences as partials/differences expects, the
 * first ones, and differences_rest, how many more there are, or null. */
void figure_sets_view(struct arena *arena, const struct figure_file *file, json_t *view);
