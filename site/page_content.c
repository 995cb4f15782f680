/* Scope: the office's own pages: each one that is live, and a word where one that every office owes is missing. */
#include "site/page_content.h"

#include <string.h>

#include "lib/rules/format.h"
#include "site/card.h"

/* ---- where links lead ---- */

struct linking {
    struct site *site;
    const char *root;
    bool has_failed;
};

static const char *page_address(void *context, const char *file) {
    struct linking *linking = context;
    const struct content_page *page = content_page_of(linking->site->content, file);
    bool is_shown = page && !page->is_common && content_state_of(page, linking->site->today) == CONTENT_LIVE;
    return is_shown ? arena_format(linking->site->arena, "%s%sindex.html", linking->root, page->address) : NULL;
}

static bool image_place(void *context, const char *file, struct content_image *ret) {
    struct linking *linking = context;
    const struct content_picture *picture = content_picture_of(linking->site->content, file);
    if (!picture) return false;
    bool is_placed = content_picture_place(linking->site, picture, linking->root, ret);
    linking->has_failed |= !is_placed;
    return is_placed;
}

enum result content_html(struct site *site, const struct content_page *page, const char *path, struct content_parts *ret) {
    struct linking linking = { site, site_root(site, path), false };
    const struct content_addresses addresses = { page->file, linking.root, page_address, image_place, &linking };
    content_text_parts(site->arena, &addresses, page->head.body, ret);
    return linking.has_failed ? FAILED_UNAVAILABLE : DONE;
}

const struct content_page *content_standard_of(const struct site *site, const char *code) {
    for (size_t i = 0; i < site->content->count; i++) {
        const struct content_page *page = &site->content->pages[i];
        if (strcmp(page->service, code) == 0 && content_state_of(page, site->today) == CONTENT_LIVE) return page;
    }
    return NULL;
}

const char *content_opening(const struct content_parts *parts, int component) {
    for (size_t i = 0; i < parts->count; i++) {
        if (content_component(parts->rows[i].heading) == component) return parts->rows[i].opening;
    }
    return "";
}

/* ---- one page ---- */

static void add_part(json_t *parts, const struct content_part *part) {
    (void)json_array_append_new(parts, json_pack("{s:s, s:s, s:s}", "id", part->id, "heading", part->heading, "body_html", part->html));
}

static bool has_component(const struct content_parts *parts, int component) {
    for (size_t i = 0; i < parts->count; i++) {
        if (content_component(parts->rows[i].heading) == component) return true;
    }
    return false;
}

/* What holds for every service, where the standard says nothing of its own. */
static enum result add_common(struct site *site, const char *path, const struct content_parts *own, json_t *parts) {
    const struct content_page *common = content_page_of(site->content, "layanan/" CONTENT_COMMON ".md");
    struct content_parts *shared = arena_alloc(site->arena, sizeof *shared);
    if (!common || common->head.is_draft) return DONE;
    enum result result = content_html(site, common, path, shared);
    for (size_t i = 0; result == DONE && i < shared->count; i++) {
        int component = content_component(shared->rows[i].heading);
        if (component < 0 || !has_component(own, component)) add_part(parts, &shared->rows[i]);
    }
    return result;
}

static const char *when_text(struct site *site, const struct content_page *page) {
    const struct front_matter *head = &page->head;
    if (!head->has_date) return "";
    const char *from = format_day(site->arena, head->date);
    return head->has_until && head->until > head->date ? arena_format(site->arena, "%s sampai %s", from, format_day(site->arena, head->until)) : from;
}

static json_t *view_of(struct site *site, const struct content_page *page, const struct content_parts *own, json_t *parts) {
    const struct content_section *section = &CONTENT_SECTIONS[page->kind];
    size_t count = json_array_size(parts);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:b, s:b, s:o}", "title", page->head.title, "summary", page->head.summary,
                     "description", page->head.summary, "when_text", when_text(site, page), "place", page->head.place, "time",
                     content_opening(own, COMPONENT_TIME), "cost", content_opening(own, COMPONENT_COST), "is_service", page->kind == CONTENT_SERVICE,
                     "is_news", section->is_dated, "is_contact", page->kind == CONTENT_PAGE && strcmp(page->slug, "kontak") == 0, "has_contents",
                     count > 4, "parts", parts);
}

static void add_section(const struct content_page *page, json_t *view) {
    const struct content_section *section = &CONTENT_SECTIONS[page->kind];
    if (*section->folder == '\0') return;
    (void)json_object_set_new(view, "section", json_pack("{s:s, s:s}", "folder", section->folder, "title", section->title));
}

static enum result build_page(struct site *site, const struct content_page *page) {
    const char *path = arena_format(site->arena, "%sindex.html", page->address);
    struct content_parts *own = arena_alloc(site->arena, sizeof *own);
    enum result result = content_html(site, page, path, own);
    CLEANUP_JSON json_t *parts = json_array();
    for (size_t i = 0; result == DONE && i < own->count; i++) add_part(parts, &own->rows[i]);
    if (result == DONE && page->kind == CONTENT_SERVICE) result = add_common(site, path, own, parts);
    if (result != DONE) return result;
    json_t *view = view_of(site, page, own, json_incref(parts));
    add_section(page, view);
    site_card(site, view, &(struct site_card){ page->head.title, "", *CONTENT_SECTIONS[page->kind].folder ? CONTENT_SECTIONS[page->kind].title : "" });
    return site_page(site, path, "pages/site_content", view);
}

/* A page the site links to from everywhere says that the office has not written it yet. */
static enum result build_owed(struct site *site, const struct content_owed *owed) {
    const char *file = arena_format(site->arena, "%s.md", owed->slug);
    const struct content_page *page = content_page_of(site->content, file);
    if (page && content_state_of(page, site->today) == CONTENT_LIVE) return DONE;
    json_t *view = json_pack("{s:s, s:s, s:b, s:b, s:[]}", "title", owed->title, "summary", "", "is_missing", 1, "is_contact",
                             strcmp(owed->slug, "kontak") == 0, "parts");
    return site_page(site, arena_format(site->arena, "%s/index.html", owed->slug), "pages/site_content", view);
}

/* ---- all ---- */

static enum result read_content(struct site *site) {
    const struct config *config = site->config;
    const char *emails[] = { config->office.email, NULL }, *phones[] = { config->office.phone, NULL };
    const struct content_own own = { .emails = emails, .phones = phones };
    struct content *content;
    enum result result = content_read(site->arena, config->publication.content, &own, &content);
    site->content = content;
    if (result == REFUSED_ABSENT) return DONE; /* an office without a page of its own still publishes its figures */
    if (result != DONE) return site_fail(site, result, arena_format(site->arena, "%s: tidak dapat dibaca", config->publication.content));
    const struct content_fault *fault = content_fault_first(&content->faults);
    if (!fault) return DONE;
    return site_fail(site, REFUSED_INVALID, arena_format(site->arena, "%s/%s (lihat: loket content check)", config->publication.content,
                                                         content_fault_line(site->arena, fault)));
}

enum result pages_content(struct site *site) {
    enum result result = read_content(site);
    for (size_t i = 0; result == DONE && i < site->content->count; i++) {
        const struct content_page *page = &site->content->pages[i];
        if (!page->is_common && content_state_of(page, site->today) == CONTENT_LIVE) result = build_page(site, page);
    }
    for (size_t i = 0; result == DONE && i < CONTENT_OWED_COUNT; i++) result = build_owed(site, &CONTENT_OWED[i]);
    return result == DONE ? content_lists(site) : result;
}
