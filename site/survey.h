/* Scope: surveys as the builder's pages read them: counted again from the published answers, and named.
 * Exports: survey_read, survey_profiles_stand, survey_before, survey_name, survey_short_name, survey_unsur_item, survey_hundredths, survey_mark_text. */
#pragma once

#include "lib/store/survey_result.h"
#include "site/site.h"

/* Whether the respondents of DATASET may be told by what they are, beside all other periods and revisions (lib/rules/publish_once.h);
 * false too when there is nothing to tell. survey_read leaves `profiles` empty when they may not. */
enum result survey_profiles_stand(struct site *site, const struct dataset *dataset, bool *ret);

/* Reads and recounts, once a run. FAILED_INTERNAL when the index differs from the approved one: then nothing is published. */
enum result survey_read(struct site *site, const struct dataset *dataset, const struct survey_result **ret);

/* The last period of the same scope that has a page, or *ret NULL. */
enum result survey_before(struct site *site, const struct dataset *dataset, const struct survey_result **ret);

/* What is measured, without its period: "Indeks Kepuasan Masyarakat", "Survei Persepsi Anti Korupsi (SPAK), layanan Izin Praktik". */
const char *survey_name(struct site *site, const struct survey_result *survey);

/* True for the questionnaire the office's index comes from, whose marks alone are "mutu". */
bool survey_is_skm(const struct survey_result *survey);

/* The question an unsur takes its code and name from. */
const struct survey_item *survey_unsur_item(const struct survey_result *survey, unsigned unsur);

/* The name of a service in this edition, its code when it is offered no more. */
const char *survey_service_name(const struct site *site, const char *code);

/* "84,48"; "–" for SKM_NONE. */
const char *survey_hundredths(struct arena *arena, int64_t value);

/* "Baik, mutu B", "Memenuhi ambang WBK" outside the SKM; "" without a mark. */
const char *survey_mark_text(struct arena *arena, const struct survey_result *survey, const char *mark, const char *label);
