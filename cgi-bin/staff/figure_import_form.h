/* Scope: the form of a file of figures: its fields and choices, what is chosen in it. Exports: FIGURE_IMPORT_FIELDS, names of fields, the
 * figure_import_form functions. */
#pragma once

#include "cgi-bin/staff/figure_import_read.h"
#include "cgi-bin/staff/figure_period.h"
#include "lib/web/form.h"

#define FIGURE_FILE "file"
#define FIGURE_TOTALS "totals"

/* What is asked first, then a column for each field of the kind. */
#define FIGURE_BASE_COUNT 18
#define FIGURE_FIELD_COUNT (FIGURE_BASE_COUNT + FIGURE_FIELDS_MOST)
extern const struct field FIGURE_IMPORT_FIELDS[FIGURE_FIELD_COUNT];

/* The periods of data of KIND and of the report they came out in: only investment and permits are told for parts of a year, only targets for a plan. */
struct figure_period figure_form_period(enum figure_kind kind);
struct figure_period figure_form_report(enum figure_kind kind);

/* The form with the kinds the visitor may bring in. */
struct form figure_form(struct request *request);

/* Names the columns after what a file of KIND tells. */
void figure_form_columns(struct form *form, enum figure_kind kind);

/* Gives the columns and sheets as choices: before the form is read nobody knows which row heads the columns, only how many there are. */
void figure_form_offer(const struct figuring *figuring, struct form *form);
void figure_form_name_columns(const struct figuring *figuring, struct form *form);

/* Offices to choose from; after figuring_read. IS_ASKED: not to have chosen is a fault. */
void figure_form_offices(const struct figuring *figuring, struct form *form, bool is_asked);

/* Header and columns: as guessed into the form, or as chosen out of it. Faults: rows that are not there, a column that tells two things, a
 * needed one without. */
enum result figure_form_propose(struct figuring *figuring, struct form *form);
void figure_form_take(struct figuring *figuring, struct form *form);

/* What is said of the file besides its columns. */
void figure_form_about(struct figuring *figuring, struct form *form);

/* The column of FIELD (an index of figure_fields) as a field's name. */
const char *figure_form_column(size_t field);
