/* Scope: everything the answers of one period say, read in one go for the staff's analysis. Exports: struct survey_reading, survey_reading_open,
 * survey_reading_label, survey_reading_order, survey_reading_values, survey_unsur_item. */
#pragma once

#include "lib/rules/answer_groups.h"
#include "lib/rules/survey_certainty.h"
#include "lib/rules/survey_compare.h"
#include "lib/rules/survey_quality.h"
#include "lib/rules/survey_spread.h"
#include "lib/store/counter.h"
#include "lib/store/service.h"
#include "lib/store/slip.h"
#include "lib/store/survey.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* The index of one period of the same survey, for the trend. */
struct survey_moment {
    const char *label;  /* "2026-Q3" */
    day_number ends_on;
    int64_t index, n;   /* hundredths; SKM_NONE when nobody answered; n SKM_NONE when it is not known */
};

/* All memory is the request's arena's. */
struct survey_reading {
    struct survey_period period;
    const char *scope; /* its key without the label; "" the whole office's SKM */
    struct instrument instrument;
    struct instrument_rules rules;
    const struct skm *whole;
    struct skm_figures figures;
    struct survey_certainty certainty;
    const struct answer_groups *groups;
    const struct survey_spread *spread; /* how often each answer was given, for questions outside the index */
    struct quality_panel quality;
    struct slip_counts slips;
    struct services services;
    struct counters counters;
    struct survey_moment *moments; /* this period and earlier ones of the same family and scope, oldest first */
    size_t moment_count;
    const struct survey_period *before; /* the one before; NULL: none */
    struct instrument before_instrument;
    const struct skm *before_whole;
};

/* Reads the period called KEY, as of one moment. REFUSED_ABSENT when there is none. */
enum result survey_reading_open(struct app *app, struct request *request, const char *key, struct survey_reading *ret);

/* What a group is called: "Loket 1"; "tidak disebutkan" for "". Owned by ARENA or borrowed. */
const char *survey_reading_label(const struct survey_reading *reading, enum grouping grouping, const char *key);

/* The NRR of the unsur under their codes, in the order of the questionnaire; owned by ARENA. */
struct unsur_values survey_reading_values(struct arena *arena, const struct instrument *instrument, const struct skm *skm);

/* The item an unsur is named after; NULL past the last. */
const struct survey_item *survey_unsur_item(const struct instrument *instrument, unsigned unsur);

/* The keys a group may have, in the order of the office's lists and of the form, without ""; *ret is owned by ARENA. Returns how many. */
size_t survey_reading_order(struct arena *arena, const struct survey_reading *reading, enum grouping grouping, const char *const **ret);
