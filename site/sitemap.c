/* Scope: sitemap.xml and robots.txt. Exports: sitemap.h. */
#include "site/sitemap.h"

#include <string.h>

#include "lib/base/buffer.h"

#define ADDRESSES_MOST 50000 /* of one file, by the protocol */
#define ADDRESS_ROOM 40      /* bytes around an address */
#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

struct sitemap_list {
    struct sitemap_list *next;
    char path[];
};

/* What answers one visitor only, or nobody: forms with their steps, the tracking of a case, the staff's pages. */
static const char *const CLOSED[] = { "/petugas/", "/lacak/", "/survei/kios/" };

void sitemap_note(struct site *site, const char *path) {
    size_t length = strlen(path);
    struct sitemap_list *link = arena_alloc(site->arena, sizeof *link + length + 1);
    memcpy(link->path, path, length);
    link->next = site->sitemap;
    site->sitemap = link;
}

bool sitemap_has(const struct site *site, const char *path) {
    for (const struct sitemap_list *at = site->sitemap; at; at = at->next)
        if (strcmp(at->path, path) == 0) return true;
    return false;
}

static int by_path(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **sorted_paths(struct site *site, size_t *ret_count) {
    size_t count = 0;
    for (const struct sitemap_list *at = site->sitemap; at; at = at->next) count++;
    const char **paths = arena_array(site->arena, count + 1, sizeof *paths);
    size_t next = 0;
    for (const struct sitemap_list *at = site->sitemap; at; at = at->next) paths[next++] = at->path;
    qsort(paths, count, sizeof *paths, by_path);
    *ret_count = count;
    return paths;
}

/* A folder's page is addressed as the folder, as links from elsewhere have it. Paths are plain (edition.c): nothing to escape. */
static void add_address(struct buffer *out, const char *element, const char *base_url, const char *path) {
    static const char INDEX[] = "index.html";
    size_t length = strlen(path), cut = sizeof INDEX - 1;
    bool is_folder = length >= cut && strcmp(path + length - cut, INDEX) == 0 && (length == cut || path[length - cut - 1] == '/');
    buffer_format(out, "<%s><loc>", element);
    buffer_html(out, base_url, strlen(base_url));
    buffer_format(out, "/%.*s</loc></%s>\n", (int)(is_folder ? length - cut : length), path, element);
}

static enum result write_addresses(struct site *site, const char *path, const char *const *paths, size_t count) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer out = buffer_in(arena);
    size_t room = ADDRESS_ROOM, around = strlen(site->config->site.base_url) + ADDRESS_ROOM;
    for (size_t i = 0; i < count; i++) room += around + strlen(paths[i]);
    buffer_reserve(&out, room); /* growing by halves would take three times as much */
    buffer_text(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"" NAMESPACE "\">\n");
    for (size_t i = 0; i < count; i++) add_address(&out, "url", site->config->site.base_url, paths[i]);
    buffer_text(&out, "</urlset>\n");
    return site_file(site, path, buffer_string(&out), out.length);
}

static enum result write_parts(struct site *site, const char *const *paths, size_t count) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer index = buffer_in(arena);
    buffer_text(&index, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"" NAMESPACE "\">\n");
    enum result result = DONE;
    for (size_t done = 0; done < count && result == DONE; done += ADDRESSES_MOST) {
        const char *path = arena_format(arena, "sitemap-%zu.xml", done / ADDRESSES_MOST + 1);
        size_t left = count - done;
        result = write_addresses(site, path, paths + done, left < ADDRESSES_MOST ? left : ADDRESSES_MOST);
        add_address(&index, "sitemap", site->config->site.base_url, path);
    }
    buffer_text(&index, "</sitemapindex>\n");
    return result == DONE ? site_file(site, "sitemap.xml", buffer_string(&index), index.length) : result;
}

static enum result write_robots(struct site *site) {
    struct buffer out = buffer_in(site->arena);
    buffer_text(&out, "User-agent: *\n");
    for (size_t i = 0; i < sizeof CLOSED / sizeof *CLOSED; i++) buffer_format(&out, "Disallow: %s\n", CLOSED[i]);
    buffer_format(&out, "\nSitemap: %s/sitemap.xml\n", site->config->site.base_url);
    return site_file(site, "robots.txt", buffer_string(&out), out.length);
}

enum result sitemap_publish(struct site *site) {
    size_t count;
    const char **paths = sorted_paths(site, &count);
    enum result result = count <= ADDRESSES_MOST ? write_addresses(site, "sitemap.xml", paths, count) : write_parts(site, paths, count);
    return result == DONE ? write_robots(site) : result;
}
