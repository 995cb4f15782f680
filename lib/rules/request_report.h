/* Scope: the yearly figures of information requests from the rows of their register. Exports: struct request_row,
 * struct request_objection_row, struct request_rows, struct request_figures, request_figures_of.
 * Source: the items of the yearly summary (UU 14/2008 article 12): number of requests, time taken, granted whole, in part and
 * refused, and the reasons of refusals. */
#pragma once

#include "lib/rules/request_law.h"
#include "lib/rules/request_states.h"
#include "lib/rules/workdays.h"

/* One request as its register names it; texts borrowed, "" where there is nothing. */
struct request_row {
    const char *number, *state;
    bool is_agency;
    const char *agency_kind, *agency, *subject, *information, *purpose, *period_wanted, *format_wanted;
    const char *obtain_way, *letter_number, *reply_letter_number;
    day_number received_on, due_on; /* of the answer, whatever an objection moved later */
    int has_letter_date, has_reply_date, is_decided, is_delivered, is_extended;
    day_number letter_date, reply_date, decided_on, delivered_on; /* only when the flag says so */
    const char *outcome, *held_by, *holder, *form, *reason, *ground; /* of the written notice; "" before, and of an agency */
    int64_t cost;                                                    /* rupiah, of all kinds */
    const char *name, *address, *contact, *occupation;               /* "" unless the reader asked for who it was */
    int objection_year, objection_sequence;                          /* year 0: nobody objected */
    const char *objection_reasons, *objection_outcome;               /* outcome "" while it waits */
    day_number objected_on, objection_due_on, objection_answered_on; /* the last only with an outcome */
};

struct request_rows {
    struct request_row *rows; /* in order of arrival */
    size_t count;
    int64_t avoided;          /* requests of the same time that were not needed: it was published */
};

enum request_result { REQUEST_RESULT_GRANTED, REQUEST_RESULT_PARTLY, REQUEST_RESULT_REFUSED, REQUEST_RESULT_OPEN, REQUEST_RESULT_COUNT };

/* Of citizens' requests alone, but for `agencies`. */
struct request_figures {
    int64_t received, agencies;
    int64_t results[REQUEST_RESULT_COUNT];
    int64_t reasons[REFUSAL_REASON_COUNT]; /* of those granted in part and refused */
    int64_t exemptions[EXEMPTION_COUNT];   /* a request counts under each letter it was refused by */
    int64_t extended, late;                /* late: decided after its last day, or still open after it */
    int64_t decided, days_total;           /* working days from arrival to decision, the days of waiting included */
    int days_longest;
    int64_t objections, objection_outcomes[OBJECTION_OUTCOME_COUNT], objection_reasons[OBJECTION_REASON_COUNT];
};

/* FREE carries the holidays alone. */
struct request_figures request_figures_of(const struct request_rows *rows, struct workday_clock free, day_number today);

/* The result of ROW; working days from its arrival to its decision, -1 before. */
enum request_result request_result_of(const struct request_row *row);
int request_days_of(const struct request_row *row, struct workday_clock free);
