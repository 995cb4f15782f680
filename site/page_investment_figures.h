/* Scope: the figures a period and a year of investment share. Exports: the figures_ functions. Each json_t is a new
 * reference. */
#pragma once

#include "site/page_investment_frame.h"

/* A period or a year. */
struct figures_of {
    const struct amounts *total; /* ORIGIN_COUNT of them */
    const struct investment_sectors *sectors;
};

/* The large number with its unit and SENTENCE; the usual sentence. */
json_t *figures_headline(const struct investment_pages *in, const struct figures_of *of, const char *sentence);
const char *figures_sentence(const struct investment_pages *in, const struct figures_of *of);

/* PMDN and PMA beside each other: amount, share, workers. */
json_t *figures_shares(const struct investment_pages *in, const struct figures_of *of);

/* Sectors and sub-sectors; workers. */
json_t *figures_sectors(const struct investment_pages *in, const struct figures_of *of);
json_t *figures_workers(const struct investment_pages *in, const struct figures_of *of);

/* Countries and scale of a period; nothing when the source does not tell them. */
void figures_parts(const struct investment_pages *in, const struct investment_period *period, json_t *view);
