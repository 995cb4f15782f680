/* Scope: complaints that came by counter, telephone, SMS, letter or box. Exports: entry_page, its path and fields. */
#pragma once

#include "lib/web/route.h"

#define ENTRY_PATH "/petugas/pengaduan-baru"
#define ENTRY_FIELD_COUNT 16
extern const struct field ENTRY_FIELDS[ENTRY_FIELD_COUNT];

enum result entry_page(struct app *app, struct request *request, struct response *response);
