/* Scope: atom.xml. Exports: feed.h, pages_listed. */
#include "site/feed.h"

#include <string.h>

#include "lib/base/buffer.h"
#include "lib/out/content.h"
#include "lib/rules/period.h"
#include "site/sitemap.h"
#include "site/view.h"

struct feed_list {
    struct feed_entry entry;
    struct feed_list *next;
};

void feed_note(struct site *site, const struct feed_entry *entry) {
    struct feed_list *link = arena_alloc(site->arena, sizeof *link);
    *link = (struct feed_list){ *entry, site->feed };
    site->feed = link;
}

/* A correction is an entry of its own: who read the figures is told that they changed. */
static void note_dataset(struct site *site, const struct dataset *dataset) {
    struct arena *arena = site->arena;
    bool is_correction = dataset->revision > 1;
    feed_note(site, &(struct feed_entry){
        .page = arena_format(arena, "%s/%s/index.html", view_folder(dataset->kind), dataset_key(arena, dataset)),
        .mark = arena_format(arena, "revisi-%d", (int)dataset->revision),
        .title = is_correction ? arena_format(arena, "Dikoreksi: %s", dataset->title) : dataset->title,
        .summary = arena_format(arena, "%s. Sumber: %s.", period_label(arena, dataset->period), dataset->source),
        .updated = dataset->approved_at });
}

/* News bear their day; it begins at midnight of the office. */
static void note_news(struct site *site, const struct content_page *page) {
    if (page->kind != CONTENT_NEWS || !page->head.has_date || content_state_of(page, site->today) != CONTENT_LIVE) return;
    struct clock_time midnight = { .date = civil_from_day(page->head.date) };
    feed_note(site, &(struct feed_entry){ .page = arena_format(site->arena, "%sindex.html", page->address), .mark = "", .title = page->head.title,
                                          .summary = *page->head.summary ? page->head.summary : page->head.title,
                                          .updated = instant_from_local(midnight, site->config->office.zone_offset) });
}

/* The latest first; equal ones by address, so that the same entries give the same bytes. */
static int by_age(const void *a, const void *b) {
    const struct feed_entry *first = *(const struct feed_entry *const *)a, *second = *(const struct feed_entry *const *)b;
    if (first->updated != second->updated) return first->updated > second->updated ? -1 : 1;
    return strcmp(first->page, second->page);
}

/* The latest whose page was built; *ret_count of them. */
static const struct feed_entry **latest_entries(struct site *site, size_t *ret_count) {
    size_t count = 0, next = 0, kept = 0;
    for (const struct feed_list *at = site->feed; at; at = at->next) count++;
    const struct feed_entry **entries = arena_array(site->arena, count + 1, sizeof *entries);
    for (const struct feed_list *at = site->feed; at; at = at->next) entries[next++] = &at->entry;
    qsort(entries, count, sizeof *entries, by_age);
    for (size_t i = 0; i < count && kept < FEED_ENTRIES_MOST; i++)
        if (edition_has(site->edition, entries[i]->page)) entries[kept++] = entries[i];
    *ret_count = kept;
    return entries;
}

static void add_text(struct buffer *out, const char *element, const char *text) {
    buffer_format(out, "<%s>", element);
    buffer_html(out, text, strlen(text));
    buffer_format(out, "</%s>\n", element);
}

static void add_entry(struct buffer *out, const char *base_url, const struct feed_entry *entry) {
    const char *address = arena_format(out->arena, "%s/%s", base_url, entry->page);
    buffer_text(out, "<entry>\n");
    add_text(out, "id", *entry->mark ? arena_format(out->arena, "%s#%s", address, entry->mark) : address);
    add_text(out, "title", entry->title);
    add_text(out, "updated", instant_iso(out->arena, entry->updated));
    buffer_text(out, "<link rel=\"alternate\" type=\"text/html\" href=\"");
    buffer_html(out, address, strlen(address));
    buffer_text(out, "\"/>\n");
    add_text(out, "summary", entry->summary);
    buffer_text(out, "</entry>\n");
}

static void add_head(struct site *site, struct buffer *out, instant updated) {
    const char *base_url = site->config->site.base_url;
    buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"id\">\n");
    add_text(out, "id", arena_format(out->arena, "%s/", base_url));
    add_text(out, "title", site->config->office.name);
    add_text(out, "subtitle", "Data dan kabar yang baru diumumkan");
    add_text(out, "updated", instant_iso(out->arena, updated));
    buffer_text(out, "<author>\n");
    add_text(out, "name", site->config->office.name);
    buffer_format(out, "</author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"%s/atom.xml\"/>\n"
                  "<link rel=\"alternate\" type=\"text/html\" href=\"%s/\"/>\n", base_url, base_url);
}

enum result feed_publish(struct site *site) {
    for (size_t i = 0; i < site->datasets.count; i++)
        if (site_has_page(&site->datasets.rows[i])) note_dataset(site, &site->datasets.rows[i]);
    for (size_t i = 0; site->content && i < site->content->count; i++) note_news(site, &site->content->pages[i]);
    size_t count;
    const struct feed_entry **entries = latest_entries(site, &count);
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct buffer out = buffer_in(arena);
    add_head(site, &out, count > 0 ? entries[0]->updated : 0);
    for (size_t i = 0; i < count; i++) add_entry(&out, site->config->site.base_url, entries[i]);
    buffer_text(&out, "</feed>\n");
    return site_file(site, "atom.xml", buffer_string(&out), out.length);
}

/* The pages about editions are made last, when it is known whether there is anything new. */
enum result pages_listed(struct site *site) {
    enum result result = sitemap_note(site, "perubahan/index.html");
    if (result == DONE) result = sitemap_note(site, "arsip-edisi/index.html");
    if (result == DONE) result = feed_publish(site);
    return result == DONE ? sitemap_publish(site) : result;
}
