/* Scope: reading a range of bytes and answering with it. */
#include "lib/web/byte_range.h"

#include <string.h>
#include <unistd.h>

#define UNIT "bytes="
#define DIGITS_MOST 15u /* of a position; the largest file has ten */

/* Takes a number off *at; -1 when there is none, or one no file reaches. */
static int64_t take_number(const char **at) {
    size_t digits = strspn(*at, "0123456789");
    if (digits == 0 || digits > DIGITS_MOST) return -1;
    int64_t value = 0;
    for (size_t i = 0; i < digits; i++) value = value * 10 + ((*at)[i] - '0');
    *at += digits;
    return value;
}

/* "bytes=-500": the last 500. */
static enum result parse_suffix(const char *text, int64_t size, struct byte_range *ret) {
    int64_t wanted = take_number(&text);
    if (wanted < 0 || *text) return REFUSED_ABSENT;
    if (wanted == 0 || size == 0) return REFUSED_INVALID;
    int64_t length = wanted < size ? wanted : size;
    *ret = (struct byte_range){ size - length, length };
    return DONE;
}

enum result byte_range_parse(const char *text, int64_t size, struct byte_range *ret) {
    if (!text || strncmp(text, UNIT, strlen(UNIT)) != 0) return REFUSED_ABSENT;
    text += strlen(UNIT);
    if (*text == '-') return parse_suffix(text + 1, size, ret);
    int64_t first = take_number(&text);
    if (first < 0 || *text++ != '-') return REFUSED_ABSENT;
    int64_t last = *text ? take_number(&text) : size - 1;
    if (*text || (last < first && first < size)) return REFUSED_ABSENT;
    if (first >= size) return REFUSED_INVALID;
    *ret = (struct byte_range){ first, (last < size ? last : size - 1) - first + 1 };
    return DONE;
}

static enum result refuse(struct response *response, int64_t size) {
    struct arena *arena = response->arena;
    response_clear(response);
    response->status = 416;
    response_header(response, "Content-Range", arena_format(arena, "bytes */%lld", (long long)size));
    return response->broken ? FAILED_INTERNAL : DONE;
}

enum result byte_range_answer(const struct request *request, struct response *response, const char *version) {
    const char *tag = arena_format(response->arena, "\"%s\"", version);
    bool is_other = request->if_range && strcmp(request->if_range, tag) != 0;
    int64_t size = response->file_size;
    struct byte_range range;
    response_header(response, "Accept-Ranges", "bytes");
    response_header(response, "ETag", tag);
    enum result result = is_other ? REFUSED_ABSENT : byte_range_parse(request->range, size, &range);
    if (result == REFUSED_ABSENT) return response->broken ? FAILED_INTERNAL : DONE;
    if (result != DONE) return refuse(response, size);
    if (lseek(response->file, range.first, SEEK_SET) < 0) return FAILED_INTERNAL;
    response->status = 206;
    response->file_size = range.length;
    response_header(response, "Content-Range", arena_format(response->arena, "bytes %lld-%lld/%lld", (long long)range.first,
                                                            (long long)(range.first + range.length - 1), (long long)size));
    return response->broken ? FAILED_INTERNAL : DONE;
}
