/* Scope: the picture a messenger shows beside a link to a page, drawn by loket-print. Exports: struct site_card, site_card, site_card_plain. */
#pragma once

#include "site/site.h"

struct site_card {
    const char *title;  /* "Persetujuan Bangunan Gedung (PBG)" */
    const char *figure; /* one number in large type, "84,48"; "" for none */
    const char *note;   /* a line below: "Triwulan II 2024: Baik"; "" for none */
};

/* Adds the card to the edition, once for equal words, and its address to VIEW as social_image. A card is drawn again only when its words change.
 * Where loket-print is missing the page has none. */
void site_card(struct site *site, json_t *view, const struct site_card *card);

/* The address of the card with the office's name alone, for pages without one of their own; NULL without loket-print. */
const char *site_card_plain(struct site *site);
