/* Scope: the parts of a survey's report; only lib/report/survey_report*.c include it. */
#pragma once

#include "lib/out/document.h"
#include "lib/report/survey_report.h"

/* The values of the template, as Markdown words; a new reference. */
json_t *survey_report_view(const struct survey_report *report);

/* Puts in what "[[what]]" names (struct document_inserts); CONTEXT is the report. */
bool survey_report_insert(void *context, struct document *document, const char *what, const char *words);

/* What it can put in, each by one function. */
void survey_report_profile(const struct survey_report *report, struct document *document);
void survey_report_unsur(const struct survey_report *report, struct document *document);
void survey_report_items(const struct survey_report *report, struct document *document);
void survey_report_strata(const struct survey_report *report, struct document *document);
void survey_report_line(const struct survey_report *report, struct document *document);
void survey_report_steps(const struct survey_report *report, struct document *document);
void survey_report_analysis(const struct survey_report *report, struct document *document);
void survey_report_scale_chart(const struct survey_report *report, struct document *document);
void survey_report_unsur_chart(const struct survey_report *report, struct document *document);
void survey_report_line_chart(const struct survey_report *report, struct document *document);
void survey_report_questionnaire(const struct survey_report *report, struct document *document);
void survey_report_matrix(const struct survey_report *report, struct document *document);
void survey_report_quality(const struct survey_report *report, struct document *document);
void survey_report_variants(const struct survey_report *report, struct document *document);
void survey_report_differences(const struct survey_report *report, struct document *document);
void survey_report_plan(const struct survey_report *report, struct document *document);
void survey_report_plan_before(const struct survey_report *report, struct document *document);
void survey_report_errata(const struct survey_report *report, struct document *document);
void survey_report_signature(const struct survey_report *report, struct document *document, const char *position);
