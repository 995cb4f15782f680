/* Facts about tables with a column a month: read like the same table with a row a month, and what is no such table is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"
#include "lib/rules/figure_file.h"

static struct worksheet sheet_of(struct arena *arena, const char *text) {
    struct worksheet sheet;
    struct csv_fault fault;
    if (!figure_sheet_csv(arena, text, strlen(text), &sheet, &fault)) fail_msg("%zu, %zu: %s", fault.line, fault.column, fault.reason);
    return sheet;
}

/* A line a permit: "line channel type month issued". */
static const char *permits_of(struct arena *arena, const struct worksheet *sheet, const char *period, struct figure_file *ret) {
    struct figure_reading reading = { .kind = FIGURES_PERMITS, .period = period, .office = "", .status = "" };
    (void)figure_header_guess(arena, reading.kind, sheet, &reading.header, &reading.mapping);
    figure_file_read(arena, &reading, sheet, ret);
    struct buffer text = buffer_in(arena);
    for (size_t i = 0; ret->fault_count == 0 && i < ret->sets[0].permits.count; i++) {
        const struct figure_permit *row = &ret->sets[0].permits.rows[i];
        buffer_format(&text, "%s %s %s %lld\n", row->channel, row->permit_type, row->month, (long long)row->issued);
    }
    return buffer_string(&text);
}

