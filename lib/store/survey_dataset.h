/* Scope: from a closed survey period to a dataset on its way to approval, the same for the staff's page and for imports.
 * Exports: struct survey_dataset, survey_dataset_add, survey_figures. */
#pragma once

#include "lib/rules/skm.h"
#include "lib/store/skm_figures.h"
#include "lib/store/survey.h"

/* What an earlier report printed for one item. */
struct survey_printed {
    struct optional_number sum, nrr_milli, weighted_hundredths;
};

struct survey_dataset {
    const struct survey_period *period; /* closed */
    const struct instrument *instrument;
    const struct skm_figures *figures;
    bool order_known;                     /* the rows were counted in the order of arrival: runs and halves mean something */
    int64_t smallest_group;               /* of answers that may be told apart; [publication] smallest_group */
    const char *title, *source;
    const struct survey_printed *printed; /* one an item, in form order; NULL: nothing was printed */
    struct optional_number printed_ikm_hundredths;
};

/* The figures of a period from its running totals. What depends on the order of the answers is not known: longest_run and the
 * halves of *ret are not to be used. */
enum result survey_figures(struct db *db, const struct survey_period *period, const struct instrument *instrument,
                           struct skm_figures *ret);

/* Adds the draft with its figures per item, answers by service and channel as far as no small group shows, profile counts, the
 * questionnaire and the facts of the period (survey_snapshot.h). `period` and `instrument` are as read from the store. REFUSED_STALE while the
 * period is open or another dataset of it is not approved yet. */
enum result survey_dataset_add(struct tx *tx, const struct actor *actor, instant now, const struct survey_dataset *what,
                               struct dataset_id *ret);
