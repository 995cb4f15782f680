/* Scope: import of a survey: its answers, one row a respondent, and beside them what an earlier report printed.
 * The answers become a closed survey period with responses of channel "import", so that everything that reads
 * responses works for them too. Figures are computed by lib/rules/skm.h; printed ones never take their place. */
#include <stdio.h>
#include <string.h>

#include "admin/answers_file.h"
#include "admin/import_parts.h"
#include "admin/printed_table.h"
#include "lib/base/random.h"
#include "lib/rules/format.h"
#include "lib/rules/ratio.h"
#include "lib/store/survey_dataset.h"

struct survey_file {
    struct answers_file answers;
    struct skm skm;
    struct skm_figures figures; /* of skm */
    struct printed_table published;
    struct period period;
};

static int read_files(struct arena *arena, const struct import_skm *what, struct survey_file *ret) {
    printed_table_empty(&ret->published);
    int status = import_period(what->period, &ret->period);
    if (status == EXIT_DONE) status = answers_read(arena, what->file, &ret->answers);
    if (status == EXIT_DONE) status = answers_compute(&ret->answers, &ret->skm);
    if (status == EXIT_DONE) skm_finish(&ret->skm, &ret->figures);
    if (status == EXIT_DONE && what->published_file) status = printed_table_read(arena, what->published_file, ret->answers.rules.item_count, &ret->published);
    return status;
}

/* ---- storing ---- */

/* What the steps of storing share. */
struct storing {
    const struct import_job *job;
    const struct survey_file *file;
    struct tx *tx;
    struct instrument instrument;
    struct survey_period period;
    struct dataset_id dataset;
};

static int open_period(struct storing *storing, const struct import_skm *what) {
    const struct import_job *job = storing->job;
    struct instrument_id instrument;
    enum result result = survey_seed_skm(storing->tx, &job->actor, job->now, &instrument);
    if (result == DONE) result = instrument_by_id(job->db, job->arena, instrument, &storing->instrument);
    if (result != DONE) return import_failed(job, "kuesioner", result);
    if (storing->instrument.item_count != storing->file->answers.rules.item_count) {
        command_error("%s: kuesioner memiliki %zu unsur, berkas memiliki %u", what->file, storing->instrument.item_count,
                      storing->file->answers.rules.item_count);
        return EXIT_WRONG;
    }
    storing->period = (struct survey_period){ .instrument = instrument,
                                              .label = what->period,
                                              .starts_on = storing->file->period.first,
                                              .ends_on = storing->file->period.last,
                                              .population = what->population };
    result = survey_period_open(storing->tx, &job->actor, job->now, &storing->period, &storing->period.id);
    if (result == DONE) return printed_table_check(&storing->file->published, &storing->instrument);
    if (result != REFUSED_INVALID && result != REFUSED_STALE) return import_failed(job, what->file, result);
    command_error("periode survei %s sudah ada", what->period);
    return EXIT_FAILED;
}

static enum result add_responses(const struct storing *storing) {
    const struct answers_file *answers = &storing->file->answers;
    struct survey_response response = { .period = storing->period.id,
                                        .channel = "import",
                                        .answered_on = storing->file->period.last,
                                        .sex = "", .age_group = "", .education = "", .occupation = "",
                                        .suggestion = "" };
    char digits[SKM_MOST_ITEMS + 1] = "";
    response.answers = digits;
    for (size_t row = 0; row < answers->row_count; row++) {
        for (unsigned i = 0; i < answers->rules.item_count; i++) {
            digits[i] = (char)('0' + answers->answers[row * answers->rules.item_count + i]);
        }
        if (strspn(digits, "0") == answers->rules.item_count) continue; /* nobody: the row answers nothing */
        random_bytes(response.nonce.bytes, sizeof response.nonce.bytes);
        enum result result = survey_response_add(storing->tx, &response, storing->job->now, NULL);
        if (result != DONE) return result;
    }
    return DONE;
}

static int add_dataset(struct storing *storing, const struct import_skm *what) {
    const struct import_job *job = storing->job;
    const struct printed_table *published = &storing->file->published;
    struct survey_printed printed[SKM_MOST_ITEMS];
    for (size_t i = 0; i < storing->instrument.item_count; i++) {
        printed[i] = (struct survey_printed){ import_optional(published->sum[i]), import_optional(published->nrr_milli[i]),
                                              import_optional(published->weighted_hundredths[i]) };
    }
    struct survey_dataset dataset = {
        .period = &storing->period,
        .instrument = &storing->instrument,
        .figures = &storing->file->figures,
        .order_known = true,
        .smallest_group = job->smallest_group,
        .title = arena_format(job->arena, "Indeks Kepuasan Masyarakat %s", period_label(job->arena, what->period)),
        .source = job->source ? job->source : what->file,
        .printed = printed,
        .printed_ikm_hundredths = import_optional(published->ikm_hundredths),
    };
    enum result result = survey_dataset_add(storing->tx, &job->actor, job->now, &dataset, &storing->dataset);
    return import_added(job, "survey", what->period, result);
}

