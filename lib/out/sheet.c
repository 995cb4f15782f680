/* Scope: the life of a sheet's file, whatever its format. */
#include "lib/out/sheet.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/out/sheet_parts.h"
#include "lib/rules/format.h"

ENUM_DEFINE(sheet_format, SHEET_FORMAT_LIST, SHEET_FORMAT_COUNT)

static const struct sheet_maker *const MAKERS[SHEET_FORMAT_COUNT] = { [SHEET_CSV] = &SHEET_CSV_MAKER,
                                                                      [SHEET_XLSX] = &SHEET_XLSX_MAKER };

const char *sheet_watermark(struct arena *arena, const struct sheet_book *book) {
    if (!book->made_by) {
        return arena_format(arena, "Diterbitkan %s, %s", format_day(arena, instant_day(book->made_at, book->zone_offset)), book->office);
    }
    return arena_format(arena, "Diunduh oleh %s pada %s, %s", book->made_by,
                        format_moment(arena, book->made_at, book->zone_offset, book->zone), book->office);
}

static bool make_file(struct sheet_writer *writer) {
    char *path = arena_format(writer->arena, "%s/sheet-XXXXXX", writer->book.folder);
    CLEANUP_FD int file = mkostemp(path, O_CLOEXEC);
    if (file >= 0) writer->path = path;
    return file >= 0;
}

enum result sheet_open(struct arena *arena, const struct sheet_book *book, struct sheet_writer **ret) {
    struct sheet_writer *writer = arena_alloc(arena, sizeof *writer);
    *writer = (struct sheet_writer){ .arena = arena, .book = *book, .maker = MAKERS[book->format] };
    writer->book.office = sheet_text(arena, book->office);
    if (book->made_by) writer->book.made_by = sheet_text(arena, book->made_by);
    writer->watermark = sheet_watermark(arena, &writer->book);
    if (!make_file(writer)) return FAILED_UNAVAILABLE;
    writer->row = arena_new();
    *ret = writer;
    writer->result = writer->maker->open(writer);
    return writer->result;
}

enum result sheet_begin(struct sheet_writer *writer, const struct sheet *sheet) {
    if (writer->result != DONE) return writer->result;
    if (sheet->column_count == 0 || sheet->column_count > SHEET_COLUMNS_MOST) return writer->result = FAILED_INTERNAL;
    writer->sheet = *sheet;
    writer->sheet.title = sheet_text(writer->arena, sheet->title);
    writer->result = writer->maker->begin(writer);
    return writer->result;
}

void sheet_row(struct sheet_writer *writer, const struct sheet_cell *cells) {
    if (writer->result != DONE) return;
    writer->result = writer->sheet.column_count > 0 ? writer->maker->row(writer, cells) : FAILED_INTERNAL;
    arena_reset(writer->row);
}

static void remove_file(struct sheet_writer *writer) {
    if (writer->path) (void)unlink(writer->path);
    writer->path = NULL;
}

enum result sheet_finish(struct sheet_writer *writer, struct sheet_file *ret) {
    if (writer->result == DONE) writer->result = writer->maker->finish(writer);
    if (writer->result != DONE) return writer->result;
    CLEANUP_FD int file = open(writer->path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    remove_file(writer);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) return writer->result = FAILED_UNAVAILABLE;
    *ret = (struct sheet_file){ take_fd(&file), status.st_size };
    return DONE;
}

void sheet_close(struct sheet_writer *writer) {
    if (!writer) return;
    writer->maker->close(writer);
    remove_file(writer);
    arena_free(writer->row);
}
