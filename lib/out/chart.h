/* Scope: charts as inline SVG, made on the server. Exports: struct chart and its kinds.
 *
 * Which one:
 *   chart_bars       amounts of named things, up to six series below each other: sectors; target beside realisation
 *   chart_stacked    amounts that add up to something worth comparing: PMDN and PMA of each quarter
 *   chart_shares     how a whole is divided, whatever its size: on time and late; one row is the one 100 % bar
 *   chart_columns    one series over a short row of periods: permits by month
 *   chart_line       how a figure moves: one or two series over periods
 *   chart_multiples  many things over the same periods: each sub-sector over the quarters, on one scale
 *   chart_scale      a gauge: the one figure of a page among its marks, with its interval
 *
 * They stretch to the width they are given (positions are percentages) while their writing keeps its size, so that they
 * read the same at 360 px, on a wide screen and in print. Bars start at zero; every value is written beside its bar, series
 * differ by their pattern, never by colour alone. Numbers come as the texts people read; nothing is formatted here. Colours come from site/assets/loket.css (classes chart-…); without it
 * everything is drawn in the colour of the text. Labels are escaped here: print the result unescaped. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define CHART_SERIES_MOST 6   /* as many patterns can be told apart without colour */
#define CHART_LINES_MOST 2    /* of chart_line: drawn through and dashed */
#define CHART_PERIODS_MOST 24 /* of chart_multiples: narrower columns run into each other on a phone */
#define CHART_ROWS_MOST 60    /* a longer chart is a table */

struct chart_value {
    int64_t amount;   /* not negative, in any unit common to the chart: thousandths, rupiah, cases */
    const char *text; /* as people read it: "3,350"; NULL = no figure, which is not zero: a gap */
};

struct chart_row {
    const char *label;
    const struct chart_value *values; /* one a series */
};

struct chart {
    const char *id;                /* unique on its page: lower-case letters, digits and hyphens */
    const char *title;             /* what is shown, for those who hear the page */
    const char *description;       /* the finding in one sentence */
    const char *const *series;     /* names, in the order of the values; not shown when there is one */
    size_t series_count;           /* 1 to CHART_SERIES_MOST; fewer or more where a kind says so */
    const struct chart_row *rows;
    size_t row_count;              /* 1 to CHART_ROWS_MOST */
    int64_t full;                  /* amount at the end of the scale, shown as a track; 0 = the largest amount, no track */
};

/* Horizontal bars, one row a label, the series of a row below each other. All kinds: *ret is owned by ARENA; REFUSED_INVALID
 * (then *ret is untouched) when a limit above is broken, an amount is negative or beyond `full`, or an id is wrong. */
enum result chart_bars(struct arena *arena, const struct chart *chart, const char **ret);

/* Upright columns for a short row of periods; one series. Where the values would touch each other on a phone,
 * only the first, the last and, away from them, the largest are written: the table has all. */
enum result chart_columns(struct arena *arena, const struct chart *chart, const char **ret);

/* Horizontal bars made of their series. Below each stands what it is made of; a part without figure has no place in it. TOTALS: the
 * text of each row's sum, which may be NULL; NULL for no sums. Also REFUSED_INVALID when a row's sum leaves the range of int64_t or goes beyond `full`. */
enum result chart_stacked(struct arena *arena, const struct chart *chart, const char *const *totals, const char **ret);

/* The same with every bar of full length: parts of a whole. `full` is not looked at; a row of nothing is an empty frame. */
enum result chart_shares(struct arena *arena, const struct chart *chart, const char *const *totals, const char **ret);

/* A small row of columns for each row of the chart, all on one scale, two beside each other; the series are the periods, up to
 * CHART_PERIODS_MOST, and the last period's value is written out. */
enum result chart_multiples(struct arena *arena, const struct chart *chart, const char **ret);

/* A line over periods; a period without a figure breaks the line. A second series is dashed with square points. */
enum result chart_line(struct arena *arena, const struct chart *chart, const char **ret);

struct chart_band {
    int64_t until;     /* exclusive end; the last band ends at the scale's end */
    const char *label; /* "B" */
};

/* One value with its interval on a scale of named bands: the IKM among its grades. */
struct chart_scale {
    const char *id, *title, *description;
    int64_t start, end; /* 2500 and 10000 for an IKM in hundredths */
    const struct chart_band *bands;
    size_t band_count;
    int64_t value, low, high;
    const char *value_text;
};

/* Ownership and failures as above; also REFUSED_INVALID unless start ≤ low ≤ value ≤ high ≤ end and the bands ascend. */
enum result chart_scale(struct arena *arena, const struct chart_scale *scale, const char **ret);
