/* Scope: the form of an objection (keberatan) as the tracking page and the staff page share it: reasons, story, representative.
 * Exports: OBJECTION_FIELDS, OBJECTION_REASONS, objection_form_words, struct objection_of_case, objection_form_store. */
#pragma once

#include "cgi-bin/shared/choices.h"
#include "lib/rules/request_law.h"
#include "lib/store/case.h"
#include "lib/store/event.h"
#include "lib/store/tx.h"
#include "lib/web/app.h"
#include "lib/web/form.h"

extern const struct choice OBJECTION_REASONS[OBJECTION_REASON_COUNT];

#define OBJECTION_FIELDS                                                                                                  \
    { .name = "objections", .label = "Alasan keberatan", .kind = FIELD_CHOICES, .required = true,                         \
      .choices = OBJECTION_REASONS, .choice_count = OBJECTION_REASON_COUNT,                                               \
      .missing = "Pilih sedikitnya satu alasan keberatan." },                                                             \
    { .name = "story", .label = "Kasus posisi: apa yang terjadi", .kind = FIELD_LINES, .required = true, .max_length = 5000 }, \
    { .name = "representative", .label = "Nama dan alamat kuasa", .kind = FIELD_LINES, .max_length = 500,                 \
      .hint = "Hanya bila diajukan oleh kuasa. Disimpan tersegel." }

/* What stands in the timeline: the reasons by their letters, then the story; owned by the request's arena. */
const char *objection_form_words(const struct form *form);

/* Puts it into the register of objections inside TX, entered today, with the day its answer is due. */
struct objection_of_case { const struct case_row *row; const struct case_events *events; };
enum result objection_form_store(struct tx *tx, struct app *app, const struct form *form, const struct objection_of_case *about);
