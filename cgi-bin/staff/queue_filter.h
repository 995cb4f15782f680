/* Scope: which cases a queue shows, as its address says. Exports: struct queue_filter, QUEUE_QUERY, enum queue_sieve and the
 * queue_ functions. */
#pragma once

#include "cgi-bin/staff/calendar.h"
#include "cgi-bin/staff/queue_tabs.h"

#define QUEUE_PAGE_ROWS 50
#define QUEUE_TEXT_LONGEST 100 /* characters; stops a search from being a program */
extern const char *const QUEUE_QUERY[];

/* Filters besides tab and search, in the order of the page. */
enum queue_sieve {
    SIEVE_KIND, SIEVE_STATE, SIEVE_CLASS, SIEVE_OVERSIGHT, SIEVE_UNIT, SIEVE_HANDLER, SIEVE_SERVICE, SIEVE_CHANNEL, SIEVE_CONFIDENTIALITY,
    SIEVE_SINCE, SIEVE_UNTIL, SIEVE_COUNT
};

#define QUEUE_OVERSIGHT "ya" /* the one value of SIEVE_OVERSIGHT */

struct queue_filter {
    struct staff_id visitor;
    enum queue_tab tab;
    bool kinds[CASE_KIND_COUNT];    /* may be seen and were asked for */
    bool sees[CASE_KIND_COUNT];     /* may be seen */
    const char *text;               /* searched for; NULL: nothing */
    const char *sieves[SIEVE_COUNT];/* as in an address; NULL when not asked or not to be had */
    day_number since, until;        /* of the last two */
    struct case_place from;         /* place in the list, zero on the first page */
    bool backwards;
    int64_t position;               /* number of the first row, for people */
};

/* Reads the query; what makes no sense is as if it were not there. */
void queue_filter_read(struct request *request, struct queue_filter *ret);

/* Whether any sieve or search narrows the tab. */
bool queue_is_sifted(const struct queue_filter *filter);

/* One kind's filter for the store. */
struct case_filter queue_store_filter(struct request *request, const struct queue_filter *filter, enum case_kind kind,
                                      const struct calendar *calendar);

/* The same for a search, which looks through both kinds at once. */
struct case_filter queue_search_filter(struct request *request, const struct queue_filter *filter, const struct calendar *calendar);

/* The query of the page's address with this filter, without "?"; PLACE NULL for the first page. Owned by the request's arena. */
struct queue_place { struct case_place at; bool backwards; int64_t position; };
const char *queue_query(struct request *request, const struct queue_filter *filter, enum queue_tab tab,
                        const struct queue_place *place);
