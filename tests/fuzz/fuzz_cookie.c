/* Fuzz target: the Cookie header. What was read must be printable ASCII without separators.
 * A failed assertion is a finding. Run: make fuzz (replays the corpus), make fuzz SECONDS=60 (looks for more). */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "lib/web/cookie.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new();
    struct parameters cookies = { 0 };
    cookie_read(arena, arena_copy(arena, (const char *)data, size), &cookies);
    assert(cookies.count <= PARAMETERS_MOST);
    for (size_t i = 0; i < cookies.count; i++) {
        assert(*cookies.items[i].name);
        for (const char *at = cookies.items[i].value; *at; at++) assert(*at > ' ' && *at < 0x7f && *at != ';' && *at != ',');
    }
    arena_free(arena);
    return 0;
}
