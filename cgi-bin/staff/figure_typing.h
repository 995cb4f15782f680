/* Scope: small sets of figures typed by hand. Exports: its handler, path, fields and query names. */
#pragma once

#include "cgi-bin/staff/figure_grid.h"
#include "lib/web/route.h"

#define FIGURE_TYPING_PATH "/petugas/data/isi/"
#define FIGURE_TYPING_BODY (256 * 1024) /* 300 cells of up to 500 characters, as forms send them, seldom reach it */
#define TYPING_BASE_COUNT 8
#define FIGURE_TYPING_FIELD_COUNT (TYPING_BASE_COUNT + GRID_FIELD_COUNT)
extern const struct field FIGURE_TYPING_FIELDS[FIGURE_TYPING_FIELD_COUNT];
extern const char *const FIGURE_TYPING_QUERY[];

enum result figure_typing_page(struct app *app, struct request *request, struct response *response);
