/* Scope: files and folders below an open folder. Exports: the tree_ functions.
 * Paths are relative to FOLDER, an open directory. Files become 0644 and folders 0755 less the umask: whoever writes for the web server, which
 * is another user, sets TREE_UMASK first. Results: FAILED_UNAVAILABLE with errno set when the disk refuses. */
#pragma once

#include <stddef.h>
#include <stdio.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define TREE_UMASK 022

/* Opens the folder NAME below FOLDER; -1 with errno. Caller closes. */
int tree_open_folder(int folder, const char *name);

/* Makes the folder NAME when it is missing. */
enum result tree_make_folder(int folder, const char *name);

/* Writes a new file, making the folders above it, and reads it back: EIO when it does not hold BYTES. An existing file is a failure. */
enum result tree_write(int folder, const char *path, const char *bytes, size_t length);

/* The same for what is written piece by piece: an empty file, NULL with errno. Caller closes. */
FILE *tree_create(int folder, const char *path);

/* Opens a file of at most LARGEST bytes for reading piece by piece; NULL when it is not there or no plain file. Caller closes. */
FILE *tree_open(int folder, const char *path, size_t largest);

/* Gives the file PATH of the folder FROM the same name in TO (hard link), making the folders above it. */
enum result tree_link(int from, int to, const char *path);

/* Reads a whole file, NUL added; REFUSED_ABSENT when it is not there, REFUSED_TOO_LARGE over LARGEST bytes. */
enum result tree_read(struct arena *arena, int folder, const char *path, size_t largest, char **ret,
                      size_t *ret_length);

/* Removes NAME, a file or a whole folder; it is no failure when NAME is not there. */
enum result tree_remove(int folder, const char *name);
