/* Scope: all pages of investment in both languages, and what the front pages show of it. */
#include "site/page_investment.h"

#include <string.h>

#include "site/page_investment_figures.h"
#include "site/page_investment_kinds.h"
#include "site/page_overview.h"

/* A dataset of a whole year stands where the page of the year would, also beside quarters. */
static bool has_own_page(const struct investment_book *book, const struct investment_year *year) {
    for (size_t i = 0; i < book->count; i++) {
        if (strcmp(book->periods[i].period, year->period) == 0) return false;
    }
    return true;
}

static enum result build_language(struct site *site, const struct words *words, const struct investment_book *book) {
    const struct investment_pages in = { site, words, book };
    enum result result = DONE;
    for (size_t i = 0; i < book->count && result == DONE; i++) result = investment_period_page(&in, &book->periods[i], i == 0);
    for (size_t i = 0; i < book->year_count && result == DONE; i++) {
        if (has_own_page(book, &book->years[i])) result = investment_year_page(&in, &book->years[i]);
    }
    if (book->count == 0 && result == DONE) result = investment_empty_page(&in);
    if (book->count > 0 && result == DONE) result = investment_sector_pages(&in);
    if (result == DONE) result = investment_target_pages(&in);
    bool has_history = book->count > 0 || book->target_count > 0;
    return result == DONE && has_history ? investment_history_page(&in) : result;
}

enum result pages_investment(struct site *site) {
    struct investment_book book;
    struct words indonesian = words_indonesian(site), english;
    enum result result = investment_read(site, &book);
    if (result == DONE) result = investment_data(site, &book);
    if (result == DONE) result = investment_headlines(site, &book);
    if (result == DONE) result = build_language(site, &indonesian, &book);
    if (result == DONE) result = words_english(site, &english);
    if (result == DONE) result = build_language(site, &english, &book);
    return result == DONE ? overview_page(site, &english) : result;
}

/* ---- the front pages ---- */

json_t *investment_headline(struct site *site, const struct words *words, const struct dataset *dataset, const struct investments *rows) {
    const struct investment_pages in = { site, words, NULL };
    struct investment_period period;
    investment_sort(site->arena, dataset, rows, &period);
    const struct figures_of of = { period.total, &period.sectors };
    json_t *headline = figures_headline(&in, &of, figures_sentence(&in, &of));
    (void)json_object_set_new(headline, "href", json_string(investment_path(site->arena, words->tongue, PLACE_PERIOD, dataset->period)));
    return headline;
}
