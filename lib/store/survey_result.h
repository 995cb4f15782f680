/* Scope: a survey dataset read whole, the same for the site, the report, the files and the staff's pages: its questionnaire, its answers
 * counted again, its strata, the facts of its period, what was printed before, and its errata. Exports: struct survey_result and the
 * survey_result_ functions, survey_fact, survey_fact_number.
 *
 * Rows and texts are owned by the arena; the accumulators borrow the bands of `instrument`. */
#pragma once

#include "lib/store/skm_figures.h"

/* Where it is read: the tables (staff and commands; drafts too) or the public_ views (the builder; approved ones). Between db_read_begin
 * and db_read_end, so that all is of one state. */
enum survey_source { SURVEY_FROM_TABLES, SURVEY_FROM_VIEWS };

struct survey_fact { const char *name, *value; }; /* the names: survey_snapshot.h */
struct survey_facts {
    struct survey_fact *rows; /* by name */
    size_t count;
};

struct survey_erratum {
    int64_t revision, position; /* the correction that says it; position from 1 */
    const char *place, *old, *new, *reason; /* "" old: was not there; "" new: is not any more; "" reason: not written yet */
};
struct survey_errata {
    struct survey_erratum *rows; /* by revision and position */
    size_t count;
};

/* The answers of one service or channel; code "" is the rest: named none, or too few to be told apart. */
struct survey_stratum {
    const char *code;
    struct skm skm;
    struct skm_figures figures;
};
struct survey_strata {
    struct survey_stratum *rows; /* by code; the rest, when there is one, first */
    size_t count;
};

struct survey_result {
    struct dataset dataset;
    struct instrument instrument;
    struct instrument_rules rules;
    bool recomputed;                      /* the answers are there; else only printed figures are, and what follows is empty */
    struct skm_answers answers;
    struct skm whole;
    struct skm_figures figures;           /* of whole */
    struct survey_strata services;        /* sum to whole */
    struct survey_strata channels;        /* sum to whole; empty in datasets from before version 5 */
    struct skm_figure_rows items;         /* per item, what was frozen and what an earlier report printed */
    struct skm_profiles profiles;         /* unsuppressed: a page hides small groups (lib/rules/small_groups.h) */
    struct survey_facts facts;
    struct dataset_differences differences;
    struct survey_errata errata;          /* of this revision and those before */
};

/* Reads DATASET (of kind "survey"). FAILED_INTERNAL when what is stored cannot be counted by its questionnaire. */
enum result survey_result_read(struct db *db, struct arena *arena, const struct dataset *dataset, enum survey_source source,
                               struct survey_result *ret);

/* Whether the answers, counted again, give the index and the number of respondents the dataset carries. True when there are none. */
bool survey_result_agrees(const struct survey_result *result);

/* The value of NAME; NULL when it is not known. */
const char *survey_fact(const struct survey_result *result, const char *name);

/* The same as a number; SKM_NONE when it is not known or none. A difference may be negative: ask survey_fact first. */
int64_t survey_fact_number(const struct survey_result *result, const char *name);

/* The questionnaire DATASET was made with. Of one from before version 5 of the schema: the SKM, there was no other. */
enum result dataset_instrument_read(struct db *db, struct arena *arena, struct dataset_id id, enum survey_source source,
                                    struct instrument *ret);
