/* Scope: the frame of investment pages. */
#include "site/page_investment_frame.h"

#include <ctype.h>
#include <string.h>

#include "lib/out/chart.h"
#include "site/headline.h"
#include "site/open_data.h"

#define NOTHING "–"
#define TEMPLATE "pages/site_investment"

/* ---- addresses ---- */

const char *investment_path(struct arena *arena, enum tongue tongue, enum investment_place place, const char *key) {
    static const char *const FOLDERS[][2] = {
        [PLACE_NEWEST] = { "investasi", "en/investment" },           [PLACE_PERIOD] = { "investasi", "en/investment" },
        [PLACE_SECTORS] = { "investasi/sektor", "en/investment/sector" }, [PLACE_SECTOR] = { "investasi/sektor", "en/investment/sector" },
        [PLACE_HISTORY] = { "investasi/riwayat", "en/investment/history" }, [PLACE_TARGET] = { "target", "en/investment/target" },
    };
    const char *folder = FOLDERS[place][tongue];
    return key ? arena_format(arena, "%s/%s/index.html", folder, key) : arena_format(arena, "%s/index.html", folder);
}

static json_t *alternates(struct arena *arena, enum investment_place place, const char *key) {
    return json_pack("[{s:s, s:s}, {s:s, s:s}]", "code", "id", "href", investment_path(arena, INDONESIAN, place, key), "code", "en", "href",
                     investment_path(arena, ENGLISH, place, key));
}

/* Labels of downloads are Indonesian titles; English pages name the form alone. */
static void translate_downloads(const struct investment_pages *in, json_t *view) {
    json_t *download;
    size_t at;
    json_array_foreach(json_object_get(view, "downloads"), at, download) {
        const char *href = json_string_value(json_object_get(download, "href"));
        const char *name = strrchr(href, '/');
        (void)json_object_set_new(download, "label", json_string(name ? name + 1 : href));
        char *size = arena_string(in->site->arena, json_string_value(json_object_get(download, "size_text")));
        char *comma = strchr(size, ',');
        if (comma) *comma = '.';
        (void)json_object_set_new(download, "size_text", json_string(size));
    }
}

static enum result write_at(const struct investment_pages *in, const char *path, const char *shown_on, json_t *view) {
    json_t *copy = json_copy(view);
    data_downloads(in->site, shown_on, site_root(in->site, path), copy);
    if (in->words->tongue == ENGLISH) translate_downloads(in, copy);
    else if (!json_is_true(json_object_get(view, "has_proof"))) headlines_view(in->site, shown_on, site_root(in->site, path), copy);
    return words_page(in->site, in->words, path, TEMPLATE, copy);
}

/* One sentence for search engines: what the page leads with. */
static void describe(const struct investment_pages *in, json_t *view) {
    const char *value, *unit, *sentence;
    if (json_unpack(json_object_get(view, "total"), "{s:s, s:s, s:s}", "value_text", &value, "unit_text", &unit, "sentence", &sentence) != 0) return;
    const char *text = arena_format(in->site->arena, "%s: %s %c%s. %s", json_string_value(json_object_get(view, "heading")), value, tolower((unsigned char)*unit), unit + 1, sentence);
    (void)json_object_set_new(view, "description", json_string(text));
}

enum result investment_finish(const struct investment_pages *in, const struct investment_page *page, json_t *view) {
    CLEANUP_JSON json_t *owned = view;
    struct arena *arena = in->site->arena;
    bool is_english = in->words->tongue == ENGLISH;
    const char *path = investment_path(arena, in->words->tongue, page->place, page->key);
    const char *shown_on = investment_path(arena, INDONESIAN, page->place, page->key);
    CLEANUP_JSON json_t *other = json_pack("{s:s, s:s, s:s}", "code", is_english ? "id" : "en", "label", is_english ? "Bahasa Indonesia" : "English", "href",
                                           investment_path(arena, is_english ? INDONESIAN : ENGLISH, page->place, page->key));
    if (!owned || json_object_set(owned, "other_language", other) != 0 ||
        json_object_set_new(owned, "alternates", alternates(arena, page->place, page->key)) != 0) {
        return site_fail(in->site, FAILED_INTERNAL, path);
    }
    describe(in, owned);
    enum result result = write_at(in, path, shown_on, owned);
    if (result != DONE || !page->is_newest) return result;
    return write_at(in, investment_path(arena, in->words->tongue, page->place, NULL), shown_on, owned);
}

/* ---- parts ---- */

void view_note(json_t *view, const char *note) {
    (void)json_array_append_new(json_object_get(view, "notes"), json_string(note));
}

