/* Scope: the addresses of all pages for search engines: sitemap.xml and robots.txt. Exports: sitemap_note, sitemap_publish.
 * Source: the sitemaps.org protocol 0.9, RFC 9309. Addresses begin with the office's base_url. */
#pragma once

#include "site/site.h"

/* Notes the page at PATH ("ikm/index.html"); site_page does it for all. What one file holds is written once the next page comes. */
enum result sitemap_note(struct site *site, const char *path);

/* Writes both files. More pages than one file holds are parted into several below an index. */
enum result sitemap_publish(struct site *site);
