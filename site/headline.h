/* Scope: the headline figures of the site: each is told with its formula, file and rows, so that a stranger recomputes it from the
 * downloads. Exports: struct headline, site_headline, headline_named, headline_conditions, headlines_view, headlines_publish.
 *
 * A page calls site_headline for every figure it shows large, before it is rendered; site_dataset_page then lists them on the page with
 * their formulas, and all of them together are data/angka-utama.csv and .json, which data/periksa-angka.awk and .html compute again. */
#pragma once

#include "site/site.h"

#define HEADLINES_PAGE "data/periksa/index.html" /* which shows all of them */
#define HEADLINE_WHERE_MOST 4 /* conditions on the rows of one sum */

/* What is computed from the sums OF and BY: the sum of a column over all rows that fulfil the conditions. Rounded once, half up, to
 * the decimals of the value. */
enum headline_formula {
    HEADLINE_CELL,            /* the one cell of OF as it stands, also a word: a mark */
    HEADLINE_SUM,             /* OF */
    HEADLINE_COUNT,           /* how many rows fulfil the conditions of OF; without column */
    HEADLINE_DIFFERENCE,      /* OF - BY */
    HEADLINE_SHARE,           /* 100 x OF / BY: a share, an achievement where more is better, a budget */
    HEADLINE_GROWTH,          /* 100 x (OF - BY) / BY */
    HEADLINE_LOWER_IS_BETTER, /* 100 x (2 x BY - OF) / BY: OF is the realisation, BY the target */
    HEADLINE_FORMULA_COUNT
};

/* Rows of a published table (open_data.h). All strings are borrowed until the end of the run. */
struct headline_rows {
    const char *table;  /* its name: "investasi-2024-Q1" */
    const char *column; /* its column for machines: "rupiah" */
    struct headline_where { const char *column, *value; } where[HEADLINE_WHERE_MOST]; /* cells as the CSV has them; an empty column ends */
};

struct headline {
    const char *name;  /* stable, unique on the site: "investasi-2024-Q1-pma-bagian" */
    const char *title; /* for people: "Bagian PMA, Triwulan I 2024" */
    const char *page;  /* that shows it: "investasi/2024-Q1/index.html" */
    const char *value; /* as a machine reads it: "64.75", "-0.05", "B" (format_plain); its decimals are those it is rounded to */
    const char *unit;  /* "rupiah", "%", "izin"; "" none */
    enum headline_formula formula;
    struct headline_rows of, by; /* BY with the formulas that name it */
};

/* Notes *HEADLINE, which is copied. Fails (site_fail, REFUSED_INVALID) for what nobody could look up: no value, no table, a name with
 * other letters than file names have, a condition that cannot be written down. */
enum result site_headline(struct site *site, const struct headline *headline);

/* The figure noted as NAME; NULL when there is none. */
const struct headline *headline_named(const struct site *site, const char *name);

/* The conditions of ROWS as they are published: "asal=pma; tingkat=total"; "" for all rows. */
const char *headline_conditions(struct arena *arena, const struct headline_rows *rows);

/* Adds "has_headlines" and "headlines" to VIEW: the figures of PAGE with their formulas in words and links to their tables. */
void headlines_view(struct site *site, const char *page, const char *root, json_t *view);

/* Publishes all as the table "angka-utama". */
enum result headlines_publish(struct site *site);
