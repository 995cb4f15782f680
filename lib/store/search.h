/* Scope: finding cases by their words; keeping and forgetting the index of these words.
 * Exports: the search_ functions.
 *
 * The index holds subject, story and timeline with its internal notes: all that staff who may see a case read on its page. Never
 * who reported it, why an identity was opened, or a draft. Triggers note what is new in search_todo; search_catch_up indexes it. */
#pragma once

#include "lib/store/case_list.h"

#define SEARCH_CATCH_UP 200 /* cases indexed before one search; the rest waits for the next one or for the night */
#define SEARCH_RANKED 2000  /* cases that fit; more of them are not ranked, because ranking takes longer than finding */
#define SIMILAR_SHOWN 5
#define SIMILAR_DAYS 365
#define SIMILAR_COMMON_MOST 500 /* cases; a word in more of them says nothing */
#define SIMILAR_WORDS 6         /* the rarest that count */

/* Indexes up to MOST cases that are noted, in a transaction of its own when there are any; *RET_LEFT tells whether some are left. */
enum result search_catch_up(struct db *db, struct arena *arena, size_t most, bool *ret_left);

/* Cases FILTER lets through in which every word of TEXT occurs, or whose number begins with TEXT; what fits best first, then the
 * latest; when more than SEARCH_RANKED fit, the latest first. SKIP of them stand before the page. Excerpts stand in the rows. The filter's places and direction are not asked. */
enum result search_cases(struct db *db, struct arena *arena, const struct case_filter *filter, const char *text, size_t skip,
                         struct case_list *ret);

/* Up to SIMILAR_SHOWN other cases of the same kind, arrived within SIMILAR_DAYS before TODAY, that share rare words with ROW and its
 * STORY; what fits best first. Without those that exclude VISITOR. */
struct similar_to {
    struct staff_id visitor;
    const struct case_row *row;
    const char *story;
    day_number today;
};
enum result search_similar(struct db *db, struct arena *arena, const struct similar_to *to, struct case_list *ret);

/* Takes all words of a case out of the index, for good: what is added to the case later is not indexed either. For an erasure, before
 * the texts themselves go. Rewrites the whole index, because a word taken out stays in its file until then (a second for 100,000
 * cases); the words are gone from the disk after the next checkpoint. Only the administrator's commands may. */
enum result search_forget(struct tx *tx, struct case_id id);

/* The same for COUNT cases, rewriting the index once. */
enum result search_forget_all(struct tx *tx, const struct case_id *ids, size_t count);
