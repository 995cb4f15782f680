/* Facts about drawing pictures anew, through the helper program as a worker uses it. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

#include "lib/base/cleanup.h"
#include "lib/web/picture_helper.h"

#define WIDE 32 /* pixels; two blocks of a JPEG with halved colours */
#define HIGH 16
#define TEXT(literal) (const unsigned char *)(literal), sizeof(literal) - 1

/* A file in memory: descriptors of it can be handed to another process. */
static int new_file(const void *bytes, size_t length) {
    int file = memfd_create("picture", MFD_CLOEXEC);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), length);
    return file;
}

struct drawn {
    enum picture_outcome outcome;
    unsigned char *bytes; /* caller frees */
    size_t length;
};

static struct drawn draw(enum media_kind kind, const unsigned char *bytes, size_t length) {
    CLEANUP_FD int in = new_file(bytes, length);
    CLEANUP_FD int out = new_file("", 0);
    struct stat status;
    assert_int_equal(lseek(in, 0, SEEK_SET), 0);
    struct drawn drawn = { .outcome = picture_helper_draw(kind, in, out) };
    assert_int_equal(fstat(out, &status), 0);
    drawn.length = (size_t)status.st_size;
    drawn.bytes = malloc(drawn.length + 1);
    assert_non_null(drawn.bytes);
    assert_int_equal(pread(out, drawn.bytes, drawn.length, 0), drawn.length);
    return drawn;
}

/* ---- making pictures ---- */

struct made {
    unsigned char *bytes; /* caller frees */
    size_t length;
};

/* What a made JPEG is. */
struct wish {
    int components;    /* 1, 3 or 4 */
    bool progressive;
    unsigned orientation; /* 0: no Exif */
    JDIMENSION width, height;
};

/* Left third bright, the rest dark, and a bright top edge: no two of the eight ways to hold it look alike. */
static int light_at(size_t x, size_t y, size_t width, size_t height) {
    return x < width / 4 ? 200 : y < height / 2 ? 120 : 30;
}

static void write_exif(struct jpeg_compress_struct *to, unsigned orientation) {
    unsigned char exif[] = "Exif\0\0II*\0\x8\0\0\0\2\0\x12\1\3\0\1\0\0\0\1\0\0\0\x25\x88\4\0\1\0\0\0\x26\0\0\0\0\0\0\0GPS-6,2S 106,8E";
    exif[24] = (unsigned char)orientation;
    jpeg_write_marker(to, JPEG_APP0 + 1, exif, sizeof exif - 1);
    jpeg_write_marker(to, JPEG_COM, TEXT("GPS in a comment"));
}

static struct made make_jpeg(const struct wish *wish) {
    struct jpeg_compress_struct to;
    struct jpeg_error_mgr errors;
    struct made made = { 0 };
    unsigned long length = 0;
    to.err = jpeg_std_error(&errors);
    jpeg_create_compress(&to);
    jpeg_mem_dest(&to, &made.bytes, &length);
    to.image_width = wish->width;
    to.image_height = wish->height;
    to.input_components = wish->components;
    to.in_color_space = wish->components == 1 ? JCS_GRAYSCALE : wish->components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&to);
    jpeg_set_quality(&to, 95, TRUE);
    if (wish->progressive) jpeg_simple_progression(&to);
    jpeg_start_compress(&to, TRUE);
    if (wish->orientation) write_exif(&to, wish->orientation);
    size_t depth = (size_t)wish->components;
    JSAMPLE *row = malloc(wish->width * depth);
    for (size_t y = 0; y < wish->height; y++) {
        for (size_t i = 0; i < wish->width * depth; i++)
            row[i] = depth == 4 && i % 4 == 3 ? 255 : (JSAMPLE)light_at(i / depth, y, wish->width, wish->height);
        (void)jpeg_write_scanlines(&to, &row, 1);
    }
    jpeg_finish_compress(&to);
    jpeg_destroy_compress(&to);
    free(row);
    made.length = length;
    return made;
}

/* A decoded picture, grey or colours. */
struct seen {
    size_t width, height, depth;
    unsigned char pixels[WIDE * WIDE * 4];
};

static struct seen see_jpeg(const struct drawn *drawn) {
    struct jpeg_decompress_struct from;
    struct jpeg_error_mgr errors;
    struct seen seen = { 0 };
    from.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&from);
    jpeg_mem_src(&from, drawn->bytes, drawn->length);
    (void)jpeg_read_header(&from, TRUE);
    (void)jpeg_start_decompress(&from);
    seen.width = from.output_width;
    seen.height = from.output_height;
    seen.depth = (size_t)from.output_components;
    assert_true(seen.width * seen.height * seen.depth <= sizeof seen.pixels);
    while (from.output_scanline < from.output_height) {
        JSAMPLE *row = seen.pixels + from.output_scanline * seen.width * seen.depth;
        (void)jpeg_read_scanlines(&from, &row, 1);
    }
    assert_int_equal(from.err->num_warnings, 0);
    jpeg_destroy_decompress(&from);
    return seen;
}

