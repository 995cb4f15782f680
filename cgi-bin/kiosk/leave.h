/* Scope: the PIN, what stands behind it, and leaving the kiosk mode. Exports: pin_page, leave_page, PIN_FIELDS. */
#pragma once

#include "lib/web/route.h"

#define PIN_FIELD_COUNT 1
extern const struct field PIN_FIELDS[PIN_FIELD_COUNT];

enum result pin_page(struct app *app, struct request *request, struct response *response);
enum result leave_page(struct app *app, struct request *request, struct response *response);
