/* Scope: the annexes of a survey's report: questionnaire, answers with their sums, how the answers look, the cut weights. */
#include <string.h>

#include "lib/report/survey_report_parts.h"
#include "lib/report/survey_words.h"
#include "lib/rules/format.h"
#include "lib/rules/survey_quality.h"

/* ---- questionnaire ---- */

static json_t *question_runs(const struct survey_item *item, int scale) {
    json_t *runs = document_runs();
    document_run(runs, "text", item->question);
    for (int i = 0; i < item->choices && i < scale; i++) {
        document_run(runs, "text", i == 0 ? "\n" : "   ");
        document_run(runs, "strong", (const char[]){ (char)('1' + i), ' ', '\0' });
        document_run(runs, "text", item->labels[i] ? item->labels[i] : "");
    }
    return runs;
}

void survey_report_questionnaire(const struct survey_report *report, struct document *document) {
    const struct instrument *instrument = &report->result.instrument;
    json_t *list = document_list(document, true);
    for (size_t i = 0; i < instrument->item_count; i++) document_item(list, question_runs(&instrument->items[i], instrument->scale));
}

/* ---- the matrix ---- */

#define MATRIX_ROWS_MOST 5000 /* some 90 pages; nobody reads more on paper, and the open data has all */

struct matrix {
    const struct survey_report *report;
    json_t *table;
    unsigned items;
    bool is_folded; /* alike sheets stand in one row */
    int64_t row;
};

/* First cells of a row: its number or what it sums up, and the count where rows are folded. */
static void add_matrix_row(struct matrix *matrix, const char *head, const char *count, const char *const *cells, bool is_total) {
    const char *row[DOCUMENT_COLUMNS_MOST] = { head };
    size_t at = 1;
    if (matrix->is_folded) row[at++] = count;
    for (unsigned i = 0; i < matrix->items && at < DOCUMENT_COLUMNS_MOST; i++) row[at++] = cells[i];
    if (is_total) document_total(matrix->table, row);
    else document_row(matrix->table, row);
}

static void add_answer(struct matrix *matrix, const struct skm_answer *answer) {
    static const char *const DIGITS[] = { "", "1", "2", "3", "4", "5", "6" };
    struct arena *arena = matrix->report->arena;
    const char *cells[SKM_MOST_ITEMS];
    for (unsigned i = 0; i < matrix->items; i++) {
        unsigned digit = (unsigned)(answer->answers[i] - '0');
        cells[i] = digit < sizeof DIGITS / sizeof *DIGITS ? DIGITS[digit] : "";
    }
    for (int64_t copy = 0; copy < (matrix->is_folded ? 1 : answer->count); copy++) {
        add_matrix_row(matrix, format_number(arena, ++matrix->row, 0), format_number(arena, answer->count, 0), cells, false);
    }
}

static const char *sum_cell(struct arena *arena, const struct survey_result *result, unsigned item) {
    return format_number(arena, result->figures.sum[item], 0);
}
static const char *answered_cell(struct arena *arena, const struct survey_result *result, unsigned item) {
    return format_number(arena, result->figures.answered[item], 0);
}
static const char *nrr_cell(struct arena *arena, const struct survey_result *result, unsigned item) {
    return survey_words_number(arena, skm_item_nrr(&result->whole, item, 3), 3);
}
/* Of an unsur with several questions it stands under the first. */
static const char *weighted_cell(struct arena *arena, const struct survey_result *result, unsigned item) {
    unsigned unsur = result->rules.unsur[item];
    bool is_head = unsur != INSTRUMENT_OUTSIDE && !*result->instrument.items[item].unsur;
    return is_head ? survey_words_number(arena, skm_unsur_weighted(&result->whole, unsur, 3), 3) : "";
}

static void add_sums(struct matrix *matrix) {
    static const struct {
        const char *head;
        const char *(*cell)(struct arena *arena, const struct survey_result *result, unsigned item);
    } SUMS[] = { { "Jumlah", sum_cell }, { "Terisi", answered_cell }, { "NRR", nrr_cell }, { "NRR × 1/N", weighted_cell } };
    for (size_t sum = 0; sum < sizeof SUMS / sizeof *SUMS; sum++) {
        const char *cells[SKM_MOST_ITEMS];
        for (unsigned i = 0; i < matrix->items; i++) cells[i] = SUMS[sum].cell(matrix->report->arena, &matrix->report->result, i);
        add_matrix_row(matrix, SUMS[sum].head, sum == 0 ? format_number(matrix->report->arena, matrix->report->result.figures.n, 0) : "", cells, true);
    }
}

static json_t *matrix_table(const struct matrix *matrix, struct document *document) {
    struct document_column columns[DOCUMENT_COLUMNS_MOST];
    size_t count = 0;
    columns[count++] = (struct document_column){ "No.", 3, true };
    if (matrix->is_folded) columns[count++] = (struct document_column){ "Banyaknya", 3, true };
    for (unsigned i = 0; i < matrix->items && count < DOCUMENT_COLUMNS_MOST; i++) {
        const struct survey_item *item = &matrix->report->result.instrument.items[i];
        columns[count++] = (struct document_column){ arena_format(matrix->report->arena, "%d", item->position), 2, true };
    }
    return document_table(document, &(struct document_table){ "Jawaban menurut nomor pertanyaan", columns, count, true });
}

