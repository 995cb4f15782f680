/* Facts about sheets as files: what stands in them, and what never comes to life. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/base/buffer.h"
#include "lib/out/csv.h"
#include "lib/out/sheet.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MADE_AT ((instant)1795230000) /* 2026-11-21T03:00:00Z */

static const struct sheet_column COLUMNS[] = {
    { "Judul", SHEET_TEXT, 0, 0 }, { "Lama", SHEET_NUMBER, 1, 0 }, { "Bagian", SHEET_PERCENT, 1, 0 },
    { "Masuk", SHEET_DAY, 0, 0 },  { "Waktu", SHEET_MOMENT, 0, 0 },
};
static const struct sheet SHEET = { "Uji", "Uji", COLUMNS, COUNT(COLUMNS) };

static struct sheet_book book_of(enum sheet_format format) {
    return (struct sheet_book){ .format = format, .folder = "/tmp", .office = "DPMPTSP Contoh", .made_by = "siti",
                                .made_at = MADE_AT, .zone_offset = 420, .zone = "WIB" };
}

/* The whole file as text. */
static const char *content(struct arena *arena, struct sheet_file file) {
    char *bytes = arena_alloc(arena, (size_t)file.size + 1);
    assert_int_equal(read(file.descriptor, bytes, (size_t)file.size), file.size);
    assert_int_equal(close(file.descriptor), 0);
    return bytes;
}

static const char *written(struct arena *arena, enum sheet_format format, const struct sheet_cell *cells, size_t rows) {
    struct sheet_book book = book_of(format);
    struct sheet_file file;
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    assert_int_equal(sheet_open(arena, &book, &writer), DONE);
    assert_int_equal(sheet_begin(writer, &SHEET), DONE);
    for (size_t i = 0; i < rows; i++) sheet_row(writer, cells);
    assert_int_equal(sheet_finish(writer, &file), DONE);
    return content(arena, file);
}

static void a_csv_file_is_one_excel_reads_as_utf_8_with_days_and_decimals_machines_read(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_cell cells[] = { sheet_text_cell("Izin – \"usaha\", lama"), sheet_number_cell(-125), sheet_number_cell(974),
                                  sheet_number_cell(20778), sheet_number_cell(MADE_AT) };
    assert_string_equal(written(arena, SHEET_CSV, cells, 1),
                        "\xEF\xBB\xBF" "Judul,Lama,Bagian,Masuk,Waktu\r\n"
                        "\"Izin – \"\"usaha\"\", lama\",-12.5,97.4,2026-11-21,2026-11-21T10:00:00+07:00\r\n"
                        "\"Diunduh oleh siti pada 21 November 2026 pukul 10.00 WIB, DPMPTSP Contoh\",,,,\r\n");
}

static void an_unknown_value_is_an_empty_cell_and_a_table_without_rows_keeps_its_head(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_cell cells[COUNT(COLUMNS)] = { SHEET_NOTHING };
    const char *one = written(arena, SHEET_CSV, cells, 1), *none = written(arena, SHEET_CSV, cells, 0);
    assert_non_null(strstr(one, "\r\n\"\",,,,\r\n\"Diunduh"));
    assert_non_null(strstr(none, "Waktu\r\n\"Diunduh"));
}

static void a_long_file_is_written_through_and_every_row_is_there(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_cell cells[] = { sheet_text_cell("Lampu loket mati"), SHEET_NOTHING, SHEET_NOTHING, SHEET_NOTHING, SHEET_NOTHING };
    const char *text = written(arena, SHEET_CSV, cells, 20000);
    size_t rows = 0;
    for (const char *at = text; (at = strstr(at, "Lampu loket mati,,,,\r\n")); at++) rows++;
    assert_int_equal(rows, 20000);
}

static void a_workbook_is_a_zip_and_leaves_nothing_behind(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_cell cells[COUNT(COLUMNS)] = { SHEET_NOTHING };
    char folder[] = "/tmp/loket-sheet-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct sheet_book book = book_of(SHEET_XLSX);
    book.folder = folder;
    struct sheet_file file;
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    assert_int_equal(sheet_open(arena, &book, &writer), DONE);
    assert_int_equal(sheet_begin(writer, &SHEET), DONE);
    sheet_row(writer, cells);
    assert_int_equal(sheet_finish(writer, &file), DONE);
    assert_memory_equal(content(arena, file), "PK\x03\x04", 4);
    assert_int_equal(rmdir(folder), 0); /* works on an empty folder only */
}

static void a_file_given_up_leaves_nothing_behind(void **state) {
    (void)state;
    for (unsigned format = 0; format < SHEET_FORMAT_COUNT; format++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        char folder[] = "/tmp/loket-sheet-XXXXXX";
        assert_non_null(mkdtemp(folder));
        struct sheet_book book = book_of((enum sheet_format)format);
        book.folder = folder;
        struct sheet_writer *writer = NULL;
        assert_int_equal(sheet_open(arena, &book, &writer), DONE);
        assert_int_equal(sheet_begin(writer, &SHEET), DONE);
        sheet_close(writer);
        assert_int_equal(rmdir(folder), 0);
    }
}

static void a_folder_that_takes_no_file_is_told(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_book book = book_of(SHEET_CSV);
    book.folder = "/tmp/loket-no-such-folder";
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    assert_int_equal(sheet_open(arena, &book, &writer), FAILED_UNAVAILABLE);
    assert_null(writer);
}

