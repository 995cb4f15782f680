/* Scope: content checks of uploads. */
#include "lib/rules/media_kind.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/base/utf8.h"

#define PDF_TAIL 2048                   /* where "%%EOF" must stand; ISO 32000-1 readers look at the last 1,024 bytes */
#define NAME_MOST 80                    /* characters of a file name shown to staff */

static const struct {
    const char *type, *extension;
} KINDS[MEDIA_KIND_COUNT] = {
    [MEDIA_JPEG] = { "image/jpeg", ".jpg" },
    [MEDIA_PNG] = { "image/png", ".png" },
    [MEDIA_PDF] = { "application/pdf", ".pdf" },
    [MEDIA_CSV] = { "text/csv", ".csv" },
    [MEDIA_XLSX] = { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx" },
    [MEDIA_ZIP] = { "application/zip", ".zip" },
};

static uint32_t big_endian(const unsigned char *bytes, size_t count) {
    uint32_t value = 0;
    for (size_t i = 0; i < count; i++) value = value << 8 | bytes[i];
    return value;
}

static bool contains(const unsigned char *bytes, size_t length, const char *wanted, size_t wanted_length) {
    const unsigned char *end = bytes + length;
    for (const unsigned char *at = bytes; (size_t)(end - at) >= wanted_length; at++) {
        at = memchr(at, wanted[0], (size_t)(end - at) - wanted_length + 1);
        if (!at) return false;
        if (memcmp(at, wanted, wanted_length) == 0) return true;
    }
    return false;
}

static enum result judge_size(uint32_t width, uint32_t height) {
    if (width == 0 || height == 0) return REFUSED_INVALID;
    if (width > PICTURE_SIDE_MOST || height > PICTURE_SIDE_MOST || (uint64_t)width * height > PICTURE_PIXELS_MOST) return REFUSED_TOO_LARGE;
    return DONE;
}

/* Start-of-frame markers carry the dimensions; C4, C8 and CC in their range are tables and reserved. */
static bool is_frame(unsigned char marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Walks the segments to the scan; behind it an end marker must come (inside the scan FF is always followed by 00 or a
 * restart marker, so the first FF D9 is the true end; cameras append what they like after it). */
static enum result judge_jpeg(const unsigned char *bytes, size_t length) {
    bool has_frame = false;
    for (size_t at = 2; at + 4 <= length;) {
        if (bytes[at] != 0xFF) return REFUSED_INVALID;
        unsigned char marker = bytes[at + 1];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        size_t size = big_endian(bytes + at + 2, 2);
        if (size < 2 || at + 2 + size > length) return REFUSED_INVALID;
        if (is_frame(marker)) {
            if (size < 8) return REFUSED_INVALID;
            enum result result = judge_size(big_endian(bytes + at + 7, 2), big_endian(bytes + at + 5, 2));
            if (result != DONE) return result;
            has_frame = true;
        }
        at += 2 + size;
        if (marker == 0xDA) return has_frame && contains(bytes + at, length - at, "\xFF\xD9", 2) ? DONE : REFUSED_INVALID;
    }
    return REFUSED_INVALID;
}

/* Walks the chunks from IHDR to IEND. */
static enum result judge_png(const unsigned char *bytes, size_t length) {
    const size_t signature = 8, frame = 12; /* a chunk's length, type and checksum */
    bool is_first = true, has_data = false;
    for (size_t at = signature; at + frame <= length; is_first = false) {
        size_t size = big_endian(bytes + at, 4);
        const unsigned char *type = bytes + at + 4;
        if (size > length - at - frame) return REFUSED_INVALID;
        if (is_first) {
            if (memcmp(type, "IHDR", 4) != 0 || size != 13) return REFUSED_INVALID;
            enum result result = judge_size(big_endian(bytes + at + 8, 4), big_endian(bytes + at + 12, 4));
            if (result != DONE) return result;
        }
        if (memcmp(type, "IDAT", 4) == 0) has_data = true;
        if (memcmp(type, "IEND", 4) == 0) return has_data ? DONE : REFUSED_INVALID;
        at += frame + size;
    }
    return REFUSED_INVALID;
}

/* "%PDF-" must be the very first bytes: a file that is something else first is a trap for its opener. */
static enum result judge_pdf(const unsigned char *bytes, size_t length) {
    size_t tail = length < PDF_TAIL ? length : PDF_TAIL;
    return contains(bytes + length - tail, tail, "%%EOF", 5) ? DONE : REFUSED_INVALID;
}

static const struct {
    const char *start;
    size_t length;
    enum media_kind kind;
    enum result (*judge)(const unsigned char *bytes, size_t length);
} STARTS[] = {
    { "\xFF\xD8\xFF", 3, MEDIA_JPEG, judge_jpeg },
    { "\x89PNG\r\n\x1A\n", 8, MEDIA_PNG, judge_png },
    { "%PDF-", 5, MEDIA_PDF, judge_pdf },
};

enum result media_judge(const unsigned char *bytes, size_t length, enum media_kind *ret) {
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
        if (length < STARTS[i].length || memcmp(bytes, STARTS[i].start, STARTS[i].length) != 0) continue;
        enum result result = STARTS[i].judge(bytes, length);
        if (result == DONE) *ret = STARTS[i].kind;
        return result;
    }
    return REFUSED_TYPE;
}

enum result media_judge_table(const unsigned char *bytes, size_t length, enum media_kind *ret) {
    bool is_archive = length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0;
    if (!is_archive && !text_is_clean((const char *)bytes, length)) return REFUSED_TYPE;
    *ret = is_archive ? MEDIA_XLSX : MEDIA_CSV;
    return DONE;
}

const char *media_type(enum media_kind kind) {
    return KINDS[kind].type;
}

/* Length of the name without an extension of up to five characters. */
static size_t stem_length(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot && strlen(dot) <= 5 ? (size_t)(dot - name) : strlen(name);
}

/* Where the first MOST characters of the first LENGTH bytes end. */
static size_t cut_at(const char *text, size_t length, size_t most) {
    size_t count = 0;
    for (size_t at = 0; at < length; at++) {
        bool begins = ((unsigned char)text[at] & 0xC0) != 0x80;
        if (begins && count++ == most) return at;
    }
    return length;
}

/* The part of TYPED after the last slash, cut to LENGTH characters that are safe to show; "lampiran" when nothing is left. */
static const char *safe_name(struct arena *arena, const char *typed, size_t length) {
    struct buffer name = buffer_in(arena);
    if (!text_has_direction_control(typed)) {
        for (size_t i = 0; i < length; i++) {
            if ((unsigned char)typed[i] >= ' ' && !strchr("\"'<>|:*?;%", typed[i])) buffer_char(&name, typed[i]);
        }
    }
    const char *safe = text_normal(arena, buffer_string(&name));
    return *safe == '\0' || *safe == '.' ? "lampiran" : safe;
}

static const char *last_part(const char *typed) {
    for (const char *at = typed; *at; at++) {
        if (*at == '/' || *at == '\\') typed = at + 1;
    }
    return typed;
}

const char *media_file_name(struct arena *arena, const char *typed, enum media_kind kind) {
    const char *name = last_part(typed);
    return arena_format(arena, "%s%s", safe_name(arena, name, cut_at(name, stem_length(name), NAME_MOST)), KINDS[kind].extension);
}

const char *media_refused_name(struct arena *arena, const char *typed) {
    const char *name = last_part(typed);
    return safe_name(arena, name, cut_at(name, strlen(name), NAME_MOST));
}
