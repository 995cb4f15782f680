/* Scope: the tables of a survey's report: who answered, the unsur, services and channels, the periods before. */
#include <string.h>

#include "lib/report/survey_report_parts.h"
#include "lib/report/survey_words.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/ratio.h"
#include "lib/rules/survey_profile.h"

/* ---- who answered ---- */

static const char *share(const struct survey_report *report, const struct survey_profile_count *count) {
    int64_t n = report->result.dataset.respondents.known ? report->result.dataset.respondents.value : report->result.figures.n;
    if (count->is_hidden || n <= 0) return SURVEY_WORDS_NOTHING;
    return format_percent(report->arena, round_half_up((__int128)count->count * 1000, n), 1);
}

void survey_report_profile(const struct survey_report *report, struct document *document) {
    for (unsigned number = 0; number < SURVEY_PROFILE_ITEMS; number++) {
        struct survey_profile_question question;
        survey_words_profile(report, number, &question);
        if (!question.is_answered) continue;
        const struct document_column columns[] = { { question.heading, 6, false }, { "Responden", 3, true }, { "Bagian", 2, true } };
        const char *caption = arena_format(report->arena, "Responden menurut %s", (const char *[]){ "jenis kelamin", "usia", "pendidikan", "pekerjaan" }[number]);
        json_t *table = document_table(document, &(struct document_table){ caption, columns, 3, false });
        for (size_t i = 0; i < question.count; i++) {
            const struct survey_profile_count *count = &question.counts[i];
            document_row(table, (const char *const[]){ count->label, survey_words_count(report->arena, count), share(report, count) });
        }
    }
}

/* ---- unsur ---- */

/* Sums over the questions of an unsur. */
struct unsur_sums { int64_t sum, answered; };

static struct unsur_sums sums_of(const struct survey_result *result, unsigned unsur) {
    struct unsur_sums sums = { 0 };
    for (size_t i = 0; i < result->instrument.item_count; i++) {
        if (result->rules.unsur[i] != unsur) continue;
        sums.sum += result->figures.sum[i];
        sums.answered += result->figures.answered[i];
    }
    return sums;
}

#define UNSUR_COLUMNS 7 /* the last one only when there is a period before */

static void add_unsur(const struct survey_report *report, json_t *table, unsigned unsur) {
    struct arena *arena = report->arena;
    const struct survey_result *result = &report->result;
    const struct unsur_change *change = &report->comparison.changes[unsur];
    struct unsur_sums sums = sums_of(result, unsur);
    document_row(table, (const char *const[UNSUR_COLUMNS]){
        survey_words_unsur_number(arena, result, unsur), survey_words_unsur(result, unsur)->name, format_number(arena, sums.sum, 0),
        format_number(arena, sums.answered, 0), survey_words_number(arena, skm_unsur_nrr(&result->whole, unsur, 3), 3),
        survey_words_number(arena, skm_unsur_weighted(&result->whole, unsur, 3), 3),
        change->is_known ? survey_words_change(arena, change->change, 3) : SURVEY_WORDS_NOTHING });
}

void survey_report_unsur(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[UNSUR_COLUMNS] = { { "No.", 2, false }, { "Unsur", 9, false }, { "Jumlah nilai", 3, true },
                                                                   { "Jawaban", 3, true }, { "NRR", 2, true }, { "NRR tertimbang", 4, true },
                                                                   { "Perubahan", 4, true } };
    struct arena *arena = report->arena;
    const struct survey_result *result = &report->result;
    unsigned order[SKM_MOST_ITEMS];
    survey_words_order(result, order);
    size_t columns = report->before ? UNSUR_COLUMNS : UNSUR_COLUMNS - 1;
    json_t *table = document_table(document, &(struct document_table){ "Nilai per unsur", COLUMNS, columns, false });
    for (unsigned i = 0; i < result->rules.unsur_count; i++) add_unsur(report, table, order[i]);
    document_total(table, (const char *const[UNSUR_COLUMNS]){ "", "Jumlah NRR tertimbang", "", "", "", survey_words_number(arena, skm_mean(&result->whole, 3), 3), "" });
    document_total(table, (const char *const[UNSUR_COLUMNS]){ "", survey_words_index(result), "", "", "", survey_words_number(arena, result->figures.ikm, 2), "" });
}

