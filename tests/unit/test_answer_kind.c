/* Facts about files the office hands over as answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/answer_kind.h"

/* An archive's table of contents with one entry a name; returns its length. */
static size_t directory_of(unsigned char *bytes, const char *const *names) {
    size_t length = 0;
    for (; *names; names++) {
        unsigned char head[46] = "PK\1\2";
        head[28] = (unsigned char)strlen(*names);
        memcpy(bytes + length, head, sizeof head);
        memcpy(bytes + length + sizeof head, *names, strlen(*names));
        length += sizeof head + strlen(*names);
    }
    return length;
}

static const struct {
    const char *what;
    const char *const names[4];
    enum result result;
    enum media_kind kind;
} ARCHIVES[] = {
    { "tables of years", { "data/2024.csv", "data/2025.csv" }, DONE, MEDIA_ZIP },
    { "a workbook", { "[Content_Types].xml", "xl/workbook.xml" }, DONE, MEDIA_XLSX },
    { "half a workbook", { "xl/workbook.xml" }, DONE, MEDIA_ZIP },
    { "dots that lead nowhere", { "a..b/..c/d...csv" }, DONE, MEDIA_ZIP },
    { "a name that ends like a program", { "laporan.json" }, DONE, MEDIA_ZIP },
    { "a program", { "a.csv", "Pasang.ExE" }, REFUSED_TYPE, 0 },
    { "a script", { "baca.js" }, REFUSED_TYPE, 0 },
    { "macros", { "[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin" }, REFUSED_TYPE, 0 },
    { "a path to the folder above", { "../a.csv" }, REFUSED_TYPE, 0 },
    { "one in the middle", { "a/../../b.csv" }, REFUSED_TYPE, 0 },
    { "one at the end", { "a/.." }, REFUSED_TYPE, 0 },
    { "a path from the root", { "/etc/passwd" }, REFUSED_TYPE, 0 },
    { "a path of Windows", { "C:a.csv" }, REFUSED_TYPE, 0 },
    { "a backslash", { "..\\a.csv" }, REFUSED_TYPE, 0 },
    { "no name", { "" }, REFUSED_TYPE, 0 },
};

static void names_in_an_archive_decide(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ARCHIVES / sizeof *ARCHIVES; i++) {
        unsigned char bytes[512];
        enum media_kind kind = MEDIA_KIND_COUNT;
        size_t length = directory_of(bytes, ARCHIVES[i].names);
        enum result result = answer_judge_archive(bytes, length, &kind);
        if (result != ARCHIVES[i].result) print_error("%s: %s\n", ARCHIVES[i].what, result_name(result));
        assert_int_equal(result, ARCHIVES[i].result);
        if (result == DONE) assert_int_equal(kind, ARCHIVES[i].kind);
        if (result == DONE) assert_int_equal(answer_judge_archive(bytes, length - 1, &kind), REFUSED_INVALID); /* cut */
    }
    enum media_kind kind;
    assert_int_equal(answer_judge_archive((const unsigned char *)"", 0, &kind), REFUSED_INVALID);
}

#define END(length, offset, comment) "PK\5\6\0\0\0\0\1\0\1\0" length offset comment
#define FILES(text) (const unsigned char *)(text), sizeof(text) - 1

static const struct {
    const char *what;
    const unsigned char *bytes;
    size_t length;
    enum result result;
    enum media_kind kind;
} WHOLE[] = {
    { "text", FILES("tahun,izin\n"), DONE, MEDIA_CSV },
    { "one letter", FILES("a"), DONE, MEDIA_CSV },
    { "a document", FILES("%PDF-1.4\n%%EOF\n"), DONE, MEDIA_PDF },
    { "a document without its end", FILES("%PDF-1.4\n"), REFUSED_INVALID, 0 },
    { "an archive", FILES("PK\3\4" "1234" END("\4\0\0\0", "\4\0\0\0", "\0\0")), DONE, MEDIA_ZIP },
    { "an archive with a comment", FILES("PK\3\4" "1234" END("\4\0\0\0", "\4\0\0\0", "\3\0abc")), DONE, MEDIA_ZIP },
    { "a comment that is cut", FILES("PK\3\4" "1234" END("\4\0\0\0", "\4\0\0\0", "\3\0ab")), REFUSED_INVALID, 0 },
    { "something behind the end", FILES("PK\3\4" "1234" END("\4\0\0\0", "\4\0\0\0", "\0\0") "x"), REFUSED_INVALID, 0 },
    { "an archive without its end", FILES("PK\3\4" "12345678901234567890123456789"), REFUSED_INVALID, 0 },
    { "a table of contents behind the end", FILES("PK\3\4" "1234" END("\5\0\0\0", "\4\0\0\0", "\0\0")), REFUSED_INVALID, 0 },
    { "one of sixteen megabytes", FILES("PK\3\4" "1234" END("\0\0\0\1", "\0\0\0\0", "\0\0")), REFUSED_INVALID, 0 },
    { "a very large archive's numbers", FILES("PK\3\4" "1234" END("\xFF\xFF\xFF\xFF", "\xFF\xFF\xFF\xFF", "\0\0")), REFUSED_TYPE, 0 },
    { "nothing", FILES(""), REFUSED_INVALID, 0 },
};

static enum result judge(const unsigned char *bytes, size_t length, int64_t before, enum media_kind *ret, struct archive_part *ret_part) {
    struct answer_ends ends = { .head = bytes, .head_length = length, .tail = bytes, .tail_length = length, .size = before + (int64_t)length };
    return answer_judge(&ends, ret, ret_part);
}

static void the_ends_of_a_file_decide(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof WHOLE / sizeof *WHOLE; i++) {
        enum media_kind kind = MEDIA_KIND_COUNT;
        struct archive_part part = { 0, 0 };
        enum result result = judge(WHOLE[i].bytes, WHOLE[i].length, 0, &kind, &part);
        if (result != WHOLE[i].result) print_error("%s: %s\n", WHOLE[i].what, result_name(result));
        assert_int_equal(result, WHOLE[i].result);
        if (result == DONE) assert_int_equal(kind, WHOLE[i].kind);
        if (result == DONE && kind == MEDIA_ZIP) assert_int_equal(part.offset, 4);
    }
}

static void a_table_of_contents_too_large_for_a_worker_is_refused(void **state) {
    (void)state;
    static const unsigned char ARCHIVE[] = "PK\3\4" END("\1\0\x10\0", "\0\0\0\0", "\0\0"), FITS[] = "PK\3\4" END("\0\0\x10\0", "\0\0\0\0", "\0\0");
    enum media_kind kind;
    struct archive_part part;
    assert_int_equal(judge(ARCHIVE, sizeof ARCHIVE - 1, 1 << 24, &kind, &part), REFUSED_TOO_LARGE);
    assert_int_equal(judge(FITS, sizeof FITS - 1, 1 << 24, &kind, &part), DONE);
    assert_int_equal(part.length, ANSWER_DIRECTORY_MOST);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_an_archive_decide),
        cmocka_unit_test(the_ends_of_a_file_decide),
        cmocka_unit_test(a_table_of_contents_too_large_for_a_worker_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
