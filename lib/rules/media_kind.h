/* Scope: which uploaded files are accepted, judged by their content and never by name or declared type.
 * Exports: enum media_kind, media_judge, media_judge_table, media_type, media_file_name, media_refused_name.
 * Nothing is decoded here: headers are walked, dimensions read, the end is looked for. Sources: ITU-T T.81 annex B
 * (JPEG markers), W3C PNG (third edition) section 5, ISO 32000-1 section 7.5 (PDF). */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

enum media_kind {
    MEDIA_JPEG, MEDIA_PNG, MEDIA_PDF,
    MEDIA_CSV, MEDIA_XLSX, /* tables: only where a form asks for one, and of the office's answers */
    MEDIA_ZIP,             /* of the office's answers alone (answer_kind.h) */
    MEDIA_KIND_COUNT
};

/* Limits of a picture, judged by its header before anybody decodes it. A small file can declare a picture that fills all
 * memory when opened. */
#define PICTURE_PIXELS_MOST 52000000u /* 50 megapixels, 8,192 × 6,144, are the largest mode of common telephones */
#define PICTURE_SIDE_MOST 32768u      /* one side; a strip of one pixel's height is no photo */

/* DONE with *ret set; REFUSED_TYPE when the bytes are none of the accepted kinds; REFUSED_INVALID when they begin as one
 * but are cut or broken; REFUSED_TOO_LARGE for a picture over the limits above. */
enum result media_judge(const unsigned char *bytes, size_t length, enum media_kind *ret);

/* The same for tables: MEDIA_XLSX for an archive, which its reader has to judge further, MEDIA_CSV for any clean UTF-8 text. */
enum result media_judge_table(const unsigned char *bytes, size_t length, enum media_kind *ret);

/* "image/jpeg", "image/png", "application/pdf" …; static storage. */
const char *media_type(enum media_kind kind);

/* Returns a name safe to show and to send in a header, owned by ARENA: the part after the last slash or backslash,
 * without control, quote and direction characters, at most 80 characters, ending in the kind's own extension;
 * "lampiran.jpg" when nothing is left. TYPED is clean UTF-8. */
const char *media_file_name(struct arena *arena, const char *typed, enum media_kind kind);

/* The same for a file that is not accepted: with the extension it came with, so that people know which one is meant. Only
 * to be shown. */
const char *media_refused_name(struct arena *arena, const char *typed);