static void months_as_columns_say_what_months_as_rows_say(void **state) {
    (void)state;
    static const char LONG[] = "Kanal,Jenis izin,Bulan,Terbit\nOSS,NIB,April 2024,311\nOSS,NIB,Mei 2024,390\nOSS,Proyek,April 2024,551\nOSS,Proyek,Mei 2024,760\n";
    static const char *const WIDE[] = {
        "Kanal,Jenis izin,April 2024,Mei 2024\nOSS,NIB,311,390\nOSS,Proyek,551,760\n",
        "Kanal,Jenis izin,2024-04,2024-05\nOSS,NIB,311,390\nOSS,Proyek,551,760\n",
        "Kanal,Jenis izin,April,Mei\nOSS,NIB,311,390\nOSS,Proyek,551,760\n",                       /* the period tells the year */
        "No,Kanal,Jenis izin,Apr,Mei,Jumlah\n1,OSS,NIB,311,390,701\n2,OSS,Proyek,551,760,1311\n",
        "Perizinan terbit,,,,,\n,,,2024,,\nNo,Kanal,Jenis izin,April,Mei,Juni\n1,OSS,NIB,311,390,\n2,OSS,Proyek,551,760,\n", /* a year above, a month to come */
        "No,Kanal,Jenis izin,Bulan,,Jumlah\n,,,April,Mei,\n1,OSS,NIB,311,390,701\n2,OSS,Proyek,551,760,1311\n",             /* two rows merged */
        "Kanal,Jenis izin,April,Mei\nPerizinan,,,\nOSS,NIB,311,390\nOSS,Proyek,551,760\n",          /* a heading within */
        "Kanal;Jenis izin;April;Mei;Jumlah\nOSS;NIB;311;390;701\nOSS;Proyek;551;760;1311\nOSS;Jumlah;862;1150;2012\n",
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file;
    struct worksheet plain = sheet_of(arena, LONG);
    const char *wanted = permits_of(arena, &plain, "2024-Q2", &file);
    for (size_t i = 0; i < sizeof WIDE / sizeof *WIDE; i++) {
        struct worksheet sheet = sheet_of(arena, WIDE[i]), turned;
        if (!figure_months_unfold(arena, &sheet, &turned)) fail_msg("%zu is not seen", i);
        const char *found = permits_of(arena, &turned, "2024-Q2", &file);
        if (file.fault_count > 0) fail_msg("%zu: %zu:%zu %s (%s)", i, file.faults[0].line, file.faults[0].column, file.faults[0].reason, file.faults[0].cell);
        if (strcmp(found, wanted) != 0) fail_msg("%zu:\n%s", i, found);
        assert_int_equal(figure_file_differences(&file), 0);
    }
}

static void a_total_beside_the_months_that_is_another_is_a_difference(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file;
    struct worksheet sheet = sheet_of(arena, "Kanal,Jenis izin,April,Mei,Jumlah\nOSS,NIB,311,390,702\n"), turned;
    assert_true(figure_months_unfold(arena, &sheet, &turned));
    (void)permits_of(arena, &turned, "2024-Q2", &file);
    assert_int_equal(figure_file_differences(&file), 1);
    assert_string_equal(file.sets[0].differences.rows[0].stated, "702");
    assert_string_equal(file.sets[0].differences.rows[0].computed, "701");
    assert_int_equal(file.sets[0].differences.rows[0].line, 2);
}

static void what_cannot_be_read_keeps_its_line(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct figure_file file;
    struct worksheet sheet = sheet_of(arena, "Kanal,Jenis izin,April,Mei\nOSS,NIB,311,390\nOSS,Proyek,5x1,760\n"), turned;
    assert_true(figure_months_unfold(arena, &sheet, &turned));
    (void)permits_of(arena, &turned, "2024-Q2", &file);
    assert_int_equal(file.fault_count, 1);
    assert_int_equal(file.faults[0].line, 3);
    assert_string_equal(file.faults[0].cell, "5x1");
}

static void another_table_is_left_alone(void **state) {
    (void)state;
    static const char *const OTHERS[] = {
        "Kanal,Jenis izin,Bulan,Terbit\nOSS,NIB,April 2024,311\nOSS,NIB,Mei 2024,390\n",       /* a row a month */
        "Kanal,Jenis izin,April 2024\nOSS,NIB,311\n",                                          /* one month heads nothing */
        "Kanal,Diterima,Selesai\nOSS,2024-03-29,2024-04-03\nOSS,2024-04-30,2024-05-02\n",      /* dates are no headings */
        "Kanal,Jenis izin,45383,45413\nOSS,NIB,311,390\n",                                     /* nor are figures */
        "Kanal,Jenis izin,April,Mei\nOSS,NIB,,\n",                                             /* nothing is told yet */
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        struct worksheet sheet = sheet_of(arena, OTHERS[i]), turned;
        if (figure_months_unfold(arena, &sheet, &turned)) fail_msg("%zu is taken for one", i);
    }
}

static void a_table_too_large_to_turn_is_left_alone(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer text = buffer_in(arena);
    buffer_text(&text, "Kanal,Jenis izin");
    for (int month = 0; month < 60; month++) buffer_format(&text, ",%04d-%02d", 2020 + month / 12, month % 12 + 1);
    buffer_text(&text, "\n");
    for (int row = 0; row < 600; row++) {
        buffer_format(&text, "OSS,Izin %d", row);
        for (int month = 0; month < 60; month++) buffer_text(&text, ",1");
        buffer_text(&text, "\n");
    }
    struct worksheet sheet = sheet_of(arena, buffer_string(&text)), turned;
    assert_false(figure_months_unfold(arena, &sheet, &turned));
    sheet.row_count = 501;
    assert_true(figure_months_unfold(arena, &sheet, &turned));
    assert_int_equal(turned.row_count, 1 + 500 * 60);
}

static void only_what_is_told_by_month_is_turned(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct worksheet sheet = sheet_of(arena, "Kanal,Jenis izin,April,Mei\nOSS,NIB,311,390\n");
    struct worksheets sheets = { &sheet, 1 };
    assert_false(figure_sheets_unfold(arena, FIGURES_BUDGET, &sheets));
    assert_ptr_equal(sheets.sheets, &sheet);
    assert_true(figure_sheets_unfold(arena, FIGURES_PERMITS, &sheets));
    assert_int_equal(sheets.sheets[0].row_count, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_as_columns_say_what_months_as_rows_say),
        cmocka_unit_test(a_total_beside_the_months_that_is_another_is_a_difference),
        cmocka_unit_test(what_cannot_be_read_keeps_its_line),
        cmocka_unit_test(another_table_is_left_alone),
        cmocka_unit_test(a_table_too_large_to_turn_is_left_alone),
        cmocka_unit_test(only_what_is_told_by_month_is_turned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
