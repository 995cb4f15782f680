/* Scope: how and when a case came that an officer writes down. Exports: ARRIVAL_FIELDS, ARRIVAL_FIELD_COUNT, ARRIVAL_YEARS,
 * arrival_judge, arrival_of_form. */
#pragma once

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "lib/web/form.h"

/* The first rows of an entry form; CHANNELS is its array of struct choice. */
#define ARRIVAL_FIELD_COUNT 3
#define ARRIVAL_FIELDS(channel_choices)                                                                                  \
    { .name = "channel", .label = "Masuk lewat", .kind = FIELD_CHOICE, .required = true, .choices = (channel_choices),   \
      .choice_count = COUNT_OF(channel_choices), .choices_class = "choices-row" },                                       \
    { .name = "received_on", .label = "Tanggal masuk", .kind = FIELD_DATE, .required = true },                           \
    { .name = "received_time", .label = "Jam masuk", .kind = FIELD_TEXT, .required = true, .max_length = 5,              \
      .hint = "Misalnya 09.05.", .input_class = "input-short" }

#define ARRIVAL_YEARS 1

/* The arrival lies in the past, and at most YEARS ago: an earlier one is a mistyped year, and its number would be of another register. */
void arrival_judge(const struct app *app, struct form *form, int years);

/* Only after FORM was judged without fault. */
struct intake_arrival arrival_of_form(const struct app *app, const struct form *form);
