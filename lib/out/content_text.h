/* Scope: the Markdown (CommonMark) of one of the office's own pages: what is wrong with it, and its HTML in parts.
 * Exports: struct content_image, struct content_addresses, struct content_part, struct content_parts, content_text_judge, content_text_parts,
 * content_text_plain.
 *
 * libcmark reads and writes in its safe mode: HTML and addresses that could run are left out whatever was judged. They are faults as well,
 * so that nobody wonders where the words went. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/rules/content_fault.h"

#define CONTENT_PARTS_MOST 60 /* headings of the second level; more is a book, not a page */

/* A picture as it stands on the site. */
struct content_image {
    const char *address; /* from the page: "../../gambar/3f2a.jpg" */
    int width, height;   /* pixels; 0 unknown */
};

/* Where the links of a page lead. Files are named from the top of the folder: "berita/libur.md", "gambar/loket.jpg". */
struct content_addresses {
    const char *file; /* the page's own, "berita/libur.md" */
    const char *root; /* the way from the page to the top of the site, "../../" */
    /* While a page is judged: is the file there? While it is written: its address, NULL when it is not published (the link becomes words). */
    const char *(*page)(void *context, const char *file);
    bool (*image)(void *context, const char *file, struct content_image *ret);
    void *context;
};

/* Notes HTML, links and pictures that lead nowhere or run something, headings of the first level, pictures nobody can hear.
 * LINE is that of the file on which BODY begins. */
void content_text_judge(struct content_faults *faults, const struct content_addresses *addresses, const char *body, int line);

/* A heading of the second level and what follows it; the first part of a page may have no heading (""). */
struct content_part {
    const char *heading, *id; /* plain words; "jangka-waktu", unlike every other id of the page */
    const char *html;         /* safe */
    const char *opening;      /* plain words of its first paragraph or list entry */
};
struct content_parts {
    struct content_part rows[CONTENT_PARTS_MOST];
    size_t count;
};

/* Owned by ARENA. FAILED_UNAVAILABLE is memory alone and ends the process, so there is no result. */
void content_text_parts(struct arena *arena, const struct content_addresses *addresses, const char *body, struct content_parts *ret);

/* All words of BODY in one line, at most MOST bytes, cut between words; owned by ARENA. */
const char *content_text_plain(struct arena *arena, const char *body, size_t most);
