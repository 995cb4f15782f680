/* Facts about lib/rules/picture_clean: what a photo keeps and what it no longer tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/rules/picture_clean.h"

#define BYTES(text) (text), sizeof(text) - 1
#define FRAME "\xFF\xC0\x00\x0B\x08\x00\x10\x00\x20\x01\x01\x11\x00"
#define SCAN "\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00"
#define JFIF "\xFF\xE0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define BODY FRAME SCAN "\x12\xFF\x00\x34\xFF\xD0\x56"
#define END "\xFF\xD9"
#define START "\xFF\xD8"
#define ICC "\xFF\xE2\x00\x10ICC_PROFILE\0\1\1"
#define ADOBE "\xFF\xEE\x00\x0E" "Adobe\0\x64\0\0\0\0\1"
#define TURNED(value) "\xFF\xE1\x00\x22" "Exif\0\0MM\0*\0\0\0\x8\0\1\1\x12\0\3\0\0\0\1\0" value "\0\0\0\0\0\0"
/* two entries, the orientation (6) and a place that must go, in the other byte order */
#define TELEPHONE "\xFF\xE1\x00\x36" "Exif\0\0II*\0\x8\0\0\0\2\0\x12\1\3\0\1\0\0\0\6\0\0\0\x25\x88\4\0\1\0\0\0\x1A\0\0\0\0\0\0\0GPS-6,2S"
#define UPRIGHT "\xFF\xE1\x00\x2A" "Exif\0\0II*\0\x8\0\0\0\1\0\x12\1\3\0\1\0\0\0\1\0\0\0\0\0\0\0GPS-6,2S"
#define NOWHERE "\xFF\xE1\x00\x14" "Exif\0\0II*\0\xFF\xFF\xFF\xFFGPS\0"
#define XMP "\xFF\xE1\x00\x15" "http://ns.adobe\0GPS"
#define COMMENT "\xFF\xFE\x00\x05GPS"
#define MAKER "\xFF\xED\x00\x05GPS"
#define OLDER "\xFF\xE0\x00\x13JFIF\0\1\1\0\0\1\0\1\1\1GPS"

#define SIGNATURE "\x89PNG\r\n\x1A\n"
#define IHDR "\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x8\0\0\0\0CRC."
#define IDAT "\0\0\0\2IDATxxCRC."
#define IEND "\0\0\0\0IENDCRC."
#define GAMMA "\0\0\0\4gAMA\0\0\1\1CRC."
#define CHUNK(type) "\0\0\0\3" type "GPSCRC."

static const struct {
    const char *what;
    enum media_kind kind;
    const char *given;
    size_t given_length;
    const char *left;
    size_t left_length;
} PICTURES[] = {
    { "a picture that only draws", MEDIA_JPEG, BYTES(START JFIF ICC ADOBE BODY END), BYTES(START JFIF ICC ADOBE BODY END) },
    { "place and time", MEDIA_JPEG, BYTES(START UPRIGHT BODY END), BYTES(START BODY END) },
    { "of Exif the orientation stays", MEDIA_JPEG, BYTES(START TELEPHONE BODY END), BYTES(START TURNED("\6") BODY END) },
    { "and stays when cleaned again", MEDIA_JPEG, BYTES(START TURNED("\6") BODY END), BYTES(START TURNED("\6") BODY END) },
    { "an orientation there is not", MEDIA_JPEG, BYTES(START TURNED("\x9") BODY END), BYTES(START BODY END) },
    { "a directory outside the file", MEDIA_JPEG, BYTES(START NOWHERE BODY END), BYTES(START BODY END) },
    { "XMP, comments, makers' notes", MEDIA_JPEG, BYTES(START XMP COMMENT MAKER BODY END), BYTES(START BODY END) },
    { "a small older picture", MEDIA_JPEG, BYTES(START OLDER BODY END), BYTES(START BODY END) },
    { "fill bytes", MEDIA_JPEG, BYTES(START "\xFF" COMMENT "\xFF\xFF" BODY END), BYTES(START BODY END) },
    { "between scans", MEDIA_JPEG, BYTES(START BODY COMMENT SCAN "\x1" END), BYTES(START BODY SCAN "\x1" END) },
    { "behind the end", MEDIA_JPEG, BYTES(START BODY END "<script>" END), BYTES(START BODY END) },
    { "text, time and Exif of PNG", MEDIA_PNG,
      BYTES(SIGNATURE IHDR CHUNK("tEXt") CHUNK("zTXt") CHUNK("iTXt") CHUNK("eXIf") CHUNK("tIME") CHUNK("prIv") GAMMA IDAT IEND),
      BYTES(SIGNATURE IHDR GAMMA IDAT IEND) },
    { "behind the end of PNG", MEDIA_PNG, BYTES(SIGNATURE IHDR IDAT IEND "GPS"), BYTES(SIGNATURE IHDR IDAT IEND) },
    { "a PDF is left alone", MEDIA_PDF, BYTES("%PDF-1.4 /Author (x) %%EOF"), BYTES("%PDF-1.4 /Author (x) %%EOF") },
};

static void a_picture_keeps_what_it_shows_and_tells_no_more(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof PICTURES / sizeof *PICTURES; i++) {
        unsigned char bytes[512];
        memcpy(bytes, PICTURES[i].given, PICTURES[i].given_length);
        size_t length = picture_clean(PICTURES[i].kind, bytes, PICTURES[i].given_length);
        if (length != PICTURES[i].left_length) print_error("row %zu: %s\n", i, PICTURES[i].what);
        assert_int_equal(length, PICTURES[i].left_length);
        assert_memory_equal(bytes, PICTURES[i].left, length);
        enum media_kind kind;
        assert_int_equal(media_judge(bytes, length, &kind), DONE);
        assert_int_equal(kind, PICTURES[i].kind);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_picture_keeps_what_it_shows_and_tells_no_more) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
