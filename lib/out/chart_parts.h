/* Scope: what the kinds of charts share; only lib/out/chart*.c include it. */
#pragma once

#include <stdbool.h>

#include "lib/base/buffer.h"
#include "lib/out/chart.h"

#define CHART_NO_FIGURE "tidak ada data"

/* The checked amount at the end of the scale, at least 1; 0 when the chart has more than SERIES_MOST series or breaks another rule
 * of chart.h. */
int64_t chart_full(const struct chart *chart, size_t series_most);

/* True for an id that may stand in HTML and in url(#…). */
bool chart_id_is_right(const char *id);

/* AMOUNT as a share of FULL in PARTS, rounded half up; FULL at least 1, 0 ≤ AMOUNT ≤ FULL, PARTS at most 100,000. */
int64_t chart_portion(int64_t amount, int64_t full, int64_t parts);

/* Opens the picture with its title and description, HEIGHT pixels high; chart_close ends it. */
void chart_open(struct buffer *out, const struct chart *chart, int height);
void chart_close(struct buffer *out);

/* The patterns of COUNT series, to be referred to by chart_fill; the first is plain and needs none. */
void chart_patterns(struct buffer *out, const char *id, size_t count);

/* The attributes by which a shape is filled as SERIES. */
void chart_fill(struct buffer *out, const char *id, size_t series);

/* Bytes of the next line of TEXT: as many words as WIDTH characters hold, at least one. */
size_t chart_line_length(struct arena *arena, const char *text, size_t width);

/* "12.34" of hundredths of a per cent; owned by ARENA. */
const char *chart_percent(struct arena *arena, int64_t hundredths);

/* True when a scale keeps the rules of chart.h. */
bool chart_scale_is_right(const struct chart_scale *scale);

/* True for the band of SCALE that holds its value. */
bool chart_band_is_ours(const struct chart_scale *scale, size_t band);

/* A line of writing. PLACE is x, y and anchor as attributes, CLASSES one of chart-value, chart-strong, chart-soft, "". */
void chart_text(struct buffer *out, const char *place, const char *classes, const char *text);
