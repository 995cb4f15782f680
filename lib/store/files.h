/* Scope: files of a backup: copied durably, hashed, named. For the files of lib/store. Exports: the file_ functions. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"

/* Makes PATH's folders as needed (0700), copies FROM to PATH (0600) under another name first, syncs file and folder.
 * False with errno set when it cannot; nothing is left then. */
bool file_copy(struct arena *arena, const char *from, const char *path);

/* SHA-256 of a file's bytes; false with errno set. */
bool file_hash(const char *path, uint8_t out[static 32]);

/* Writes TEXT to the new file PATH (0600) and syncs file and folder. */
bool file_write(struct arena *arena, const char *path, const char *text);

/* Makes a folder and those above it, 0700. */
bool file_make_folders(struct arena *arena, const char *path);

/* Syncs the folder PATH lies in, so that its name lasts. */
bool file_sync_folder(struct arena *arena, const char *path);

/* True when DIRECTORY is missing or has no entries. */
bool file_is_empty_folder(const char *directory);
