/* Scope: the directory at the end of an archive, and inflating one part of it. */
#include "lib/base/zip.h"

#include <string.h>
#include <strings.h>
#include <zlib.h>

#define END_LENGTH 22u        /* of the end record without its comment */
#define COMMENT_MOST 65535u
#define ENTRY_LENGTH 46u      /* of a directory entry without name, extra field and comment */
#define LOCAL_LENGTH 30u      /* of a part's own header likewise */
#define PIECE 16384u          /* bytes unpacked at a time */
#define FLAG_ENCRYPTED 1u
#define METHOD_STORED 0u
#define METHOD_DEFLATED 8u
#define OF_ZIP64 0xFFFFFFFFu

static uint32_t little(const unsigned char *bytes, size_t count) {
    uint32_t value = 0;
    for (size_t i = count; i > 0; i--) value = value << 8 | bytes[i - 1];
    return value;
}

/* ---- finding ---- */

/* Where the end record begins; LENGTH when there is none. Its comment may hold anything, so the last one that fits counts. */
static size_t find_end(const unsigned char *bytes, size_t length) {
    if (length < END_LENGTH) return length;
    for (size_t comment = 0; comment <= COMMENT_MOST && comment + END_LENGTH <= length; comment++) {
        size_t at = length - END_LENGTH - comment;
        if (memcmp(bytes + at, "PK\5\6", 4) == 0 && little(bytes + at + 20, 2) <= comment) return at;
    }
    return length;
}

/* Checks the entry at AT against its own header and fills *ret. */
static enum result open_part(const unsigned char *bytes, size_t length, const unsigned char *entry, struct zip_part *ret) {
    uint32_t method = little(entry + 10, 2), packed = little(entry + 20, 4), offset = little(entry + 42, 4);
    if (little(entry + 8, 2) & FLAG_ENCRYPTED) return REFUSED_TYPE;
    if (method != METHOD_STORED && method != METHOD_DEFLATED) return REFUSED_TYPE;
    if (packed == OF_ZIP64 || offset == OF_ZIP64 || offset > length || length - offset < LOCAL_LENGTH) return REFUSED_INVALID;
    const unsigned char *local = bytes + offset;
    size_t head = (size_t)LOCAL_LENGTH + little(local + 26, 2) + little(local + 28, 2);
    if (memcmp(local, "PK\3\4", 4) != 0 || head > length - offset || packed > length - offset - head) return REFUSED_INVALID;
    *ret = (struct zip_part){ local + head, packed, little(entry + 24, 4), little(entry + 16, 4), method == METHOD_DEFLATED };
    return DONE;
}

enum result zip_find(const unsigned char *bytes, size_t length, const char *name, struct zip_part *ret) {
    size_t end = find_end(bytes, length), wanted = strlen(name);
    if (end == length) return REFUSED_TYPE;
    uint32_t count = little(bytes + end + 10, 2);
    size_t at = little(bytes + end + 16, 4);
    if (count > ZIP_MOST_PARTS) return REFUSED_TOO_LARGE;
    for (; count > 0; count--) {
        if (at > end || end - at < ENTRY_LENGTH || memcmp(bytes + at, "PK\1\2", 4) != 0) return REFUSED_INVALID;
        const unsigned char *entry = bytes + at;
        size_t name_length = little(entry + 28, 2);
        size_t whole = ENTRY_LENGTH + name_length + little(entry + 30, 2) + little(entry + 32, 2);
        if (whole > end - at) return REFUSED_INVALID;
        bool is_wanted = name_length == wanted && strncasecmp((const char *)entry + ENTRY_LENGTH, name, wanted) == 0;
        if (is_wanted) return open_part(bytes, length, entry, ret);
        at += whole;
    }
    return REFUSED_ABSENT;
}

/* ---- streaming ---- */

struct flow {
    const struct zip_part *part;
    size_t *budget;
    zip_sink *sink;
    void *context;
    size_t given;
    uLong crc;
    bool is_stopped;
};

static enum result give(struct flow *flow, const unsigned char *bytes, size_t length) {
    if (length > *flow->budget) return REFUSED_TOO_LARGE;
    *flow->budget -= length;
    flow->given += length;
    flow->crc = crc32(flow->crc, bytes, (uInt)length);
    flow->is_stopped = length > 0 && !flow->sink(flow->context, (const char *)bytes, length);
    return DONE;
}

static enum result copy_stored(struct flow *flow) {
    enum result result = DONE;
    for (size_t at = 0; at < flow->part->packed_length && result == DONE && !flow->is_stopped;) {
        size_t left = flow->part->packed_length - at, piece = left < PIECE ? left : PIECE;
        result = give(flow, flow->part->packed + at, piece);
        at += piece;
    }
    return result;
}

static enum result inflate_all(struct flow *flow, z_stream *stream) {
    unsigned char out[PIECE];
    int code = Z_OK;
    enum result result = DONE;
    while (code == Z_OK && result == DONE && !flow->is_stopped) {
        stream->next_out = out;
        stream->avail_out = sizeof out;
        code = inflate(stream, Z_NO_FLUSH);
        if (code == Z_OK || code == Z_STREAM_END) result = give(flow, out, sizeof out - stream->avail_out);
    }
    if (result != DONE || flow->is_stopped) return result;
    return code == Z_STREAM_END ? DONE : REFUSED_INVALID;
}

static enum result copy_deflated(struct flow *flow) {
    z_stream stream = { .next_in = (z_const Bytef *)(uintptr_t)flow->part->packed, .avail_in = (uInt)flow->part->packed_length };
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return FAILED_INTERNAL;
    enum result result = inflate_all(flow, &stream);
    (void)inflateEnd(&stream);
    return result;
}

enum result zip_stream(const struct zip_part *part, size_t *budget, zip_sink *sink, void *context) {
    struct flow flow = { part, budget, sink, context, 0, crc32(0, NULL, 0), false };
    enum result result = part->deflated ? copy_deflated(&flow) : copy_stored(&flow);
    if (result != DONE || flow.is_stopped) return result;
    return flow.given == part->length && flow.crc == part->crc ? DONE : REFUSED_INVALID;
}
