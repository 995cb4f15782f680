/* Scope: a sheet of every text that must never come to life, for the test that opens it.
 * usage: fixture_sheet csv|xlsx FOLDER <TEXTS, one a line, with \t \r \n \xHH for bytes a line cannot hold >FILE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/buffer.h"
#include "lib/out/sheet.h"

#define MADE_AT ((instant)1795230000) /* 2026-11-21T03:00:00Z */

static int digit(char character) {
    const char *digits = "0123456789abcdef", *at = strchr(digits, character);
    return at ? (int)(at - digits) : 0;
}

static const char *decoded(struct arena *arena, const char *line) {
    static const char NAMES[] = "trn", BYTES[] = "\t\r\n";
    struct buffer out = buffer_in(arena);
    for (; *line && *line != '\n'; line++) {
        const char *name = line[0] == '\\' && line[1] ? strchr(NAMES, line[1]) : NULL;
        if (name) {
            buffer_char(&out, BYTES[name - NAMES]);
            line++;
        } else if (line[0] == '\\' && line[1] == 'x') {
            buffer_char(&out, (char)(digit(line[2]) * 16 + digit(line[3])));
            line += 3;
        } else {
            buffer_char(&out, *line);
        }
    }
    return buffer_string(&out);
}

static enum result write_rows(struct arena *arena, struct sheet_writer *writer) {
    static const struct sheet_column COLUMNS[] = {
        { "Teks", SHEET_TEXT, 0, 0 },   { "Jumlah", SHEET_NUMBER, 1, 0 },   { "Bagian", SHEET_PERCENT, 1, 0 },
        { "Hari", SHEET_DAY, 0, 0 },    { "Waktu", SHEET_MOMENT, 0, 0 },
    };
    struct sheet sheet = { .name = "Uji", .title = "=1+1 & uji", .columns = COLUMNS, .column_count = 5 };
    enum result result = sheet_begin(writer, &sheet);
    char line[4096];
    while (result == DONE && fgets(line, sizeof line, stdin)) {
        struct sheet_cell cells[] = { sheet_text_cell(decoded(arena, line)), sheet_number_cell(-12345), sheet_number_cell(974),
                                      sheet_number_cell(20778), sheet_number_cell(MADE_AT) };
        sheet_row(writer, cells);
    }
    return result;
}

int main(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct sheet_book book = { .folder = argc > 2 ? argv[2] : ".", .office = "Kantor & Contoh", .made_by = "=HYPERLINK(\"x\")",
                               .made_at = MADE_AT, .zone_offset = 420, .zone = "WIB" };
    if (argc != 3 || !sheet_format_parse(argv[1], &book.format)) return 2;
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    struct sheet_file file;
    enum result result = sheet_open(arena, &book, &writer);
    if (result == DONE) result = write_rows(arena, writer);
    if (result == DONE) result = sheet_finish(writer, &file);
    if (result != DONE) return 1;
    char bytes[65536];
    for (ssize_t length; (length = read(file.descriptor, bytes, sizeof bytes)) > 0;) {
        if (fwrite(bytes, 1, (size_t)length, stdout) != (size_t)length) return 1;
    }
    (void)close(file.descriptor);
    return fflush(stdout) == 0 ? 0 : 1;
}
