/* Fuzz target: whatever is printed as NRR and index, it is refused or reconciled; of a single unsur the exact rule and the last row
 * are the same. Build and run (clang 14, libFuzzer):
 *   clang-14 -std=gnu17 -g -O1 -I. -include lib/base/banned.h -fsanitize=fuzzer,address,undefined \
 *     tests/fuzz/fuzz_reconcile.c lib/rules/skm_reconcile.c lib/rules/instrument_rules.c lib/rules/enum_table.c lib/base/arena.c \
 *     lib/base/buffer.c -o build/fuzz_reconcile
 *   build/fuzz_reconcile -max_len=400 -max_total_time=30 build/corpus-reconcile tests/fuzz/corpus/reconcile */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/rules/skm_reconcile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds) {
    if (!holds) abort();
}

/* One number a line, the index last. */
static struct skm_printed read_lines(char *text) {
    struct skm_printed printed = { .ikm = text };
    for (char *end = strchr(text, '\n'); end && printed.count < INSTRUMENT_MOST_ITEMS; end = strchr(text, '\n')) {
        *end = '\0';
        printed.nrr[printed.count++] = text;
        printed.ikm = text = end + 1;
    }
    return printed;
}

static void check(struct arena *arena, const struct skm_printed *printed) {
    struct skm_reconciled reconciled;
    if (skm_reconcile(arena, printed, &reconciled) != DONE) return;
    must(strspn(reconciled.published, "0123456789.") == strlen(reconciled.published) && reconciled.published[0] != '.');
    must(reconciled.recomputed >= 2500 && reconciled.recomputed <= 10000);
    must(reconciled.published_hundredths >= 0 && reconciled.published_hundredths <= 10000);
    if (printed->count == 1) must(reconciled.follows[SKM_RULE_EXACT] == reconciled.follows[SKM_RULE_LAST_ROW]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    char *text = malloc(size + 1); /* exact, so that a read past the end is caught */
    must(text != NULL);
    if (size > 0) memcpy(text, data, size);
    text[size] = '\0';
    struct skm_printed printed = read_lines(text);
    check(arena, &printed);
    free(text);
    arena_free(arena);
    return 0;
}