void survey_report_matrix(const struct survey_report *report, struct document *document) {
    const struct survey_result *result = &report->result;
    struct matrix matrix = { .report = report, .items = (unsigned)result->instrument.item_count, .is_folded = result->figures.n > SURVEY_REPORT_MATRIX_MOST };
    matrix.table = matrix_table(&matrix, document);
    bool is_whole = result->answers.count <= MATRIX_ROWS_MOST;
    for (size_t i = 0; i < result->answers.count && is_whole; i++) add_answer(&matrix, &result->answers.rows[i]);
    add_sums(&matrix);
    if (!is_whole) document_text(document, "Jawaban terlalu banyak untuk dicetak satu per satu; semuanya ada pada data terbuka periode ini.");
}

/* ---- how the answers look ---- */

static const char *rows_text(const struct survey_report *report, int64_t rows) {
    return rows == SKM_NONE ? "tidak diketahui" : format_number(report->arena, rows, 0);
}

static void add_check(const struct survey_report *report, json_t *table, const char *code, const char *label) {
    struct arena *arena = report->arena;
    const struct survey_result *result = &report->result;
    int64_t rows = survey_fact_number(result, arena_format(arena, "quality.%s.rows", code));
    if (rows == SKM_NONE && strcmp(code, quality_flag_text(QUALITY_ALL_TOP)) == 0) rows = result->figures.all_top;
    int64_t without = survey_fact_number(result, arena_format(arena, "quality.%s.index_without", code));
    const char *mark = survey_fact(result, arena_format(arena, "quality.%s.mark_without", code));
    document_row(table, (const char *const[]){ label, rows_text(report, rows), survey_words_number(arena, without, 2), mark ? mark : SURVEY_WORDS_NOTHING });
}

static void add_pair(json_t *table, const char *label, const char *value) {
    document_row(table, (const char *const[]){ label, value });
}

static const char *half(const struct survey_report *report, const char *name, struct optional_number by_order) {
    struct arena *arena = report->arena;
    int64_t index = survey_fact_number(&report->result, arena_format(arena, "quality.%s.index", name));
    if (index != SKM_NONE) return format_number(arena, index, 2);
    return by_order.known ? format_number(arena, by_order.value, 2) : "tidak diketahui";
}

static void add_order(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "Urutan jawaban", 8, false }, { "Hasil", 4, true } };
    const struct dataset *dataset = &report->result.dataset;
    int64_t longest = survey_fact_number(&report->result, "quality.longest_run");
    if (longest == SKM_NONE && dataset->longest_run.known) longest = dataset->longest_run.value;
    json_t *table = document_table(document, &(struct document_table){ "Jawaban menurut urutan masuknya", COLUMNS, 2, false });
    add_pair(table, "Deret terpanjang jawaban yang persis sama", rows_text(report, longest));
    add_pair(table, "Indeks paruh pertama", half(report, "half1", dataset->first_half_hundredths));
    add_pair(table, "Indeks paruh kedua", half(report, "half2", dataset->second_half_hundredths));
    add_pair(table, "Jawaban yang lama pengisiannya diketahui", rows_text(report, survey_fact_number(&report->result, "quality.timed")));
}

void survey_report_quality(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "Yang diperiksa", 8, false }, { "Jawaban", 3, true }, { "Indeks tanpa jawaban itu", 4, true }, { "Mutu", 2, false } };
    json_t *table = document_table(document, &(struct document_table){ "Mutu jawaban; semua jawaban tetap dihitung", COLUMNS, 4, false });
    for (unsigned flag = 0; flag < QUALITY_FLAG_COUNT; flag++) {
        add_check(report, table, quality_flag_text((enum quality_flag)flag), quality_flag_label((enum quality_flag)flag));
    }
    add_check(report, table, "any", "Ditunjuk oleh salah satu pemeriksaan");
    add_order(report, document);
}

/* ---- the cut weights ---- */

void survey_report_variants(const struct survey_report *report, struct document *document) {
    static const struct document_column COLUMNS[] = { { "Cara menghitung", 8, false }, { "Nilai", 3, true } };
    struct arena *arena = report->arena;
    const struct survey_result *result = &report->result;
    json_t *table = document_table(document, &(struct document_table){ "Indeks menurut cara pembulatan bobot", COLUMNS, 2, false });
    add_pair(table, arena_format(arena, "%s: bobot tepat 1/N, dibulatkan satu kali di akhir", survey_words_index(result)), survey_words_number(arena, result->figures.ikm, 2));
    if (result->figures.ikm_w0111 != SKM_NONE) add_pair(table, "Bobot terpotong 0,111", survey_words_number(arena, result->figures.ikm_w0111, 2));
    if (result->figures.ikm_w011 != SKM_NONE) add_pair(table, "Bobot terpotong 0,11", survey_words_number(arena, result->figures.ikm_w011, 2));
    if (result->dataset.published_ikm_hundredths.known) {
        add_pair(table, "Tercetak dalam laporan sebelumnya", format_number(arena, result->dataset.published_ikm_hundredths.value, 2));
    }
}
