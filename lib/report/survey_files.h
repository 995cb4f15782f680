/* Scope: the finished files of a survey: its report as PDF, its poster in the prescribed form as PDF, PNG and SVG. Exports: enum
 * survey_file, survey_file_make, survey_poster_view. */
#pragma once

#include "lib/out/print_job.h"
#include "lib/report/survey_report.h"

/* Text: the last part of its address; label: its media type. */
#define SURVEY_FILE_LIST(X)                               \
    X(SURVEY_REPORT_PDF, "laporan.pdf", "application/pdf") \
    X(SURVEY_POSTER_PDF, "poster.pdf", "application/pdf")  \
    X(SURVEY_POSTER_PNG, "poster.png", "image/png")        \
    X(SURVEY_POSTER_SVG, "poster.svg", "image/svg+xml")

ENUM_DECLARE(survey_file, SURVEY_FILE_LIST, SURVEY_FILE_COUNT)

/* Makes FILE. The same report gives the same bytes: an approved one bears the moment of its approval. REFUSED_STALE for the poster of a
 * draft: it is for the public. Other failures as print_make and template_render; *ret_message tells them in one line, for the log. *ret is
 * owned by the report's arena. Starts loket-print, or asks the worker's keeper. */
enum result survey_file_make(const struct survey_report *report, const struct templates *templates, enum survey_file file, struct print_file *ret,
                             const char **ret_message);

/* The tree of the poster's template (print_pages.h), a new reference. */
enum result survey_poster_view(const struct survey_report *report, json_t **ret);
