/* Scope: how a figure of investment moved and how far it is from its targets. Exports: the growth_ and targets_ functions.
 * Each json_t is a new reference: a part of the page. */
#pragma once

#include "site/page_investment_frame.h"

/* Against the period before (q-o-q) and the same period a year before (y-o-y), with what the exchange rate did to PMA. */
json_t *growth_part(const struct investment_pages *in, const struct investment_period *period);

/* The year's targets and how far the year got by REALISED, which is said to be as of UNTIL. */
struct targets_reached {
    int64_t year;
    struct optional_number realised;
    const char *until; /* "Triwulan I 2024", "Tahun 2024" */
};
json_t *targets_part(const struct investment_pages *in, const struct targets_reached *reached);
