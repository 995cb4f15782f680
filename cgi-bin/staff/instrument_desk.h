/* Scope: the pages of questionnaires. Exports: their handlers, fields and query names. */
#pragma once

#include "lib/web/route.h"

#define INSTRUMENT_PATH "/petugas/survei/instrumen"
#define INSTRUMENT_BODY ((int64_t)1 << 20) /* bytes of the post: one file of INSTRUMENT_LARGEST_FILE and its envelope */
#define INSTRUMENT_FIELD_COUNT 3
extern const struct field INSTRUMENT_FIELDS[INSTRUMENT_FIELD_COUNT];
extern const char *const INSTRUMENTS_QUERY[];
extern const char *const INSTRUMENT_QUERY[];

/* The list, and taking in a file. */
enum result instruments_page(struct app *app, struct request *request, struct response *response);

/* The questionnaire whose code stands in the address, and its file. */
enum result instrument_page(struct app *app, struct request *request, struct response *response);
