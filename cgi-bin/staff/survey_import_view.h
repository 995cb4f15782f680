/* Scope: what bringing in a file of survey answers shows. Exports: import_view, import_column_choices, import_sheet_choices. */
#pragma once

#include "cgi-bin/staff/survey_import_read.h"

/* The page once a file was read: columns, first rows, cells that cannot be read, figures. */
json_t *import_view(struct importing *importing, struct form *form);

/* The columns and the sheets of the file as choices; owned by the request's arena. */
struct choice_list import_column_choices(const struct importing *importing);
struct choice_list import_sheet_choices(const struct importing *importing);
