/* Scope: the ways sample cases take, by name. Exports: struct sample_way, sample_way_named. */
#pragma once

#include <stddef.h>

#include "lib/rules/case_kinds.h"

#define SAMPLE_STEPS_MOST 8

enum sample_by { BY_STAFF, BY_HEAD, BY_REPORTER, BY_SYSTEM };
enum sample_text { TEXT_WORDS, TEXT_ANSWER, TEXT_REPLY }; /* the step's own words, or a column of the case's row */

struct sample_step {
    int workdays;       /* after the day the case came in */
    const char *action; /* of lib/rules; "classify" is completed with the class of the row */
    enum sample_by by;
    enum sample_text text;
    const char *words;
};

struct sample_way {
    enum case_kind kind;
    const char *name; /* in the column "way" */
    size_t step_count;
    struct sample_step steps[SAMPLE_STEPS_MOST];
};

/* NULL when there is none. */
const struct sample_way *sample_way_named(enum case_kind kind, const char *name);
