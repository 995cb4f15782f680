/* Scope: the report of a survey in the prescribed outline, Bab I to V and its annexes, as a document. Exports: struct
 * survey_report_order, struct survey_report, the survey_report_ functions.
 *
 * Its words stand in templates/print/survey_report.mustache, Markdown an office may change; its figures are those of the public page,
 * from the same rows (lib/store/survey_result.h). Source of the outline: the report template of Permenpan-RB 14/2017. */
#pragma once

#include <jansson.h>

#include "lib/base/config.h"
#include "lib/rules/survey_certainty.h"
#include "lib/rules/survey_compare.h"
#include "lib/store/followup.h"
#include "lib/store/service.h"
#include "lib/store/survey_result.h"
#include "lib/web/mustache.h"

#define SURVEY_REPORT_TEMPLATE "print/survey_report"
#define SURVEY_REPORT_MATRIX_MOST 2000 /* sheets printed one a row; of more, alike ones stand in one row with their number */

struct survey_report_order {
    const struct config *config;
    instant now;
    const struct dataset *dataset; /* of kind "survey" */
    enum survey_source source;
};

/* Everything the report says, read once; owned by the arena. Not to be copied: some of it points to other parts. */
struct survey_report {
    struct arena *arena;
    const struct config *config;
    instant now;
    struct survey_result result;
    const struct survey_result *before; /* the newest approved earlier period of the same scope whose answers are kept; NULL: none */
    struct datasets line;               /* approved periods of the scope up to this one, the newest revision of each, oldest first */
    struct dataset_steps steps;
    struct followups plan, plan_before; /* of this period, and of the last one in LINE */
    struct services services;
    struct survey_certainty certainty;
    struct survey_comparison comparison; /* with BEFORE */
    bool is_draft;
};

/* Between db_read_begin and db_read_end. REFUSED_ABSENT when only printed figures are left of the survey: nothing to report on.
 * FAILED_INTERNAL when the answers do not give the index the dataset carries. */
enum result survey_report_read(struct db *db, struct arena *arena, const struct survey_report_order *order, struct survey_report *ret);

/* The tree of the report, a new reference. Failures are the template's: *ret_message says which, in one line, owned by the arena. */
enum result survey_report_document(const struct survey_report *report, const struct templates *templates, json_t **ret, const char **ret_message);

/* "Laporan Survei Kepuasan Masyarakat Triwulan II 2024"; owned by the arena. */
const char *survey_report_title(const struct survey_report *report);
