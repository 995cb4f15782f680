/* Scope: the parts of the pages about permits, each in a file of its own. Every json_t returned is a new reference; JSON null when there is
 * nothing to show. Exports: struct permit_sum, struct permit_period, struct permit_periods, the permits_ functions. */
#pragma once

#include "site/site.h"

/* What was issued under one name. */
struct permit_sum {
    int64_t issued;
    int64_t judged, on_time; /* of the rows that tell how many came in time: issued in them, and in time */
};
void permits_sum(struct permit_sum *sum, const struct permit *row);

/* One period with its rows. */
struct permit_period {
    const struct dataset *dataset;
    struct permits permits;
    struct permit_totals totals;
    struct permit_sum sum;
};
struct permit_periods {
    struct permit_period *rows; /* newest first */
    size_t count;
};

/* ---- page_permits.c ---- */

/* value_text, unit_text, sentence, href; what the front page shows, too. */
json_t *permits_headline(struct site *site, const struct dataset *dataset, const struct permits *permits);

/* ---- page_permits_time.c: how many came within the time promised ---- */

/* "93,41 % tepat waktu: 85 dari 91"; NULL when no row tells. */
const char *permits_on_time_text(struct arena *arena, const struct permit_sum *sum);

/* Shares by channel, by kind and by month. */
json_t *permits_on_time_figure(struct arena *arena, const struct permits *permits);

/* ---- page_permits_months.c: each channel from month to month ---- */

json_t *permits_months_figure(struct arena *arena, const struct permits *permits);

/* ---- page_permits_trend.c: periods of the same length beside each other ---- */

json_t *permits_trend(struct arena *arena, const struct permit_periods *periods, const struct permit_period *shown);

/* ---- page_permits_data.c: open data of one period, shown on PAGE, and of all ---- */

enum result permits_publish(struct site *site, const struct permit_period *period, const char *page);
enum result permits_publish_series(struct site *site, const struct permit_periods *periods);

/* The total a report printed for CHANNEL. */
struct optional_number permits_printed(const struct permit_totals *totals, const char *channel);
