/* Scope: one walk through the file; a filter of the first eight bytes lets nearly every place pass at the cost of one product. */
#include "lib/base/canary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"

#define BITS 18u
#define NOWHERE UINT32_MAX

struct table {
    uint32_t *first, *next; /* chains of canaries with one hash */
};

static uint32_t hash_of(const unsigned char *at) {
    uint64_t value;
    memcpy(&value, at, sizeof value);
    return (uint32_t)((value * 0x9E3779B97F4A7C15u) >> (64u - BITS));
}

static struct table table_of(struct arena *arena, const struct canaries *canaries) {
    struct table table = { arena_array(arena, (size_t)1 << BITS, sizeof *table.first),
                           arena_array(arena, canaries->count + 1, sizeof *table.next) };
    memset(table.first, 0xFF, sizeof *table.first << BITS);
    for (size_t i = 0; i < canaries->count; i++) {
        uint32_t hash = hash_of(canaries->rows[i].bytes);
        table.next[i] = table.first[hash];
        table.first[hash] = (uint32_t)i;
    }
    return table;
}

static int by_bytes(const void *left, const void *right) {
    const struct canary *a = left, *b = right;
    if (a->length != b->length) return a->length < b->length ? -1 : 1;
    return memcmp(a->bytes, b->bytes, a->length);
}

void canaries_once(struct canaries *canaries) {
    size_t kept = 0;
    if (canaries->count == 0) return;
    qsort(canaries->rows, canaries->count, sizeof *canaries->rows, by_bytes);
    for (size_t i = 1; i < canaries->count; i++) {
        if (by_bytes(&canaries->rows[kept], &canaries->rows[i]) != 0) canaries->rows[++kept] = canaries->rows[i];
    }
    canaries->count = kept + 1;
}

static size_t compared(const struct canary *canary) {
    return canary->length < CANARY_LONGEST ? canary->length : CANARY_LONGEST;
}

static size_t look(const unsigned char *bytes, size_t length, const struct table *table, struct canaries *canaries) {
    size_t found = 0;
    for (size_t at = 0; at + CANARY_SHORTEST <= length; at++) {
        for (uint32_t i = table->first[hash_of(bytes + at)]; i != NOWHERE; i = table->next[i]) {
            struct canary *canary = &canaries->rows[i];
            size_t size = compared(canary);
            if (canary->found || size > length - at || memcmp(bytes + at, canary->bytes, size) != 0) continue;
            canary->found = true;
            found++;
        }
    }
    return found;
}

enum result canaries_find(struct arena *arena, const char *path, struct canaries *canaries, size_t *ret) {
    CLEANUP_FD int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (descriptor < 0) return errno == ENOENT ? DONE : FAILED_UNAVAILABLE;
    if (fstat(descriptor, &status) != 0) return FAILED_UNAVAILABLE;
    if (status.st_size == 0 || canaries->count == 0) return DONE;
    size_t length = (size_t)status.st_size;
    void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes == MAP_FAILED) return FAILED_UNAVAILABLE;
    struct table table = table_of(arena, canaries);
    *ret += look(bytes, length, &table, canaries);
    (void)munmap(bytes, length);
    return DONE;
}
