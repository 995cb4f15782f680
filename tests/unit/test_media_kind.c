/* Facts about accepted uploads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/media_kind.h"

#define BYTES(text) (const unsigned char *)(text), sizeof(text) - 1
#define FRAME(high, wide) "\xFF\xC0\x00\x0B\x08" high wide "\x01\x01\x11\x00"
#define SCAN "\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00"
#define JPEG(high, wide) "\xFF\xD8\xFF\xE0\x00\x04JF" FRAME(high, wide) SCAN "\x12\xFF\x00\x34\xFF\xD9"
#define PNG_START "\x89PNG\r\n\x1A\n"
#define IHDR(wide, high) "\x00\x00\x00\x0DIHDR" wide high "\x08\x02\x00\x00\x00" "CRC."
#define IDAT "\x00\x00\x00\x02" "IDATxxCRC."
#define IEND "\x00\x00\x00\x00" "IENDCRC."
#define SMALL "\x00\x00\x00\x10"

static const struct {
    const char *what;
    const unsigned char *bytes;
    size_t length;
    enum result result;
    enum media_kind kind;
} FILES[] = {
    { "whole JPEG", BYTES(JPEG("\x00\x10", "\x00\x20")), DONE, MEDIA_JPEG },
    { "JPEG with a maker's trailer", BYTES(JPEG("\x00\x10", "\x00\x20") "trailer"), DONE, MEDIA_JPEG },
    { "JPEG with fill bytes", BYTES("\xFF\xD8\xFF\xFF" FRAME("\x00\x10", "\x00\x20") SCAN "\x01\xFF\xD9"), DONE, MEDIA_JPEG },
    { "JPEG without its end", BYTES("\xFF\xD8" FRAME("\x00\x10", "\x00\x20") SCAN "\x12"), REFUSED_INVALID, 0 },
    { "JPEG cut in a segment", BYTES("\xFF\xD8\xFF\xE0\x40\x00JFIF"), REFUSED_INVALID, 0 },
    { "JPEG without a frame", BYTES("\xFF\xD8" SCAN "\xFF\xD9"), REFUSED_INVALID, 0 },
    { "JPEG of no height", BYTES(JPEG("\x00\x00", "\x00\x20")), REFUSED_INVALID, 0 },
    { "JPEG picture bomb", BYTES(JPEG("\x7F\xFF", "\x7F\xFF")), REFUSED_TOO_LARGE, 0 },
    { "JPEG start only", BYTES("\xFF\xD8\xFF"), REFUSED_INVALID, 0 },
    { "whole PNG", BYTES(PNG_START IHDR(SMALL, SMALL) IDAT IEND), DONE, MEDIA_PNG },
    { "PNG without its end", BYTES(PNG_START IHDR(SMALL, SMALL) IDAT), REFUSED_INVALID, 0 },
    { "PNG without data", BYTES(PNG_START IHDR(SMALL, SMALL) IEND), REFUSED_INVALID, 0 },
    { "PNG with a chunk longer than the file", BYTES(PNG_START IHDR(SMALL, SMALL) "\x7F\xFF\xFF\xFF" "IDATxxCRC."), REFUSED_INVALID, 0 },
    { "PNG not beginning with IHDR", BYTES(PNG_START IDAT IEND), REFUSED_INVALID, 0 },
    { "PNG picture bomb", BYTES(PNG_START IHDR("\x00\x00\x70\x00", "\x00\x00\x70\x00") IDAT IEND), REFUSED_TOO_LARGE, 0 },
    { "PNG one side too long", BYTES(PNG_START IHDR("\x00\x01\x00\x00", "\x00\x00\x00\x01") IDAT IEND), REFUSED_TOO_LARGE, 0 },
    { "whole PDF", BYTES("%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"), DONE, MEDIA_PDF },
    { "PDF without its end", BYTES("%PDF-1.4\n1 0 obj\n"), REFUSED_INVALID, 0 },
    { "PDF behind something else", BYTES("<script>%PDF-1.4 %%EOF"), REFUSED_TYPE, 0 },
    { "program", BYTES("\x7F" "ELF\x02\x01\x01"), REFUSED_TYPE, 0 },
    { "SVG", BYTES("<svg xmlns='http://www.w3.org/2000/svg'/>"), REFUSED_TYPE, 0 },
    { "GIF", BYTES("GIF89a\x01\x00\x01\x00"), REFUSED_TYPE, 0 },
    { "archive", BYTES("PK\x03\x04"), REFUSED_TYPE, 0 },
    { "empty", BYTES(""), REFUSED_TYPE, 0 },
};

static void content_decides_and_a_cut_file_is_told_from_a_foreign_one(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        enum media_kind kind = MEDIA_KIND_COUNT;
        enum result result = media_judge(FILES[i].bytes, FILES[i].length, &kind);
        if (result != FILES[i].result) print_error("%s: %s\n", FILES[i].what, result_name(result));
        assert_int_equal(result, FILES[i].result);
        assert_int_equal(kind, result == DONE ? FILES[i].kind : MEDIA_KIND_COUNT);
    }
}

static void every_cut_of_a_whole_file_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        if (FILES[i].result != DONE || strstr(FILES[i].what, "trailer")) continue;
        size_t needed = FILES[i].kind == MEDIA_PNG ? FILES[i].length : FILES[i].length - 1;
        for (size_t length = 0; length < needed; length++) {
            enum media_kind kind;
            assert_int_not_equal(media_judge(FILES[i].bytes, length, &kind), DONE);
        }
    }
}

static const struct {
    const char *typed;
    enum media_kind kind;
    const char *name;
} NAMES[] = {
    { "foto.JPG", MEDIA_JPEG, "foto.jpg" },
    { "foto.exe", MEDIA_JPEG, "foto.jpg" },
    { "C:\\Users\\x\\bukti bayar.jpeg", MEDIA_JPEG, "bukti bayar.jpg" },
    { "../../etc/passwd", MEDIA_PDF, "passwd.pdf" },
    { "", MEDIA_PNG, "lampiran.png" },
    { ".htaccess", MEDIA_PDF, "lampiran.pdf" },
    { "a\"b\r\nSet-Cookie: x.png", MEDIA_PNG, "abSet-Cookie x.png" },
    { "fdp.\xE2\x80\xAEgpj.exe", MEDIA_JPEG, "lampiran.jpg" },
    { "laporan.v2.final.pdf", MEDIA_PDF, "laporan.v2.final.pdf" },
    { "ünïcødé.png", MEDIA_PNG, "ünïcødé.png" },
};

static void a_name_loses_what_could_mislead_and_gets_its_true_extension(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        assert_string_equal(media_file_name(arena, NAMES[i].typed, NAMES[i].kind), NAMES[i].name);
    }
    assert_string_equal(media_refused_name(arena, "C:\\Users\\x\\\"bukti.heic"), "bukti.heic");
    assert_string_equal(media_refused_name(arena, "a/.."), "lampiran");
    assert_string_equal(media_refused_name(arena, "fdp.\xE2\x80\xAEgpj.exe"), "lampiran");
    char longest[600];
    memset(longest, 'a', sizeof longest);
    longest[599] = '\0';
    assert_int_equal(strlen(media_file_name(arena, longest, MEDIA_PDF)), 84);
    assert_int_equal(strlen(media_refused_name(arena, longest)), 80);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content_decides_and_a_cut_file_is_told_from_a_foreign_one),
        cmocka_unit_test(every_cut_of_a_whole_file_is_refused),
        cmocka_unit_test(a_name_loses_what_could_mislead_and_gets_its_true_extension),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
