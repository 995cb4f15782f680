/* Scope: the figures of a survey dataset: per unsur what was computed beside what an earlier report printed, the profile
 * counts and the answers themselves, all frozen at approval. Exports: the skm_ functions. */
#pragma once

#include "lib/store/dataset.h"
#include "lib/store/survey.h"

struct skm_figure_row {
    int position;     /* in the report: U1 … U9 */
    const char *item_code, *name;
    struct optional_number answered, sum, nrr_milli; /* computed here; unknown when only a report exists */
    struct optional_number published_sum, published_nrr_milli, published_weighted_hundredths; /* as printed */
};
struct skm_figure_rows {
    struct skm_figure_row *rows;
    size_t count;
};

enum result skm_figure_add(struct tx *tx, struct dataset_id id, const struct skm_figure_row *figure);
enum result skm_figure_list(struct db *db, struct arena *arena, struct dataset_id id, struct skm_figure_rows *ret);

/* Copies answers, by service and channel, and profile counts of a closed period into the dataset. REFUSED_STALE while the period is open. */
enum result skm_copy_answers(struct tx *tx, struct dataset_id id, struct survey_period_id period);

/* Lets the answers of SERVICE join those that name none; those of CHANNEL within SERVICE ("": none) those of no channel. */
enum result skm_fold_service(struct tx *tx, struct dataset_id id, const char *service);
enum result skm_fold_channel(struct tx *tx, struct dataset_id id, const char *service, const char *channel);

/* How many gave exactly these answers; by service and channel, "" where a group was too small to stand alone. */
struct skm_answer { const char *answers, *service_code, *channel; int64_t count; };
struct skm_answers {
    struct skm_answer *rows;
    size_t count;
};
enum result skm_answer_list(struct db *db, struct arena *arena, struct dataset_id id, struct skm_answers *ret);

struct skm_profile { const char *question, *value; int64_t count; };
struct skm_profiles {
    struct skm_profile *rows;
    size_t count;
};

/* Unsuppressed: small groups are for staff, never for a page. */
enum result skm_profile_list(struct db *db, struct arena *arena, struct dataset_id id, struct skm_profiles *ret);

/* How many gave VALUE ("": did not answer) to QUESTION ("age_group"); 0 when nobody is counted so. */
int64_t skm_profile_count(const struct skm_profiles *profiles, const char *question, const char *value);
