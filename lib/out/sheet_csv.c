/* Scope: a sheet as CSV. The line about who took it stands last, where it disturbs no program that reads columns by name. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "lib/out/csv.h"
#include "lib/out/sheet_parts.h"

#define FLUSH_AT (64 * 1024) /* bytes kept in memory */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct csv_made {
    int file;
    bool has_table;
    struct buffer bytes;
    struct csv_writer csv;
};

static enum result flush(struct csv_made *made) {
    for (size_t at = 0; at < made->bytes.length;) {
        ssize_t written = write(made->file, made->bytes.bytes + at, made->bytes.length - at);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return FAILED_UNAVAILABLE;
        at += (size_t)written;
    }
    made->bytes.length = 0;
    return DONE;
}

static enum result csv_open(struct sheet_writer *writer) {
    struct csv_made *made = arena_alloc(writer->arena, sizeof *made);
    made->bytes = buffer_in(writer->arena);
    made->csv.to = &made->bytes;
    made->file = open(writer->path, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC);
    writer->made = made;
    return made->file >= 0 ? DONE : FAILED_UNAVAILABLE;
}

static enum result csv_begin(struct sheet_writer *writer) {
    struct csv_made *made = writer->made;
    if (made->has_table) return FAILED_INTERNAL;
    made->has_table = true;
    buffer_text(&made->bytes, BYTE_ORDER_MARK);
    for (size_t i = 0; i < writer->sheet.column_count; i++) csv_write_cell(&made->csv, writer->sheet.columns[i].name);
    csv_write_end(&made->csv);
    return DONE;
}

static enum result csv_row(struct sheet_writer *writer, const struct sheet_cell *cells) {
    struct csv_made *made = writer->made;
    const struct sheet *sheet = &writer->sheet;
    for (size_t i = 0; i < sheet->column_count; i++) {
        csv_write_cell(&made->csv, sheet_plain(writer->row, &sheet->columns[i], &cells[i], writer->book.zone_offset));
    }
    csv_write_end(&made->csv);
    return made->bytes.length >= FLUSH_AT ? flush(made) : DONE;
}

/* As wide as the table, because RFC 4180 wants rows of one length. */
static enum result csv_finish(struct sheet_writer *writer) {
    struct csv_made *made = writer->made;
    csv_write_cell(&made->csv, writer->watermark);
    for (size_t i = 1; i < writer->sheet.column_count; i++) csv_write_cell(&made->csv, "");
    csv_write_end(&made->csv);
    return flush(made);
}

static void csv_close(struct sheet_writer *writer) {
    struct csv_made *made = writer->made;
    if (made->file >= 0) (void)close(made->file);
    made->file = -1;
}

const struct sheet_maker SHEET_CSV_MAKER = { csv_open, csv_begin, csv_row, csv_finish, csv_close };
