/* Scope: the recurring parts of a view: tables, figures, numbers that may be missing. Exports: the view_ functions.
 * Keys are those templates/partials/data_table, figure, differences, approval and other_periods expect. Every json_t
 * returned is a new reference. */
#pragma once

#include "site/site.h"
#include "site/tally.h"

/* "–" when it is not known. */
const char *view_number(struct arena *arena, struct optional_number number, unsigned decimals);
const char *view_rupiah(struct arena *arena, struct optional_number rupiah);

/* A share of a whole in percent with two decimals, half up: "64,75 %"; "–" of nothing. */
const char *view_share(struct arena *arena, int64_t part, int64_t whole);

/* An empty table; LABELS heads its COUNT columns, the first of which is text. */
json_t *view_table(const char *caption, const char *const *labels, size_t count);

/* Adds a row to a table of as many columns: HEAD and CELLS (COUNT, shown as amounts). */
struct view_row {
    const char *head;
    bool total;
    size_t count;
    const char *const *cells;
};
void view_table_row(json_t *table, const struct view_row *row);

/* Makes COLUMN (from 1) of a finished table words instead of amounts. */
void view_table_words(json_t *table, size_t column);

/* A chart (may be NULL) with its words and its table, which is taken over. */
struct view_figure {
    const char *heading, *finding, *chart_svg, *n_text, *source;
    json_t *table;
};
json_t *view_figure(const struct view_figure *figure);

/* A figure of counts by name: bars, or columns when IS_PERIODS says that the names are periods. ID is the chart's. */
struct view_counts {
    const char *id, *heading, *name_label, *amount_label;
    const struct tally *tally;
    bool is_periods;
};
json_t *view_counts(struct arena *arena, const struct view_counts *counts);

/* Gives a headline made for the front page its form on a page of its own: the unit starts a sentence. Returns HEADLINE. */
json_t *view_large(json_t *headline);

/* The head of dataset pages: is_corrected, period_text, approved_text, content_sha256, has_other_periods, other_periods. */
enum result view_dataset(struct site *site, const struct dataset *dataset, json_t *view);

/* has_differences and differences of a dataset. */
enum result view_differences(struct site *site, const struct dataset *dataset, json_t *view);

/* The folder in which pages of a dataset's KIND stand: "ikm", "investasi" …; KIND itself when it is none. */
const char *view_folder(const char *kind);
