/* Facts about reading spreadsheet files: what cells show, what is refused, and that hostile files end with a verdict. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "lib/base/buffer.h"
#include "lib/base/workbook.h"
#include "lib/base/worksheets.h"
#include "lib/base/zip.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define BOOK(sheets) "<workbook " MAIN " xmlns:r=\"r\"><workbookPr/><sheets>" sheets "</sheets></workbook>"
#define ONE_SHEET BOOK("<sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/>")
#define RELATIONS "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>" \
                  "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"
#define SHEET(rows) "<worksheet " MAIN "><sheetData>" rows "</sheetData></worksheet>"

/* ---- making archives ---- */

struct part {
    const char *name, *content;
    bool deflated;
    size_t repeats; /* content so many times; 0 is once */
};

struct archive {
    unsigned char *bytes; /* caller frees */
    size_t length;
};

/* Lowest byte first; bytes past those of VALUE are zero. */
static void put(FILE *out, uint32_t value, int count) {
    for (int i = 0; i < count; i++, value >>= 8) (void)fputc((int)(value & 0xFF), out);
}

struct packed {
    uint32_t crc, length, packed_length, offset;
    unsigned char *bytes; /* caller frees */
};

static struct packed pack(const struct part *part) {
    size_t times = part->repeats ? part->repeats : 1, one = strlen(part->content), length = one * times;
    unsigned char *plain = malloc(length + 1);
    assert_non_null(plain);
    for (size_t i = 0; i < times; i++) memcpy(plain + i * one, part->content, one);
    struct packed packed = { .crc = (uint32_t)crc32(0, plain, (uInt)length), .length = (uint32_t)length, .packed_length = (uint32_t)length, .bytes = plain };
    if (!part->deflated) return packed;
    z_stream stream = { .next_in = plain, .avail_in = (uInt)length };
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
    size_t room = deflateBound(&stream, length);
    packed.bytes = malloc(room);
    stream.next_out = packed.bytes;
    stream.avail_out = (uInt)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.packed_length = (uint32_t)stream.total_out;
    (void)deflateEnd(&stream);
    free(plain);
    return packed;
}

static void put_sizes(FILE *out, const struct part *part, const struct packed *packed) {
    put(out, part->deflated ? 8 : 0, 2);
    put(out, 0, 4);
    put(out, packed->crc, 4);
    put(out, packed->packed_length, 4);
    put(out, packed->length, 4);
    put(out, (uint32_t)strlen(part->name), 2);
}

static struct archive archive_of(const struct part *parts, size_t count) {
    struct archive archive = { 0 };
    FILE *out = open_memstream((char **)&archive.bytes, &archive.length);
    struct packed packed[16];
    for (size_t i = 0; i < count; i++) {
        packed[i] = pack(&parts[i]);
        packed[i].offset = (uint32_t)ftell(out);
        (void)fwrite("PK\3\4\24\0\0\0", 1, 8, out);
        put_sizes(out, &parts[i], &packed[i]);
        put(out, 0, 2);
        (void)fputs(parts[i].name, out);
        (void)fwrite(packed[i].bytes, 1, packed[i].packed_length, out);
        free(packed[i].bytes);
    }
    uint32_t start = (uint32_t)ftell(out);
    for (size_t i = 0; i < count; i++) {
        (void)fwrite("PK\1\2\24\0\24\0\0\0", 1, 10, out);
        put_sizes(out, &parts[i], &packed[i]);
        put(out, 0, 12);
        put(out, packed[i].offset, 4);
        (void)fputs(parts[i].name, out);
    }
    uint32_t end = (uint32_t)ftell(out);
    (void)fwrite("PK\5\6\0\0\0\0", 1, 8, out);
    put(out, (uint32_t)count, 2);
    put(out, (uint32_t)count, 2);
    put(out, end - start, 4);
    put(out, start, 4);
    put(out, 0, 2);
    (void)fclose(out);
    return archive;
}

/* The text of a workbook's sheets; "!reason" for a refused one. Owned by ARENA. */
static const char *text_of(struct arena *arena, const unsigned char *bytes, size_t length) {
    char *text;
    size_t text_length;
    FILE *out = open_memstream(&text, &text_length);
    CLEANUP_ARENA struct arena *working = arena_new();
    assert_true(worksheets_write(working, bytes, length, out));
    (void)fclose(out);
    const char *kept = arena_string(arena, text);
    free(text);
    return kept;
}

