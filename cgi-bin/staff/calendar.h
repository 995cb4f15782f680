/* Scope: due days in words, by one reading of the holiday table a page. Exports: struct calendar and its functions. */
#pragma once

#include "lib/rules/workdays.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

struct calendar {
    day_number today;          /* local */
    struct workday_clock free; /* the holidays alone */
};

/* Reads all days on which the office does not work; owned by the request's arena. */
enum result calendar_load(struct app *app, struct request *request, struct calendar *ret);

/* What a due day means today. */
struct due_words {
    const char *note;  /* "lewat 2 hari kerja", "3 hari kerja lagi", "hari ini" */
    const char *class; /* "overdue", "soon" or "" */
};
struct due_words calendar_due(struct arena *arena, const struct calendar *calendar, day_number due_on);

/* The last day that counts as soon, for a list of them. */
day_number calendar_soon(const struct calendar *calendar);

/* "Jumat, 11 Desember 2026". */
const char *calendar_day_text(struct arena *arena, day_number day);
