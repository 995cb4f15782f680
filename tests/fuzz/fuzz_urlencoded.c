/* Fuzz target: form bodies and percent-encoding. What was read must be clean, and survive being written and read again.
 * A failed assertion is a finding. Run: make fuzz (replays the corpus), make fuzz SECONDS=60 (looks for more). */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/web/urlencoded.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct parameters first = { 0 }, second = { 0 };
    if (urlencoded_read(arena, (const char *)data, size, &first) == DONE) {
        struct buffer again = buffer_in(arena);
        for (size_t i = 0; i < first.count; i++) {
            assert(*first.items[i].name && text_is_clean(first.items[i].name, strlen(first.items[i].name)));
            assert(text_is_clean(first.items[i].value, strlen(first.items[i].value)));
            percent_encode(&again, first.items[i].name);
            buffer_char(&again, '=');
            percent_encode(&again, first.items[i].value);
            buffer_char(&again, '&');
        }
        assert(urlencoded_read(arena, buffer_string(&again), again.length, &second) == DONE);
        assert(second.count == first.count);
        for (size_t i = 0; i < first.count; i++) {
            assert(strcmp(first.items[i].name, second.items[i].name) == 0);
            assert(strcmp(first.items[i].value, second.items[i].value) == 0);
        }
    }
    arena_free(arena);
    return 0;
}