static const char *text_of_parts(struct arena *arena, const struct part *parts, size_t count) {
    struct archive archive = archive_of(parts, count);
    const char *text = text_of(arena, archive.bytes, archive.length);
    free(archive.bytes);
    return text;
}

static const char *text_of_sheet(struct arena *arena, const char *sheet) {
    const struct part parts[] = { { .name = "xl/workbook.xml", .content = ONE_SHEET }, { .name = "xl/_rels/workbook.xml.rels", .content = RELATIONS },
                                  { .name = "xl/worksheets/sheet1.xml", .content = sheet, .deflated = true } };
    return text_of_parts(arena, parts, COUNT(parts));
}

/* ---- what is read ---- */

static void every_kind_of_cell_is_read_as_the_text_it_shows(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char STYLES[] = "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\/mm\\/yyyy\"/>"
        "<numFmt numFmtId=\"165\" formatCode=\"0.00 &quot;dari&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>";
    static const char TEXTS[] = "<sst " MAIN "><si><t>Baik</t></si><si><r><t>Sangat </t></r><r><t>baik</t></r><rPh><t>x</t></rPh></si></sst>";
    static const char ROWS[] = SHEET(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"D1\" t=\"inlineStr\"><is><t> sela </t></is></c></row>"
        "<row r=\"3\"><c r=\"A3\"><v>4</v></c><c r=\"B3\"><v>3.5120000000000000</v></c><c r=\"C3\" t=\"b\"><v>1</v></c><c r=\"D3\" t=\"e\"><v>#N/A</v></c></row>"
        "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>46347</v></c><c r=\"B4\" s=\"2\"><v>46347.5</v></c><c r=\"C4\" s=\"3\"><v>46347</v></c><c r=\"D4\" s=\"4\"><v>0.375</v></c></row>"
        "<row r=\"5\"><c r=\"A5\"><f>SUM(A1:A3)</f><v>7</v></c><c r=\"B5\" t=\"str\"><f>A1</f><v>a&#10;b</v></c><c r=\"C5\" s=\"1\"><v>1</v></c><c r=\"D5\" s=\"1\"><v>61</v></c></row>"
        "<row r=\"6\"><c r=\"A6\" s=\"1\"/></row>");
    const struct part parts[] = { { .name = "xl/workbook.xml", .content = ONE_SHEET }, { .name = "xl/_rels/workbook.xml.rels", .content = RELATIONS },
                                  { .name = "xl/worksheets/sheet1.xml", .content = ROWS }, { .name = "xl/styles.xml", .content = STYLES },
                                  { .name = "xl/sharedStrings.xml", .content = TEXTS, .deflated = true } };
    assert_string_equal(text_of_parts(arena, parts, COUNT(parts)),
                        "=Data\n1\tBaik\tSangat baik\t\tsela\n3\t4\t3.512\tTRUE\t#N/A\n"
                        "4\t2026-11-21\t2026-11-21 12:00\t46347\t09:00\n5\t7\ta b\t1900-01-01\t1900-03-01\n");
}

static void sheets_come_in_the_order_of_their_tabs_and_hidden_ones_not(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char CELL[] = SHEET("<row><c><v>1</v></c></row>"), OTHER[] = "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const struct part parts[] = {
        { .name = "xl/workbook.xml", .content = BOOK("<sheet name=\"Kedua\" r:id=\"rId2\"/><sheet name=\"Rahasia\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"Satu\" r:id=\"rId1\"/>") },
        { .name = "xl/_rels/workbook.xml.rels", .content = RELATIONS },
        { .name = "xl/worksheets/sheet1.xml", .content = CELL },
        { .name = "XL/worksheets/SHEET2.xml", .content = OTHER },
    };
    assert_string_equal(text_of_parts(arena, parts, COUNT(parts)), "=Kedua\n1\t2\n=Satu\n1\t1\n");
}

