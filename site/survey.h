/* Scope: the figures of one approved survey as the builder recomputes them from the published answers.
 * Exports: struct survey, survey_read. */
#pragma once

#include "lib/rules/skm.h"
#include "site/site.h"

struct survey {
    const struct dataset *dataset;
    struct skm_answers answers;       /* in the order of their digits */
    struct skm_figure_rows unsur;     /* in the order of the report */
    struct dataset_differences differences;
    struct skm_figures figures;       /* without what only the order of arrival tells */
};

/* Reads and recomputes. FAILED_INTERNAL when the index differs from the approved one: then nothing is published. */
enum result survey_read(struct site *site, const struct dataset *dataset, struct survey *ret);
