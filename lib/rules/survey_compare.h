/* Scope: a survey beside others: the last period, the periods before, the services of one office.
 * Exports: survey_compare, survey_direction, survey_pool and their types.
 * Differences are between figures as printed, so that a reader who subtracts finds the same. */
#pragma once

#include "lib/rules/enum_table.h"
#include "lib/rules/skm.h"

/* ---- with the last period ---- */

/* A printed NRR under the stable code of its unsur. */
struct unsur_value {
    const char *code; /* "sarana"; never a position: forms and regulation number differently */
    int64_t nrr;      /* thousandths; SKM_NONE: none */
};

struct unsur_values {
    const struct unsur_value *rows;
    size_t count;
};

#define UNSUR_NOWHERE ((size_t)-1)

struct unsur_change {
    bool is_known;          /* both periods asked and answered this unsur */
    int64_t before, change; /* thousandths; 0 unless known */
};

struct survey_comparison {
    struct unsur_change changes[SKM_MOST_ITEMS]; /* of each unsur of now, in its order */
    size_t compared;                             /* how many are known */
    size_t strongest, weakest;                   /* index into now; the first of equal ones; UNSUR_NOWHERE without any NRR */
    size_t most_up, most_down;                   /* largest rise and fall; UNSUR_NOWHERE when none rose or fell */
    size_t weakest_before;                       /* index into before, as weakest */
};

/* BEFORE may be empty. At most SKM_MOST_ITEMS rows of each are looked at. */
void survey_compare(struct unsur_values now, struct unsur_values before, struct survey_comparison *ret);

/* ---- trend ---- */

#define SURVEY_DIRECTION_LIST(X)   \
    X(SURVEY_UP, "up", "naik")     \
    X(SURVEY_SAME, "same", "tetap") \
    X(SURVEY_DOWN, "down", "turun") \
    X(SURVEY_UNKNOWN, "unknown", "tidak dapat dibandingkan")

ENUM_DECLARE(survey_direction, SURVEY_DIRECTION_LIST, SURVEY_DIRECTION_COUNT)

/* From one printed index to the next, in hundredths; SURVEY_UNKNOWN when one is SKM_NONE. Only for surveys of one family of
 * questionnaires. The word is chosen by the figures, so that no report calls a rise a fall. */
enum survey_direction survey_direction_of(int64_t before, int64_t now);

/* ---- several services ---- */

struct survey_pool {
    struct skm_figures pooled;  /* every respondent counts the same; no longest run, no halves */
    int64_t mean_of_services;   /* the plain mean of the services' printed indices, hundredths half up: another figure */
    size_t services;            /* those with an index */
};

/* REFUSED_INVALID without a service or when they count by different rules, REFUSED_TOO_LARGE past SKM_MOST_ROWS. */
enum result survey_pool(const struct skm *const *services, size_t count, struct survey_pool *ret);