static bool holds(const struct drawn *drawn, const char *word) {
    return memmem(drawn->bytes, drawn->length, word, strlen(word)) != NULL;
}

static bool is_near(int one, int other) {
    return abs(one - other) <= 12;
}

/* ---- JPEG ---- */

static void every_way_to_hold_a_telephone_ends_upright(void **state) {
    (void)state;
    for (unsigned orientation = 1; orientation <= 8; orientation++) {
        struct made made = make_jpeg(&(struct wish){ 3, false, orientation, WIDE, HIGH });
        struct drawn drawn = draw(MEDIA_JPEG, made.bytes, made.length);
        assert_int_equal(drawn.outcome, PICTURE_DRAWN);
        struct seen seen = see_jpeg(&drawn);
        bool lies = orientation > 4;
        assert_int_equal(seen.width, lies ? HIGH : WIDE);
        assert_int_equal(seen.height, lies ? WIDE : HIGH);
        for (size_t y = 2; y < seen.height; y += 4) {
            for (size_t x = 2; x < seen.width; x += 4) {
                /* Exif's words: what side of the picture the stored row 0 and column 0 are */
                size_t from_left = x, from_top = y, from_right = seen.width - 1 - x, from_bottom = seen.height - 1 - y;
                const size_t column[] = { 0, from_left, from_right, from_right, from_left, from_top, from_top, from_bottom, from_bottom };
                const size_t row[] = { 0, from_top, from_top, from_bottom, from_bottom, from_left, from_right, from_right, from_left };
                int light = light_at(column[orientation], row[orientation], WIDE, HIGH);
                assert_true(is_near(seen.pixels[(y * seen.width + x) * seen.depth], light));
            }
        }
        assert_false(holds(&drawn, "GPS") || holds(&drawn, "Exif"));
        free(made.bytes);
        free(drawn.bytes);
    }
}

static void every_kind_of_jpeg_becomes_a_plain_one(void **state) {
    (void)state;
    static const struct wish WISHES[] = {
        { 1, false, 0, WIDE, HIGH }, { 3, true, 0, WIDE, HIGH }, { 4, false, 0, WIDE, HIGH }, { 4, false, 6, WIDE, HIGH }, { 1, true, 3, 1, 1 },
    };
    for (size_t i = 0; i < sizeof WISHES / sizeof *WISHES; i++) {
        struct made made = make_jpeg(&WISHES[i]);
        struct drawn drawn = draw(MEDIA_JPEG, made.bytes, made.length);
        assert_int_equal(drawn.outcome, PICTURE_DRAWN);
        struct seen seen = see_jpeg(&drawn);
        assert_int_equal(seen.depth, WISHES[i].components == 1 ? 1 : 3);
        assert_null(memmem(drawn.bytes, drawn.length, "\xFF\xC2", 2)); /* the frame of a progressive file */
        free(made.bytes);
        free(drawn.bytes);
    }
}

static void a_large_photo_is_kept_smaller(void **state) {
    (void)state;
    struct made made = make_jpeg(&(struct wish){ 1, false, 6, 6000, 4000 });
    struct drawn drawn = draw(MEDIA_JPEG, made.bytes, made.length);
    assert_int_equal(drawn.outcome, PICTURE_DRAWN);
    struct jpeg_decompress_struct from;
    struct jpeg_error_mgr errors;
    from.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&from);
    jpeg_mem_src(&from, drawn.bytes, drawn.length);
    (void)jpeg_read_header(&from, TRUE);
    assert_int_equal(from.image_width, 3000); /* six eighths would be 13.5 million, seven 18.4 */
    assert_int_equal(from.image_height, 4500);
    jpeg_destroy_decompress(&from);
    free(made.bytes);
    free(drawn.bytes);
}

static void a_jpeg_cut_anywhere_is_refused(void **state) {
    (void)state;
    struct made made = make_jpeg(&(struct wish){ 3, true, 6, WIDE, HIGH });
    for (size_t length = 0; length < made.length - 2; length += 7) {
        struct drawn drawn = draw(MEDIA_JPEG, made.bytes, length);
        assert_int_equal(drawn.outcome, PICTURE_BROKEN);
        free(drawn.bytes);
    }
    free(made.bytes);
}