/* Nothing when each question is an unsur of its own. */
void survey_report_items(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "No.", 1, true }, { "Pertanyaan", 9, false }, { "Jumlah nilai", 3, true }, { "Jawaban", 3, true }, { "NRR", 2, true } };
    const struct survey_result *result = &report->result;
    struct arena *arena = report->arena;
    if (result->instrument.item_count == result->rules.unsur_count) return;
    json_t *table = document_table(document, &(struct document_table){ "Nilai per pertanyaan", COLUMNS, 5, false });
    for (unsigned i = 0; i < result->instrument.item_count; i++) {
        const struct survey_item *item = &result->instrument.items[i];
        const char *name = item->counted ? item->name : arena_format(arena, "%s (di luar indeks)", item->name);
        document_row(table, (const char *const[]){ format_number(arena, item->position, 0), name, format_number(arena, result->figures.sum[i], 0),
                                                   format_number(arena, result->figures.answered[i], 0),
                                                   survey_words_number(arena, skm_item_nrr(&result->whole, i, 3), 3) });
    }
}

/* ---- services and channels ---- */

struct strata_head { const char *caption, *heading, *all; };

static void add_strata(const struct survey_report *report, struct document *document, const struct survey_strata *strata, const struct strata_head *head,
                       bool are_services) {
    const struct document_column columns[] = { { head->heading, 8, false }, { "Jawaban", 2, true }, { survey_words_index(&report->result), 2, true },
                                               { "Mutu", 2, false } };
    struct arena *arena = report->arena;
    const struct skm_figures *whole = &report->result.figures;
    if (strata->count < 2) return;
    json_t *table = document_table(document, &(struct document_table){ head->caption, columns, 4, false });
    for (size_t i = 0; i < strata->count; i++) {
        const struct survey_stratum *stratum = &strata->rows[i];
        const char *name = are_services ? survey_words_service(report, stratum->code) : survey_words_channel(stratum->code);
        document_row(table, (const char *const[]){ name, format_number(arena, stratum->figures.n, 0), survey_words_number(arena, stratum->figures.ikm, 2),
                                                   stratum->figures.mark });
    }
    document_total(table, (const char *const[]){ head->all, format_number(arena, whole->n, 0), survey_words_number(arena, whole->ikm, 2), whole->mark });
}

void survey_report_strata(const struct survey_report *report, struct document *document) {
    static const struct strata_head SERVICES = { "Indeks menurut layanan", "Layanan", "Semua layanan, menurut responden" },
                                    CHANNELS = { "Indeks menurut saluran", "Saluran", "Semua saluran" };
    add_strata(report, document, &report->result.services, &SERVICES, true);
    add_strata(report, document, &report->result.channels, &CHANNELS, false);
}

/* ---- the periods before ---- */

static void add_period(const struct survey_report *report, json_t *table, const struct dataset *dataset) {
    struct arena *arena = report->arena;
    bool is_printed = !dataset->ikm_hundredths.known;
    struct optional_number index = is_printed ? dataset->published_ikm_hundredths : dataset->ikm_hundredths;
    document_row(table, (const char *const[]){ period_label(arena, dataset->period), index.known ? format_number(arena, index.value, 2) : SURVEY_WORDS_NOTHING,
                                               dataset->grade ? dataset->grade : SURVEY_WORDS_NOTHING,
                                               dataset->respondents.known ? format_number(arena, dataset->respondents.value, 0) : SURVEY_WORDS_NOTHING,
                                               is_printed ? "tercetak" : "dihitung ulang" });
}

void survey_report_line(const struct survey_report *report, struct document *document) {
    const struct document_column columns[] = { { "Periode", 5, false }, { survey_words_index(&report->result), 2, true }, { "Mutu", 2, false },
                                               { "Responden", 2, true }, { "Asal", 3, false } };
    json_t *table = document_table(document, &(struct document_table){ "Nilai dari periode ke periode", columns, 5, false });
    for (size_t i = 0; i < report->line.count; i++) add_period(report, table, &report->line.rows[i]);
    add_period(report, table, &report->result.dataset);
}
