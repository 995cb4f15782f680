/* Scope: rendering of a page with its globals, and reasons of failure. */
#include "site/site.h"

#include <sodium.h>
#include <string.h>

#include "lib/web/page.h"
#include "site/card.h"
#include "site/page_key.h"
#include "site/sitemap.h"

#define PAGE_ROOM ((size_t)12 * 1024) /* bytes most pages fit into */

enum result site_fail(struct site *site, enum result result, const char *message) {
    site->message = message;
    return result;
}

enum result site_fail_read(struct site *site, enum result result, const char *what) {
    return site_fail(site, result, arena_format(site->arena, "%s: %s (%s)", what, result_name(result), db_failure(site->db)));
}

static const char *root_of(struct arena *arena, const char *path) {
    struct buffer root = buffer_in(arena);
    for (const char *at = path; *at; at++) {
        if (*at == '/') buffer_text(&root, "../");
    }
    return buffer_string(&root);
}

const char *site_root(struct site *site, const char *path) {
    return root_of(site->arena, path);
}

bool site_has_page(const struct dataset *dataset) {
    return strcmp(dataset->kind, "survey") != 0 || dataset->ikm_hundredths.known;
}

const struct dataset *site_newest(const struct site *site, const char *kind) {
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (strcmp(dataset->kind, kind) == 0 && *dataset->scope == '\0' && site_has_page(dataset)) return dataset;
    }
    return NULL;
}

bool site_is_newest(const struct site *site, const struct dataset *dataset) {
    for (size_t i = 0; i < site->datasets.count; i++) { /* the newest period comes first */
        const struct dataset *other = &site->datasets.rows[i];
        bool is_same = strcmp(other->kind, dataset->kind) == 0 && strcmp(other->scope, dataset->scope) == 0 && site_has_page(other);
        if (is_same) return other == dataset;
    }
    return false;
}

enum result site_file(struct site *site, const char *path, const char *bytes, size_t length) {
    enum result result = edition_add(site->edition, &(struct edition_page){ .path = path }, bytes, length);
    return result == DONE ? DONE : site_fail(site, result, edition_message(site->edition));
}

json_t *site_globals(struct site *site) {
    return json_pack("{s:{}, s:o, s:s, s:i, s:s, s:i}", "here", "office", page_office(site->arena, site->config), "asset_version",
                     site->asset_version, "year", civil_from_day(site->today).year, "base_url", site->config->site.base_url, "smallest_group",
                     site->config->publication.smallest_group);
}

static bool add_globals(struct site *site, struct arena *arena, const char *path, json_t *view) {
    if (json_object_update_missing(view, site->globals) != 0) return false;
    return json_object_get(view, "root") || json_object_set_new(view, "root", json_string(root_of(arena, path))) == 0;
}

/* What messengers ask of a link: the whole address of the page and of its picture. */
static void add_social(struct site *site, struct arena *arena, const char *path, json_t *view) {
    size_t length = strlen(path), tail = strlen("index.html");
    bool is_folder = length >= tail && strcmp(path + length - tail, "index.html") == 0;
    const char *image = json_string_value(json_object_get(view, "social_image"));
    if (!image) image = site_card_plain(site);
    if (!image || !is_folder) return;
    const char *base = site->config->site.base_url;
    (void)json_object_set_new(view, "social", json_pack("{s:s, s:s}", "address", arena_format(arena, "%s/%.*s", base, (int)(length - tail), path), "image",
                                                        arena_format(arena, "%s/%s", base, image)));
}

enum result site_render(struct site *site, const char *template, json_t *view, struct buffer *out, const char **ret_message) {
    const struct templates *templates;
    enum result result = template_set_get(site->templates, site->arena, &templates, ret_message);
    return result == DONE ? template_render(templates, template, view, out, ret_message) : result;
}

/* What all pages share, taken for one text. */
static const char *shared_key(struct site *site, struct arena *arena) {
    char hex[2 * sizeof(struct page_key) + 1];
    if (!site->shared_key) {
        const char *card = site_card_plain(site);
        struct page_key key = page_key_of(arena, card ? card : "", site->globals);
        site->shared_key = arena_string(site->arena, sodium_bin2hex(hex, sizeof hex, key.bytes, sizeof key.bytes));
    }
    return site->shared_key;
}

/* What the page is made of: its own view, and what all pages share. */
static struct page_key key_of(struct site *site, struct arena *arena, const char *template, const json_t *view) {
    return page_key_of(arena, arena_format(arena, "%s %s", template, shared_key(site, arena)), view);
}

static enum result fail_view(struct site *site, const char *path) {
    return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: isi halaman tidak lengkap", path));
}

/* Renders and adds; PAGE is not in the live edition as it is now. */
static enum result render_page(struct site *site, struct arena *arena, const struct edition_page *page, const char *template, json_t *view) {
    struct buffer out = buffer_in(arena);
    const char *message = "";
    if (!view || !add_globals(site, arena, page->path, view)) return fail_view(site, page->path);
    add_social(site, arena, page->path, view);
    buffer_reserve(&out, PAGE_ROOM);
    enum result result = site_render(site, template, view, &out, &message);
    if (result != DONE) return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: %s", page->path, message));
    result = edition_add(site->edition, page, buffer_string(&out), out.length);
    return result == DONE ? DONE : site_fail(site, result, edition_message(site->edition));
}

enum result site_page(struct site *site, const char *path, const char *template, json_t *view) {
    CLEANUP_JSON json_t *owned = view;
    CLEANUP_ARENA struct arena *arena = arena_new();
    if (!owned) return fail_view(site, path);
    enum result result = sitemap_note(site, path);
    if (result != DONE) return result;
    const struct edition_page wanted = { path, key_of(site, arena, template, owned) };
    return edition_keep(site->edition, &wanted) ? DONE : render_page(site, arena, &wanted, template, owned);
}

enum result site_page_stands(struct site *site, const struct site_source *source, struct edition_page *ret, bool *ret_stands) {
    enum result result = sitemap_note(site, source->path);
    if (result != DONE) return result;
    *ret = (struct edition_page){ source->path, page_key_from(source->template, shared_key(site, site->page_arena), &source->values) };
    *ret_stands = edition_keep(site->edition, ret);
    return DONE;
}

enum result site_page_of(struct site *site, const struct edition_page *page, const char *template, json_t *view) {
    CLEANUP_JSON json_t *owned = view;
    enum result result = render_page(site, site->page_arena, page, template, owned);
    arena_reset(site->page_arena);
    return result;
}
