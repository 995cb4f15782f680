/* Scope: looking texts up in a .mo file. */
#include "lib/base/catalogue.h"

#include <string.h>

#define MAGIC 0x950412deu
#define HEAD_BYTES 28
#define ROW_BYTES 8 /* length, offset */

static uint32_t number_at(const char *bytes, size_t at) {
    uint32_t number;
    memcpy(&number, bytes + at, sizeof number);
    return number;
}

static bool table_fits(size_t length, uint32_t start, uint32_t count) {
    return start <= length && count <= (length - start) / ROW_BYTES;
}

/* True when the text of a table's row lies inside the file and ends with NUL there. */
static bool text_fits(const char *bytes, size_t length, size_t row) {
    uint32_t size = number_at(bytes, row), start = number_at(bytes, row + 4);
    return start < length && size < length - start && bytes[start + size] == '\0';
}

bool catalogue_open(const char *bytes, size_t length, struct catalogue *ret) {
    if (length < HEAD_BYTES || number_at(bytes, 0) != MAGIC) return false;
    struct catalogue found = { bytes, number_at(bytes, 8), number_at(bytes, 12), number_at(bytes, 16) };
    if (!table_fits(length, found.ids, found.count) || !table_fits(length, found.texts, found.count)) return false;
    for (uint32_t i = 0; i < found.count; i++) {
        if (!text_fits(bytes, length, found.ids + (size_t)i * ROW_BYTES) || !text_fits(bytes, length, found.texts + (size_t)i * ROW_BYTES)) return false;
    }
    *ret = found;
    return true;
}

struct catalogue_entry catalogue_at(const struct catalogue *catalogue, uint32_t index) {
    size_t row = (size_t)index * ROW_BYTES;
    return (struct catalogue_entry){ catalogue->bytes + number_at(catalogue->bytes, catalogue->ids + row + 4),
                                     catalogue->bytes + number_at(catalogue->bytes, catalogue->texts + row + 4) };
}

/* As strcmp of ID, which may not be ended, with the id of ENTRY. */
static int compare(const char *id, size_t length, const struct catalogue_entry *entry) {
    int order = strncmp(id, entry->id, length);
    return order != 0 ? order : -(entry->id[length] != '\0');
}

const char *catalogue_find(const struct catalogue *catalogue, const char *id, size_t length) {
    uint32_t from = 0, to = catalogue ? catalogue->count : 0;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        struct catalogue_entry entry = catalogue_at(catalogue, middle);
        int order = compare(id, length, &entry);
        if (order == 0) return entry.text;
        if (order < 0) to = middle;
        else from = middle + 1;
    }
    return NULL;
}
