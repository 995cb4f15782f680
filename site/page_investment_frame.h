/* Scope: what the pages of investment share in one language: addresses, numbers, parts of a page. Exports: struct investment_pages,
 * enum investment_place, investment_path, investment_finish, the part_ and cell_ functions.
 * Keys are those templates/pages/site_investment expects. Every json_t returned is a new reference. */
#pragma once

#include "site/investment.h"
#include "site/view.h"
#include "site/words.h"

struct investment_pages {
    struct site *site;
    const struct words *words;
    const struct investment_book *book;
};

enum investment_place { PLACE_NEWEST, PLACE_PERIOD, PLACE_SECTORS, PLACE_SECTOR, PLACE_HISTORY, PLACE_TARGET };

/* The page of KEY ("2024-Q1", a sector's slug; NULL where there is one page): "investasi/2024-Q1/index.html",
 * "en/investment/2024-Q1/index.html". */
const char *investment_path(struct arena *arena, enum tongue tongue, enum investment_place place, const char *key);

/* Writes the page with its way to the other language and its downloads (tables noted for the Indonesian page); IS_NEWEST: once more at
 * the short address. Takes over VIEW. */
struct investment_page {
    enum investment_place place;
    const char *key;
    bool is_newest;
};
enum result investment_finish(const struct investment_pages *in, const struct investment_page *page, json_t *view);

/* Adds what the page of a dataset says of its source: approval, differences, and TABLE, which is taken over. */
enum result investment_source(const struct investment_pages *in, const struct dataset *dataset, json_t *table, json_t *view);

/* COLUMN of TABLE, counted from 0 with its heads, holds words of the source, which are Indonesian on any page (page_investment_source.c). */
void mark_source_words(const struct investment_pages *in, json_t *table, size_t column);

/* A page without parts: heading, total (NULL: none), and empty lists. */
json_t *investment_view(const char *heading, json_t *total);

/* A sentence below the headline; a link to another page. */
void view_note(json_t *view, const char *note);
void view_page(const struct investment_pages *in, json_t *view, enum investment_place place, const char *key, const char *label);

/* A part of the page; the functions below fill it and take over what they add. */
json_t *part_new(const char *id, const char *heading);
void part_add(json_t *view, json_t *part);
void part_figure(json_t *part, json_t *figure);
void part_note(json_t *part, const char *note);
void part_link(json_t *part, const char *href, const char *label, const char *detail);

/* "–" when it is not known. */
const char *cell_number(const struct investment_pages *in, struct optional_number number);
const char *cell_dollar(const struct investment_pages *in, struct optional_number cents);
const char *cell_percent(const struct investment_pages *in, struct optional_number hundredths);
const char *cell_short(const struct investment_pages *in, struct optional_number rupiah);

/* "Triwulan I 2024" or "Q1 2024". */
const char *period_name(const struct investment_pages *in, const char *period);

/* The name of a sector in the language of the page. */
const char *sector_said(const struct investment_pages *in, const char *name);

/* "naik 12,30 %", "turun 3,10 %", "tetap". */
const char *change_said(const struct investment_pages *in, int64_t hundredths);

/* What stands in a chart where no figure is known. */
const char *no_figure(const struct investment_pages *in);

/* A chart of both origins by ROWS names; NULL when it cannot be drawn. */
struct origin_bars {
    const char *id, *title, *finding;
    const char *const *names;
    const struct amounts (*values)[ORIGIN_COUNT];
    size_t count;
};
const char *origin_chart(const struct investment_pages *in, const struct origin_bars *bars);
