/* Scope: performance indicators of a year. Exports: struct indicator, indicator_add, indicator_list. */
#pragma once

#include "lib/store/dataset.h"

/* Decimals are text as precise as the source prints them ("84.50"), or a word ("B"); "" is absent. */
struct indicator {
    int64_t position;                  /* in the source */
    const char *goal, *indicator, *unit;
    const char *direction;             /* which is better: "higher" or "lower" */
    const char *target, *realisation;
    const char *final_target;          /* at the end of the plan */
    struct optional_number final_year;
    const char *published_achievement; /* percent */
    const char *note;                  /* of the source */
};
struct indicators {
    struct indicator *rows;
    size_t count;
};

enum result indicator_add(struct tx *tx, struct dataset_id id, const struct indicator *row);

/* By position. */
enum result indicator_list(struct db *db, struct arena *arena, struct dataset_id id, struct indicators *ret);
