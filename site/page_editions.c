/* Scope: what changed since the last edition, and the list of editions. They are made anew with every edition and are no reason for one. */
#include "site/page_editions.h"

#include <string.h>

#include "lib/rules/format.h"

#define MOST_PAGES 200     /* named one by one; the rest is counted */
#define MOST_EDITIONS 400  /* of the archive, newest first: more than a year of nights */

/* ---- what changed ---- */

/* A title stands in the page as HTML; the template escapes it again. */
static const char *plain_title(struct arena *arena, const char *title) {
    static const struct { const char *entity; char character; } ENTITIES[] = {
        { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' },
    };
    struct buffer plain = buffer_in(arena);
    while (*title) {
        size_t length = 1;
        char character = *title;
        for (size_t i = 0; i < sizeof ENTITIES / sizeof *ENTITIES; i++) {
            size_t of = strlen(ENTITIES[i].entity);
            if (strncmp(title, ENTITIES[i].entity, of) != 0) continue;
            character = ENTITIES[i].character;
            length = of;
        }
        buffer_char(&plain, character);
        title += length;
    }
    return buffer_string(&plain);
}

static bool is_page(const char *path) {
    const char *ending = strrchr(path, '.');
    return ending && strcmp(ending, ".html") == 0;
}

/* The pages of one kind, and how many other files share the change. */
static json_t *changes_of(struct site *site, const struct edition_changes *changes, enum change_kind kind) {
    CLEANUP_ARENA struct arena *scratch = arena_new(); /* of one page at a time */
    json_t *pages = json_array();
    size_t files = 0, more = 0;
    struct edition_walk walk = edition_walk(site->edition);
    for (struct edition_change change; edition_next_change(&walk, &change); arena_reset(scratch)) {
        if (change.kind != kind) continue;
        if (!is_page(change.path)) files++;
        else if (json_array_size(pages) >= MOST_PAGES) more++;
        else {
            const char *title = kind == CHANGE_REMOVED ? NULL : edition_title(site->edition, scratch, change.path);
            (void)json_array_append_new(pages, json_pack("{s:s, s:s, s:b}", "title", title ? plain_title(scratch, title) : change.path, "href",
                                                         change.path, "is_gone", kind == CHANGE_REMOVED));
        }
    }
    static const char *const HEADINGS[] = { [CHANGE_ADDED] = "Baru", [CHANGE_CHANGED] = "Berubah", [CHANGE_REMOVED] = "Tidak ada lagi" };
    return json_pack("{s:s, s:o, s:b, s:s?, s:s?}", "heading", HEADINGS[kind], "pages", pages, "is_empty", changes->of_kind[kind] == 0,
                     "more_text", more ? arena_format(site->arena, "dan %s halaman lain", format_number(site->arena, (int64_t)more, 0)) : NULL,
                     "files_text", files ? arena_format(site->arena, "%s berkas lain (data, gambar, dan sebagainya)",
                                                        format_number(site->arena, (int64_t)files, 0)) : NULL);
}

/* Datasets approved since the live edition was made. */
static json_t *approved_since(struct site *site, const struct endorsement *endorsement) {
    json_t *list = json_array();
    instant since = 0;
    if (endorsement->has_previous) (void)instant_parse(endorsement->previous.statement.made_at, &since);
    for (size_t i = 0; i < site->datasets.count; i++) {
        const struct dataset *dataset = &site->datasets.rows[i];
        if (dataset->approved_at <= since) continue;
        day_number day = instant_day(dataset->approved_at, site->config->office.zone_offset);
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s?}", "title", dataset->title, "approved_text", format_day(site->arena, day),
                                                    "revision_text", dataset->revision > 1 ? arena_format(site->arena, "perbaikan ke-%d", (int)dataset->revision - 1) : NULL));
    }
    return list;
}

static const char *edition_text(struct site *site, const struct edition_statement *statement) {
    day_number day = site->today;
    (void)day_parse(statement->day, &day);
    return arena_format(site->arena, "Edisi %lu, %s", statement->number, format_day(site->arena, day));
}

static enum result page_changes(struct site *site, const struct endorsement *endorsement, const struct edition_changes *changes) {
    json_t *kinds = json_array(), *approved = approved_since(site, endorsement);
    bool is_first = edition_live_number(site->edition) == 0;
    for (enum change_kind kind = CHANGE_ADDED; kind < CHANGE_KIND_COUNT; kind++) {
        if (changes->of_kind[kind] > 0) (void)json_array_append_new(kinds, changes_of(site, changes, kind));
    }
    const char *this_text = arena_format(site->arena, "Edisi %lu, %s", edition_number(site->edition), format_day(site->arena, site->today));
    json_t *view = json_pack("{s:s, s:s?, s:b, s:b, s:o, s:b, s:o}", "this_text", this_text, "previous_text",
                             endorsement->has_previous ? edition_text(site, &endorsement->previous.statement) : NULL, "is_first", is_first,
                             "is_unchanged", !is_first && changes->count == 0, "kinds", kinds, "has_approved",
                             json_array_size(approved) > 0, "approved", approved);
    return site_page(site, "perubahan/index.html", "pages/site_changes", view);
}

/* ---- the archive ---- */

static json_t *edition_row(struct site *site, const struct edition_statement_read *read) {
    const struct edition_statement *statement = &read->statement;
    bool stays = edition_stays(site->edition, statement->number);
    return json_pack("{s:s, s:s, s:s, s:s?}", "text", edition_text(site, statement), "files_text",
                     format_number(site->arena, (int64_t)statement->file_count, 0), "hash", edition_hash_text(site->arena, &read->whole), "href",
                     stays ? arena_format(site->arena, "edisi/%lu/index.html", statement->number) : NULL);
}

static enum result page_archive(struct site *site, const struct endorsement *endorsement) {
    struct edition_statements history;
    enum result result = endorsement_history(site, endorsement, &history);
    if (result != DONE) return result;
    json_t *rows = json_array();
    for (size_t i = history.count; i > 0 && json_array_size(rows) < MOST_EDITIONS; i--) {
        (void)json_array_append_new(rows, edition_row(site, &history.rows[i - 1]));
    }
    const char *this_text = arena_format(site->arena, "Edisi %lu, %s", edition_number(site->edition), format_day(site->arena, site->today));
    json_t *view = json_pack("{s:s, s:b, s:o}", "this_text", this_text, "has_editions", json_array_size(rows) > 0, "editions", rows);
    return site_page(site, "arsip-edisi/index.html", "pages/site_editions", view);
}

enum result pages_editions(struct site *site, const struct endorsement *endorsement, const struct edition_changes *changes) {
    enum result result = page_changes(site, endorsement, changes);
    if (result == DONE) result = page_archive(site, endorsement);
    return result == DONE ? endorsement_add_chain(site, endorsement) : result;
}
