/* Scope: JPEG in, JPEG out. */
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>

#include <jpeglib.h>

#include <jerror.h>

#include "lib/rules/media_kind.h"
#include "picture/draw.h"
#include "picture/orientation.h"

#define DRAWN_PIXELS_MOST 16000000u /* what is kept of a larger photo: every telephone's ordinary photo whole, and the disk */
#define QUALITY 85                  /* text of a photographed letter stays sharp; a third of what cameras write */
#define SCANS_MOST 100              /* of a progressive file; cameras write about ten, each costs a walk over the whole picture */
#define EXIF_MARKER (JPEG_APP0 + 1)
#define SEGMENT_LONGEST 0xFFFF

struct work {
    uint32_t pixels_most; /* of what is drawn */
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    struct jpeg_decompress_struct from;
    struct jpeg_compress_struct to;
    jmp_buf way_out;
    FILE *in, *out;
    JSAMPLE *stored; /* the picture as it was stored when it has to be turned, else one row */
    JSAMPLE *row;    /* one upright row */
    enum picture_outcome outcome;
};

static _Noreturn void give_up(struct work *work, enum picture_outcome outcome) {
    work->outcome = outcome;
    longjmp(work->way_out, 1);
}

/* ---- what libjpeg calls ---- */

static void on_error(j_common_ptr codec) {
    give_up(codec->client_data, PICTURE_BROKEN);
}

/* A picture of which a part is missing or wrong is refused, because its sender can still choose another; what is only
 * unusual (bytes between segments, a strange version) is drawn. */
static void on_message(j_common_ptr codec, int level) {
    static const int LOSSES[] = { JWRN_JPEG_EOF, JWRN_HIT_MARKER, JWRN_HUFF_BAD_CODE, JWRN_MUST_RESYNC, JWRN_ARITH_BAD_CODE };
    if (level >= 0) return;
    for (size_t i = 0; i < sizeof LOSSES / sizeof *LOSSES; i++) {
        if (codec->err->msg_code == LOSSES[i]) give_up(codec->client_data, PICTURE_BROKEN);
    }
}

static void say_nothing(j_common_ptr codec) {
    (void)codec;
}

static void on_progress(j_common_ptr codec) {
    struct work *work = codec->client_data;
    if (work->from.input_scan_number > SCANS_MOST) give_up(work, PICTURE_BROKEN);
}

/* ---- reading ---- */

static unsigned orientation(const struct work *work) {
    unsigned found = 1;
    for (jpeg_saved_marker_ptr marker = work->from.marker_list; marker && found == 1; marker = marker->next) {
        if (marker->marker == EXIF_MARKER) found = orientation_of(marker->data, marker->data_length);
    }
    return found;
}

/* Decoded smaller in eighths, so that a large photo never stands whole in memory. */
static void choose_size(struct work *work) {
    struct jpeg_decompress_struct *from = &work->from;
    if ((uint64_t)from->image_width * from->image_height > PICTURE_PIXELS_MOST) give_up(work, PICTURE_TOO_LARGE);
    from->scale_denom = 8;
    for (from->scale_num = 8; from->scale_num > 1; from->scale_num--) {
        jpeg_calc_output_dimensions(from);
        if ((uint64_t)from->output_width * from->output_height <= work->pixels_most) return;
    }
}

static void start_reading(struct work *work) {
    struct jpeg_decompress_struct *from = &work->from;
    jpeg_create_decompress(from);
    from->progress = &work->progress;
    jpeg_save_markers(from, EXIF_MARKER, SEGMENT_LONGEST);
    jpeg_stdio_src(from, work->in);
    (void)jpeg_read_header(from, TRUE);
    from->out_color_space = from->num_components == 1 ? JCS_GRAYSCALE : from->num_components == 4 ? JCS_CMYK : JCS_RGB;
    choose_size(work);
    (void)jpeg_start_decompress(from);
}

/* In place; PIXELS of four inks become three colours. Photoshop and its followers store the inks inverted. */
static void colours_of_inks(JSAMPLE *row, size_t pixels, bool inverted) {
    for (size_t i = 0; i < pixels; i++) {
        unsigned black = inverted ? row[4 * i + 3] : 255u - row[4 * i + 3];
        for (size_t c = 0; c < 3; c++) {
            unsigned ink = inverted ? row[4 * i + c] : 255u - row[4 * i + c];
            row[3 * i + c] = (JSAMPLE)(ink * black / 255);
        }
    }
}

