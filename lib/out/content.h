/* Scope: the folder of the office's own pages. Exports: struct content_page, struct content_picture, struct content, enum content_state,
 * content_read, content_state_of, content_page_of, content_picture_of, content_judge_services, content_read_file, content_write_file.
 *
 * Pages are Markdown with a head (lib/rules/front_matter.h), by folder (lib/rules/content_kinds.h); pictures stand in "gambar". Nothing else
 * may: no links of the file system, no other folder, no other kind of file. What begins with a dot or ends with "~" is left alone. */
#pragma once

#include "lib/base/result.h"
#include "lib/rules/content_fault.h"
#include "lib/rules/content_kinds.h"
#include "lib/rules/front_matter.h"
#include "lib/rules/media_kind.h"

#define CONTENT_PICTURES "gambar"
#define CONTENT_FILES_MOST 2000                              /* of one folder */
#define CONTENT_TEXT_LARGEST ((size_t)256 * 1024)            /* bytes of a page: 100 sheets of paper */
#define CONTENT_PICTURE_LARGEST ((size_t)10 * 1024 * 1024)

struct content_page {
    const char *file;     /* "berita/2026-12-20-libur.md" */
    enum content_kind kind;
    const char *slug;     /* "libur" */
    const char *address;  /* on the site: "berita/libur/" */
    const char *service;  /* code of the service a standard belongs to; "" for all others */
    bool is_common;       /* layanan/umum.md: part of every standard, no page of its own */
    struct front_matter head;
};

struct content_picture {
    const char *file; /* "gambar/loket.jpg" */
    enum media_kind kind;
};

struct content {
    struct arena *arena;
    const char *folder;
    struct content_page *pages; /* by kind; dated ones newest first, others by address */
    size_t count;
    struct content_picture *pictures;
    size_t picture_count;
    struct content_faults faults;
};

/* What private_find must not find in a page; NULL lists: the office's own are not known. */
struct content_own {
    const char *const *emails, *const *phones;
    bool trusts_pictures; /* pictures are known by their names alone: who writes a page does not wait for all of them to be read */
};

/* Reads and judges all files of FOLDER into ARENA; what is wrong stands in (*ret)->faults, and such pages are in the list all the same.
 * A folder that is not there is REFUSED_ABSENT and *ret an empty content; FAILED_UNAVAILABLE when it cannot be read. */
enum result content_read(struct arena *arena, const char *folder, const struct content_own *own, struct content **ret);

enum content_state { CONTENT_LIVE, CONTENT_DRAFT, CONTENT_WAITING };

/* Whether visitors see PAGE on TODAY. */
enum content_state content_state_of(const struct content_page *page, day_number today);

/* The page of FILE ("layanan/nib.md"), NULL without. */
const struct content_page *content_page_of(const struct content *content, const char *file);
const struct content_picture *content_picture_of(const struct content *content, const char *file);

/* Notes services of the office without a standard, and standards of services that nobody offers. COUNT codes and names. */
void content_judge_services(struct content *content, const char *const *codes, const char *const *names, size_t count);

/* Bytes of a regular file below FOLDER, NUL added; REFUSED_ABSENT, REFUSED_TYPE (no regular file), REFUSED_TOO_LARGE, FAILED_UNAVAILABLE. */
enum result content_read_file(struct arena *arena, const char *folder, const char *file, size_t largest, char **ret, size_t *ret_length);

/* Writes a regular file below FOLDER whole or not at all: beside it, synced, then renamed. FAILED_UNAVAILABLE with errno. */
enum result content_write_file(struct arena *arena, const char *folder, const char *file, const char *bytes, size_t length);
