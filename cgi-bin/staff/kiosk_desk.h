/* Scope: the survey's tablets at the counters. Exports: kiosks_page, kiosk_page, KIOSK_FIELDS, KIOSKS_PATH. */
#pragma once

#include "lib/web/form.h"
#include "lib/web/route.h"

#define KIOSKS_PATH "/petugas/survei/kios"

#define KIOSK_FIELD_COUNT 5
extern const struct field KIOSK_FIELDS[KIOSK_FIELD_COUNT];

enum result kiosks_page(struct app *app, struct request *request, struct response *response);
enum result kiosk_page(struct app *app, struct request *request, struct response *response);
