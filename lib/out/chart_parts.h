/* Scope: what the kinds of charts share; only lib/out/chart*.c include it. */
#pragma once

#include <stdbool.h>

#include "lib/base/buffer.h"
#include "lib/out/chart.h"

/* The checked amount at the end of the scale, at least 1; 0 when the chart breaks a rule of chart.h. */
int64_t chart_full(const struct chart *chart);

/* True for an id that may stand in HTML and in url(#…). */
bool chart_id_is_right(const char *id);

/* AMOUNT as a share of FULL in PARTS, rounded half up; FULL at least 1, 0 ≤ AMOUNT ≤ FULL, PARTS at most 100,000. */
int64_t chart_share(int64_t amount, int64_t full, int64_t parts);

/* Opens the picture with its title and description, HEIGHT pixels high; chart_close ends it. */
void chart_open(struct buffer *out, const struct chart *chart, int height);
void chart_close(struct buffer *out);

/* The hatching of a second series, to be filled with url(#ID-hatch). */
void chart_hatching(struct buffer *out, const char *id);

/* A line of writing. PLACE is x, y and anchor as attributes, CLASSES one of chart-value, chart-strong, chart-soft, "". */
void chart_text(struct buffer *out, const char *place, const char *classes, const char *text);