void view_page(const struct investment_pages *in, json_t *view, enum investment_place place, const char *key, const char *label) {
    (void)json_object_set_new(view, "has_pages", json_true());
    (void)json_array_append_new(json_object_get(view, "pages"),
                                json_pack("{s:s, s:s}", "href", investment_path(in->site->arena, in->words->tongue, place, key), "label", label));
}

json_t *investment_view(const char *heading, json_t *total) {
    return json_pack("{s:s, s:o, s:[], s:[], s:[], s:b, s:[], s:b, s:b, s:[], s:n, s:n, s:b, s:[]}", "heading", heading, "total",
                     total ? total : json_null(), "notes", "shares", "parts", "has_proof", 0, "proof", "is_source", 0, "has_differences", 0,
                     "differences", "approved_text", "content_sha256", "has_pages", 0, "pages");
}

json_t *part_new(const char *id, const char *heading) {
    return json_pack("{s:s, s:s, s:[], s:[], s:n, s:b, s:[]}", "id", id, "heading", heading, "figures", "notes", "table", "has_links", 0, "links");
}

void part_add(json_t *view, json_t *part) {
    (void)json_array_append_new(json_object_get(view, "parts"), part);
}

void part_figure(json_t *part, json_t *figure) {
    (void)json_array_append_new(json_object_get(part, "figures"), figure);
}

void part_note(json_t *part, const char *note) {
    (void)json_array_append_new(json_object_get(part, "notes"), json_string(note));
}

void part_link(json_t *part, const char *href, const char *label, const char *detail) {
    (void)json_object_set_new(part, "has_links", json_true());
    (void)json_array_append_new(json_object_get(part, "links"), json_pack("{s:s, s:s, s:s}", "href", href, "label", label, "detail", detail));
}

/* ---- words ---- */

const char *cell_number(const struct investment_pages *in, struct optional_number number) {
    return number.known ? tongue_number(in->site->arena, in->words->tongue, number.value, 0) : NOTHING;
}

const char *cell_dollar(const struct investment_pages *in, struct optional_number cents) {
    return cents.known ? tongue_number(in->site->arena, in->words->tongue, cents.value, 2) : NOTHING;
}

const char *cell_percent(const struct investment_pages *in, struct optional_number hundredths) {
    return hundredths.known ? tongue_percent(in->site->arena, in->words->tongue, hundredths.value, 2) : NOTHING;
}

const char *cell_short(const struct investment_pages *in, struct optional_number rupiah) {
    return rupiah.known ? tongue_rupiah_short(in->site->arena, in->words->tongue, rupiah.value) : NOTHING;
}

const char *period_name(const struct investment_pages *in, const char *period) {
    return tongue_period(in->site->arena, in->words->tongue, period);
}

const char *sector_said(const struct investment_pages *in, const char *name) {
    return say(in->words, name);
}

const char *change_said(const struct investment_pages *in, int64_t hundredths) {
    struct arena *arena = in->site->arena;
    enum tongue tongue = in->words->tongue;
    if (hundredths > 0) return arena_format(arena, say(in->words, "naik %s"), tongue_percent(arena, tongue, hundredths, 2));
    if (hundredths < 0) return arena_format(arena, say(in->words, "turun %s"), tongue_percent(arena, tongue, -hundredths, 2));
    return say(in->words, "tetap");
}

/* ---- charts ---- */

/* Charts write their own words for a gap, in Indonesian. */
const char *no_figure(const struct investment_pages *in) {
    return in->words->tongue == ENGLISH ? say(in->words, "tidak ada data") : NULL;
}

const char *origin_chart(const struct investment_pages *in, const struct origin_bars *bars) {
    static const char *const SERIES[] = { "PMDN", "PMA" };
    struct chart_row rows[CHART_ROWS_MOST];
    struct chart_value values[CHART_ROWS_MOST][ORIGIN_COUNT];
    const char *totals[CHART_ROWS_MOST];
    size_t count = bars->count < CHART_ROWS_MOST ? bars->count : CHART_ROWS_MOST;
    for (size_t i = 0; i < count; i++) {
        for (int origin = 0; origin < ORIGIN_COUNT; origin++) {
            struct optional_number rupiah = bars->values[i][origin].of[RUPIAH];
            values[i][origin] = (struct chart_value){ known_or_zero(rupiah), rupiah.known ? cell_short(in, rupiah) : no_figure(in) };
        }
        rows[i] = (struct chart_row){ bars->names[i], values[i] };
        totals[i] = cell_short(in, both_of(bars->values[i], RUPIAH));
    }
    struct chart chart = { bars->id, bars->title, bars->finding, SERIES, ORIGIN_COUNT, rows, count, 0 };
    const char *svg = NULL;
    return chart_stacked(in->site->arena, &chart, totals, &svg) == DONE ? svg : NULL;
}
