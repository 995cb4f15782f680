/* Scope: what bringing in a file of figures shows. Exports: figuring_view. */
#pragma once

#include "cgi-bin/staff/figure_import_form.h"

/* The page once a file was read: what is said of it, columns, rows with what is wrong in them, differences. A new reference. */
json_t *figuring_view(struct figuring *figuring, struct form *form);
