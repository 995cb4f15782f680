/* Scope: complaints that came by counter, telephone, SMS, letter or box. Exports: entry_page, its path, fields and query. */
#pragma once

#include "lib/web/route.h"

#define ENTRY_PATH "/petugas/pengaduan-baru"
#define ENTRY_FIELD_COUNT 17
extern const struct field ENTRY_FIELDS[ENTRY_FIELD_COUNT];
extern const char *const ENTRY_QUERY[]; /* formulir: the serial of a paper form, from its QR code */

enum result entry_page(struct app *app, struct request *request, struct response *response);
