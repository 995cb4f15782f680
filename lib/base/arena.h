/* Scope: memory of one request (or one command), freed all at once.
 * Exports: struct arena and its functions, CLEANUP_ARENA. */
#pragma once

#include <stdarg.h>
#include <stddef.h>

#include "lib/base/cleanup.h"

struct arena;

/* Makes an empty arena; caller frees with arena_free. Ends the process with status 70 when memory is out. */
struct arena *arena_new(void);

/* Frees the arena and everything in it; NULL is allowed. */
void arena_free(struct arena *arena);

/* CLEANUP_ARENA struct arena *arena = arena_new(); frees it on every return path. */
DEFINE_CLEANUP(struct arena *, arena_free)
#define CLEANUP_ARENA CLEANUP(arena_freep)

/* Forgets everything in the arena but keeps its first block for the next request. */
void arena_reset(struct arena *arena);

/* Returns SIZE zeroed bytes, aligned for any type, owned by the arena. Never returns NULL: a process without
 * memory can keep no promise, so it logs one line and ends with status 70; its supervisor starts another. */
void *arena_alloc(struct arena *arena, size_t size) __attribute__((malloc, returns_nonnull, alloc_size(2)));

/* The same without the zeros, for bytes that are written before they are read. */
void *arena_room(struct arena *arena, size_t size) __attribute__((malloc, returns_nonnull, alloc_size(2)));

/* Like arena_alloc for COUNT items of SIZE bytes; a product that overflows ends the process. */
void *arena_array(struct arena *arena, size_t count, size_t size) __attribute__((malloc, returns_nonnull));

/* Copies LENGTH bytes and adds a NUL. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length) __attribute__((returns_nonnull));

/* Copies a NUL-terminated string. */
char *arena_string(struct arena *arena, const char *string) __attribute__((returns_nonnull));

/* Formats into the arena, as printf does. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3), returns_nonnull));

/* Bytes handed out since the last reset; for tests and for the log. */
size_t arena_used(const struct arena *arena);
