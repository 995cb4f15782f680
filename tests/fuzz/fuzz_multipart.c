/* Fuzz target: multipart bodies. The first byte says how the body is cut into pieces; however it is cut, the outcome is
 * the same.
 * A failed assertion is a finding. Run: make fuzz (replays the corpus), make fuzz SECONDS=60 (looks for more). */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/web/multipart.h"

struct source {
    const uint8_t *data;
    size_t size, at, piece;
};

static long read_piece(void *context, char *bytes, size_t room) {
    struct source *source = context;
    size_t left = source->size - source->at, got = left < room ? left : room;
    if (got > source->piece) got = source->piece;
    if (got) memcpy(bytes, source->data + source->at, got);
    source->at += got;
    return (long)got;
}

static enum result begin(void *context, const char *field, const char *client_name) {
    buffer_format(context, "[%s:%s:", field, client_name);
    return DONE;
}

static enum result data_piece(void *context, const char *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return DONE;
}

static enum result end(void *context) {
    buffer_char(context, ']');
    return DONE;
}

/* Reads the body in pieces; what arrived, written down, is *ret when the result is DONE. */
static enum result outcome(struct arena *arena, const uint8_t *data, size_t size, size_t piece, struct buffer *ret) {
    struct source source = { data, size, 0, piece };
    struct input input = { .read = read_piece, .context = &source, .remaining = (int64_t)size };
    struct parameters fields = { 0 };
    struct file_sink sink = { begin, data_piece, end, ret };
    enum result result = multipart_read(arena, "b", &input, &fields, &sink);
    for (size_t i = 0; i < fields.count; i++) buffer_format(ret, "%s=%s|", fields.items[i].name, fields.items[i].value);
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    struct arena *arena = arena_new();
    struct buffer whole = buffer_in(arena), cut = buffer_in(arena);
    enum result one = outcome(arena, data + 1, size - 1, SIZE_MAX, &whole);
    enum result other = outcome(arena, data + 1, size - 1, (size_t)data[0] + 1, &cut);
    assert((one == DONE) == (other == DONE));
    if (one == DONE) assert(whole.length == cut.length && memcmp(buffer_string(&whole), buffer_string(&cut), whole.length) == 0);
    (void)multipart_boundary(arena, arena_copy(arena, (const char *)data, size));
    arena_free(arena);
    return 0;
}
