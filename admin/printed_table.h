/* Scope: the table a report printed: a row an unsur, then the sum of the weighted NRR and the index.
 * Exports: struct printed_table and its functions. Each of the latter that returns an exit status prints what is wrong. */
#pragma once

#include "admin/import_parts.h"
#include "lib/rules/skm.h"
#include "lib/store/instrument.h"

/* What a report printed; FIGURE_ABSENT where it printed nothing. */
struct printed_table {
    int64_t sum[SKM_MOST_ITEMS], nrr_milli[SKM_MOST_ITEMS], weighted_hundredths[SKM_MOST_ITEMS];
    const char *names[SKM_MOST_ITEMS];
    int64_t total_milli, ikm_hundredths;
};

void printed_table_empty(struct printed_table *table);

/* Reads NAME: columns unsur, name, sum, published_nrr, published_weighted_nrr; rows u1 … uITEMS, total and ikm. */
int printed_table_read(struct arena *arena, const char *name, unsigned items, struct printed_table *ret);

/* Offices number "sarana" and "pengaduan" in two orders; a report whose U8 bears the name of another unsur would attach
 * every figure to the wrong one, so it is refused. */
int printed_table_check(const struct printed_table *table, const struct instrument *instrument);