static void read_row(struct work *work, JSAMPLE *row) {
    if (jpeg_read_scanlines(&work->from, &row, 1) != 1) give_up(work, PICTURE_BROKEN);
    if (work->from.out_color_space == JCS_CMYK) {
        colours_of_inks(row, work->from.output_width, work->from.saw_Adobe_marker);
    }
}

/* ---- writing ---- */

static void start_writing(struct work *work, const struct turned *turned) {
    struct jpeg_compress_struct *to = &work->to;
    jpeg_create_compress(to);
    jpeg_stdio_dest(to, work->out);
    to->image_width = (JDIMENSION)turned->width;
    to->image_height = (JDIMENSION)turned->height;
    to->input_components = work->from.out_color_space == JCS_GRAYSCALE ? 1 : 3;
    to->in_color_space = work->from.out_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(to);
    jpeg_set_quality(to, QUALITY, TRUE);
    to->optimize_coding = TRUE;
    jpeg_start_compress(to, TRUE);
}

static JSAMPLE *room(struct work *work, size_t bytes) {
    JSAMPLE *memory = malloc(bytes);
    if (!memory) give_up(work, PICTURE_TOO_LARGE);
    return memory;
}

static void copy_rows(struct work *work) {
    work->stored = room(work, (size_t)work->from.output_width * (size_t)work->from.output_components);
    for (size_t left = work->from.output_height; left > 0; left--) {
        read_row(work, work->stored);
        (void)jpeg_write_scanlines(&work->to, &work->stored, 1);
    }
}

static void turn_rows(struct work *work, const struct turned *turned) {
    struct jpeg_decompress_struct *from = &work->from;
    size_t depth = (size_t)work->to.input_components, row_bytes = (size_t)from->output_width * depth;
    /* the last row of inks needs its fourth byte until it is colours */
    work->stored = room(work, row_bytes * from->output_height + from->output_width);
    for (size_t y = 0; y < from->output_height; y++) read_row(work, work->stored + y * row_bytes);
    work->row = room(work, turned->width * depth);
    for (size_t y = 0; y < turned->height; y++) {
        ptrdiff_t pixel = turned->first + (ptrdiff_t)y * turned->down;
        for (size_t x = 0; x < turned->width; x++, pixel += turned->right) {
            for (size_t c = 0; c < depth; c++) work->row[x * depth + c] = work->stored[(size_t)pixel * depth + c];
        }
        (void)jpeg_write_scanlines(&work->to, &work->row, 1);
    }
}

static void draw(struct work *work) {
    start_reading(work);
    unsigned held = orientation(work);
    struct turned turned = turned_by(held, work->from.output_width, work->from.output_height);
    start_writing(work, &turned);
    if (held == 1) copy_rows(work);
    else turn_rows(work, &turned);
    (void)jpeg_finish_decompress(&work->from);
    jpeg_finish_compress(&work->to);
    /* a stream that took no more was at the limit of a file's size */
    work->outcome = fflush(work->out) == 0 && !ferror(work->out) ? PICTURE_DRAWN : PICTURE_TOO_LARGE;
}

static void run(struct work *work) {
    if (setjmp(work->way_out) == 0) draw(work);
}

enum picture_outcome picture_jpeg(FILE *in, FILE *out, uint32_t pixels_most) {
    struct work work = { .in = in, .out = out, .pixels_most = pixels_most ? pixels_most : DRAWN_PIXELS_MOST, .outcome = PICTURE_BROKEN };
    work.from.err = work.to.err = jpeg_std_error(&work.errors);
    work.from.client_data = work.to.client_data = &work;
    work.errors.error_exit = on_error;
    work.errors.emit_message = on_message;
    work.errors.output_message = say_nothing;
    work.progress.progress_monitor = on_progress;
    run(&work);
    jpeg_destroy_decompress(&work.from);
    jpeg_destroy_compress(&work.to);
    free(work.stored);
    free(work.row);
    return work.outcome == PICTURE_BROKEN && ferror(out) ? PICTURE_TOO_LARGE : work.outcome;
}
