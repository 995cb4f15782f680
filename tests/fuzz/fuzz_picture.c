/* Fuzz target: pictures decoded and drawn anew, in this process. What was drawn is again a picture of its kind, and is drawn
 * again without a fault. A failed assertion is a finding. Run: make fuzz (replays the corpus), make fuzz SECONDS=60 (looks for more). */
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/cleanup.h"
#include "lib/rules/media_kind.h"
#include "picture/draw.h"

#define PIXELS_MOST (1u << 22) /* larger ones are only slow */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct drawn {
    enum picture_outcome outcome;
    char *bytes; /* caller frees */
    size_t length;
};

/* What OUT was given stands in *ret once it is closed, which is when this returns. */
static void draw(enum media_kind kind, const uint8_t *data, size_t size, struct drawn *ret) {
    CLEANUP_FILE FILE *in = fmemopen((void *)(uintptr_t)data, size, "rb");
    CLEANUP_FILE FILE *out = open_memstream(&ret->bytes, &ret->length);
    if (in && out) ret->outcome = kind == MEDIA_JPEG ? picture_jpeg(in, out, 0) : picture_png(in, out);
}

static uint32_t four(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* True for a picture whose header declares more than is worth a fuzzer's time. */
static bool is_slow(enum media_kind kind, const uint8_t *data, size_t size) {
    if (kind == MEDIA_PNG) return (uint64_t)four(data + 16) * four(data + 20) > PIXELS_MOST;
    for (size_t at = 2; at + 9 < size; at++) {
        bool is_frame = data[at] == 0xFF && data[at + 1] >= 0xC0 && data[at + 1] <= 0xCF;
        uint32_t sides = four(data + at + 5);
        if (is_frame && (uint64_t)(sides >> 16) * (sides & 0xFFFF) > PIXELS_MOST) return true;
    }
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum media_kind kind = MEDIA_KIND_COUNT;
    if (media_judge(data, size, &kind) != DONE || kind == MEDIA_PDF || is_slow(kind, data, size)) return 0;
    struct drawn drawn = { .outcome = PICTURE_NOT_TRIED }, again = drawn;
    draw(kind, data, size, &drawn);
    if (drawn.outcome == PICTURE_DRAWN) {
        enum media_kind same = MEDIA_KIND_COUNT;
        assert(media_judge((const unsigned char *)drawn.bytes, drawn.length, &same) == DONE && same == kind);
        draw(kind, (const uint8_t *)drawn.bytes, drawn.length, &again);
        assert(again.outcome == PICTURE_DRAWN);
    }
    free(drawn.bytes);
    free(again.bytes);
    return 0;
}
