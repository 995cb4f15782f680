/* Scope: the follow-up plan of one survey result. Exports: followup_desk_page, its path, fields and query. */
#pragma once

#include "lib/web/route.h"

#define FOLLOWUP_PATH "/petugas/survei/tindak-lanjut"
#define FOLLOWUP_FIELD_COUNT 9

extern const struct field FOLLOWUP_FIELDS[FOLLOWUP_FIELD_COUNT];
extern const char *const FOLLOWUP_QUERY[];

enum result followup_desk_page(struct app *app, struct request *request, struct response *response);
