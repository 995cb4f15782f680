/* Scope: sitemap.xml and robots.txt. Exports: sitemap.h. */
#include "site/sitemap.h"

#include <string.h>

#include "lib/base/buffer.h"

#define ADDRESSES_MOST 10000 /* of one file; the protocol takes 50,000, but then a large site would need more memory for this than for all else */
#define HEAD_ROOM 120 /* bytes around the addresses */
#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

struct sitemap_list {
    struct buffer addresses; /* of the file being filled */
    size_t count, parts;     /* in it; files written */
};

/* What answers one visitor only, or nobody: forms with their steps, the tracking of a case, the staff's pages. */
static const char *const CLOSED[] = { "/petugas/", "/lacak/", "/survei/kios/" };

/* A folder's page is addressed as the folder, as links from elsewhere have it. Paths are plain (edition.c): nothing to escape. */
static void add_address(struct buffer *out, const char *element, const char *base_url, const char *path) {
    static const char INDEX[] = "index.html";
    size_t length = strlen(path), cut = sizeof INDEX - 1;
    bool is_folder = length >= cut && strcmp(path + length - cut, INDEX) == 0 && (length == cut || path[length - cut - 1] == '/');
    buffer_char(out, '<');
    buffer_text(out, element);
    buffer_text(out, "><loc>");
    buffer_html(out, base_url, strlen(base_url));
    buffer_char(out, '/');
    buffer_add(out, path, is_folder ? length - cut : length);
    buffer_text(out, "</loc></");
    buffer_text(out, element);
    buffer_text(out, ">\n");
}

/* ELEMENT is that of the file, around its addresses. */
static enum result write_file(struct site *site, const char *path, const char *element, const struct buffer *addresses) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer out = buffer_in(arena);
    buffer_reserve(&out, addresses->length + sizeof NAMESPACE + HEAD_ROOM);
    buffer_format(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"" NAMESPACE "\">\n", element);
    buffer_add(&out, addresses->bytes, addresses->length);
    buffer_format(&out, "</%s>\n", element);
    return site_file(site, path, buffer_string(&out), out.length);
}

static const char *part_path(struct arena *arena, size_t part) {
    return arena_format(arena, "sitemap-%zu.xml", part);
}

static enum result write_part(struct site *site) {
    struct sitemap_list *list = site->sitemap;
    enum result result = write_file(site, part_path(site->arena, ++list->parts), "urlset", &list->addresses);
    list->addresses.length = list->count = 0;
    return result;
}

enum result sitemap_note(struct site *site, const char *path) {
    if (!site->sitemap) {
        site->sitemap = arena_alloc(site->arena, sizeof *site->sitemap);
        site->sitemap->addresses = buffer_in(site->arena);
    }
    struct sitemap_list *list = site->sitemap;
    enum result result = list->count == ADDRESSES_MOST ? write_part(site) : DONE;
    add_address(&list->addresses, "url", site->config->site.base_url, path);
    list->count++;
    return result;
}

static enum result write_parts(struct site *site) {
    struct buffer index = buffer_in(site->arena);
    enum result result = write_part(site);
    for (size_t part = 1; part <= site->sitemap->parts; part++) add_address(&index, "sitemap", site->config->site.base_url, part_path(site->arena, part));
    return result == DONE ? write_file(site, "sitemap.xml", "sitemapindex", &index) : result;
}

static enum result write_robots(struct site *site) {
    struct buffer out = buffer_in(site->arena);
    buffer_text(&out, "User-agent: *\n");
    for (size_t i = 0; i < sizeof CLOSED / sizeof *CLOSED; i++) buffer_format(&out, "Disallow: %s\n", CLOSED[i]);
    buffer_format(&out, "\nSitemap: %s/sitemap.xml\n", site->config->site.base_url);
    return site_file(site, "robots.txt", buffer_string(&out), out.length);
}

enum result sitemap_publish(struct site *site) {
    struct sitemap_list *list = site->sitemap;
    enum result result = list->parts == 0 ? write_file(site, "sitemap.xml", "urlset", &list->addresses) : write_parts(site);
    return result == DONE ? write_robots(site) : result;
}
