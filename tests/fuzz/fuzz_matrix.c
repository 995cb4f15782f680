/* Fuzz target: whatever file of survey answers comes, its columns are guessed within the table, and every row is either read whole within the scale or its bad
 * cells are named. A failed assertion is a finding. Run: make fuzz (replays the corpus), make fuzz SECONDS=60 (looks for more). */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/worksheets.h"
#include "lib/rules/survey_matrix.h"

#define ITEMS 3

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct survey_mapping_item QUESTIONS[ITEMS] = {
    { "waktu", "Waktu penyelesaian", "Bagaimana kecepatan waktu?", 1, 1 },
    { "sarana", "Sarana dan prasarana", "Bagaimana kualitas sarana?", 2, 3 },
    { "pengaduan", "Penanganan pengaduan", "Bagaimana penanganan pengaduan?", 3, 2 },
};
static const char *const LABELS[4] = { "Tidak baik", "Kurang baik", "Baik", "Sangat baik" };
static const struct survey_matrix_name SERVICES[] = { { "izin-usaha", "Perizinan berusaha" } };

static void check(const struct survey_matrix *matrix) {
    for (size_t i = 0; i < matrix->row_count; i++) {
        const struct survey_matrix_row *row = &matrix->rows[i];
        assert(strlen(row->answers) == ITEMS && strspn(row->answers, "01234") == ITEMS && strcmp(row->answers, "000") != 0);
        assert(row->day >= 20000 && row->day <= 21000);
        for (int at = 0; at < SURVEY_PROFILE_COUNT; at++) assert(row->profile[at] >= '0' && row->profile[at] <= '0' + SURVEY_PROFILE_MOST[at]);
    }
    for (size_t i = 0; i < matrix->fault_count && i < SURVEY_MATRIX_FAULTS; i++) assert(matrix->faults[i].cell && matrix->faults[i].reason);
}

static void read_table(struct arena *arena, const struct csv *table) {
    struct survey_cell_choices choices[ITEMS] = { { LABELS, 4 }, { LABELS, 4 }, { LABELS, 4 } };
    struct survey_matrix_words words = { .choices = choices, .item_count = ITEMS, .services = { SERVICES, 1 }, .first = 20000, .last = 21000, .day = 20500 };
    struct survey_header header = { table->header.cells, table->columns };
    for (int order = ORDER_UNKNOWN; order <= ORDER_REGULATION; order++) {
        struct survey_mapping mapping;
        struct survey_matrix matrix;
        size_t found = survey_mapping_guess(QUESTIONS, ITEMS, header, (enum survey_order)order, &mapping);
        assert(found <= ITEMS);
        survey_matrix_read(arena, &words, &mapping, table, &matrix);
        check(&matrix);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const struct csv *csv;
    struct csv_fault fault;
    struct worksheets sheets;
    const char *reason;
    if (csv_read(arena, (const char *)data, size, &csv, &fault) == DONE) read_table(arena, csv);
    if (worksheets_read(arena, (const char *)data, size, &sheets, &reason) == DONE && sheets.sheets[0].row_count > 0) {
        struct csv table = worksheets_table(&sheets.sheets[0], 0);
        read_table(arena, &table);
    }
    arena_free(arena);
    return 0;
}
