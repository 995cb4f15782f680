/* Facts about reading and writing CSV files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/csv.h"
#include "lib/out/csv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum result read_text(struct arena *arena, const char *text, const struct csv **ret, struct csv_fault *fault) {
    return csv_read(arena, text, strlen(text), ret, fault);
}

static void rows_cells_and_quotes_are_read_as_RFC_4180_says(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct csv *csv;
    struct csv_fault fault;
    assert_int_equal(read_text(arena, "name,note\r\nA,\"x, \"\"y\"\"\r\nz\"\r\n,\"\"\r\n", &csv, &fault), DONE);
    assert_int_equal(csv->columns, 2);
    assert_int_equal(csv->row_count, 2);
    assert_string_equal(csv->rows[0].cells[0], "A");
    assert_string_equal(csv->rows[0].cells[1], "x, \"y\"\r\nz");
    assert_int_equal(csv->rows[0].line, 2);
    assert_string_equal(csv->rows[1].cells[0], "");
    assert_string_equal(csv->rows[1].cells[1], "");
    assert_int_equal(csv->rows[1].line, 4);
}

static void what_spreadsheets_write_is_accepted(void **state) {
    (void)state;
    static const struct { const char *text; char separator; } FILES[] = {
        { "a,b\n1,2\n", ',' },
        { "a,b\r\n1,2", ',' },
        { "\xEF\xBB\xBF" "a,b\n1,2\n", ',' },
        { "a;b\n1;2\n", ';' },
        { "a;\"b,c,d,e\"\n1;2\n", ';' },
        { "a,b\n1,2\n\r\n\n", ',' },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(FILES); i++) {
        const struct csv *csv;
        struct csv_fault fault;
        assert_int_equal(read_text(arena, FILES[i].text, &csv, &fault), DONE);
        assert_int_equal(csv->separator, FILES[i].separator);
        assert_int_equal(csv->columns, 2);
        assert_int_equal(csv->row_count, 1);
        assert_string_equal(csv->header.cells[0], "a");
        assert_string_equal(csv->rows[0].cells[1], "2");
    }
}

static void a_broken_file_is_refused_at_its_line_and_column(void **state) {
    (void)state;
    static const struct { const char *text; size_t line, column; } FILES[] = {
        { "", 1, 1 },
        { "\n\r\n", 1, 1 },
        { "a,b\n1\n", 2, 1 },
        { "a,b\n1,2\n3,4,5\n", 3, 3 },
        { "a,b\n\n1,2\n", 2, 1 },
        { "a,b\n1,\"2\n3,4\n", 2, 2 },
        { "a,b\n1,\"2\"x\n", 2, 2 },
        { "a,b\n1\"\",2\n", 2, 1 },
        { "a,b\n1\r2,3\n", 2, 1 },
        { "a,b\n1,\xff\n", 2, 2 },
        { "a,b\n1,\xC3\n", 2, 2 },
        { "a,b\n1,\x1b[2J\n", 2, 2 },
        { "a,b,A\n1,2,3\n", 1, 3 },
        { "a,b\n\"x\ny\",\"z\"w\n", 3, 2 },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(FILES); i++) {
        const struct csv *csv = NULL;
        struct csv_fault fault = { 0 };
        assert_int_equal(read_text(arena, FILES[i].text, &csv, &fault), REFUSED_INVALID);
        assert_null(csv);
        assert_int_equal(fault.line, FILES[i].line);
        assert_int_equal(fault.column, FILES[i].column);
        assert_non_null(fault.reason);
    }
}

static void a_NUL_is_refused(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct csv *csv;
    struct csv_fault fault;
    assert_int_equal(csv_read(arena, "a,b\n1,\0002\n", 9, &csv, &fault), REFUSED_INVALID);
    assert_int_equal(fault.line, 2);
}

static void a_file_over_a_limit_is_too_large(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct csv *csv;
    struct csv_fault fault;
    char *wide = arena_alloc(arena, CSV_MOST_COLUMNS + 1);
    memset(wide, ',', CSV_MOST_COLUMNS);
    assert_int_equal(csv_read(arena, wide, CSV_MOST_COLUMNS - 1, &csv, &fault), DONE);
    assert_int_equal(csv_read(arena, wide, CSV_MOST_COLUMNS, &csv, &fault), REFUSED_TOO_LARGE);

    char *cell = arena_alloc(arena, CSV_LONGEST_CELL + 2);
    memset(cell, 'x', CSV_LONGEST_CELL + 1);
    assert_int_equal(csv_read(arena, cell, CSV_LONGEST_CELL, &csv, &fault), DONE);
    assert_int_equal(csv_read(arena, cell, CSV_LONGEST_CELL + 1, &csv, &fault), REFUSED_TOO_LARGE);

    size_t length = 2 + 2 * ((size_t)CSV_MOST_ROWS + 1);
    char *tall = arena_alloc(arena, length);
    for (size_t i = 0; i < length; i++) tall[i] = i % 2 ? '\n' : 'x';
    assert_int_equal(csv_read(arena, tall, length - 2, &csv, &fault), DONE);
    assert_int_equal(csv->row_count, CSV_MOST_ROWS);
    assert_int_equal(csv_read(arena, tall, length, &csv, &fault), REFUSED_TOO_LARGE);
    assert_int_equal(csv_read(arena, tall, CSV_LARGEST_FILE + 1, &csv, &fault), REFUSED_TOO_LARGE);
}

static void a_column_is_found_by_its_name_in_any_case_and_spacing(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct csv *csv;
    struct csv_fault fault;
    assert_int_equal(read_text(arena, "respondent, U1 ,u10,,\n", &csv, &fault), DONE);
    assert_int_equal(csv_column(csv, "u1"), 1);
    assert_int_equal(csv_column(csv, "U10"), 2);
    assert_int_equal(csv_column(csv, "u2"), CSV_NO_COLUMN);
    assert_int_equal(csv_column(csv, "respond"), CSV_NO_COLUMN);
    assert_int_equal(csv->row_count, 0);
}

static void a_written_cell_is_quoted_where_needed_and_never_a_formula(void **state) {
    (void)state;
    static const struct { const char *text, *written; } CELLS[] = {
        { "plain", "plain" },
        { "a,b", "\"a,b\"" },
        { "a;b", "\"a;b\"" },
        { "a \"b\"", "\"a \"\"b\"\"\"" },
        { "two\nlines", "\"two\nlines\"" },
        { " edge", "\" edge\"" },
        { "edge ", "\"edge \"" },
        { "=1+1", "'=1+1" },
        { "+62", "'+62" },
        { "-", "'-" },
        { "-1+cmd", "'-1+cmd" },
        { "-1.", "'-1." },
        { "-12", "-12" },
        { "-12.5", "-12.5" },
        { "-12,5", "\"'-12,5\"" },
        { "@SUM(A1)", "'@SUM(A1)" },
        { "\t=1", "\"'\t'=1\"" },
        { "\r=1", "\"'\r'=1\"" },
        { "84.48", "84.48" },
        { "x=1", "x=1" },
        { "\xEF\xBB\xBFx", "\"\xEF\xBB\xBFx\"" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(CELLS); i++) {
        struct buffer buffer = buffer_in(arena);
        struct csv_writer writer = { .to = &buffer };
        csv_write_cell(&writer, CELLS[i].text);
        assert_string_equal(buffer_string(&buffer), CELLS[i].written);
    }
}

static void what_is_written_reads_back_cell_by_cell(void **state) {
    (void)state;
    static const char *const ROWS[][2] = {
        { "name", "note" }, { "", "" }, { "a\"b", "c,d" }, { " x ", "two\r\nlines" }, { "Sarana; Prasarana", "é" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer buffer = buffer_in(arena);
    struct csv_writer writer = { .to = &buffer };
    for (size_t i = 0; i < COUNT(ROWS); i++) csv_write_row(&writer, ROWS[i], 2);
    const struct csv *csv;
    struct csv_fault fault;
    assert_int_equal(csv_read(arena, buffer.bytes, buffer.length, &csv, &fault), DONE);
    assert_int_equal(csv->row_count, COUNT(ROWS) - 1);
    for (size_t i = 1; i < COUNT(ROWS); i++) {
        assert_string_equal(csv->rows[i - 1].cells[0], ROWS[i][0]);
        assert_string_equal(csv->rows[i - 1].cells[1], ROWS[i][1]);
    }
}

static void a_row_of_one_empty_cell_is_no_blank_line(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer buffer = buffer_in(arena);
    struct csv_writer writer = { .to = &buffer };
    csv_write_row(&writer, (const char *const[]){ "a" }, 1);
    csv_write_row(&writer, (const char *const[]){ "" }, 1);
    assert_string_equal(buffer_string(&buffer), "a\r\n\"\"\r\n");
    const struct csv *csv;
    struct csv_fault fault;
    assert_int_equal(csv_read(arena, buffer.bytes, buffer.length, &csv, &fault), DONE);
    assert_int_equal(csv->row_count, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_cells_and_quotes_are_read_as_RFC_4180_says),
        cmocka_unit_test(what_spreadsheets_write_is_accepted),
        cmocka_unit_test(a_broken_file_is_refused_at_its_line_and_column),
        cmocka_unit_test(a_NUL_is_refused),
        cmocka_unit_test(a_file_over_a_limit_is_too_large),
        cmocka_unit_test(a_column_is_found_by_its_name_in_any_case_and_spacing),
        cmocka_unit_test(a_written_cell_is_quoted_where_needed_and_never_a_formula),
        cmocka_unit_test(what_is_written_reads_back_cell_by_cell),
        cmocka_unit_test(a_row_of_one_empty_cell_is_no_blank_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
