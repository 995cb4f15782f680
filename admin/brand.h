/* Scope: the office's colour as a style sheet. Exports: brand_write. */
#pragma once

#include <stdbool.h>

#include "lib/base/arena.h"
#include "lib/base/config.h"

/* Writes kantor.css in the office's folder from brand_color when it is missing or shows another colour. Prints one line
 * and returns false when it cannot be written. */
bool brand_write(struct arena *arena, const struct config *config);
