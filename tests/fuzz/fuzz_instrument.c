/* Fuzz target: whatever bytes come, the reader of questionnaires ends with a verdict and its reasons; what it accepts can be counted by
 * and has one canonical form, which reads as itself. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/store/instrument_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds) {
    if (!holds) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct instrument instrument, again;
    struct instrument_faults faults;
    struct instrument_rules rules;
    if (instrument_read(arena, (const char *)data, size, &instrument, &faults) != DONE) {
        must(faults.count > 0 && faults.count <= INSTRUMENT_MOST_FAULTS && *faults.rows[0].message);
    } else {
        const char *text = instrument_json(arena, &instrument);
        must(instrument_read(arena, text, strlen(text), &again, &faults) == DONE);
        must(strcmp(instrument_json(arena, &again), text) == 0);
        must(instrument_rules_of(&instrument, &rules) == DONE);
    }
    arena_free(arena);
    return 0;
}
