/* Scope: one page a released complaint, and lists of fifty in the order of their release: a list that is full never changes again, so that
 * a new release changes two pages whatever came before. */
#include "site/page_releases.h"

#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "site/case_times.h"
#include "site/page_key.h"

#define SOURCE_ROOM 4096 /* bytes: most rows fit */

const char *release_path(struct arena *arena, int64_t id) {
    static const char LETTERS[] = "bcdfghjklmnpqrst"; /* sixteen that make no words */
    char name[sizeof id * 2 + 1], *at = name + sizeof name - 1;
    *at = '\0';
    for (uint64_t left = (uint64_t)id; at == name + sizeof name - 1 || left > 0; left /= 16) *--at = LETTERS[left % 16];
    return arena_format(arena, "kisah/%s.html", at);
}

const char *release_month(struct arena *arena, const char *month) {
    int number = (month[5] - '0') * 10 + month[6] - '0';
    return arena_format(arena, "%s %.4s", number >= 1 && number <= 12 ? format_month(number) : "", month);
}

const char *release_state(const char *state) {
    enum complaint_state known;
    return complaint_state_parse(state, &known) ? complaint_state_staff_label(known) : state;
}

static const char *list_path(struct arena *arena, size_t list) {
    return arena_format(arena, "kisah/daftar-%zu.html", list + 1);
}

/* Fifty complaints with their list, and what all of them need. */
struct release_batch {
    struct arena *arena; /* of this batch alone */
    const struct workday_clock *free;
    const struct buffer *clock; /* what pages follow from besides their rows: holidays and time zone */
    struct public_releases releases;
    size_t list; /* from 0 */
};

/* All that the page of RELEASE follows from. */
static struct buffer release_source(const struct release_batch *batch, const struct public_release *release) {
    struct buffer source = buffer_in(batch->arena);
    const char *const texts[] = { release->title, release->summary, release->outcome, release->month, release->state };
    buffer_reserve(&source, SOURCE_ROOM);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) source_text(&source, texts[i]);
    const int64_t numbers[] = { release->id, (int64_t)batch->list, release->way.received, release->way.due, release->way.verified, release->way.answered,
                                release->way.closed };
    source_bytes(&source, numbers, sizeof numbers);
    source_bytes(&source, batch->clock->bytes, batch->clock->length);
    return source;
}

static json_t *release_view(struct site *site, const struct release_batch *batch, const struct public_release *release) {
    struct arena *arena = batch->arena;
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "heading", release->title, "summary", release->summary, "outcome",
                     release->outcome, "month_text", release_month(arena, release->month), "state_text", release_state(release->state),
                     "list_href", list_path(arena, batch->list), "way", release_way(site, arena, &release->way, batch->free));
}

static enum result build_release(struct site *site, const struct release_batch *batch, const struct public_release *release) {
    const struct site_source source = { release_path(batch->arena, release->id), "pages/site_release", release_source(batch, release) };
    struct edition_page page;
    bool stands;
    enum result result = site_page_stands(site, &source, &page, &stands);
    if (result != DONE || stands) return result;
    return site_page_of(site, &page, source.template, release_view(site, batch, release));
}

static struct buffer list_source(const struct release_batch *batch) {
    struct buffer source = buffer_in(batch->arena);
    source_bytes(&source, &batch->list, sizeof batch->list);
    for (size_t i = 0; i < batch->releases.count; i++) {
        const struct public_release *row = &batch->releases.rows[i];
        source_bytes(&source, &row->id, sizeof row->id);
        source_text(&source, row->title);
        source_text(&source, row->month);
    }
    return source;
}

static json_t *list_view(const struct release_batch *batch) {
    struct arena *arena = batch->arena;
    json_t *rows = json_array();
    for (size_t i = 0; i < batch->releases.count; i++) {
        const struct public_release *row = &batch->releases.rows[i];
        (void)json_array_append_new(rows, json_pack("{s:s, s:s, s:s}", "title", row->title, "href", release_path(arena, row->id), "month_text",
                                                    release_month(arena, row->month)));
    }
    return json_pack("{s:i, s:o}", "list", (int)batch->list + 1, "releases", rows);
}

static enum result build_list(struct site *site, const struct release_batch *batch) {
    const struct site_source source = { list_path(batch->arena, batch->list), "pages/site_releases", list_source(batch) };
    struct edition_page page;
    bool stands;
    enum result result = site_page_stands(site, &source, &page, &stands);
    return result != DONE || stands ? result : site_page_of(site, &page, source.template, list_view(batch));
}

static enum result build_batch(struct site *site, const struct release_batch *batch) {
    enum result result = build_list(site, batch);
    for (size_t i = 0; i < batch->releases.count && result == DONE; i++) result = build_release(site, batch, &batch->releases.rows[i]);
    return result;
}

/* The short address leads to the lists, the newest first. */
static enum result build_index(struct site *site, size_t lists) {
    json_t *rows = json_array();
    for (size_t list = lists; list-- > 0;) {
        (void)json_array_append_new(rows, json_pack("{s:i, s:s}", "list", (int)list + 1, "href", list_path(site->arena, list)));
    }
    return site_page(site, "kisah/index.html", "pages/site_releases_index", json_pack("{s:o}", "lists", rows));
}

static struct buffer clock_source(struct site *site, const struct workday_clock *free) {
    struct buffer source = buffer_in(site->arena);
    source_bytes(&source, &site->config->office.zone_offset, sizeof site->config->office.zone_offset);
    for (size_t i = 0; i < free->holiday_count; i++) source_bytes(&source, &free->holidays[i].day, sizeof free->holidays[i].day);
    return source;
}

enum result pages_releases(struct site *site) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct workday_clock free;
    struct release_batch batch = { .arena = arena, .free = &free };
    enum result result = case_times_free(site, &free);
    if (result != DONE) return result;
    const struct buffer clock = clock_source(site, &free);
    batch.clock = &clock;
    for (int64_t after = 0; result == DONE; batch.list++) {
        result = public_releases_after(site->db, arena, after, &batch.releases);
        if (result != DONE) return site_fail_read(site, result, "kisah");
        if (batch.releases.count == 0) return batch.list > 0 ? build_index(site, batch.list) : DONE;
        result = build_batch(site, &batch);
        after = batch.releases.rows[batch.releases.count - 1].id;
        arena_reset(arena);
    }
    return result;
}