static void dates_of_a_file_that_counts_from_1904_are_its_own(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char BOOK_1904[] = "<workbook " MAIN " xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"D\" r:id=\"rId1\"/></sheets></workbook>";
    static const char ROWS[] = SHEET("<row><c s=\"0\"><v>44885</v></c></row>"), STYLES[] = "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    const struct part parts[] = { { .name = "xl/workbook.xml", .content = BOOK_1904 }, { .name = "xl/_rels/workbook.xml.rels", .content = RELATIONS },
                                  { .name = "xl/worksheets/sheet1.xml", .content = ROWS }, { .name = "xl/styles.xml", .content = STYLES } };
    assert_string_equal(text_of_parts(arena, parts, COUNT(parts)), "=D\n1\t2026-11-21\n");
}

/* ---- what is refused ---- */

static void hostile_sheets_are_refused_with_a_reason(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer tower = buffer_in(arena);
    for (int i = 0; i < 100000; i++) buffer_text(&tower, "<a>");
    const struct { const char *sheet, *reason; } FILES[] = {
        { "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" SHEET("<row><c><v>&b;</v></c></row>"), "deklarasi" },
        { "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" SHEET(""), "deklarasi" },
        { tower.bytes, "bersarang" },
        { SHEET("<row r=\"4000000000\"><c><v>1</v></c></row>"), "baris terlalu banyak" },
        { SHEET("<row r=\"0\"><c><v>1</v></c></row>"), "baris tidak berurutan" },
        { SHEET("<row r=\"2\"/><row r=\"1\"/>"), "baris tidak berurutan" },
        { SHEET("<row><c r=\"XFD1\"><v>1</v></c></row>"), "kolom terlalu banyak" },
        { SHEET("<row><c r=\"ZZZZZZZZZZZZZZZZZZZZ1\"><v>1</v></c></row>"), "kolom terlalu banyak" },
        { SHEET("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"), "kolom tidak berurutan" },
        { SHEET("<row><c r=\"1\"><v>1</v></c></row>"), "kolom tidak berurutan" },
        { "<worksheet><sheetData><row>", "rusak" },
        { "tidak ada XML di sini", "rusak" },
        { "", "rusak" },
        { "<worksheet>\xFF\xFE</worksheet>", "rusak" },
    };
    for (size_t i = 0; i < COUNT(FILES); i++) {
        const char *text = text_of_sheet(arena, FILES[i].sheet), *refusal = strchr(text, '!');
        assert_non_null(refusal);
        if (!strstr(refusal, FILES[i].reason)) fail_msg("file %zu: %s", i, refusal);
    }
}

static void references_into_nothing_are_empty_cells(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    assert_string_equal(text_of_sheet(arena, SHEET("<row><c t=\"s\" s=\"99999999999\"><v>99999999999999999999</v></c><c><v>1</v></c></row>")), "=Data\n1\t\t1\n");
    assert_string_equal(text_of_sheet(arena, SHEET("<c r=\"A1\"><v>9</v></c><row><c><v>x</v></c><c><v>nan</v></c><c><v>1e999</v></c></row>")), "=Data\n1\tx\tnan\t1e999\n");
}

static void a_bomb_is_stopped_while_it_unpacks(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct part parts[] = { { .name = "xl/workbook.xml", .content = ONE_SHEET }, { .name = "xl/_rels/workbook.xml.rels", .content = RELATIONS },
                                  { .name = "xl/worksheets/sheet1.xml", .content = "                                ", .deflated = true, .repeats = WORKBOOK_MOST_BYTES / 32 + 1 } };
    struct archive archive = archive_of(parts, COUNT(parts));
    assert_true(archive.length < 1024 * 1024);
    assert_string_equal(text_of(arena, archive.bytes, archive.length), "=Data\n!isi buku kerja terlalu besar setelah dibuka\n");
    free(archive.bytes);
}

static void what_is_no_workbook_is_called_so(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char WRONG[] = "!bukan buku kerja .xlsx, atau terkunci dengan kata sandi\n";
    const struct part letter[] = { { .name = "word/document.xml", .content = "<x/>" } };
    assert_string_equal(text_of_parts(arena, letter, 1), WRONG);
    assert_string_equal(text_of(arena, (const unsigned char *)"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 locked", 15), WRONG);
    assert_string_equal(text_of(arena, (const unsigned char *)"PK\3\4", 4), WRONG);
    assert_string_equal(text_of(arena, (const unsigned char *)"", 0), WRONG);
}

