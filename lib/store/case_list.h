/* Scope: lists of cases for one who looks: queues, registers and their counts. Search is in search.h.
 * Exports: struct case_filter, struct case_list, struct case_counts and their functions. */
#pragma once

#include "lib/store/case.h"

#define CASE_PAGE_LIMIT 100 /* rows; stops one request from reading the whole register */

/* Whose complaints. Requests belong to nobody in particular. */
enum case_share { CASE_OF_ALL, CASE_OF_VISITOR, CASE_OF_UNIT, CASE_OF_NOBODY };

struct case_place { day_number day; struct case_id id; }; /* the day the list is ordered by */

/* Which cases. Zero for what is not asked; texts are database texts. */
struct case_filter {
    struct staff_id visitor;           /* who looks: a case that is about this account or its unit is not there. Staff programs must say it */
    const char *kind;                  /* "complaint" or "request"; a search takes NULL for both */
    const char *states;                /* one of these, each between spaces: " received verified ", or of one kind alone:
                                        * " complaint.answered "; NULL: any */
    enum case_share share;
    const char *class, *unit_code;     /* of complaints, as the next two */
    struct optional_number oversight;
    struct staff_id handler;           /* of the complaint or of its appeal */
    const char *service_code, *channel, *confidentiality;
    struct optional_day since, until;  /* day of arrival, both included */
    struct optional_day due_from, due_before; /* of the next step; open cases alone have one, so registers do not ask */
    struct case_place from;            /* last row of the page before … */
    bool backwards;                    /* … or, backwards, first row of the page after */
    size_t limit;                      /* at most CASE_PAGE_LIMIT */
};

struct case_list {
    struct case_row *rows;
    size_t count;
    bool more; /* there is a further page in this direction */
    bool is_unranked; /* of a search: so many fit that the latest come first */
};

/* Those that still need somebody, by step_due_on, then id. FAILED_INTERNAL without a visitor, as all of these. */
enum result case_queue(struct db *db, struct arena *arena, const struct case_filter *filter, struct case_list *ret);

/* Open and closed ones, the latest arrival first. */
enum result case_register(struct db *db, struct arena *arena, const struct case_filter *filter, struct case_list *ret);

/* How many there are. */
struct case_total {
    const char *state;
    int64_t count;
};
struct case_open {
    const char *state;
    bool of_visitor, of_unit, of_nobody; /* as enum case_share */
    bool late, soon;                     /* the next step is due before today; from today up to SOON */
    int64_t count;
};
struct case_counts {
    struct { struct case_total *rows; size_t count; } totals; /* open and closed, by state */
    struct { struct case_open *rows; size_t count; } open;
};
struct case_counting {
    struct staff_id visitor;
    const char *kind;
    day_number today, soon;
};
enum result case_counts(struct db *db, struct arena *arena, const struct case_counting *counting, struct case_counts *ret);

/* Complaints answered (also on appeal) whose last visible step of the office is older than BEFORE: candidates for close_silent. */
enum result case_silent(struct db *db, struct arena *arena, instant before, struct case_list *ret);
