/* Scope: what the office prints so that people answer. Exports: its handlers, paths, fields and query names. */
#pragma once

#include "lib/web/route.h"

#define PRINTS_PATH "/petugas/survei/cetak"
#define POSTER_PATH PRINTS_PATH "/poster"
#define PRINTS_FIELD_COUNT 5

extern const struct field PRINTS_FIELDS[PRINTS_FIELD_COUNT];
extern const char *const POSTER_QUERY[];

/* The page, and slips. */
enum result survey_prints_page(struct app *app, struct request *request, struct response *response);

/* One poster as a file. */
enum result survey_poster_file(struct app *app, struct request *request, struct response *response);
