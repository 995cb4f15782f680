/* Scope: reading and computing a file of survey answers. */
#include "admin/answers_file.h"

#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/csv.h"

/* Which columns of the file are items: u1, u2, … without a gap. */
struct answer_columns {
    unsigned count;
    size_t at[SKM_MOST_ITEMS];
};

static struct answer_columns find_columns(const struct csv *csv) {
    struct answer_columns columns = { 0 };
    while (columns.count < SKM_MOST_ITEMS) {
        char name[8];
        (void)snprintf(name, sizeof name, "u%u", columns.count + 1);
        size_t at = csv_column(csv, name);
        if (at == CSV_NO_COLUMN) break;
        columns.at[columns.count++] = at;
    }
    return columns;
}

/* Headings that look like items, so that a gap (u1, u3) is refused instead of dropping a column silently. */
static size_t count_item_names(const struct csv *csv) {
    size_t count = 0;
    for (size_t i = 0; i < csv->columns; i++) {
        const char *name = csv->header.cells[i] + strspn(csv->header.cells[i], " ");
        bool is_item = (name[0] == 'u' || name[0] == 'U') && name[1] >= '0' && name[1] <= '9';
        count += is_item;
    }
    return count;
}

/* One cell: a digit 1 to ANSWERS_SCALE, or nothing for not answered. */
static bool read_answer(const char *cell, uint8_t *ret) {
    if (*cell == '\0') {
        *ret = 0;
        return true;
    }
    if (cell[0] < '1' || cell[0] > '0' + (char)ANSWERS_SCALE || cell[1] != '\0') return false;
    *ret = (uint8_t)(cell[0] - '0');
    return true;
}

/* Reads every row's answers into *ret, one block of csv->row_count x columns->count numbers owned by ARENA. */
static int read_answers(struct arena *arena, const char *file, const struct csv *csv,
                        const struct answer_columns *columns, uint8_t **ret) {
    uint8_t *answers = arena_array(arena, csv->row_count + 1, columns->count);
    uint8_t *next = answers;
    for (size_t row = 0; row < csv->row_count; row++) {
        for (unsigned i = 0; i < columns->count; i++) {
            if (read_answer(csv->rows[row].cells[columns->at[i]], next++)) continue;
            command_error("%s: baris %zu, kolom %zu (u%u): jawaban harus 1 sampai %u atau kosong", file,
                          csv->rows[row].line, columns->at[i] + 1, i + 1, ANSWERS_SCALE);
            return EXIT_WRONG;
        }
    }
    *ret = answers;
    return EXIT_DONE;
}

static int64_t count_answered_rows(const uint8_t *answers, size_t rows, unsigned width) {
    static const uint8_t NOTHING[SKM_MOST_ITEMS];
    int64_t counted = 0;
    for (size_t row = 0; row < rows; row++) counted += memcmp(answers + row * width, NOTHING, width) != 0;
    return counted;
}

int answers_read(struct arena *arena, const char *file, struct answers_file *ret) {
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, CSV_LARGEST_FILE, &bytes, &length);
    if (status != EXIT_DONE) return status;
    const struct csv *csv;
    struct csv_fault fault;
    if (csv_read(arena, bytes, length, &csv, &fault) != DONE) {
        command_error("%s: baris %zu, kolom %zu: %s", file, fault.line, fault.column, fault.reason);
        return EXIT_WRONG;
    }
    struct answer_columns columns = find_columns(csv);
    if (columns.count == 0 || columns.count != count_item_names(csv)) {
        command_error("%s: baris %zu: kolom jawaban harus bernama u1, u2, … tanpa celah, paling banyak u%u", file,
                      csv->header.line, SKM_MOST_ITEMS);
        return EXIT_WRONG;
    }
    uint8_t *answers;
    status = read_answers(arena, file, csv, &columns, &answers);
    if (status == EXIT_DONE) *ret = (struct answers_file){ columns.count, csv->row_count, answers };
    return status;
}

int answers_compute(const struct answers_file *file, struct skm_figures *ret) {
    struct skm skm;
    struct instrument_rules rules = instrument_rules_plain(file->item_count, ANSWERS_SCALE);
    enum result result = skm_begin(&skm, &rules, count_answered_rows(file->answers, file->row_count, file->item_count));
    for (size_t row = 0; result == DONE && row < file->row_count; row++) {
        result = skm_add_row(&skm, file->answers + row * file->item_count);
    }
    if (result == DONE) skm_finish(&skm, ret);
    return command_status(result);
}
