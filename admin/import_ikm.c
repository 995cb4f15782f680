/* Scope: import of indices of which only the printed figure is left: kept as published, never recomputed. */
#include <string.h>

#include "admin/import_parts.h"
#include "lib/store/erratum.h"

struct ikm_columns {
    size_t period, ikm, office, respondents, source; /* the last three CSV_NO_COLUMN when the file has none */
};

static int find_columns(const struct import_table *table, const struct import_ikm *what, struct ikm_columns *ret) {
    if (import_column(table, "period", &ret->period) != EXIT_DONE) return EXIT_WRONG;
    if (import_column(table, "ikm", &ret->ikm) != EXIT_DONE) return EXIT_WRONG;
    if (what->office && import_column(table, "office", &ret->office) != EXIT_DONE) return EXIT_WRONG;
    ret->respondents = csv_column(table->csv, "respondents");
    ret->source = csv_column(table->csv, "source");
    return EXIT_DONE;
}

/* The dataset of one row; *ret_taken stays false for a row that is passed over. */
static int read_row(const struct import_table *table, size_t row, const struct ikm_columns *at, struct dataset *dataset,
                    bool *ret_taken) {
    struct import_cell ikm_cell = { row, at->ikm }, period_cell = { row, at->period };
    int64_t ikm, respondents = FIGURE_ABSENT;
    if (import_number(table, ikm_cell, 2, &ikm) != EXIT_DONE) return EXIT_WRONG;
    if (ikm == FIGURE_ABSENT) return EXIT_DONE;
    struct period period;
    if (ikm > 10000) return import_fault(table, ikm_cell, "IKM paling tinggi 100");
    if (!period_parse(import_text(table, period_cell), &period)) {
        return import_fault(table, period_cell, "harus seperti 2024-Q1, 2024-S1 atau 2024");
    }
    struct import_cell count_cell = { row, at->respondents };
    if (at->respondents != CSV_NO_COLUMN && import_number(table, count_cell, 0, &respondents) != EXIT_DONE) return EXIT_WRONG;
    dataset->kind = "survey";
    dataset->period = import_text(table, period_cell);
    dataset->title = arena_format(table->arena, "Indeks Kepuasan Masyarakat %s", period_label(table->arena, dataset->period));
    dataset->published_ikm_hundredths = (struct optional_number){ true, ikm };
    dataset->respondents = import_optional(respondents);
    const char *source = at->source == CSV_NO_COLUMN ? "" : import_text(table, (struct import_cell){ row, at->source });
    if (!dataset->source) dataset->source = *source ? source : table->file;
    *ret_taken = true;
    return EXIT_DONE;
}

/* Adds every row that is taken; *ret_id is the last. */
static int add_rows(const struct import_job *job, struct tx *tx, const struct import_table *table,
                    const struct import_ikm *what, struct dataset_id *ret_id) {
    struct ikm_columns at;
    int status = find_columns(table, what, &at);
    size_t taken = 0;
    for (size_t row = 0; row < table->csv->row_count && status == EXIT_DONE; row++) {
        bool is_other = what->office && strcmp(import_text(table, (struct import_cell){ row, at.office }), what->office) != 0;
        if (is_other) continue;
        struct dataset dataset = { .source = job->source };
        bool is_taken = false;
        status = read_row(table, row, &at, &dataset, &is_taken);
        if (status != EXIT_DONE || !is_taken) continue;
        status = import_dataset(job, tx, &dataset, ret_id);
        if (status == EXIT_DONE && errata_compare(tx, *ret_id) != DONE) status = EXIT_FAILED;
        taken++;
    }
    if (status == EXIT_DONE && taken == 0) {
        command_error("%s: tidak ada baris dengan IKM", table->file);
        return EXIT_WRONG;
    }
    return status;
}

int import_ikm(const struct import_job *job, const struct import_ikm *what, struct dataset_id *ret) {
    struct import_table table;
    int status = import_table_read(job->arena, what->file, &table);
    if (status != EXIT_DONE) return status;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result != DONE) return import_failed(job, what->file, result);
    struct dataset_id id = { 0 };
    status = add_rows(job, &tx, &table, what, &id);
    if (status == EXIT_DONE) status = import_commit(job, &tx, id, "IKM yang sudah diterbitkan");
    if (status == EXIT_DONE) *ret = id;
    return status;
}
