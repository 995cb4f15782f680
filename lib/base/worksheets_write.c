/* Scope: a spreadsheet file's sheets as plain text; apart from the reading, so that the picture helper needs no more than this. */
#include <string.h>

#include "lib/base/workbook.h"
#include "lib/base/worksheets.h"

static bool write_sheet(void *context, const char *name) {
    FILE *out = context;
    char line[WORKBOOK_LONGEST_CELL];
    (void)snprintf(line, sizeof line, "%s", name);
    for (char *at = line; *at; at++) {
        if (strchr("\t\r\n", *at)) *at = ' ';
    }
    return fprintf(out, "=%s\n", line) > 0;
}

static bool write_row(void *context, size_t number, const char *const *cells, size_t count) {
    FILE *out = context;
    bool is_written = fprintf(out, "%zu", number) > 0;
    for (size_t i = 0; i < count && is_written; i++) is_written = fputc('\t', out) != EOF && fputs(cells[i], out) != EOF;
    return is_written && fputc('\n', out) != EOF && ftell(out) <= (long)WORKSHEETS_LARGEST;
}

bool worksheets_write(struct arena *arena, const unsigned char *bytes, size_t length, FILE *out) {
    struct workbook_sink sink = { out, write_sheet, write_row };
    const char *reason = NULL;
    bool is_written = workbook_read(arena, bytes, length, &sink, &reason) == DONE || fprintf(out, "!%s\n", reason) > 0;
    return is_written && fflush(out) == 0 && !ferror(out);
}
