/* Scope: what the files about surveys share: the headline (also for the front page) and the open data.
 * Exports: ikm_headline, ikm_scale_chart, ikm_profiles, the ikm_publish_ functions. */
#pragma once

#include "site/survey.h"

/* value_text, grade, performance, n_text, interval_text, period_text; a new reference. */
json_t *ikm_headline(struct arena *arena, const struct survey *survey);

/* The index with its interval on the scale of grades as SVG; "" when it cannot be drawn. */
const char *ikm_scale_chart(struct arena *arena, const struct survey *survey);

/* Open data of one survey, shown on PAGE, and of all surveys. */
enum result ikm_publish_unsur(struct site *site, const struct survey *survey, const char *page);
enum result ikm_publish_answers(struct site *site, const struct survey *survey, const char *page);
enum result ikm_publish_series(struct site *site);

/* Adds has_profiles and profiles to the page's VIEW and publishes them; nothing when nobody said anything about themselves. */
enum result ikm_profiles(struct site *site, const struct survey *survey, const char *page, json_t *view);

/* /ikm/rekonsiliasi/ and /ikm/periksa/. */
enum result ikm_reconcile_page(struct site *site);
enum result ikm_checker_page(struct site *site);
