/* Scope: moving the wanted parts of a picture together. */
#include "lib/rules/picture_clean.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define START_OF_SCAN 0xDA
#define END_OF_IMAGE 0xD9
#define COMMENT 0xFE
#define EXIF_HEAD 6          /* "Exif", two zeros */
#define ORIENTATION_TAG 0x0112
#define ORIENTATION_MOST 8

/* The bytes from `read` on are still to be judged; those before `written` stay. */
struct cleaning {
    unsigned char *bytes;
    size_t length, read, written;
};

static uint32_t number(const unsigned char *bytes, size_t count, bool little) {
    uint32_t value = 0;
    for (size_t i = 0; i < count; i++) value = value << 8 | bytes[little ? count - 1 - i : i];
    return value;
}

static void keep(struct cleaning *cleaning, size_t count) {
    if (count > cleaning->length - cleaning->read) count = cleaning->length - cleaning->read;
    memmove(cleaning->bytes + cleaning->written, cleaning->bytes + cleaning->read, count);
    cleaning->written += count;
    cleaning->read += count;
}

/* ---- JPEG ---- */

/* The orientation in the first directory of a TIFF structure; 1, which is upright, when there is none. */
static unsigned orientation_of(const unsigned char *tiff, size_t length) {
    if (length < 8) return 1;
    bool little = tiff[0] == 'I';
    size_t at = number(tiff + 4, 4, little);
    if (at > length - 2) return 1;
    size_t entries = number(tiff + at, 2, little);
    at += 2;
    for (; entries > 0 && length - at >= 12; entries--, at += 12) {
        if (number(tiff + at, 2, little) != ORIENTATION_TAG) continue;
        unsigned value = number(tiff + at + 8, 2, little);
        return value >= 1 && value <= ORIENTATION_MOST ? value : 1;
    }
    return 1;
}

/* In place of the Exif segment of SIZE bytes one that holds the orientation alone, when it needs saying. */
static void keep_orientation(struct cleaning *cleaning, size_t size) {
    unsigned char own[] = { 0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                            ORIENTATION_TAG >> 8, ORIENTATION_TAG & 0xFF, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0 };
    const size_t head = 4 + EXIF_HEAD;
    const unsigned char *segment = cleaning->bytes + cleaning->read;
    unsigned orientation = orientation_of(segment + head, size - head);
    cleaning->read += size;
    if (orientation == 1 || size < sizeof own) return;
    own[29] = (unsigned char)orientation;
    memcpy(cleaning->bytes + cleaning->written, own, sizeof own);
    cleaning->written += sizeof own;
}

static bool begins(const unsigned char *segment, size_t size, const char *name, size_t name_length) {
    return size >= 4 + name_length && memcmp(segment + 4, name, name_length) == 0;
}

/* Application segments a viewer needs: JFIF, colour profile, colour transform. */
static bool is_wanted(const unsigned char *segment, size_t size) {
    static const struct {
        unsigned char marker;
        const char *name;
        size_t length, most; /* bytes of the name; bytes of the segment: a longer JFIF holds a small older picture */
    } WANTED[] = { { 0xE0, "JFIF", 5, 18 }, { 0xE2, "ICC_PROFILE", 12, SIZE_MAX }, { 0xEE, "Adobe", 5, SIZE_MAX } };
    unsigned char marker = segment[1];
    if (marker == COMMENT) return false;
    if (marker < 0xE0 || marker > 0xEF) return true;
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        if (WANTED[i].marker != marker || size > WANTED[i].most) continue;
        if (begins(segment, size, WANTED[i].name, WANTED[i].length)) return true;
    }
    return false;
}

/* Keeps or leaves out the segment at the reading place; false when it reaches beyond the file. */
static bool clean_segment(struct cleaning *cleaning) {
    const unsigned char *segment = cleaning->bytes + cleaning->read;
    size_t left = cleaning->length - cleaning->read;
    size_t size = left < 4 ? 0 : 2 + (size_t)number(segment + 2, 2, false);
    if (size < 4 || size > left) return false;
    if (segment[1] == 0xE1 && begins(segment, size, "Exif\0", EXIF_HEAD)) keep_orientation(cleaning, size);
    else if (is_wanted(segment, size)) keep(cleaning, size);
    else cleaning->read += size;
    return true;
}

/* Keeps coded data up to the next marker. Within it FF is followed by 00 or a restart marker. */
static void keep_scan(struct cleaning *cleaning) {
    size_t at = cleaning->read;
    while (at + 1 < cleaning->length) {
        unsigned char next = cleaning->bytes[at + 1];
        bool is_marker = cleaning->bytes[at] == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7);
        if (is_marker) break;
        at++;
    }
    if (at + 1 >= cleaning->length) at = cleaning->length;
    keep(cleaning, at - cleaning->read);
}

static void clean_jpeg(struct cleaning *cleaning) {
    keep(cleaning, 2);
    while (cleaning->length - cleaning->read >= 2) {
        const unsigned char *at = cleaning->bytes + cleaning->read;
        unsigned char marker = at[1];
        if (at[0] == 0xFF && marker == 0xFF) {
            cleaning->read++; /* fill byte */
            continue;
        }
        if (marker == END_OF_IMAGE) {
            keep(cleaning, 2);
            return;
        }
        if (!clean_segment(cleaning)) break;
        if (marker == START_OF_SCAN) keep_scan(cleaning);
    }
    keep(cleaning, cleaning->length - cleaning->read); /* a broken scan draws what it can */
}

/* ---- PNG ---- */

static bool is_drawn(const unsigned char *type) {
    static const char DRAWN[][5] = { "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "hIST", "pHYs", "sPLT", "cICP" };
    bool is_critical = (type[0] & 0x20) == 0;
    for (size_t i = 0; i < sizeof DRAWN / sizeof *DRAWN; i++) {
        if (memcmp(DRAWN[i], type, 4) == 0) return true;
    }
    return is_critical;
}

static void clean_png(struct cleaning *cleaning) {
    const size_t frame = 12; /* a chunk's length, type and checksum */
    keep(cleaning, 8);
    while (cleaning->length - cleaning->read >= frame) {
        const unsigned char *chunk = cleaning->bytes + cleaning->read;
        size_t size = number(chunk, 4, false), left = cleaning->length - cleaning->read;
        if (size > left - frame) return;
        bool is_end = memcmp(chunk + 4, "IEND", 4) == 0;
        if (is_drawn(chunk + 4)) keep(cleaning, frame + size);
        else cleaning->read += frame + size;
        if (is_end) return;
    }
}

size_t picture_clean(enum media_kind kind, unsigned char *bytes, size_t length) {
    struct cleaning cleaning = { .bytes = bytes, .length = length };
    switch (kind) {
    case MEDIA_JPEG: clean_jpeg(&cleaning); return cleaning.written;
    case MEDIA_PNG: clean_png(&cleaning); return cleaning.written;
    case MEDIA_PDF:
    case MEDIA_KIND_COUNT: break;
    }
    return length;
}
