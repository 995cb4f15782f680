/* Scope: what is new, for readers that ask by themselves: atom.xml. Exports: struct feed_entry, feed_note, feed_publish.
 * Source: RFC 4287. */
#pragma once

#include "site/site.h"

#define FEED_ENTRIES_MOST 50 /* the latest; more is what the pages are for */

/* Borrowed until the end of the run. */
struct feed_entry {
    const char *page;    /* "berita/2026-11-20-contoh/index.html" */
    const char *mark;    /* tells entries of one page apart: "revisi-2"; "" none */
    const char *title, *summary; /* plain text */
    instant updated;     /* when it was published or changed; never the time of the build */
};

/* Notes an entry; pages may be told in any order. */
void feed_note(struct site *site, const struct feed_entry *entry);

/* Writes atom.xml: the entries noted, the office's news, and every approved set of figures that has a page, the latest first. */
enum result feed_publish(struct site *site);
