/* Scope: what the builder's pages share: one run's context and the way of a page into the edition.
 * Exports: struct site, site_page, site_render, site_file, site_root, site_fail, site_newest, CLEANUP_JSON.
 * Exports: struct site, site_page, site_page_stands, site_page_of, site_file, site_root, site_fail, site_newest, CLEANUP_JSON.
 *
 * A page is one function `enum result pages_X(struct site *)`, declared here and listed once in build.c. It reads through
 * lib/store/public.h only. Views hold plain values; the words of the pages stand in templates/pages/site_*.mustache. */
#pragma once

#include <jansson.h>

#include "lib/base/cleanup.h"
#include "lib/base/config.h"
#include "lib/base/date.h"
#include "lib/store/public.h"
#include "site/edition.h"
#include "site/template_set.h"

struct survey_result;
struct headline_list;
struct case_register;
struct feed_list;
struct sitemap_list;
struct content;
struct site_picture;

struct site {
    struct arena *arena;    /* lives as long as the run */
    const struct config *config;
    struct template_set *templates; /* of the language being written */
    struct db *db;          /* DB_BUILDER, inside one read transaction */
    struct edition *edition;
    const char *asset_version;
    instant now;
    day_number today;       /* of now, local */
    struct datasets datasets; /* approved; by kind, newest period first */
    const struct survey_result **surveys; /* of datasets, read when first asked for (survey.h) */
    struct services services; /* on offer; for the pages about surveys */
    json_t *catalogue;      /* one entry a published table, in order (open_data.h) */
    struct feed_list *feed;       /* news (feed.h) */
    struct sitemap_list *sitemap; /* addresses of pages (sitemap.h) */
    struct headline_list *headlines, **headlines_end; /* in the order noted (headline.h) */
    json_t *front;          /* one entry a figure of the front page, in order (front_figure.h) */
    const struct content *content; /* the office's own pages, read by pages_content (page_content.h) */
    struct site_picture *pictures; /* of those that stand in the edition */
    size_t picture_count;
    json_t *globals;        /* what is the same on all pages: site_globals */
    const struct case_register *cases; /* read when first asked for (page_statistics.h) */
    struct public_counts complaint_counts, request_counts; /* the same; rows NULL: not read yet (complaint_tables.h, request_tables.h) */
    const char *shared_key; /* of it, as every page's key has it; NULL before the first page */
    const char *card_rule;  /* what all cards are drawn by (card.h) */
    struct arena *page_arena; /* of the page in the making; reset after each */
    const char *plain_card; /* address of the card of pages without one (card.h) */
    bool has_plain_card;
    const char *message;    /* why a page failed; "" */
};

static inline void json_closep(json_t **json) {
    json_decref(*json);
}
#define CLEANUP_JSON CLEANUP(json_closep)

/* What every page of the run shares: office, base_url, asset_version, year, smallest_group; a new reference. */
json_t *site_globals(struct site *site);

/* Adds TEMPLATE filled from VIEW to OUT. The failures of template_set_get and template_render; *ret_message then says why. */
enum result site_render(struct site *site, const char *template, json_t *view, struct buffer *out, const char **ret_message);

/* Renders TEMPLATE ("pages/site_ikm") with VIEW, whose reference it takes over, into PATH ("ikm/2024-Q2/index.html").
 * Adds the globals of the layout; root follows from the path, so that the site also works from a folder of files. */
enum result site_page(struct site *site, const char *path, const char *template, json_t *view);

/* The same in two steps for pages of which there are very many. VALUES (site/page_key.h) holds all the view follows from but the globals.
 * *ret_stands: the live edition's page was made of the same and is taken over. Else make the view and call site_page_of with *RET. */
struct site_source {
    const char *path, *template;
    struct buffer values;
};
enum result site_page_stands(struct site *site, const struct site_source *source, struct edition_page *ret, bool *ret_stands);
enum result site_page_of(struct site *site, const struct edition_page *page, const char *template, json_t *view);

/* The page of a dataset at PATH and, when it is the newest of its kind, once more at the short address NEWEST
 * ("ikm/index.html"), with the downloads of PATH (open_data.h). Takes over VIEW. */
struct site_place {
    const char *path, *newest; /* newest NULL: only path */
};
enum result site_dataset_page(struct site *site, const struct site_place *place, const char *template, json_t *view);

/* Adds a file that is no page. */
enum result site_file(struct site *site, const char *path, const char *bytes, size_t length);

/* The way from PATH back to the top: "", "../", "../../"; owned by the run's arena. */
const char *site_root(struct site *site, const char *path);

/* Notes why the run fails and returns RESULT. */
enum result site_fail(struct site *site, enum result result, const char *message);

/* As site_fail for a failed read of the database: "WHAT: reason". */
enum result site_fail_read(struct site *site, enum result result, const char *what);

/* The newest dataset of KIND that has a page of its own (a survey: with recomputed answers, of the whole office's SKM); NULL when there is none. */
const struct dataset *site_newest(const struct site *site, const char *kind);

/* True for the newest period with a page of what DATASET is about: of its kind and scope. */
bool site_is_newest(const struct site *site, const struct dataset *dataset);

/* True when DATASET has a page: all but surveys of which only the printed index is left. */
bool site_has_page(const struct dataset *dataset);

/* The pages, in the order they are built. The catalogue comes after those that fill it, what lists pages after all of them. */
enum result pages_ikm(struct site *site);
enum result pages_investment(struct site *site);
enum result pages_permits(struct site *site);
enum result pages_performance(struct site *site);
enum result pages_budget(struct site *site);
enum result pages_statistics(struct site *site);
enum result pages_answers(struct site *site);
enum result pages_content(struct site *site);
enum result pages_index(struct site *site);
enum result pages_home(struct site *site);
enum result pages_about(struct site *site);
enum result pages_receipt(struct site *site);
enum result pages_releases(struct site *site);
enum result pages_verification(struct site *site);
enum result pages_checker(struct site *site);
enum result pages_errata(struct site *site);
enum result pages_catalogue(struct site *site);
enum result pages_listed(struct site *site); /* atom.xml, sitemap.xml, robots.txt */
enum result pages_assets(struct site *site);
