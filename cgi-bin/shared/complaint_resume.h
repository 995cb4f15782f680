/* Scope: going on with a draft by its code. Exports: complaint_resume, its path and fields. */
#pragma once

#include "lib/web/route.h"

#define RESUME_PATH "/pengaduan/lanjut"
#define RESUME_FIELD_COUNT 1
extern const struct field RESUME_FIELDS[RESUME_FIELD_COUNT];

/* GET 200 the form for the code; POST 200 the draft where it was left; 404 no draft has this code: one try is counted;
 * 429 too many wrong ones, right codes included. */
enum result complaint_resume(struct app *app, struct request *request, struct response *response);
