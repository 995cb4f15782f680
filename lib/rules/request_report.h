/* Scope: the yearly figures of information requests from the rows of their register. Exports: struct request_row,
 * struct request_source, struct request_figures, request_figures_add, request_result_of, request_days_of.
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

/* Whose requests. */
enum request_side { REQUEST_SIDE_ALL, REQUEST_SIDE_CITIZENS, REQUEST_SIDE_AGENCIES, REQUEST_SIDE_OBJECTED, REQUEST_SIDE_COUNT };

struct request_choice {
    enum request_side side;
    size_t most; /* rows; 0: all */
};

/* Takes one ROW, whose texts last until it returns; anything but DONE ends the reading. */
typedef enum result request_taker(void *taking, const struct request_row *row);

/* Where the rows come from, in order of arrival: `each` gives those of CHOICE to TAKE. However many there
 * are, one is in memory at a time. */
struct request_source {
    void *reading;
    enum result (*each)(void *reading, struct request_choice choice, request_taker *take, void *taking);
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

/* Counts ROW in. FREE carries the holidays alone. */
void request_figures_add(struct request_figures *figures, const struct request_row *row, struct workday_clock free, day_number today);

/* The result of ROW; working days from its arrival to its decision, -1 before. */
enum request_result request_result_of(const struct request_row *row);
int request_days_of(const struct request_row *row, struct workday_clock free);
