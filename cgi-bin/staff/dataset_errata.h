/* Scope: corrections of what was approved, on the page of a dataset: a new revision made anew, what it says differently, the reason for each.
 * Exports: struct errata_page and the dataset_errata_ functions. */
#pragma once

#include <jansson.h>

#include "lib/store/erratum.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

/* Its fields, for the table of the page's form. */
#define ERRATA_FIELD_COUNT 8
#define ERRATA_FIELDS                                                                                                                   \
    { .name = "places", .label = "Perubahan", .kind = FIELD_CHOICES, .hint = "Kosongkan untuk semua yang belum beralasan." },            \
    { .name = "why", .label = "Alasan koreksi", .kind = FIELD_LINES, .judged_by_handler = true, .max_length = 1000,                      \
      .hint = "Ikut terbit bersama koreksinya." },                                                                                      \
    { .name = "place", .label = "Apa yang dikoreksi", .kind = FIELD_TEXT, .max_length = 300 },                                          \
    { .name = "old", .label = "Semula", .kind = FIELD_TEXT, .max_length = 300 },                                                        \
    { .name = "new", .label = "Menjadi", .kind = FIELD_TEXT, .max_length = 300 },                                                       \
    { .name = "place_why", .label = "Alasan", .kind = FIELD_LINES, .max_length = 1000 },                                                \
    { .name = "written", .label = "Catatan", .kind = FIELD_CHOICE },                                                                    \
    { .name = "population", .label = "Jumlah pengguna layanan", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = 100000000,         \
      .max_length = 12, .input_class = "input-short", .hint = "Isi bila jumlahnya yang keliru." }
#define ERRATA_ACTION_COUNT 4
#define ERRATA_ACTIONS { "explain", "Alasan", NULL }, { "write", "Catat", NULL }, { "drop", "Buang", NULL }, { "remake", "Koreksi", NULL }

struct errata_page {
    const struct dataset *dataset;
    bool newest; /* no later revision is on its way or approved */
    struct dataset_errata errata;
};

/* Reads the errata of DATASET; between db_read_begin and db_read_end. */
enum result dataset_errata_read(struct app *app, struct request *request, const struct dataset *dataset, struct errata_page *ret);

/* Gives the form its choices; before form_read. */
void dataset_errata_choices(struct form *form, const struct errata_page *page);

/* Sets has_errata and errata (place, old_text, new_text, reason_text), and appends what the visitor may do to ACTIONS. */
void dataset_errata_view(struct app *app, struct form *form, const struct errata_page *page, json_t *view, json_t *actions);

/* Why the correction cannot be submitted yet; NULL when it can. */
const char *dataset_errata_missing(const struct errata_page *page);

/* Whether ACTION is one of these. */
bool dataset_errata_takes(const char *action);

/* Does what the form asks, judged: REFUSED_INVALID with the fault in FORM; REFUSED_FORBIDDEN, REFUSED_STALE. *ret_path is where it shows. */
enum result dataset_errata_do(struct app *app, struct form *form, const struct errata_page *page, const char **ret_path);
