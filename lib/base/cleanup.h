/* Scope: cleanup attributes for the few things an arena cannot own (descriptors, streams, library objects).
 * Exports: CLEANUP, DEFINE_CLEANUP, CLEANUP_FD, CLEANUP_FILE, CLEANUP_DIR, take_fd. */
#pragma once

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

/* Runs FUNCTION(&variable) when the variable leaves its scope, on every return path. */
#define CLEANUP(function) __attribute__((cleanup(function)))

/* Defines FUNCTIONp(TYPE *) for CLEANUP from a NULL-safe destructor FUNCTION(TYPE). */
#define DEFINE_CLEANUP(type, function)               \
    static inline void function##p(type *variable) { \
        if (*variable) function(*variable);          \
    }

static inline void fd_closep(int *fd) {
    if (*fd >= 0) (void)close(*fd);
}

static inline void file_closep(FILE **file) {
    if (*file) (void)fclose(*file);
}

static inline void dir_closep(DIR **stream) {
    if (*stream) (void)closedir(*stream);
}

#define CLEANUP_FD CLEANUP(fd_closep)
#define CLEANUP_FILE CLEANUP(file_closep)
#define CLEANUP_DIR CLEANUP(dir_closep)

/* Hands a descriptor's ownership on: returns *fd and leaves -1 behind, so that CLEANUP_FD does nothing. */
static inline int take_fd(int *fd) {
    int taken = *fd;
    *fd = -1;
    return taken;
}
