/* Fuzz target: whatever bytes come, the CSV reader ends with a verdict; what it accepts, the writer can write and the
 * reader reads the same again. Build and run (clang 14, libFuzzer):
 *   clang-14 -std=gnu17 -g -O1 -I. -include lib/base/banned.h -fsanitize=fuzzer,address,undefined \
 *     tests/fuzz/fuzz_csv.c lib/base/csv.c lib/base/utf8.c lib/base/arena.c lib/base/buffer.c lib/out/csv.c \
 *     -lunistring -o build/fuzz_csv
 *   build/fuzz_csv -max_total_time=30 build/corpus-csv tests/fuzz/corpus/csv
 * New inputs go to the first folder. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/csv.h"
#include "lib/out/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds) {
    if (!holds) abort();
}

/* The writer puts an apostrophe before such a cell, so that it does not read back as it was. */
static int has_formula(const struct csv_row *row, size_t columns) {
    for (size_t i = 0; i < columns; i++) {
        if (row->cells[i][0] && strchr("=+-@\t\r\n", row->cells[i][0])) return 1;
    }
    return 0;
}

static int can_round_trip(const struct csv *csv) {
    if (has_formula(&csv->header, csv->columns)) return 0;
    for (size_t i = 0; i < csv->row_count; i++) {
        if (has_formula(&csv->rows[i], csv->columns)) return 0;
    }
    return 1;
}

static void must_equal(const struct csv_row *one, const struct csv_row *other, size_t columns) {
    for (size_t i = 0; i < columns; i++) must(strcmp(one->cells[i], other->cells[i]) == 0);
}

static void check_round_trip(struct arena *arena, const struct csv *csv) {
    struct buffer buffer = buffer_in(arena);
    struct csv_writer writer = { .to = &buffer };
    csv_write_row(&writer, csv->header.cells, csv->columns);
    for (size_t i = 0; i < csv->row_count; i++) csv_write_row(&writer, csv->rows[i].cells, csv->columns);
    const struct csv *again;
    struct csv_fault fault;
    must(csv_read(arena, buffer.bytes, buffer.length, &again, &fault) == DONE);
    must(again->columns == csv->columns && again->row_count == csv->row_count && again->separator == ',');
    must_equal(&csv->header, &again->header, csv->columns);
    for (size_t i = 0; i < csv->row_count; i++) must_equal(&csv->rows[i], &again->rows[i], csv->columns);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    const struct csv *csv;
    struct csv_fault fault = { 0 };
    /* an exact copy, so that a read past the end is caught */
    char *bytes = malloc(size > 0 ? size : 1);
    must(bytes != NULL);
    if (size > 0) memcpy(bytes, data, size);
    if (csv_read(arena, bytes, size, &csv, &fault) != DONE) {
        must(fault.reason != NULL && fault.line >= 1 && fault.column >= 1);
    } else if (can_round_trip(csv)) {
        check_round_trip(arena, csv);
    }
    free(bytes);
    arena_free(arena);
    return 0;
}
