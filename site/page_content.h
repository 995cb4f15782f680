/* Scope: what the pages of the office's own content share. Exports: the content_ functions, struct site_picture. */
#pragma once

#include "lib/out/content.h"
#include "lib/out/content_text.h"
#include "site/site.h"

/* A picture that stands in the edition. */
struct site_picture {
    const char *file, *address; /* "gambar/loket.jpg" of the office, "gambar/3f2a….jpg" of the site */
    struct content_image image; /* its size */
};

/* The parts of PAGE as they stand at PATH ("berita/libur/index.html"); pictures they show are added to the edition. */
enum result content_html(struct site *site, const struct content_page *page, const char *path, struct content_parts *ret);

/* The page of a service's standard, live; NULL without. */
const struct content_page *content_standard_of(const struct site *site, const char *code);

/* The first words below the heading of COMPONENT, "" without. */
const char *content_opening(const struct content_parts *parts, int component);

/* The lists of each folder: layanan/index.html and the others. */
enum result content_lists(struct site *site);

/* The picture FILE of the content's folder, drawn anew and added to the edition once; false when it cannot be drawn (the site's message says why). */
bool content_picture_place(struct site *site, const struct content_picture *picture, const char *root, struct content_image *ret);
