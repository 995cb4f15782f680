/* Scope: the form of a file of survey answers: its fields and choices, and the columns chosen in it.
 * Exports: SURVEY_IMPORT_FIELDS, the import_ functions below. */
#pragma once

#include "cgi-bin/staff/survey_import_read.h"
#include "lib/web/form.h"

extern const struct field SURVEY_IMPORT_FIELDS[IMPORT_FIELD_COUNT];

/* The form; with a questionnaire its fields of columns carry the names of the questions. */
struct form import_form(struct request *request, const struct instrument *instrument);

/* The periods that take answers. */
enum result import_offer_periods(struct app *app, struct form *form);

/* Before the form is read nobody knows which row heads the columns, only how many there are; then they have names. */
void import_offer_numbers(const struct importing *importing, struct form *form);
void import_offer_columns(struct importing *importing, struct form *form);

/* Both orders, with what the numbers that differ mean in each. */
void import_offer_orders(const struct importing *importing, struct form *form);

/* The guess goes into the form, or the mapping comes from it: where numbers alone cannot tell, the order that was chosen says it. */
enum result import_propose_columns(struct importing *importing, struct form *form);
enum result import_take_columns(struct importing *importing, struct form *form);

/* Faults: a column that tells two things, a question without a column, an order nobody chose. */
void import_judge_columns(struct importing *importing, struct form *form);
