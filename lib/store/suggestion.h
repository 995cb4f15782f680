/* Scope: the suggestions of the survey, read and sorted by staff. They never leave the office as they are, and no answer can be found from one.
 * Exports: struct suggestion, the suggestion_ functions of the store. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct suggestion_id { int64_t value; };

#define SUGGESTIONS_PAGE 25 /* of one page of the list */

struct suggestion {
    struct suggestion_id id;
    const char *period_key, *period_label;
    const char *service_code, *service; /* code and name; NULL: none */
    const char *text;
    const char *tag;                    /* as suggestion_tag_text; "" not read yet */
    instant read_at;                    /* 0: not read yet */
    const char *read_by;                /* name for colleagues; NULL */
};

struct suggestions {
    struct suggestion *rows;
    size_t count;
};

/* Which ones; 0 and NULL: all. TAG "" those not read yet. */
struct suggestion_filter {
    struct survey_period_id period;
    const char *tag, *service_code;
};

/* In an order that says nothing about their arrival: by id above AFTER (0: from the start), LIMIT at most. */
enum result suggestion_list(struct db *db, struct arena *arena, const struct suggestion_filter *filter, struct suggestion_id after,
                            size_t limit, struct suggestions *ret);

struct suggestion_count { const char *tag; int64_t count; }; /* "" not read yet */
struct suggestion_counts {
    struct suggestion_count *rows;
    size_t count;
};

/* How many of each tag; the tag of FILTER is not looked at. */
enum result suggestion_counts(struct db *db, struct arena *arena, const struct suggestion_filter *filter, struct suggestion_counts *ret);

/* Gives one a tag, WAS is what it had when it was shown: REFUSED_STALE when that is no longer so. The audit row names the tag, never a word
 * of the text. Audited "suggestion.tag". */
struct suggestion_mark {
    struct suggestion_id id;
    const char *was, *tag;
};
enum result suggestion_tag_set(struct tx *tx, const struct actor *actor, instant now, const struct suggestion_mark *mark);
