/* Scope: one part of a ZIP archive in memory, found by name and streamed. Exports: struct zip_part, zip_find, zip_stream.
 * Source: PKWARE APPNOTE.TXT 6.3 sections 4.3 and 4.4; stored and deflated parts of up to 4 GB, which is all a workbook uses. Encrypted
 * parts, several volumes and ZIP64 are refused. Nothing is unpacked to disk and no name becomes a path. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/result.h"

#define ZIP_MOST_PARTS 4096u /* entries of the directory; a workbook has some dozens */

struct zip_part {
    const unsigned char *packed; /* into the archive */
    size_t packed_length;
    uint32_t length, crc; /* as the directory tells; believed only when they prove right */
    bool deflated;
};

/* Finds NAME (letters A-Z and a-z alike). REFUSED_ABSENT without it, REFUSED_TYPE when the bytes are no archive or the part is
 * encrypted, REFUSED_INVALID when they are a broken one, REFUSED_TOO_LARGE over ZIP_MOST_PARTS. */
enum result zip_find(const unsigned char *bytes, size_t length, const char *name, struct zip_part *ret);

/* Gives the unpacked bytes to SINK piece by piece; it returns false to stop, which is DONE. *BUDGET is how many bytes may come out,
 * of this part and those streamed with the same budget (a bomb unpacks to a thousandfold); beyond it REFUSED_TOO_LARGE.
 * REFUSED_INVALID for wrong data, length or checksum: then what was given already is worth nothing. */
typedef bool zip_sink(void *context, const char *bytes, size_t length);
enum result zip_stream(const struct zip_part *part, size_t *budget, zip_sink *sink, void *context);
