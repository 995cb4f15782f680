/* Scope: what typing figures by hand shows. Exports: struct typing, typing_rows, typing_view. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/figure_grid.h"
#include "lib/web/app.h"

struct typing {
    struct app *app;
    struct grid grid;
    struct figure_file file;
    bool is_read;  /* the file is filled */
    bool is_taken; /* such figures are stored already: the page asks whether to replace them */
};

/* Sets the form's number of lines shown: those filled in and some more, IS_MORE: than before. */
void typing_rows(const struct typing *typing, struct form *form, bool is_more);

/* The page; a new reference. */
json_t *typing_view(const struct typing *typing, struct form *form);
