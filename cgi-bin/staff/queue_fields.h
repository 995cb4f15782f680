/* Scope: the fields over the queue. Exports: struct queue_fields, queue_fields_view. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/office_choices.h"
#include "cgi-bin/staff/queue_filter.h"
#include "lib/web/app.h"

/* Trees the caller owns: the search field, the sieves (both as partials/field_ expect them), and what is asked in words. */
struct queue_fields {
    json_t *search;
    json_t *sieves;
    const char *words; /* "Golongan: Tidak sesuai · Saluran: Surat"; NULL: nothing asked */
};
enum result queue_fields_view(struct app *app, struct request *request, const struct queue_filter *filter,
                              const struct office_choices *office, struct queue_fields *ret);
