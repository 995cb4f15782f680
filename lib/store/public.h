/* Scope: what the builder of the public site reads: the public_ views and nothing else (authorizer.c holds it to that).
 * Call between db_read_begin and db_read_end, so that a whole edition shows one state.
 * Exports: the public_ functions. Rows and strings are owned by the arena. */
#pragma once

#include "lib/store/budget.h"
#include "lib/store/audit.h"
#include "lib/store/dataset.h"
#include "lib/store/holiday.h"
#include "lib/store/indicators.h"
#include "lib/store/investment.h"
#include "lib/store/investment_parts.h"
#include "lib/store/permits.h"
#include "lib/store/service.h"
#include "lib/store/skm_figures.h"
#include "lib/store/targets.h"

/* Approved datasets, newest revision of each period, by kind and period from new to old. `state` is "approved". */
enum result public_datasets(struct db *db, struct arena *arena, struct datasets *ret);

enum result public_skm_figures(struct db *db, struct arena *arena, struct dataset_id id, struct skm_figure_rows *ret);
enum result public_skm_answers(struct db *db, struct arena *arena, struct dataset_id id, struct skm_answers *ret);
/* Unsuppressed: the builder hides small groups. */
enum result public_skm_profiles(struct db *db, struct arena *arena, struct dataset_id id, struct skm_profiles *ret);

/* Questions of the questionnaire with CODE ("skm-2017") in form order; labels are not filled in. */
struct public_items {
    struct survey_item *rows;
    size_t count;
};
enum result public_survey_items(struct db *db, struct arena *arena, const char *code, struct public_items *ret);

enum result public_investments(struct db *db, struct arena *arena, struct dataset_id id, struct investments *ret);
enum result public_investment_parts(struct db *db, struct arena *arena, struct dataset_id id, struct investment_parts *ret);
enum result public_indicators(struct db *db, struct arena *arena, struct dataset_id id, struct indicators *ret);
enum result public_budget(struct db *db, struct arena *arena, struct dataset_id id, struct budget_lines *ret);
enum result public_targets(struct db *db, struct arena *arena, struct dataset_id id, struct targets *ret);
enum result public_permits(struct db *db, struct arena *arena, struct dataset_id id, struct permits *ret);
enum result public_permit_totals(struct db *db, struct arena *arena, struct dataset_id id, struct permit_totals *ret);
enum result public_differences(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_differences *ret);

/* Steps of the approval; actor_kind and staff_name are NULL: the public sees when, not who. Of the notes only the analysis that was
 * approved; else "". */
enum result public_approvals(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_steps *ret);

/* Counts of cases by local month of arrival, kind and state; month order. */
struct public_case_count {
    const char *kind, *month, *state; /* "complaint", "2026-11", "answered" */
    int64_t count;
};
struct public_case_counts {
    struct public_case_count *rows;
    size_t count;
};
enum result public_case_counts(struct db *db, struct arena *arena, struct public_case_counts *ret);

/* Counts of cases by local day of arrival and hour of the first answer; the minutes are left out, whole hours keep the local day. */
struct public_case_time {
    const char *kind; /* "complaint", "request" */
    day_number received;
    instant answered;
    int64_t count;
};
/* Tells EACH row, by kind and day of arrival: there are nearly as many as cases. The row is borrowed for the call. */
enum result public_case_times(struct db *db, void (*each)(void *context, const struct public_case_time *row), void *context);

/* When cases of a kind last took a step that their counts follow: "submit" or an action that leads to another state. Whole hours. */
struct public_case_change {
    const char *kind, *step; /* "complaint", "forward" */
    instant at;
};
struct public_case_changes {
    struct public_case_change *rows;
    size_t count;
};
enum result public_case_changes(struct db *db, struct arena *arena, struct public_case_changes *ret);

/* How many cases of a year have a value of an attribute. What persons are: small groups must be hidden before they are shown. */
struct public_count {
    const char *year, *attribute, *value; /* "2026", "class", "direct" */
    int64_t count;
};
struct public_counts {
    struct public_count *rows; /* by year, attribute, value */
    size_t count;
};
/* Of complaints: "class", "reporter" (persons), "channel", "step". Of requests: "requester" (persons), and of persons' requests alone "outcome",
 * "reason", "exemption", "step", "objection". */
enum result public_complaint_counts(struct db *db, struct arena *arena, struct public_counts *ret);
enum result public_request_counts(struct db *db, struct arena *arena, struct public_counts *ret);

/* Complaints two people released, in the office's words. */
#define PUBLIC_RELEASES_MOST 50 /* read at a time, so that a hundred thousand cost no more memory than fifty */
struct public_release_way {
    day_number received, due;
    instant verified, answered, closed; /* in whole hours; 0: not yet */
};
struct public_release {
    int64_t id;                      /* never given twice */
    const char *title, *summary, *outcome;
    const char *month, *state; /* of arrival, "2026-11"; where it stands */
    struct public_release_way way; /* read by public_releases_after alone */
};
struct public_releases {
    struct public_release *rows;
    size_t count;
};
/* The latest of those that came in YEAR ("2026"), newest first. */
enum result public_releases(struct db *db, struct arena *arena, const char *year, struct public_releases *ret);
/* The next ones behind the id AFTER (0: from the start), in the order of their ids; none at the end. */
enum result public_releases_after(struct db *db, struct arena *arena, int64_t after, struct public_releases *ret);

/* Services on offer, by position. */
enum result public_services(struct db *db, struct arena *arena, struct services *ret);
enum result public_holidays(struct db *db, struct arena *arena, struct holiday_rows *ret);

/* The end of the audit trail: number and hash of its last row. */
enum result public_audit_head(struct db *db, struct audit_head *ret);
