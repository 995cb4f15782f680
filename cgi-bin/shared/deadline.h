/* Scope: deadlines of citizens' cases from the configured working days and the holiday table, and days in words.
 * Exports: deadline_day, deadline_distance, day_in_words. */
#pragma once

#include "lib/web/app.h"
#include "lib/web/request.h"

/* The last day of DAYS working days after START; results as workday_due and holiday_list. */
enum result deadline_day(struct app *app, struct request *request, day_number start, int days, day_number *ret);

/* "Jumat, 11 Desember 2026", owned by the request's arena. */
const char *day_in_words(struct request *request, day_number day);

/* How many working days there are after FROM up to and with TO; 0 when TO is not later. */
enum result deadline_distance(struct app *app, struct request *request, day_number from, day_number to, int *ret);
