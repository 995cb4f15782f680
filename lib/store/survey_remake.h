/* Scope: a correction of an approved survey, made anew from the answers of its period. Exports: struct survey_remake, survey_dataset_remake. */
#pragma once

#include "lib/store/dataset.h"

struct survey_remake {
    const struct dataset *approved;     /* newest revision */
    struct optional_number population;  /* unknown: as before */
    int64_t smallest_group;
};

/* Adds the next revision as a draft: everything is computed again from the answers; title, source and what a report printed are as
 * before; what differs is listed (erratum.h). REFUSED_ABSENT when the figures came without answers, so that only an import can correct
 * them; REFUSED_STALE when a revision is on its way already. */
enum result survey_dataset_remake(struct tx *tx, const struct actor *actor, instant now, const struct survey_remake *what, struct dataset_id *ret);
