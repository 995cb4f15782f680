/* Scope: which cases a queue shows, as its address says. Exports: enum queue_tab, struct queue_filter, QUEUE_QUERY and the
 * queue_ functions. */
#pragma once

#include "cgi-bin/staff/case_words.h"
#include "lib/web/form.h"

#define QUEUE_PAGE_ROWS 50
#define QUEUE_FIELD_COUNT 4
extern const char *const QUEUE_QUERY[];

enum queue_tab { TAB_TO_DO, TAB_OVERDUE, TAB_WAITING, TAB_ENDED, TAB_ALL, TAB_COUNT };

struct queue_filter {
    enum queue_tab tab;
    bool kinds[CASE_KIND_COUNT];  /* may be seen and were asked for */
    bool sees[CASE_KIND_COUNT];   /* may be seen */
    const char *text, *service, *state, *kind; /* as asked, NULL when not or not to be had */
    struct case_place from;       /* place in the list, zero on the first page */
    bool backwards;
    int64_t position;             /* number of the first row, for people */
};

/* Reads the query; what makes no sense is as if it were not there. */
void queue_filter_read(struct request *request, struct queue_filter *ret);

/* The tab's name in addresses and on the page. */
const char *queue_tab_name(enum queue_tab tab);
const char *queue_tab_label(enum queue_tab tab);

/* Whether a case of KIND in STATE stands under TAB. */
bool queue_tab_holds(enum queue_tab tab, enum case_kind kind, const char *state);

/* True when the latest come first; else what is due first. */
bool queue_tab_is_register(enum queue_tab tab);

/* One kind's filter for the store. */
struct case_filter queue_store_filter(const struct queue_filter *filter, enum case_kind kind, day_number today);

/* The page's address with this filter; PLACE NULL for the first page. Owned by the request's arena. */
struct queue_place { struct case_place at; bool backwards; int64_t position; };
const char *queue_href(struct request *request, const struct queue_filter *filter, enum queue_tab tab,
                       const struct queue_place *place);

/* The fields over the list, as partials/field_ expect them; the caller owns the reference. */
enum result queue_fields_view(struct app *app, struct request *request, const struct queue_filter *filter, json_t **ret);
