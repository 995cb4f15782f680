/* Scope: a chain of blocks, the newest first; allocation moves a mark forward. */
#include "lib/base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#define FIRST_BLOCK 65536u              /* most requests never need a second block */
#define LARGEST_ALLOCATION (1u << 30)   /* stops a size computed from hostile input from wrapping */

struct block {
    struct block *older;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *newest;
    size_t handed_out;
};

static _Noreturn void out_of_memory(void) {
    (void)fputs("level=error event=out_of_memory\n", stderr);
    _exit(EX_SOFTWARE);
}

static struct block *block_new(size_t size, struct block *older) {
    struct block *block = malloc(sizeof *block + size);
    if (!block) out_of_memory();
    *block = (struct block){ .older = older, .size = size };
    return block;
}

struct arena *arena_new(void) {
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena) out_of_memory();
    arena->newest = block_new(FIRST_BLOCK, NULL);
    return arena;
}

void arena_reset(struct arena *arena) {
    while (arena->newest->older) {
        struct block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
    }
    arena->newest->used = 0;
    arena->handed_out = 0;
}

void arena_free(struct arena *arena) {
    if (!arena) return;
    arena_reset(arena);
    free(arena->newest);
    free(arena);
}

void *arena_room(struct arena *arena, size_t size) {
    if (size > LARGEST_ALLOCATION) out_of_memory();
    const size_t mask = alignof(max_align_t) - 1;
    size_t needed = (size + mask) & ~mask;
    struct block *block = arena->newest;
    if (block->size - block->used < needed) {
        size_t next = block->size * 2 > needed ? block->size * 2 : needed;
        block = arena->newest = block_new(next, block);
    }
    void *start = block->bytes + block->used;
    block->used += needed;
    arena->handed_out += needed;
    return start;
}

void *arena_alloc(struct arena *arena, size_t size) {
    return memset(arena_room(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) out_of_memory();
    return arena_alloc(arena, total);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length) {
    char *copy = arena_room(arena, length + 1);
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_string(struct arena *arena, const char *string) {
    return arena_copy(arena, string, strlen(string));
}

char *arena_format(struct arena *arena, const char *format, ...) {
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    if (length < 0) out_of_memory();
    char *text = arena_room(arena, (size_t)length + 1);
    (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

size_t arena_used(const struct arena *arena) {
    return arena->handed_out;
}
