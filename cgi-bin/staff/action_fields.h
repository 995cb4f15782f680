/* Scope: the fields that several actions share, as initialisers of struct field. Exports: the macros, ACTION_FIELDS. */
#pragma once

#include "cgi-bin/staff/action_view.h"
#include "lib/store/meeting.h"
#include "lib/web/form.h"
#include "lib/web/upload.h"

#define BODY_LONGEST 8000 /* characters; the timeline takes 10 000 */

#define TEXT_FIELD(said, needed) { .name = "text", .label = said, .kind = FIELD_LINES, .required = needed, \
                                   .max_length = BODY_LONGEST }
#define LINES_FIELD(called, said, most) { .name = called, .label = said, .kind = FIELD_LINES, .required = true, .max_length = most }
#define LINE_FIELD(called, said, most) { .name = called, .label = said, .kind = FIELD_TEXT, .required = true, .max_length = most }
#define DAY_FIELD(called, said) { .name = called, .label = said, .kind = FIELD_DATE, .required = true }
#define PICK_FIELD(called, said) { .name = called, .label = said, .kind = FIELD_CHOICE, .choices_class = CHOICES_AS_LIST }
#define FILES_FIELD { .name = "files", .label = "Lampiran", .kind = FIELD_FILES, .most = UPLOADS_MOST, \
                      .hint = "Paling banyak 5 berkas JPG, PNG, atau PDF; masing-masing paling besar 10 MB." }

/* One decision of a meeting: what, who, until when. */
#define MEASURE_ACTION "measure_%zu_action"
#define MEASURE_OWNER "measure_%zu_owner"
#define MEASURE_DUE "measure_%zu_due_on"
#define MEASURE_FIELDS(n)                                                                                                       \
    { .name = "measure_" #n "_action", .label = "Keputusan " #n, .kind = FIELD_TEXT, .max_length = 500 },                       \
    { .name = "measure_" #n "_owner", .label = "Penanggung jawab keputusan " #n, .kind = FIELD_TEXT, .max_length = 200 },       \
    { .name = "measure_" #n "_due_on", .label = "Batas waktu keputusan " #n, .kind = FIELD_DATE }
#define ALL_MEASURE_FIELDS                                                                                                      \
    MEASURE_FIELDS(1), MEASURE_FIELDS(2), MEASURE_FIELDS(3), MEASURE_FIELDS(4), MEASURE_FIELDS(5), MEASURE_FIELDS(6),           \
    MEASURE_FIELDS(7), MEASURE_FIELDS(8), MEASURE_FIELDS(9), MEASURE_FIELDS(10), MEASURE_FIELDS(11), MEASURE_FIELDS(12),        \
    MEASURE_FIELDS(13), MEASURE_FIELDS(14), MEASURE_FIELDS(15), MEASURE_FIELDS(16), MEASURE_FIELDS(17), MEASURE_FIELDS(18),     \
    MEASURE_FIELDS(19), MEASURE_FIELDS(20)

/* What ACTION_PATH accepts: the fields of all actions. */
#define ACTION_FIELD_COUNT (46 + 3 * MEASURES_MOST)
extern const struct field ACTION_FIELDS[ACTION_FIELD_COUNT];
