/* Scope: why an office hands in figures whose source contradicts itself: a note for each difference, on the page of a draft.
 * Exports: DIFFERENCE_FIELDS, struct notes_page and the difference_notes_ functions. */
#pragma once

#include <jansson.h>

#include "lib/store/dataset.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

#define DIFFERENCES_ASKED 40 /* each with a field of its own; what is beyond gets the note for all */
#define DIFFERENCE_NOTE_LONGEST 500

/* Its fields, for the table of the page's form. */
#define DIFFERENCE_NOTE(number) { .name = "note_" #number, .label = "Selisih " #number, .kind = FIELD_TEXT, .max_length = DIFFERENCE_NOTE_LONGEST }
#define DIFFERENCE_NOTES(tens) DIFFERENCE_NOTE(tens##0), DIFFERENCE_NOTE(tens##1), DIFFERENCE_NOTE(tens##2), DIFFERENCE_NOTE(tens##3), \
    DIFFERENCE_NOTE(tens##4), DIFFERENCE_NOTE(tens##5), DIFFERENCE_NOTE(tens##6), DIFFERENCE_NOTE(tens##7), DIFFERENCE_NOTE(tens##8), DIFFERENCE_NOTE(tens##9)
#define DIFFERENCE_FIELD_COUNT (DIFFERENCES_ASKED + 1)
#define DIFFERENCE_FIELDS                                                                                                               \
    { .name = "note_all", .label = "Catatan untuk semua selisih yang belum bercatatan", .kind = FIELD_TEXT, .max_length = DIFFERENCE_NOTE_LONGEST }, \
    DIFFERENCE_NOTES(1), DIFFERENCE_NOTES(2), DIFFERENCE_NOTES(3), DIFFERENCE_NOTES(4)
#define DIFFERENCE_ACTION_COUNT 1
#define DIFFERENCE_ACTIONS { "accept", "Catatan selisih", NULL }

struct notes_page {
    const struct dataset *dataset;
    struct dataset_differences differences;
};

/* Reads the differences of DATASET; between db_read_begin and db_read_end. */
enum result difference_notes_read(struct app *app, struct request *request, const struct dataset *dataset, struct notes_page *ret);

/* Sets notes_action: the form as partials/staff_action expects it, or null for who may not write. */
void difference_notes_view(struct app *app, struct form *form, const struct notes_page *page, json_t *view);

/* Why the dataset cannot be submitted yet; NULL when it can. */
const char *difference_notes_missing(const struct notes_page *page);

/* Whether ACTION is this one. */
bool difference_notes_takes(const char *action);

/* Stores what FORM, judged, says. REFUSED_FORBIDDEN, REFUSED_STALE. *ret_path is where it shows. */
enum result difference_notes_do(struct app *app, struct form *form, const struct notes_page *page, const char **ret_path);
