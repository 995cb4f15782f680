/* Scope: the parts of a survey's pages, each in a file of its own, and its open data. Every json_t returned is a new reference; NULL of
 * a view is JSON null. Exports: the ikm_ functions. */
#pragma once

#include "lib/rules/skm_interval.h"
#include "site/survey.h"

/* What many parts need beside the site: the survey, the one before it (or NULL), and the page that shows it. */
struct ikm_page {
    const struct survey_result *survey, *before;
    const char *path; /* "ikm/2026-Q4/index.html" */
};

/* ---- page_ikm_certainty.c: the index and how sure it is ---- */

/* value_text, grade_text, basis_text ("dari 140 jawaban, 95 % yakin antara 82,48 dan 86,48."), period_text. */
json_t *ikm_headline(struct arena *arena, const struct survey_result *survey);

/* The 95 % interval of the index, corrected for a population that is known; low and high SKM_NONE without. */
struct skm_interval ikm_interval(const struct survey_result *survey);

/* The index with its interval on the scale of its marks as SVG; "" when it cannot be drawn. */
const char *ikm_scale_chart(struct arena *arena, const struct survey_result *survey);

/* Sentences: whether the mark stands, the sample, the correction, the response rate of slips. */
json_t *ikm_certainty(struct arena *arena, const struct survey_result *survey);

/* One of them: whether the mark is the same at both ends of the interval; of one answer that it says nothing; NULL without marks. */
const char *ikm_mark_stands(struct arena *arena, const struct survey_result *survey);

/* ---- page_ikm_unsur.c ---- */

json_t *ikm_unsur_figure(struct arena *arena, const struct ikm_page *page);
json_t *ikm_items_table(struct arena *arena, const struct survey_result *survey); /* null when every unsur is one question */
json_t *ikm_changes(struct arena *arena, const struct ikm_page *page);            /* facts: weakest and strongest with their change */
const char *ikm_finding(struct arena *arena, const struct survey_result *survey, const struct survey_result *before);

/* ---- page_ikm_strata.c ---- */

json_t *ikm_slip_table(struct arena *arena, const struct survey_result *survey);
json_t *ikm_channel_table(struct arena *arena, const struct survey_result *survey);
json_t *ikm_service_table(struct site *site, const struct survey_result *survey);
const char *ikm_channel_name(const char *channel);

/* ---- page_ikm_quality.c ---- */

json_t *ikm_quality(struct arena *arena, const struct survey_result *survey); /* facts, one a check */
json_t *ikm_quality_groups(struct arena *arena, const struct survey_result *survey);

/* ---- page_ikm_trust.c: who let it out, what was corrected, other ways of counting ---- */

enum result ikm_trust(struct site *site, const struct survey_result *survey, json_t *view);

/* ---- page_ikm_followup.c: *ret is null when nothing was promised ---- */

enum result ikm_followup(struct site *site, const struct survey_result *survey, json_t **ret);

/* ---- page_ikm_profiles.c ---- */

/* Adds has_profiles and profiles to the page's VIEW and publishes them; nothing when nobody said anything about themselves. */
enum result ikm_profiles(struct site *site, const struct survey_result *survey, const char *page, json_t *view);

/* ---- page_ikm_data.c: open data of one survey, shown on PAGE, and of all ---- */

enum result ikm_publish(struct site *site, const struct survey_result *survey, const char *page);
enum result ikm_publish_series(struct site *site);

/* ---- pages of their own: /ikm/, /ikm/rekonsiliasi/, /ikm/periksa/ ---- */

enum result ikm_index_page(struct site *site);
enum result ikm_reconcile_page(struct site *site);
enum result ikm_checker_page(struct site *site);
