/* Fuzz target: whatever bytes come, the reader of spreadsheet files ends with a verdict, and what it writes is read as tables or refused
 * with a reason. A failed assertion is a finding. Run: make fuzz (replays the corpus), make fuzz SECONDS=60 (looks for more). */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "lib/base/worksheets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_again(struct arena *arena, const char *text, size_t length) {
    struct worksheets sheets = { 0 };
    const char *reason = NULL;
    if (worksheets_read(arena, text, length, &sheets, &reason) != DONE) {
        assert(reason);
        return;
    }
    for (size_t i = 0; i < sheets.count; i++) {
        for (size_t row = 0; row < sheets.sheets[i].row_count; row++) {
            for (size_t column = 0; column < sheets.sheets[i].columns; column++) assert(sheets.sheets[i].rows[row].cells[column]);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    bool is_written = worksheets_write(arena, data, size, out);
    (void)fclose(out);
    if (is_written) read_again(arena, text, length);
    read_again(arena, (const char *)data, size);
    free(text);
    arena_free(arena);
    return 0;
}
