/* Scope: the lists of the office's own pages: standards by service, procedures, news, events. */
#include <string.h>

#include "lib/rules/format.h"
#include "site/page_content.h"

#define NOTHING "–"

static json_t *entry_of(struct site *site, const struct content_page *page) {
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "href", arena_format(site->arena, "%s/index.html", page->slug), "title", page->head.title, "summary",
                     page->head.summary, "when_text", page->head.has_date ? format_day(site->arena, page->head.date) : "", "place", page->head.place);
}

static bool is_over(const struct site *site, const struct content_page *page) {
    return CONTENT_SECTIONS[page->kind].is_event && (page->head.has_until ? page->head.until : page->head.date) < site->today;
}

/* Events to come stand with the next one first, what is over with the last one first. */
static void add_entries(struct site *site, enum content_kind kind, json_t *entries, json_t *past) {
    for (size_t i = 0; i < site->content->count; i++) {
        const struct content_page *page = &site->content->pages[i];
        if (page->kind != kind || page->is_common || content_state_of(page, site->today) != CONTENT_LIVE) continue;
        if (is_over(site, page)) (void)json_array_append_new(past, entry_of(site, page));
        else if (CONTENT_SECTIONS[kind].is_event) (void)json_array_insert_new(entries, 0, entry_of(site, page));
        else (void)json_array_append_new(entries, entry_of(site, page));
    }
}

static enum result build_list(struct site *site, enum content_kind kind) {
    const struct content_section *section = &CONTENT_SECTIONS[kind];
    json_t *entries = json_array(), *past = json_array();
    add_entries(site, kind, entries, past);
    json_t *view = json_pack("{s:s, s:s, s:b, s:b, s:o, s:o}", "title", section->title, "empty", section->empty, "has_entries", json_array_size(entries) > 0,
                             "has_past", json_array_size(past) > 0, "entries", entries, "past", past);
    return site_page(site, arena_format(site->arena, "%s/index.html", section->folder), "pages/site_content_list", view);
}

/* ---- services ---- */

static json_t *service_row(struct site *site, const char *name, const struct content_page *page) {
    if (!page) return json_pack("{s:s, s:s, s:s}", "name", name, "time", "Belum diterbitkan", "cost", NOTHING);
    struct content_parts *parts = arena_alloc(site->arena, sizeof *parts);
    if (content_html(site, page, "layanan/index.html", parts) != DONE) return NULL;
    return json_pack("{s:s, s:s, s:s, s:s}", "name", page->head.title, "href", arena_format(site->arena, "%s/index.html", page->slug), "time",
                     content_opening(parts, COMPONENT_TIME), "cost", content_opening(parts, COMPONENT_COST));
}

static enum result build_services(struct site *site) {
    const struct content_section *section = &CONTENT_SECTIONS[CONTENT_SERVICE];
    struct services services;
    enum result result = public_services(site->db, site->arena, &services);
    if (result != DONE) return site_fail_read(site, result, "layanan");
    json_t *rows = json_array();
    for (size_t i = 0; i < services.count; i++) {
        (void)json_array_append_new(rows, service_row(site, services.rows[i].name, content_standard_of(site, services.rows[i].code)));
    }
    json_t *view = json_pack("{s:s, s:s, s:{s:b}, s:b, s:o}", "title", section->title, "empty", section->empty, "here", "service", 1, "has_rows", services.count > 0, "rows", rows);
    return site_page(site, "layanan/index.html", "pages/site_services", view);
}

enum result content_lists(struct site *site) {
    static const enum content_kind LISTED[] = { CONTENT_PROCEDURE, CONTENT_NEWS, CONTENT_EVENT };
    enum result result = build_services(site);
    for (size_t i = 0; result == DONE && i < sizeof LISTED / sizeof *LISTED; i++) result = build_list(site, LISTED[i]);
    return result;
}
