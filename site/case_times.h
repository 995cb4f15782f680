/* Scope: how long cases waited for their first answer. Exports: struct case_times, case_times_free, case_times_read, case_times_median,
 * case_times_text, case_times_publish. */
#pragma once

#include "lib/rules/complaint_report.h"
#include "lib/rules/tongue.h"
#include "site/site.h"

/* What is counted of all cases that were answered. */
struct case_times {
    struct case_times_year *first; /* by kind and year of arrival */
    instant last;                  /* answer */
};

/* A clock that knows the holidays and nothing else yet; rows owned by the run's arena. */
enum result case_times_free(struct site *site, struct workday_clock *ret);

enum result case_times_read(struct site *site, struct case_times *ret);

/* The working days within which half the cases of KIND that came in YEAR were answered, "6" or "6,5"; days spent waiting for the reporter are
 * counted. NULL when fewer were answered than the smallest group that is shown: the time of one would be told. */
const char *case_times_median(struct site *site, const struct case_times *times, const char *kind, int year, enum tongue tongue);

/* "Separuh dijawab dalam 6 hari kerja atau kurang."; NULL as case_times_median. */
const char *case_times_text(struct site *site, const struct case_times *times, const char *kind, int year);

/* Publishes how many cases of each kind and year took how many working days, as open data shown on PAGE: the medians follow from it. Years with
 * too few answers are left out. */
enum result case_times_publish(struct site *site, const struct case_times *times, const char *page);
