/* Scope: files of tables on their way in. */
#include "cgi-bin/staff/table_file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/base/keys.h"
#include "lib/web/nonce.h"
#include "lib/web/parameters.h"

#define TEXT_SHOWN 40 /* bytes of a heading or cell, in a list */
#define LETTERS 26

/* ---- the request ---- */

bool table_file_has_nonce(struct app *app, struct request *request, const char *route) {
    const char *text = parameters_first(&request->form, "nonce");
    request->nonce_state = nonce_read(app->keys->form, route, text, request->now, 0, &request->nonce);
    return request->nonce_state != NONCE_MISSING && request->nonce_state != NONCE_FORGED;
}

struct upload *table_file_sent(struct request *request, const char *name) {
    for (size_t i = 0; i < request->uploads.count; i++) {
        struct upload *upload = &request->uploads.items[i];
        if (upload->media_type && upload->judgement == DONE && strcmp(upload->field, name) == 0) return upload;
    }
    return NULL;
}

/* ---- the file ---- */

static enum result read_bytes(struct request *request, const struct upload *upload, char **ret_bytes, size_t *ret_length) {
    CLEANUP_FD int file = upload_open_pending(request->arena, &request->uploads, upload);
    if (file < 0) return FAILED_UNAVAILABLE;
    struct stat status;
    if (fstat(file, &status) != 0) return FAILED_UNAVAILABLE;
    if (status.st_size > UPLOAD_LARGEST) return REFUSED_TOO_LARGE;
    size_t room = (size_t)status.st_size, length = 0;
    char *bytes = arena_alloc(request->arena, room + 1);
    while (length < room) {
        ssize_t count = read(file, bytes + length, room - length);
        if (count <= 0) return FAILED_UNAVAILABLE;
        length += (size_t)count;
    }
    *ret_bytes = bytes;
    *ret_length = length;
    return DONE;
}

bool table_file_strict_csv(struct arena *arena, const char *bytes, size_t length, struct worksheet *ret, struct csv_fault *ret_fault) {
    const struct csv *csv;
    if (csv_read(arena, bytes, length, &csv, ret_fault) != DONE) return false;
    struct csv_row *rows = arena_array(arena, csv->row_count + 1, sizeof *rows);
    rows[0] = csv->header;
    if (csv->row_count) memcpy(rows + 1, csv->rows, csv->row_count * sizeof *rows);
    *ret = (struct worksheet){ "CSV", csv->columns, rows, csv->row_count + 1 };
    return true;
}

static enum result open_csv(struct arena *arena, const char *bytes, size_t length, table_file_csv *read_csv, struct worksheets *ret,
                            const char **ret_reason) {
    struct worksheet *sheet = arena_alloc(arena, sizeof *sheet);
    struct csv_fault fault;
    *ret = (struct worksheets){ sheet, 1 };
    if (read_csv(arena, bytes, length, sheet, &fault)) return DONE;
    *ret_reason = arena_format(arena, "Berkas tidak dapat dibaca, baris %zu kolom %zu: %s.", fault.line, fault.column, fault.reason);
    return REFUSED_INVALID;
}

size_t table_file_first(const struct worksheets *sheets) {
    size_t i = 0;
    while (i < sheets->count && sheets->sheets[i].row_count == 0) i++;
    return i;
}

enum result table_file_open(struct request *request, const struct upload *upload, table_file_csv *read_csv, struct worksheets *ret,
                            const char **ret_reason) {
    struct arena *arena = request->arena;
    char *bytes;
    size_t length;
    enum result result = read_bytes(request, upload, &bytes, &length);
    if (result != DONE) return result;
    const char *why = NULL;
    if (upload->kind == MEDIA_CSV) result = open_csv(arena, bytes, length, read_csv, ret, ret_reason);
    else result = worksheets_read(arena, bytes, length, ret, &why);
    if (why) *ret_reason = arena_format(arena, "Berkas tidak dapat dibaca: %s.", why);
    if (result != DONE || table_file_first(ret) < ret->count) return result;
    *ret_reason = "Berkas ini tidak berisi baris.";
    return REFUSED_INVALID;
}

/* ---- words ---- */

const char *table_file_letters(struct arena *arena, size_t column) {
    char last = (char)('A' + column % LETTERS);
    return column < LETTERS ? arena_format(arena, "%c", last) : arena_format(arena, "%c%c", (char)('A' + column / LETTERS - 1), last);
}

const char *table_file_shortened(struct arena *arena, const char *text) {
    size_t length = strlen(text);
    if (length <= TEXT_SHOWN) return text;
    length = TEXT_SHOWN;
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) length--; /* not inside a character */
    return arena_format(arena, "%.*s…", (int)length, text);
}

const char *table_file_column(struct arena *arena, size_t column, const char *heading) {
    return arena_format(arena, "%s: %s", table_file_letters(arena, column), table_file_shortened(arena, heading));
}

/* ---- choices ---- */

struct choice_list table_file_columns(struct arena *arena, const char *const *headings, size_t count) {
    struct choice *choices = arena_array(arena, count + 1, sizeof *choices);
    for (size_t i = 0; i < count; i++) {
        choices[i] = (struct choice){ arena_format(arena, "%zu", i + 1), headings ? table_file_column(arena, i, headings[i]) : "", NULL };
    }
    return (struct choice_list){ choices, count };
}

size_t table_file_widest(const struct worksheets *sheets) {
    size_t most = 0;
    for (size_t i = 0; i < sheets->count; i++) {
        if (sheets->sheets[i].columns > most) most = sheets->sheets[i].columns;
    }
    return most < CSV_MOST_COLUMNS ? most : CSV_MOST_COLUMNS;
}

struct choice_list table_file_sheets(struct arena *arena, const struct worksheets *sheets) {
    struct choice *choices = arena_array(arena, sheets->count + 1, sizeof *choices);
    size_t count = 0;
    for (size_t i = 0; i < sheets->count; i++) {
        if (sheets->sheets[i].row_count == 0) continue;
        choices[count++] = (struct choice){ arena_format(arena, "%zu", i + 1), sheets->sheets[i].name, NULL };
    }
    return (struct choice_list){ choices, count };
}

/* ---- rows ---- */

size_t table_file_row(const struct worksheet *sheet, int64_t line) {
    size_t i = 0;
    while (i < sheet->row_count && (int64_t)sheet->rows[i].line != line) i++;
    return i;
}

size_t table_file_rows_until(const struct worksheet *sheet, int64_t line) {
    size_t count = 0;
    while (count < sheet->row_count && (int64_t)sheet->rows[count].line <= line) count++;
    return count;
}
