/* Scope: judging a file of an answer on disk, of any size with little memory: read once for its hash and, when it is text, for its letters. */
#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/utf8.h"
#include "lib/rules/answer_kind.h"
#include "lib/web/upload_receive.h"

#define WINDOW (64u * 1024u)
#define HEAD 8u /* bytes: longer than any signature we know */
#define LETTER_MOST 4u /* bytes of one character in UTF-8 */

static bool read_at(int file, unsigned char *bytes, size_t length, int64_t offset) {
    for (size_t got = 0; got < length;) {
        ssize_t more = pread(file, bytes + got, length - got, offset + (int64_t)got);
        if (more < 0 && errno == EINTR) continue;
        if (more <= 0) return false;
        got += (size_t)more;
    }
    return true;
}

static enum result judge_ends(struct arena *arena, int file, int64_t size, enum media_kind *ret) {
    size_t tail = size < ANSWER_TAIL ? (size_t)size : ANSWER_TAIL, head = size < HEAD ? (size_t)size : HEAD;
    unsigned char *bytes = arena_alloc(arena, tail), start[HEAD];
    if (!read_at(file, start, head, 0) || !read_at(file, bytes, tail, size - (int64_t)tail)) return FAILED_UNAVAILABLE;
    struct answer_ends ends = { .head = start, .head_length = head, .tail = bytes, .tail_length = tail, .size = size };
    struct archive_part part;
    enum result result = answer_judge(&ends, ret, &part);
    if (result != DONE || *ret != MEDIA_ZIP) return result;
    unsigned char *directory = arena_alloc(arena, (size_t)part.length + 1);
    if (!read_at(file, directory, (size_t)part.length, part.offset)) return FAILED_UNAVAILABLE;
    return answer_judge_archive(directory, (size_t)part.length, ret);
}

/* How many bytes at the end of the window begin a character that goes on behind it. */
static size_t unfinished(const unsigned char *bytes, size_t length) {
    for (size_t back = 1; back < LETTER_MOST && back <= length; back++) {
        unsigned char byte = bytes[length - back];
        if (byte < 0x80) return 0;
        if (byte >= 0xC0) return (size_t)(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) > back ? back : 0;
    }
    return 0;
}

/* Hashes the whole file; when IS_TEXT every window must be clean text as well. */
static enum result read_through(int file, int64_t size, bool is_text, unsigned char sha256[32]) {
    unsigned char window[WINDOW];
    crypto_hash_sha256_state state;
    (void)crypto_hash_sha256_init(&state);
    for (int64_t at = 0; at < size;) {
        size_t length = size - at < (int64_t)sizeof window ? (size_t)(size - at) : sizeof window;
        if (!read_at(file, window, length, at)) return FAILED_UNAVAILABLE;
        if (is_text && at + (int64_t)length < size) length -= unfinished(window, length);
        if (is_text && !text_is_clean((const char *)window, length)) return REFUSED_TYPE;
        (void)crypto_hash_sha256_update(&state, window, length);
        at += (int64_t)length;
    }
    (void)crypto_hash_sha256_final(&state, sha256);
    return DONE;
}

enum result upload_judge_answer(struct arena *arena, int file, struct upload *upload) {
    enum media_kind kind = MEDIA_KIND_COUNT;
    if (upload->size == 0) return REFUSED_INVALID;
    enum result result = judge_ends(arena, file, upload->size, &kind);
    if (result == DONE) result = read_through(file, upload->size, kind == MEDIA_CSV, upload->sha256);
    if (result != DONE) return result;
    upload->kind = kind;
    upload->media_type = media_type(kind);
    return DONE;
}
