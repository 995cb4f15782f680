/* Scope: what an address written in a page of the office may be. Exports: enum content_link, content_link_kind, content_link_file,
 * content_link_site. */
#pragma once

#include <stddef.h>

#include "lib/base/arena.h"

enum content_link {
    LINK_OUTSIDE,  /* https:, http:, mailto:, tel: */
    LINK_PAGE,     /* another file of the folder: "../layanan/nib.md" */
    LINK_SITE,     /* a page of this site from its top: "/ikm/" */
    LINK_HERE,     /* "#biaya" */
    LINK_RUNS,     /* javascript:, data:, vbscript:, and every scheme nobody needs */
    LINK_WRONG,    /* none of these */
};

enum content_link content_link_kind(const char *address);

/* The file an address of the page FILE leads to, from the top of the folder and without "#…": ("berita/x.md", "../gambar/a.jpg") gives
 * "gambar/a.jpg". NULL when it leaves the folder. Owned by ARENA. */
const char *content_link_file(struct arena *arena, const char *file, const char *address);

/* "/ikm/" as a link of a page whose way to the top is ROOT: "../../ikm/index.html", which also leads there in a folder of files; the forms,
 * which are programs, keep their folder. Owned by ARENA. */
const char *content_link_site(struct arena *arena, const char *root, const char *address);