static bool take_any(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return true;
}

static void a_damaged_archive_is_refused_wherever_it_is_damaged(void **state) {
    (void)state;
    const struct part parts[] = { { .name = "xl/workbook.xml", .content = ONE_SHEET }, { .name = "xl/_rels/workbook.xml.rels", .content = RELATIONS },
                                  { .name = "xl/worksheets/sheet1.xml", .content = SHEET("<row><c><v>1</v></c></row>"), .deflated = true } };
    struct archive archive = archive_of(parts, COUNT(parts));
    size_t differing = 0;
    for (size_t at = 0; at < archive.length; at++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        archive.bytes[at] ^= 0xFF;
        const char *text = text_of(arena, archive.bytes, archive.length);
        archive.bytes[at] ^= 0xFF;
        differing += strchr(text, '!') != NULL;
        (void)text_of(arena, archive.bytes, at); /* cut off there */
    }
    assert_true(differing > archive.length / 2);
    struct zip_part part;
    size_t budget = 1000;
    assert_int_equal(zip_find(archive.bytes, archive.length, "xl/workbook.xml", &part), DONE);
    part.crc ^= 1;
    assert_int_equal(zip_stream(&part, &budget, take_any, NULL), REFUSED_INVALID);
    free(archive.bytes);
}

/* ---- the plain text ---- */

static void a_text_is_read_as_tables(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char TEXT[] = "=Data\n2\tu1\tu2\tnama\n3\t4\n7\t\t3\n=Kosong\n";
    struct worksheets sheets;
    const char *reason;
    assert_int_equal(worksheets_read(arena, TEXT, strlen(TEXT), &sheets, &reason), DONE);
    assert_int_equal(sheets.count, 2);
    assert_string_equal(sheets.sheets[1].name, "Kosong");
    assert_int_equal(sheets.sheets[1].row_count, 0);
    struct csv table = worksheets_table(&sheets.sheets[0], 0);
    assert_int_equal(table.columns, 3);
    assert_int_equal(table.row_count, 2);
    assert_int_equal(csv_column(&table, "U2"), 1);
    assert_int_equal(table.rows[1].line, 7);
    assert_string_equal(table.rows[0].cells[2], "");
    assert_string_equal(table.rows[1].cells[1], "3");
}

static void a_text_that_no_reader_of_ours_wrote_is_refused(void **state) {
    (void)state;
    CLEANUP_ARENA struct arena *arena = arena_new();
    static const char *const TEXTS[] = { "", "\n", "1\ta\n", "=A\n0\ta\n", "=A\n1\ta\n1\tb\n", "=A\n-1\ta\n", "=A\n1 \ta\n", "=A\nx\n", "=A\n1\ta", "=A\n1\n",
                                         "=A\n1\t\x01\n", "=A\n999999999999999999999\ta\n", "=A\n1\t\xFF\n", "!terkunci\n", "=A\n1\ta\n!rusak\n" };
    for (size_t i = 0; i < COUNT(TEXTS); i++) {
        struct worksheets sheets;
        const char *reason = NULL;
        assert_int_equal(worksheets_read(arena, TEXTS[i], strlen(TEXTS[i]), &sheets, &reason), REFUSED_INVALID);
        assert_non_null(reason);
    }
}

int main(void) {
    const struct CMUnitTest facts[] = {
        cmocka_unit_test(every_kind_of_cell_is_read_as_the_text_it_shows),
        cmocka_unit_test(sheets_come_in_the_order_of_their_tabs_and_hidden_ones_not),
        cmocka_unit_test(dates_of_a_file_that_counts_from_1904_are_its_own),
        cmocka_unit_test(hostile_sheets_are_refused_with_a_reason),
        cmocka_unit_test(references_into_nothing_are_empty_cells),
        cmocka_unit_test(a_bomb_is_stopped_while_it_unpacks),
        cmocka_unit_test(what_is_no_workbook_is_called_so),
        cmocka_unit_test(a_damaged_archive_is_refused_wherever_it_is_damaged),
        cmocka_unit_test(a_text_is_read_as_tables),
        cmocka_unit_test(a_text_that_no_reader_of_ours_wrote_is_refused),
    };
    return cmocka_run_group_tests(facts, NULL, NULL);
}
