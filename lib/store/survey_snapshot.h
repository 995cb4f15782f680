/* Scope: what a survey dataset keeps of its period beside the answers: the questionnaire as asked, and the facts that are frozen with it.
 * Exports: survey_snapshot_add, SURVEY_ of the names. For survey_dataset.c.
 *
 * Names (values are plain digits, hundredths, days 2026-11-21, instants 2026-11-21T03:00:00Z):
 *   period.key .starts_on .ends_on .closed_on       slips.issued slips.answered       answers.<channel> (all five)
 *   channel.<channel>.tally    its sums as lib/rules/skm_tally.h, where no small group follows from them
 *   quality.<flag>.rows .index_without .mark_without (index and mark absent when nobody is left), quality.any.… the same
 *   quality.runs .rows_in_runs .longest_run .timed
 *   quality.half1.first .last .n .index .low .high, quality.half2.…, quality.jump, quality.jump_stands_out 0 or 1
 *   quality.group.N.channel .device .n .index .any  N from 1; small groups together as channel 'lain'
 * What cannot be known is absent: the run of slips, the crowd of sheets that were keyed in, the time of either, halves of an imported matrix. */
#pragma once

#include "lib/rules/survey_fold.h"
#include "lib/store/dataset.h"
#include "lib/store/instrument.h"
#include "lib/store/survey.h"

struct survey_snapshot {
    const struct survey_period *period; /* closed */
    const struct instrument *instrument;
    const struct survey_fold *fold; /* which channels may be told */
    int64_t smallest_group;
};

/* Adds the facts and the questionnaire to a draft. */
enum result survey_snapshot_add(struct tx *tx, struct dataset_id id, const struct survey_snapshot *what);

/* Only the questionnaire: for figures of which nothing but the printed ones is left. */
enum result survey_snapshot_add_instrument(struct tx *tx, struct dataset_id id, const struct instrument *instrument);
