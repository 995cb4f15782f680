/* Scope: the queues an officer turns to, as tabs over the list. Exports: enum queue_tab, the queue_tab_ functions. */
#pragma once

#include "cgi-bin/staff/case_words.h"
#include "lib/store/case_list.h"

enum queue_tab {
    TAB_TO_DO, TAB_MINE, TAB_UNIT, TAB_UNASSIGNED, TAB_TO_VERIFY, TAB_APPEALS, TAB_OBJECTIONS, TAB_OVERDUE, TAB_SOON, TAB_WAITING, TAB_ENDED, TAB_ALL,
    TAB_COUNT
};

/* The tab's name in addresses and on the page. */
const char *queue_tab_name(enum queue_tab tab);
const char *queue_tab_label(enum queue_tab tab);

/* False when there is none of that name. */
bool queue_tab_find(const char *name, enum queue_tab *ret);

/* Whether a case of KIND in STATE stands under TAB. */
bool queue_tab_holds(enum queue_tab tab, enum case_kind kind, const char *state);

/* Whose cases stand there. */
enum case_share queue_tab_share(enum queue_tab tab);

/* True when the latest come first; else what is due first. */
bool queue_tab_is_register(enum queue_tab tab);

/* True when the tab is there even with nothing in it: an empty list says something too. */
bool queue_tab_stays(enum queue_tab tab);

/* How many of COUNTS, of cases of KIND, stand under TAB. */
int64_t queue_tab_count(enum queue_tab tab, enum case_kind kind, const struct case_counts *counts);

/* The states of KIND under TAB, as struct case_filter takes them; NULL for all. Owned by ARENA. */
const char *queue_tab_states(struct arena *arena, enum queue_tab tab, enum case_kind kind);

/* How many states cases of KIND know, and the database text of each. */
size_t queue_state_count(enum case_kind kind);
const char *queue_state_text(enum case_kind kind, size_t state);
