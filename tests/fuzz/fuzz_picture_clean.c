/* Fuzz target: cleaning of pictures. An accepted picture never grows, and cleaning it twice is cleaning it once.
 * A failed assertion is a finding. Run: make fuzz (replays the corpus), make fuzz SECONDS=60 (looks for more). */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "lib/rules/picture_clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum media_kind kind;
    if (media_judge(data, size, &kind) != DONE) return 0;
    struct arena *arena = arena_new();
    unsigned char *bytes = (unsigned char *)arena_copy(arena, (const char *)data, size);
    size_t once = picture_clean(kind, bytes, size);
    assert(once <= size);
    const char *cleaned = arena_copy(arena, (const char *)bytes, once);
    enum media_kind same;
    if (media_judge(bytes, once, &same) == DONE) { /* what is broken is refused by the caller */
        assert(same == kind);
        assert(picture_clean(kind, bytes, once) == once && memcmp(bytes, cleaned, once) == 0);
    }
    arena_free(arena);
    return 0;
}
