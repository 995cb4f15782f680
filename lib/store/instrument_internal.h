/* Scope: what the reader and the judge of a questionnaire's file share. Exports: struct instrument_reader, instrument_fault_add, instrument_judge. */
#pragma once

#include "lib/store/instrument_file.h"
#include "lib/store/statement.h"

struct instrument_reader {
    struct arena *arena;
    struct instrument *to;
    struct rows texts;  /* of struct instrument_text */
    struct rows faults; /* of struct instrument_fault */
    int64_t *band_ends; /* "to" of each band, × 100; the stored form has only the beginnings */
};

/* Notes what is wrong; past INSTRUMENT_MOST_FAULTS nothing more. PLACE is borrowed. */
void instrument_fault_add(struct instrument_reader *reader, const char *place, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* What each value may be was judged when it was read; here is what they must be together. */
void instrument_judge(struct instrument_reader *reader);

/* "butir 4 (biaya)" */
const char *instrument_item_place(struct instrument_reader *reader, const struct survey_item *item);
