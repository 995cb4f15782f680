/* Scope: moving the second factor to another telephone. Exports: telephone_begin, telephone_page and its fields. */
#pragma once

#include "lib/web/route.h"

#define TELEPHONE_FIELD_COUNT 2
#define TELEPHONE_LATE "telephone_late" /* value of `selesai` on the own page: the secret's time was over */
extern const struct field TELEPHONE_FIELDS[TELEPHONE_FIELD_COUNT];

/* Shows a new secret; call after the password was given again. */
enum result telephone_begin(struct app *app, struct request *request, struct response *response);

enum result telephone_page(struct app *app, struct request *request, struct response *response);
