/* Scope: which files the office may hand over as an answer, judged by content: PDF, CSV, XLSX and ZIP, of any size, by their ends and an
 * archive's table of contents alone. Exports: struct answer_ends, struct archive_part, answer_judge, answer_judge_archive.
 * Pictures go another way: they are drawn anew. Sources: ISO 32000-1 section 7.5 (PDF), PKWARE APPNOTE.TXT 6.3 sections 4.3.12 and 4.3.16 (ZIP). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/rules/media_kind.h"

#define ANSWER_TAIL (22 + 65535)             /* bytes: where the end record of an archive stands, with its longest comment */
#define ANSWER_DIRECTORY_MOST (1024 * 1024)  /* bytes of a table of contents, some ten thousand names; a worker holds it in memory */

/* The first bytes and the last ones, ANSWER_TAIL of them or all; borrowed. */
struct answer_ends {
    const unsigned char *head, *tail;
    size_t head_length, tail_length;
    int64_t size; /* of the whole file */
};

struct archive_part { int64_t offset, length; };

/* DONE with MEDIA_PDF or MEDIA_CSV (what is neither PDF nor archive: the caller proves that all of it is clean text), or with MEDIA_ZIP and the place
 * of its table of contents, which answer_judge_archive has to see. REFUSED_INVALID for an empty or cut file, REFUSED_TOO_LARGE for a table of
 * contents over ANSWER_DIRECTORY_MOST. */
enum result answer_judge(const struct answer_ends *ends, enum media_kind *ret, struct archive_part *ret_directory);

/* MEDIA_XLSX for a workbook, MEDIA_ZIP for any other archive. REFUSED_TYPE when a name in it could hurt whoever unpacks it: programs, macros, paths that
 * lead out of the folder; REFUSED_INVALID when the table of contents is broken or empty. */
enum result answer_judge_archive(const unsigned char *directory, size_t length, enum media_kind *ret);
