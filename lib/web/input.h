/* Scope: where a request's body comes from: the FastCGI stream, standard input, or a test's bytes.
 * Exports: struct input, input_read. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* READ returns the bytes it put (1 to ROOM), 0 at the end, -1 when the line failed or a deadline passed. */
struct input {
    long (*read)(void *context, char *bytes, size_t room);
    void *context;
    int64_t remaining; /* bytes of CONTENT_LENGTH not read yet; set by whoever makes the input */
    bool cut_short;    /* the body ended before CONTENT_LENGTH */
};

/* Puts up to ROOM bytes and returns how many; 0 when CONTENT_LENGTH bytes were read or the body was cut short
 * (then input->cut_short is set). Never reads past CONTENT_LENGTH. */
size_t input_read(struct input *input, char *bytes, size_t room);
