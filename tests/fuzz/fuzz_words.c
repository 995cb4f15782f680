/* Fuzz target: a browser's header becomes words of ours or none; a template without a fault expands without touching what its values
 * bring, and a body with a fault is told with a message of bounded length. Build and run (clang 14, libFuzzer):
 *   clang-14 -std=gnu17 -g -O1 -I. -include lib/base/banned.h -fsanitize=fuzzer,address,undefined \
 *     tests/fuzz/fuzz_words.c lib/rules/device_name.c lib/rules/reply_template.c lib/rules/enum_table.c lib/base/arena.c \
 *     lib/base/buffer.c -o build/fuzz_words
 *   build/fuzz_words -max_len=400 -max_total_time=30 build/corpus-words tests/fuzz/corpus/words */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/rules/device_name.h"
#include "lib/rules/reply_template.h"

#define MESSAGE_LONGEST 150 /* bytes */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds) {
    if (!holds) abort();
}

static void check_device(struct arena *arena, const char *header) {
    const char *name = device_name(arena, header);
    must(strlen(name) > 0 && strlen(name) <= DEVICE_NAME_LONGEST);
    must(strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ") == strlen(name));
}

/* Values that hold braces themselves, each of another length than its placeholder. */
static const struct reply_values VALUES = { "{petugas}", "{{", "}", "", "{nomor}{nomor}" };

static void check_template(struct arena *arena, const char *body) {
    const char *fault = reply_template_fault(arena, body);
    const char *text = reply_template_expand(arena, body, &VALUES);
    if (fault) must(strlen(fault) <= MESSAGE_LONGEST);
    if (!strchr(body, '{')) must(!fault && strcmp(text, body) == 0);
    must(strlen(text) <= 2 * strlen(body) + 1); /* no value is expanded again */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    char *text = malloc(size + 1); /* exact, so that a read past the end is caught */
    must(text != NULL);
    if (size > 0) memcpy(text, data, size);
    text[size] = '\0';
    check_device(arena, text);
    check_template(arena, text);
    free(text);
    arena_free(arena);
    return 0;
}
