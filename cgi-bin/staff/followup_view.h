/* Scope: promises of a follow-up plan as rows. Exports: followup_row_view, followup_tally_text. */
#pragma once

#include <jansson.h>

#include "lib/rules/followup.h"
#include "lib/store/followup.h"
#include "lib/store/instrument.h"

/* { number_text, unsur, action, due_text, responsible, note, done_text, state_label, state_tone }; a new reference. INSTRUMENT names the
 * unsur. The standing is also counted in TALLY. */
json_t *followup_row_view(struct arena *arena, const struct followup *row, const struct instrument *instrument, day_number today,
                          struct followup_tally *tally);

/* "5 rencana: 2 selesai tepat waktu, 1 terlambat, 2 dalam waktu."; owned by ARENA. */
const char *followup_tally_text(struct arena *arena, const struct followup_tally *tally);

/* The name of the unsur called CODE; CODE itself when the questionnaire has none. */
const char *followup_unsur_name(const struct instrument *instrument, const char *code);