static void a_jpeg_of_more_pixels_than_accepted_is_not_decoded(void **state) {
    (void)state;
    struct made made = make_jpeg(&(struct wish){ 1, false, 0, WIDE, HIGH });
    unsigned char *frame = memmem(made.bytes, made.length, "\xFF\xC0", 2);
    assert_non_null(frame);
    memcpy(frame + 5, "\xFF\x00\xFF\x00", 4); /* 65,280 × 65,280 */
    struct drawn drawn = draw(MEDIA_JPEG, made.bytes, made.length);
    assert_int_equal(drawn.outcome, PICTURE_TOO_LARGE);
    free(made.bytes);
    free(drawn.bytes);
}

/* A picture of thousands of scans costs a walk over all its pixels for each of a few bytes. */
static void a_jpeg_of_endless_scans_is_refused(void **state) {
    (void)state;
    struct made made = make_jpeg(&(struct wish){ 1, true, 0, WIDE, HIGH });
    const unsigned char *last = made.bytes, *end = made.bytes + made.length - 2;
    for (const unsigned char *at = made.bytes; (at = memmem(at, (size_t)(end - at), "\xFF\xDA", 2)); at += 2) last = at;
    size_t scan = (size_t)(end - last), head = (size_t)(last - made.bytes), repeats = 150;
    unsigned char *bytes = malloc(head + repeats * scan + 2);
    memcpy(bytes, made.bytes, head);
    for (size_t i = 0; i < repeats; i++) memcpy(bytes + head + i * scan, last, scan);
    memcpy(bytes + head + repeats * scan, "\xFF\xD9", 2);
    struct drawn drawn = draw(MEDIA_JPEG, bytes, head + repeats * scan + 2);
    assert_int_equal(drawn.outcome, PICTURE_BROKEN);
    free(drawn.bytes);
    free(bytes);
    free(made.bytes);
}

/* ---- PNG ---- */

static void append(png_structp to, png_bytep bytes, png_size_t length) {
    struct made *made = png_get_io_ptr(to);
    made->bytes = realloc(made->bytes, made->length + length);
    memcpy(made->bytes + made->length, bytes, length);
    made->length += length;
}

static void flush_nothing(png_structp to) {
    (void)to;
}

static struct made make_png(int depth, int colour, int interlace) {
    struct made made = { 0 };
    png_structp to = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop about = png_create_info_struct(to);
    png_set_write_fn(to, &made, append, flush_nothing);
    png_set_IHDR(to, about, WIDE, HIGH, depth, colour, interlace, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_color palette[16] = { { 200, 0, 0 }, { 0, 200, 0 } };
    png_byte alpha[2] = { 255, 17 };
    if (colour == PNG_COLOR_TYPE_PALETTE) {
        png_set_PLTE(to, about, palette, 16);
        png_set_tRNS(to, about, alpha, 2, NULL);
    }
    png_text text = { .compression = PNG_TEXT_COMPRESSION_NONE, .key = (char[]){ "Comment" }, .text = (char[]){ "GPS-6,2S" }, .text_length = 8 };
    png_set_text(to, about, &text, 1);
    png_write_info(to, about);
    size_t row_bytes = png_get_rowbytes(to, about);
    png_bytep pixels = calloc(HIGH, row_bytes), rows[HIGH];
    for (size_t y = 0; y < HIGH; y++) {
        rows[y] = pixels + y * row_bytes;
        for (size_t i = 0; i < row_bytes; i++) rows[y][i] = colour == PNG_COLOR_TYPE_PALETTE ? (png_byte)(i % 2) : (png_byte)(y * 16 + i);
    }
    png_write_image(to, rows);
    png_write_end(to, about);
    png_destroy_write_struct(&to, &about);
    free(pixels);
    return made;
}

struct source {
    const unsigned char *bytes;
    size_t left;
};

static void take(png_structp from, png_bytep bytes, png_size_t length) {
    struct source *source = png_get_io_ptr(from);
    if (length > source->left) png_error(from, "short");
    memcpy(bytes, source->bytes, length);
    source->bytes += length;
    source->left -= length;
}

/* Decoded to 8 bits of colours and transparency, without any correction of colour. */
static void see_png(const unsigned char *bytes, size_t length, unsigned char pixels[WIDE * HIGH * 4]) {
    struct source source = { bytes, length };
    png_structp from = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop about = png_create_info_struct(from);
    png_set_read_fn(from, &source, take);
    png_read_info(from, about);
    assert_int_equal(png_get_image_width(from, about), WIDE);
    assert_int_equal(png_get_image_height(from, about), HIGH);
    png_set_expand(from);
    png_set_scale_16(from);
    png_set_gray_to_rgb(from);
    png_set_add_alpha(from, 255, PNG_FILLER_AFTER);
    png_bytep rows[HIGH];
    for (size_t y = 0; y < HIGH; y++) rows[y] = pixels + y * WIDE * 4;
    (void)png_set_interlace_handling(from);
    png_read_update_info(from, about);
    png_read_image(from, rows);
    png_destroy_read_struct(&from, &about, NULL);
}

static void assert_same_pixels(const struct made *made, const struct drawn *drawn) {
    unsigned char one[WIDE * HIGH * 4], other[sizeof one];
    see_png(made->bytes, made->length, one);
    see_png(drawn->bytes, drawn->length, other);
    assert_memory_equal(one, other, sizeof one);
}

static void every_kind_of_png_keeps_its_pixels_and_nothing_else(void **state) {
    (void)state;
    static const struct { int depth, colour, interlace; } KINDS[] = {
        { 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE },     { 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_ADAM7 },
        { 16, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE },    { 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE },
        { 16, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_ADAM7 },    { 8, PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE },
        { 16, PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE }, { 4, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE },
        { 8, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_ADAM7 }, { 8, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_INTERLACE_NONE },
    };
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        struct made made = make_png(KINDS[i].depth, KINDS[i].colour, KINDS[i].interlace);
        struct drawn drawn = draw(MEDIA_PNG, made.bytes, made.length);
        assert_int_equal(drawn.outcome, PICTURE_DRAWN);
        assert_same_pixels(&made, &drawn);
        assert_false(holds(&drawn, "tEXt") || holds(&drawn, "GPS"));
        free(made.bytes);
        free(drawn.bytes);
    }
}

