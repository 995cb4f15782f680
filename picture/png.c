/* Scope: PNG in, PNG out. */
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>

#include <png.h>

#include "lib/rules/media_kind.h"
#include "picture/draw.h"

struct work {
    png_structp from, to;
    png_infop about, about_new;
    FILE *in, *out;
    jmp_buf way_out;
    png_bytep pixels; /* one row, or all of them when the file is interlaced */
    png_bytepp rows;  /* into pixels, when it is */
    enum picture_outcome outcome;
};

static _Noreturn void give_up(struct work *work, enum picture_outcome outcome) {
    work->outcome = outcome;
    longjmp(work->way_out, 1);
}

static void on_error(png_structp codec, png_const_charp message) {
    (void)message;
    give_up(png_get_error_ptr(codec), PICTURE_BROKEN);
}

static void on_warning(png_structp codec, png_const_charp message) {
    (void)codec, (void)message;
}

static void *room(struct work *work, size_t bytes) {
    void *memory = malloc(bytes);
    if (!memory) give_up(work, PICTURE_TOO_LARGE);
    return memory;
}

/* Every chunk that does not draw is passed over unread: a text or colour profile that swells when opened never is opened. */
static void start_reading(struct work *work) {
    work->from = png_create_read_struct(PNG_LIBPNG_VER_STRING, work, on_error, on_warning);
    work->about = work->from ? png_create_info_struct(work->from) : NULL;
    if (!work->about) give_up(work, PICTURE_TOO_LARGE);
    png_set_user_limits(work->from, PICTURE_SIDE_MOST, PICTURE_SIDE_MOST);
    png_set_keep_unknown_chunks(work->from, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    png_init_io(work->from, work->in);
    png_read_info(work->from, work->about);
    uint64_t width = png_get_image_width(work->from, work->about), height = png_get_image_height(work->from, work->about);
    if (width * height > PICTURE_PIXELS_MOST) give_up(work, PICTURE_TOO_LARGE);
    png_set_scale_16(work->from);
}

static void start_writing(struct work *work) {
    png_structp from = work->from;
    work->to = png_create_write_struct(PNG_LIBPNG_VER_STRING, work, on_error, on_warning);
    work->about_new = work->to ? png_create_info_struct(work->to) : NULL;
    if (!work->about_new) give_up(work, PICTURE_TOO_LARGE);
    png_init_io(work->to, work->out);
    png_set_IHDR(work->to, work->about_new, png_get_image_width(from, work->about), png_get_image_height(from, work->about),
                 png_get_bit_depth(from, work->about), png_get_color_type(from, work->about), PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_colorp palette;
    png_bytep alpha;
    png_color_16p colour;
    int count;
    if (png_get_PLTE(from, work->about, &palette, &count)) png_set_PLTE(work->to, work->about_new, palette, count);
    if (png_get_tRNS(from, work->about, &alpha, &count, &colour)) png_set_tRNS(work->to, work->about_new, alpha, count, colour);
    png_write_info(work->to, work->about_new);
}

static void copy_rows(struct work *work, size_t row_bytes, size_t height) {
    work->pixels = room(work, row_bytes);
    for (size_t y = 0; y < height; y++) {
        png_read_row(work->from, work->pixels, NULL);
        png_write_row(work->to, work->pixels);
    }
}

/* Of an interlaced file the last pass may change the first row. */
static void copy_whole(struct work *work, size_t row_bytes, size_t height) {
    work->rows = room(work, height * sizeof *work->rows);
    work->pixels = room(work, height * row_bytes);
    for (size_t y = 0; y < height; y++) work->rows[y] = work->pixels + y * row_bytes;
    png_read_image(work->from, work->rows);
    png_write_image(work->to, work->rows);
}

static void draw(struct work *work) {
    start_reading(work);
    bool is_interlaced = png_set_interlace_handling(work->from) > 1;
    png_read_update_info(work->from, work->about);
    start_writing(work);
    size_t row_bytes = png_get_rowbytes(work->from, work->about), height = png_get_image_height(work->from, work->about);
    if (is_interlaced) copy_whole(work, row_bytes, height);
    else copy_rows(work, row_bytes, height);
    png_read_end(work->from, NULL);
    png_write_end(work->to, NULL);
    /* a stream that took no more was at the limit of a file's size */
    work->outcome = fflush(work->out) == 0 && !ferror(work->out) ? PICTURE_DRAWN : PICTURE_TOO_LARGE;
}

static void run(struct work *work) {
    if (setjmp(work->way_out) == 0) draw(work);
}

enum picture_outcome picture_png(FILE *in, FILE *out) {
    struct work work = { .in = in, .out = out, .outcome = PICTURE_BROKEN };
    run(&work);
    png_destroy_read_struct(&work.from, &work.about, NULL);
    png_destroy_write_struct(&work.to, &work.about_new);
    free(work.pixels);
    free(work.rows);
    return work.outcome == PICTURE_BROKEN && ferror(out) ? PICTURE_TOO_LARGE : work.outcome;
}