/* ---- printed against recomputed ---- */

struct comparison {
    const char *check, *place, *note;
    int64_t stated, computed;
    unsigned decimals;
};

static int compare(const struct storing *storing, const struct comparison *pair) {
    if (pair->stated == FIGURE_ABSENT || pair->stated == pair->computed) return EXIT_DONE;
    struct arena *arena = storing->job->arena;
    struct dataset_difference difference = { .check_name = pair->check,
                                             .place = pair->place,
                                             .stated = format_number(arena, pair->stated, pair->decimals),
                                             .computed = format_number(arena, pair->computed, pair->decimals),
                                             .note = pair->note };
    return import_difference(storing->job, storing->tx, storing->dataset, &difference);
}

static int compare_item(const struct storing *storing, size_t i) {
    const struct skm_figures *figures = &storing->file->figures;
    const struct printed_table *published = &storing->file->published;
    if (figures->answered[i] == 0) return EXIT_DONE;
    struct arena *arena = storing->job->arena;
    const char *name = storing->instrument.items[i].name;
    int64_t sum = figures->sum[i], count = figures->answered[i];
    int64_t items = (int64_t)storing->instrument.item_count;
    const struct comparison pairs[] = {
        { "published_sum", arena_format(arena, "U%zu %s: jumlah nilai", i + 1, name), "Jumlah nilai tercetak", published->sum[i],
          sum, 0 },
        { "published_nrr", arena_format(arena, "U%zu %s: NRR", i + 1, name), "NRR tercetak", published->nrr_milli[i],
          round_half_up((__int128)sum * 1000, count), 3 },
        { "published_weighted", arena_format(arena, "U%zu %s: NRR tertimbang", i + 1, name), "NRR tertimbang tercetak",
          published->weighted_hundredths[i], round_half_up((__int128)sum * 100, (__int128)count * items), 2 },
    };
    int status = EXIT_DONE;
    for (size_t at = 0; at < 3 && status == EXIT_DONE; at++) status = compare(storing, &pairs[at]);
    return status;
}

static int compare_all(const struct storing *storing) {
    const struct skm_figures *figures = &storing->file->figures;
    const struct printed_table *published = &storing->file->published;
    int status = EXIT_DONE;
    for (size_t i = 0; i < storing->instrument.item_count && status == EXIT_DONE; i++) status = compare_item(storing, i);
    int64_t mean = skm_mean(&storing->file->skm, 3);
    if (status == EXIT_DONE && mean != SKM_NONE) {
        status = compare(storing, &(struct comparison){ "published_total", "Jumlah NRR tertimbang", "Jumlah tercetak",
                                                        published->total_milli, mean, 3 });
    }
    if (status == EXIT_DONE && figures->ikm != SKM_NONE) {
        status = compare(storing, &(struct comparison){ "published_index", "IKM unit pelayanan", "IKM tercetak",
                                                        published->ikm_hundredths, figures->ikm, 2 });
    }
    return status;
}

int import_skm(const struct import_job *job, const struct import_skm *what, struct dataset_id *ret) {
    struct survey_file *file = arena_alloc(job->arena, sizeof *file);
    int status = read_files(job->arena, what, file);
    if (status != EXIT_DONE) return status;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result != DONE) return import_failed(job, what->file, result);
    struct storing storing = { .job = job, .file = file, .tx = &tx };
    status = open_period(&storing, what);
    if (status != EXIT_DONE) return status;
    result = add_responses(&storing);
    struct survey_period_id period = storing.period.id;
    if (result == DONE) result = survey_period_close(&tx, &job->actor, job->now, period, 0);
    if (result == DONE) result = survey_period_by_id(job->db, job->arena, period, &storing.period);
    if (result != DONE) return import_failed(job, what->file, result);
    status = add_dataset(&storing, what);
    if (status == EXIT_DONE) status = compare_all(&storing);
    if (status == EXIT_DONE) status = import_commit(job, &tx, storing.dataset, arena_format(job->arena, "Survei %s", what->period));
    if (status == EXIT_DONE) *ret = storing.dataset;
    return status;
}