static void a_png_cut_or_changed_anywhere_is_refused(void **state) {
    (void)state;
    struct made made = make_png(8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE);
    const unsigned char *data = memmem(made.bytes, made.length, "IDAT", 4);
    for (size_t length = 0; length < made.length - 4; length += 11) {
        struct drawn drawn = draw(MEDIA_PNG, made.bytes, length);
        assert_int_equal(drawn.outcome, PICTURE_BROKEN);
        free(drawn.bytes);
    }
    for (size_t at = (size_t)(data - made.bytes); at < made.length - 12; at += 5) {
        made.bytes[at] ^= 0x41;
        struct drawn drawn = draw(MEDIA_PNG, made.bytes, made.length);
        assert_int_equal(drawn.outcome, PICTURE_BROKEN); /* the checksum of a chunk that draws is wrong */
        made.bytes[at] ^= 0x41;
        free(drawn.bytes);
    }
    free(made.bytes);
}

/* ---- the helper ---- */

static void a_picture_after_a_hostile_one_is_drawn(void **state) {
    (void)state;
    struct made made = make_jpeg(&(struct wish){ 3, false, 0, WIDE, HIGH });
    for (int i = 0; i < 20; i++) {
        struct drawn bad = draw(MEDIA_JPEG, TEXT("\xFF\xD8\xFF\xE0 not a picture at all"));
        assert_int_equal(bad.outcome, PICTURE_BROKEN);
        struct drawn good = draw(MEDIA_JPEG, made.bytes, made.length);
        assert_int_equal(good.outcome, PICTURE_DRAWN);
        free(bad.bytes);
        free(good.bytes);
    }
    assert_false(picture_helper_is_lost());
    free(made.bytes);
}

static void an_order_nobody_may_give_is_not_tried(void **state) {
    (void)state;
    struct drawn drawn = draw(MEDIA_PDF, TEXT("%PDF-1.4"));
    assert_int_equal(drawn.outcome, PICTURE_NOT_TRIED);
    assert_int_equal(drawn.length, 0);
    assert_false(picture_helper_is_lost());
    free(drawn.bytes);
}

static int start_helper(void **state) {
    (void)state;
    char path[4096];
    const char *build = getenv("BUILD");
    (void)snprintf(path, sizeof path, "%s/loket-picture", build ? build : "build");
    return picture_helper_start("/nowhere/loket-picture") == REFUSED_ABSENT && picture_helper_start(path) == DONE ? 0 : -1;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_to_hold_a_telephone_ends_upright),
        cmocka_unit_test(every_kind_of_jpeg_becomes_a_plain_one),
        cmocka_unit_test(a_large_photo_is_kept_smaller),
        cmocka_unit_test(a_jpeg_cut_anywhere_is_refused),
        cmocka_unit_test(a_jpeg_of_more_pixels_than_accepted_is_not_decoded),
        cmocka_unit_test(a_jpeg_of_endless_scans_is_refused),
        cmocka_unit_test(every_kind_of_png_keeps_its_pixels_and_nothing_else),
        cmocka_unit_test(a_png_cut_or_changed_anywhere_is_refused),
        cmocka_unit_test(a_picture_after_a_hostile_one_is_drawn),
        cmocka_unit_test(an_order_nobody_may_give_is_not_tried),
    };
    return cmocka_run_group_tests(tests, start_helper, NULL);
}
