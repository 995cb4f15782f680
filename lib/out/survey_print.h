/* Scope: slips and posters of a survey as pages: what they say and where their codes lead. Exports: struct survey_print, survey_print_slips,
 * survey_print_poster, SURVEY_PRINT_PIXELS.
 * Both give the tree lib/out/print_pages.h makes, with its results. */
#pragma once

#include "lib/base/date.h"
#include "lib/out/print_pages.h"
#include "lib/rules/register.h"

#define SURVEY_PRINT_PIXELS 2480 /* width of a picture: A4 at 300 a inch */

/* Texts borrowed; codes and names NULL: none. */
struct survey_print {
    struct print_office office;
    const char *base_url;                    /* "https://loket.contoh.example" */
    const char *period_key, *period_label;   /* NULL: whatever the office asks today */
    day_number ends_on;                      /* of the period */
    const char *service_code, *service;
    const char *counter_code, *counter;
};

/* One slip a code, for a period. */
enum result survey_print_slips(struct arena *arena, const struct survey_print *print, const struct access_code *codes, size_t count, json_t **ret);

/* For the wall, of a counter, a service or the office. */
enum result survey_print_poster(struct arena *arena, const struct survey_print *print, json_t **ret);
