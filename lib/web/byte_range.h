/* Scope: a part of a download asked for by its bytes, so that one that broke off goes on where it stopped (RFC 9110 section 14).
 * Exports: struct byte_range, byte_range_parse, byte_range_answer. */
#pragma once

#include "lib/web/request.h"
#include "lib/web/response.h"

struct byte_range {
    int64_t first, length; /* of at least one byte */
};

/* Reads the header Range (TEXT may be NULL) for a file of SIZE bytes. DONE with *ret; REFUSED_ABSENT when all is to be sent: nothing was
 * asked for, several parts at once, or what is not understood; REFUSED_INVALID when no byte of the file is meant. */
enum result byte_range_parse(const char *text, int64_t size, struct byte_range *ret);

/* Turns the finished download into the part REQUEST asks for: 206, or 416 without a body. VERSION is the file's hash in hexadecimal digits: a
 * part of another version (If-Range) is answered with all of the file. */
enum result byte_range_answer(const struct request *request, struct response *response, const char *version);
