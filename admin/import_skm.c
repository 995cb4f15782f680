/* Scope: import of a survey: its answers, one row a respondent, and beside them what an earlier report printed.
 * The answers become a closed survey period with responses of channel "import", so that everything that reads
 * responses works for them too. Figures are computed by lib/rules/skm.h; printed ones never take their place. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "admin/answers_file.h"
#include "admin/import_parts.h"
#include "lib/base/random.h"
#include "lib/rules/format.h"
#include "lib/rules/ratio.h"
#include "lib/store/survey_dataset.h"

#define LONGEST_LETTERS 100 /* of an unsur's name when compared */

/* What a report printed; FIGURE_ABSENT where it printed nothing. */
struct published {
    int64_t sum[SKM_MOST_ITEMS], nrr_milli[SKM_MOST_ITEMS], weighted_hundredths[SKM_MOST_ITEMS];
    const char *names[SKM_MOST_ITEMS];
    int64_t total_milli, ikm_hundredths;
};

struct survey_file {
    struct answers_file answers;
    struct skm skm;
    struct skm_figures figures; /* of skm */
    struct published published;
    struct period period;
};

/* ---- what the report printed ---- */

struct published_columns {
    size_t unsur, name, sum, nrr, weighted;
};

/* Index of "u7" (6), or SKM_MOST_ITEMS. */
static size_t item_index(const char *unsur, unsigned items) {
    int64_t number;
    bool is_item = (unsur[0] == 'u' || unsur[0] == 'U') && command_number(unsur + 1, 1, items, &number);
    return is_item ? (size_t)number - 1 : SKM_MOST_ITEMS;
}

/* One row: an item, "total" (sum of the weighted NRR) or "ikm"; both of the latter stand in the column published_nrr. */
static int read_published_row(const struct import_table *table, size_t row, const struct published_columns *at,
                              struct survey_file *file) {
    struct published *published = &file->published;
    struct import_cell unsur = { row, at->unsur }, nrr = { row, at->nrr };
    const char *what = import_text(table, unsur);
    if (strcmp(what, "total") == 0) return import_number(table, nrr, 3, &published->total_milli);
    if (strcmp(what, "ikm") == 0) return import_number(table, nrr, 2, &published->ikm_hundredths);
    size_t item = item_index(what, file->answers.rules.item_count);
    if (item == SKM_MOST_ITEMS) return import_fault(table, unsur, "harus u1, u2, … seperti berkas jawaban, total atau ikm");
    if (published->names[item]) return import_fault(table, unsur, "tercantum dua kali");
    published->names[item] = import_text(table, (struct import_cell){ row, at->name });
    int status = import_number(table, (struct import_cell){ row, at->sum }, 0, &published->sum[item]);
    if (status == EXIT_DONE) status = import_number(table, nrr, 3, &published->nrr_milli[item]);
    struct import_cell weighted = { row, at->weighted };
    return status == EXIT_DONE ? import_number(table, weighted, 2, &published->weighted_hundredths[item]) : status;
}

static int read_published(struct arena *arena, const char *name, struct survey_file *file) {
    struct import_table table;
    struct published_columns at;
    int status = import_table_read(arena, name, &table);
    if (status == EXIT_DONE) status = import_column(&table, "unsur", &at.unsur);
    if (status == EXIT_DONE) status = import_column(&table, "name", &at.name);
    if (status == EXIT_DONE) status = import_column(&table, "sum", &at.sum);
    if (status == EXIT_DONE) status = import_column(&table, "published_nrr", &at.nrr);
    if (status == EXIT_DONE) status = import_column(&table, "published_weighted_nrr", &at.weighted);
    for (size_t row = 0; status == EXIT_DONE && row < table.csv->row_count; row++) {
        status = read_published_row(&table, row, &at, file);
    }
    return status;
}

static int read_files(struct arena *arena, const struct import_skm *what, struct survey_file *ret) {
    ret->published.total_milli = ret->published.ikm_hundredths = FIGURE_ABSENT;
    for (size_t i = 0; i < SKM_MOST_ITEMS; i++) {
        ret->published.sum[i] = ret->published.nrr_milli[i] = ret->published.weighted_hundredths[i] = FIGURE_ABSENT;
    }
    int status = import_period(what->period, &ret->period);
    if (status == EXIT_DONE) status = answers_read(arena, what->file, &ret->answers);
    if (status == EXIT_DONE) status = answers_compute(&ret->answers, &ret->skm);
    if (status == EXIT_DONE) skm_finish(&ret->skm, &ret->figures);
    if (status == EXIT_DONE && what->published_file) status = read_published(arena, what->published_file, ret);
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

/* Letters only, small: "Sistem, Mekanisme, dan Prosedur" is "sistemmekanismedanprosedur". */
static void plain_letters(const char *name, char out[static LONGEST_LETTERS + 1]) {
    size_t length = 0;
    for (; *name && length < LONGEST_LETTERS; name++) {
        if (isalpha((unsigned char)*name)) out[length++] = (char)tolower((unsigned char)*name);
    }
    out[length] = '\0';
}

static bool same_name(const char *left, const char *right) {
    char a[LONGEST_LETTERS + 1], b[LONGEST_LETTERS + 1];
    plain_letters(left, a);
    plain_letters(right, b);
    return strcmp(a, b) == 0;
}

/* Offices number "sarana" and "pengaduan" in two orders; a report whose U8 bears the name of another unsur would attach
 * every figure to the wrong one, so it is refused. */
static int check_order(const struct storing *storing) {
    for (size_t i = 0; i < storing->instrument.item_count; i++) {
        const char *printed = storing->file->published.names[i];
        for (size_t other = 0; printed && other < storing->instrument.item_count; other++) {
            bool is_swapped = other != i && same_name(printed, storing->instrument.items[other].name);
            if (!is_swapped) continue;
            command_error("u%zu tercantum sebagai \"%s\", padahal pada formulir adalah \"%s\"; samakan urutan unsur", i + 1,
                          printed, storing->instrument.items[i].name);
            return EXIT_WRONG;
        }
    }
    return EXIT_DONE;
}

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
    if (result == DONE) return check_order(storing);
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
    const struct published *published = &storing->file->published;
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
    const struct published *published = &storing->file->published;
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
    const struct published *published = &storing->file->published;
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
