/* Scope: which period a report of the desk is about, as its address says. Exports: struct report_choice and its functions. */
#pragma once

#include <jansson.h>

#include "lib/rules/period.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

#define REPORT_YEAR "tahun"
#define REPORT_SPAN "masa"
#define REPORT_SHOWN "isi"
#define REPORT_WHOLE_YEAR "tahun"

struct report_choice {
    const char *year, *span; /* "2026"; "Q3", "S1", "07", or "tahun" for the whole of it */
    const char *period;      /* "2026-Q3" */
    struct period days;
};

/* The chosen period, without a choice the present year's SPAN, NULL: the present quarter; REFUSED_INVALID for what is no period. */
enum result report_choice_read(struct app *app, struct request *request, const char *span, struct report_choice *ret);

/* "?tahun=2026&masa=Q3&isi=PART", with "&bentuk=FORM" when FORM is not NULL. */
const char *report_href(struct request *request, const struct report_choice *choice, const char *part, const char *form);

/* The two fields of the choice, a list for the template. */
json_t *report_fields(struct app *app, struct request *request, const struct report_choice *choice);
