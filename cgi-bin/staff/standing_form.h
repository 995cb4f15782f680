/* Scope: the form of a request that comes back every month. Exports: its fields, standing_form and what reads it. */
#pragma once

#include "lib/store/standing.h"
#include "lib/web/app.h"
#include "lib/web/form.h"

#define STANDING_FIELD_COUNT 15
extern const struct field STANDING_FIELDS[STANDING_FIELD_COUNT];

/* The fields a form to make one and a form to change one send, in the order of the page; NULL-terminated. */
extern const char *const STANDING_MAKING[], *const STANDING_CHANGING[];

/* An empty form with its choices; months are offered from the one of TODAY on. */
struct form standing_form(struct request *request, day_number today);

/* The form that ends one. */
struct form standing_end_form(struct request *request);

/* What an empty form begins with; what ROW says. */
void standing_form_start(struct form *form, day_number today);
void standing_form_fill(struct form *form, const struct standing *row);

/* Reads and judges it; REFUSED_INVALID when it has a fault. */
enum result standing_form_judge(struct form *form, day_number today);

/* What it says, once it was judged without fault; id and version are the caller's. */
struct standing standing_form_read(const struct form *form);
