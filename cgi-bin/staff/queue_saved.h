/* Scope: filters an officer keeps under a name. Exports: SAVED_PATH, SAVED_FIELDS, queue_saved_view, queue_saved_page. */
#pragma once

#include <jansson.h>

#include "lib/web/route.h"

#define SAVED_PATH "/petugas/saringan"
#define QUEUE_SAVED_FULL "penuh" /* what the list is told when there are too many */
#define SAVED_FIELD_COUNT 3
extern const struct field SAVED_FIELDS[SAVED_FIELD_COUNT];

/* A list of { name, query, href } of the visitor's own; the caller owns the reference. */
enum result queue_saved_view(struct app *app, struct request *request, json_t **ret);

enum result queue_saved_page(struct app *app, struct request *request, struct response *response);
