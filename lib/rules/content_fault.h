/* Scope: what is wrong with the office's own pages, by file and line. Exports: struct content_fault, struct content_faults, the content_fault functions.
 * Messages are Indonesian, one line, for people who write pages and no programs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"

#define CONTENT_FAULTS_MOST 200 /* of one check; a folder of rubbish must not fill a terminal */

struct content_fault {
    const char *file;    /* below the folder, "berita/libur.md"; printable */
    int line;            /* from 1; 0 for the file as a whole */
    const char *message;
    bool is_gap;         /* something is missing that does not keep the site from being published */
};

struct content_faults {
    struct arena *arena;
    struct content_fault rows[CONTENT_FAULTS_MOST];
    size_t count, more;  /* noted here; found beyond that */
};

/* Notes that FILE is wrong at LINE. */
void content_fault(struct content_faults *faults, const char *file, int line, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Notes what FILE lacks. */
void content_gap(struct content_faults *faults, const char *file, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The first fault that is no gap; NULL when there is none. */
const struct content_fault *content_fault_first(const struct content_faults *faults);

/* "berita/libur.md:3: pesan", "berita/libur.md: pesan" for a whole file; owned by ARENA. */
const char *content_fault_line(struct arena *arena, const struct content_fault *fault);

/* NAME as it may be shown on a terminal and on a page: what is not printable ASCII becomes '?', at most 80 bytes; owned by ARENA. */
const char *content_shown_name(struct arena *arena, const char *name);
