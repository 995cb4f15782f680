/* Scope: charts as inline SVG, made on the server. Exports: struct chart and its kinds.
 * They stretch to the width they are given (positions are percentages) while their writing keeps its size, so that they
 * read the same at 360 px, on a wide screen and in print. Bars start at zero; every value is written beside its bar, a second
 * series differs by hatching, never by colour alone. Colours come from site/assets/loket.css (classes chart-…); without it
 * everything is drawn in the colour of the text. Labels are escaped here: print the result unescaped. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lib/base/arena.h"
#include "lib/base/result.h"

#define CHART_SERIES_MOST 2 /* more cannot be told apart without colour */
#define CHART_ROWS_MOST 60  /* a longer chart is a table */

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
    size_t series_count;           /* 1 to CHART_SERIES_MOST */
    const struct chart_row *rows;
    size_t row_count;              /* 1 to CHART_ROWS_MOST */
    int64_t full;                  /* amount at the end of the scale, shown as a track; 0 = the largest amount, no track */
};

/* Horizontal bars, one row a label, the series of a row below each other. All three: *ret is owned by ARENA; REFUSED_INVALID
 * (then *ret is untouched) when a limit above is broken, an amount is negative or beyond `full`, or an id is wrong. */
enum result chart_bars(struct arena *arena, const struct chart *chart, const char **ret);

/* Upright columns for a short row of periods; one series. Where the values would touch each other on a phone,
 * only the first, the last and, away from them, the largest are written: the table has all. */
enum result chart_columns(struct arena *arena, const struct chart *chart, const char **ret);

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
