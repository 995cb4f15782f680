/* Scope: what bringing in a file of survey answers shows. Exports: import_view. */
#pragma once

#include "cgi-bin/staff/survey_import_read.h"

/* The page once a file was read: columns, first rows, cells that cannot be read, figures. */
json_t *import_view(struct importing *importing, struct form *form);
