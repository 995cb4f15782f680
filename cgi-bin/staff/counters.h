/* Scope: the counters of the office. Exports: counters_page, counter_page, their path, fields and query names. */
#pragma once

#include "lib/web/route.h"

#define COUNTERS_PATH "/petugas/loket"
#define COUNTER_FIELD_COUNT 6

extern const struct field COUNTER_FIELDS[COUNTER_FIELD_COUNT];
extern const char *const COUNTERS_QUERY[];

enum result counters_page(struct app *app, struct request *request, struct response *response);
enum result counter_page(struct app *app, struct request *request, struct response *response);