static void a_csv_file_takes_one_table_and_a_table_takes_columns(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_book book = book_of(SHEET_CSV);
    struct sheet bare = { "Uji", "Uji", COLUMNS, 0 };
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    assert_int_equal(sheet_open(arena, &book, &writer), DONE);
    assert_int_equal(sheet_begin(writer, &SHEET), DONE);
    assert_int_equal(sheet_begin(writer, &SHEET), FAILED_INTERNAL);
    CLEANUP_SHEET struct sheet_writer *other = NULL;
    assert_int_equal(sheet_open(arena, &book, &other), DONE);
    assert_int_equal(sheet_begin(other, &bare), FAILED_INTERNAL);
}

static void text_no_workbook_can_carry_is_mended_and_all_other_text_stays(void **state) {
    (void)state;
    static const struct { const char *text, *kept; } TEXTS[] = {
        { "Lampu – mati\tdan\nlagi", "Lampu – mati\tdan\nlagi" },
        { "a\xFF" "b", "a\xEF\xBF\xBD" "b" },
        { "a\xC3", "a\xEF\xBF\xBD" },
        { "a\xED\xA0\x80" "b", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" "b" }, /* half a surrogate pair */
        { "a\xEF\xBF\xBE" "b", "a\xEF\xBF\xBD" "b" },                        /* U+FFFE */
        { "a\xEF\xBF\xBF" "b", "a\xEF\xBF\xBD" "b" },                        /* U+FFFF */
        { "a\x01" "b\x1F", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" },
        { "a\xC2\x85" "b", "a\xEF\xBF\xBD" "b" },
        { "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80" },
        { "", "" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(TEXTS); i++) assert_string_equal(sheet_text(arena, TEXTS[i].text), TEXTS[i].kept);
}

static void a_text_longer_than_a_cell_is_cut_with_a_mark(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer longest = buffer_in(arena), longer = buffer_in(arena);
    for (int i = 0; i < SHEET_TEXT_LONGEST; i++) buffer_text(&longest, "é");
    buffer_format(&longer, "%sx", buffer_string(&longest));
    assert_ptr_equal(sheet_text(arena, longest.bytes), longest.bytes);
    const char *cut = sheet_text(arena, longer.bytes);
    assert_int_equal(strlen(cut), (SHEET_TEXT_LONGEST - 1) * 2 + 3);
    assert_string_equal(cut + strlen(cut) - 5, "é…");
}

static const char *cell_of(struct arena *arena, const char *text) {
    struct buffer out = buffer_in(arena);
    struct csv_writer writer = { .to = &out };
    csv_write_cell(&writer, text);
    return out.bytes;
}

/* As the twins below: what must be disarmed, and what must stay as it is. */
static void what_a_spreadsheet_would_compute_gets_an_apostrophe_wherever_a_cell_could_begin(void **state) {
    (void)state;
    static const struct { const char *text, *cell; } CELLS[] = {
        { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
        { "+62812", "'+62812" },
        { "-1+1", "'-1+1" },
        { "@SUM(A1)", "'@SUM(A1)" },
        { "\t=1", "\"'\t'=1\"" },
        { "\r=1", "\"'\r'=1\"" },
        { "＝1+1", "'＝1+1" }, { "＋1", "'＋1" }, { "－1", "'－1" }, { "＠A1", "'＠A1" },
        { " =1", "\"' =1\"" }, { "\xC2\xA0=1", "'\xC2\xA0=1" }, { "\xE2\x80\x8B=1", "'\xE2\x80\x8B=1" },
        { "\xEF\xBB\xBF=1", "\"'\xEF\xBB\xBF=1\"" },
        { "x;=1", "\"x;'=1\"" }, { "x; =1", "\"x;' =1\"" }, { "x\n@A", "\"x\n'@A\"" }, { "x\r\n+1", "\"x\r\n'+1\"" },
        { "-12.5", "-12.5" }, { "1=1", "1=1" }, { "a-b", "a-b" }, { "x; y", "\"x; y\"" }, { "x\ny", "\"x\ny\"" }, { "", "\"\"" },
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(CELLS); i++) assert_string_equal(cell_of(arena, CELLS[i].text), CELLS[i].cell);
}

static void a_page_shows_cells_as_people_write_them(void **state) {
    (void)state;
    static const char *const SHOWN[] = { "x", "-12,5", "97,4%", "21/11/2026", "21/11/2026 10.00" };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_cell cells[] = { sheet_text_cell("x"), sheet_number_cell(-125), sheet_number_cell(974), sheet_number_cell(20778),
                                  sheet_number_cell(MADE_AT) };
    for (size_t i = 0; i < COUNT(cells); i++) assert_string_equal(sheet_shown(arena, &COLUMNS[i], &cells[i], 420), SHOWN[i]);
    assert_string_equal(sheet_shown(arena, COLUMNS, &SHEET_NOTHING, 420), "");
    assert_false(sheet_text_cell(NULL).known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_csv_file_is_one_excel_reads_as_utf_8_with_days_and_decimals_machines_read),
        cmocka_unit_test(an_unknown_value_is_an_empty_cell_and_a_table_without_rows_keeps_its_head),
        cmocka_unit_test(a_long_file_is_written_through_and_every_row_is_there),
        cmocka_unit_test(a_workbook_is_a_zip_and_leaves_nothing_behind),
        cmocka_unit_test(a_file_given_up_leaves_nothing_behind),
        cmocka_unit_test(a_folder_that_takes_no_file_is_told),
        cmocka_unit_test(a_csv_file_takes_one_table_and_a_table_takes_columns),
        cmocka_unit_test(text_no_workbook_can_carry_is_mended_and_all_other_text_stays),
        cmocka_unit_test(a_text_longer_than_a_cell_is_cut_with_a_mark),
        cmocka_unit_test(what_a_spreadsheet_would_compute_gets_an_apostrophe_wherever_a_cell_could_begin),
        cmocka_unit_test(a_page_shows_cells_as_people_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
