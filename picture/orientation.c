/* Scope: reading the orientation tag and what each of its values means. */
#include "picture/orientation.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define EXIF_HEAD 6 /* "Exif", two zeros */
#define ENTRY_BYTES 12
#define ORIENTATION_TAG 0x0112
#define UPRIGHT 1u
#define ORIENTATION_MOST 8u

static uint32_t number(const unsigned char *bytes, size_t count, bool little) {
    uint32_t value = 0;
    for (size_t i = 0; i < count; i++) value = value << 8 | bytes[little ? count - 1 - i : i];
    return value;
}

/* In the first directory of a TIFF structure. */
static unsigned in_directory(const unsigned char *tiff, size_t length) {
    if (length < 8) return UPRIGHT;
    bool little = tiff[0] == 'I';
    size_t at = number(tiff + 4, 4, little);
    if (at > length - 2) return UPRIGHT;
    size_t entries = number(tiff + at, 2, little);
    at += 2;
    for (; entries > 0 && length - at >= ENTRY_BYTES; entries--, at += ENTRY_BYTES) {
        if (number(tiff + at, 2, little) != ORIENTATION_TAG) continue;
        unsigned value = number(tiff + at + 8, 2, little);
        return value >= UPRIGHT && value <= ORIENTATION_MOST ? value : UPRIGHT;
    }
    return UPRIGHT;
}

unsigned orientation_of(const unsigned char *segment, size_t length) {
    if (length < EXIF_HEAD || memcmp(segment, "Exif\0", EXIF_HEAD) != 0) return UPRIGHT;
    return in_directory(segment + EXIF_HEAD, length - EXIF_HEAD);
}

struct turned turned_by(unsigned orientation, size_t width, size_t height) {
    static const struct {
        bool lies, from_right, from_bottom; /* sides exchanged; counted from the stored right edge, bottom edge */
    } HELD[ORIENTATION_MOST + 1] = {
        [2] = { false, true, false }, [3] = { false, true, true }, [4] = { false, false, true }, [5] = { true, false, false },
        [6] = { true, false, true },  [7] = { true, true, true },  [8] = { true, true, false },
    };
    ptrdiff_t across = HELD[orientation].from_right ? -1 : 1;
    ptrdiff_t along = HELD[orientation].from_bottom ? -(ptrdiff_t)width : (ptrdiff_t)width;
    struct turned turned = { .width = width, .height = height, .right = across, .down = along };
    if (HELD[orientation].from_right) turned.first += (ptrdiff_t)width - 1;
    if (HELD[orientation].from_bottom) turned.first += (ptrdiff_t)(width * (height - 1));
    if (!HELD[orientation].lies) return turned;
    return (struct turned){ .width = height, .height = width, .first = turned.first, .right = along, .down = across };
}
