/* Scope: queues, search, counts and candidates for closing. */
#include <string.h>

#include "lib/store/case.h"
#include "lib/store/case_internal.h"
#include "lib/store/families.h"

enum { QUEUE, QUEUE_STATE, SEARCH, COUNTS, SILENT };

#define AFTER "AND c.due_on < :due_before AND (c.due_on, c.id) > (:after_due_on, :after_id) ORDER BY c.due_on, c.id LIMIT :limit"

static const struct statement ROWS[] = {
    [QUEUE] = { "case_queue", FOR_STAFF,
                "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.kind = :kind AND c.closed_at IS NULL " AFTER },
    [QUEUE_STATE] = { "case_queue_state", FOR_STAFF,
                      "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.kind = :kind AND c.state = :state " AFTER },
    [SEARCH] = { "case_search", FOR_STAFF,
                 "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.id IN (SELECT id FROM cases WHERE kind = :kind AND "
                 "(instr(number, :text) = 1 OR subject LIKE :pattern ESCAPE '\\') ORDER BY received_on DESC, id DESC "
                 "LIMIT :limit) ORDER BY c.received_on DESC, c.id DESC" },
    [COUNTS] = { "case_counts", FOR_STAFF,
                 "SELECT t.state, sum(t.count), (SELECT count(*) FROM cases AS c INDEXED BY case_queue WHERE c.kind = :kind "
                 "AND c.closed_at IS NULL AND c.due_on < :today AND c.state = t.state) FROM case_tally AS t WHERE t.kind = :kind "
                 "GROUP BY t.state HAVING sum(t.count) > 0 ORDER BY t.state" },
    [SILENT] = { "case_silent", FOR_STAFF,
                 "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.kind = 'complaint' AND c.state = 'answered' AND "
                 "(SELECT max(at) FROM case_event AS e WHERE e.case_id = c.id AND e.visible_to_reporter = 1) < :before "
                 "ORDER BY c.due_on, c.id LIMIT :limit" },
};
const struct statement_table CASE_LIST_STATEMENTS = STATEMENT_TABLE(FAMILY_CASE_LIST, ROWS);

/* Reads up to LIMIT rows; the statement was asked for one more, which only tells that there is more. */
static enum result read_page(struct query *query, struct arena *arena, size_t limit, struct case_list *ret) {
    struct case_list list = { 0 };
    enum result result = query_list(query, arena, case_fill, &list);
    if (result != DONE) return result;
    list.more = list.count > limit;
    if (list.more) list.count = limit;
    *ret = list;
    return DONE;
}

enum result case_queue(struct db *db, struct arena *arena, const struct case_filter *filter, struct case_list *ret) {
    size_t limit = filter->limit > 0 && filter->limit < CASE_PAGE_LIMIT ? filter->limit : CASE_PAGE_LIMIT;
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, filter->state ? QUEUE_STATE : QUEUE);
    bind_text(&query, ":kind", filter->kind);
    if (filter->state) bind_text(&query, ":state", filter->state);
    if (filter->due_before.known) bind_day(&query, ":due_before", filter->due_before.day);
    else bind_text(&query, ":due_before", "9999-12-31");
    bool is_first_page = filter->after.id.value == 0;
    if (is_first_page) bind_text(&query, ":after_due_on", "");
    else bind_day(&query, ":after_due_on", filter->after.due_on);
    bind_number(&query, ":after_id", filter->after.id.value);
    bind_number(&query, ":limit", (int64_t)limit + 1);
    return read_page(&query, arena, limit, ret);
}

/* "%text%" with the wild cards of TEXT escaped. */
static const char *contains_pattern(struct arena *arena, const char *text) {
    char *pattern = arena_alloc(arena, strlen(text) * 2 + 3);
    char *end = pattern;
    *end++ = '%';
    for (; *text; text++) {
        if (strchr("%_\\", *text)) *end++ = '\\';
        *end++ = *text;
    }
    *end = '%';
    return pattern;
}

enum result case_search(struct db *db, struct arena *arena, const char *kind, const char *text, struct case_list *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, SEARCH);
    bind_text(&query, ":kind", kind);
    bind_text(&query, ":text", text);
    bind_text(&query, ":pattern", contains_pattern(arena, text));
    bind_number(&query, ":limit", CASE_PAGE_LIMIT + 1);
    return read_page(&query, arena, CASE_PAGE_LIMIT, ret);
}

static void fill_count(struct query *query, struct arena *arena, void *place) {
    struct case_count *count = place;
    count->state = take_text(query, arena);
    count->count = take_number(query);
    count->overdue = take_number(query);
}

enum result case_counts(struct db *db, struct arena *arena, const char *kind, day_number today, struct case_counts *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, COUNTS);
    bind_text(&query, ":kind", kind);
    bind_day(&query, ":today", today);
    return query_list(&query, arena, fill_count, ret);
}

enum result case_silent(struct db *db, struct arena *arena, instant before, struct case_list *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, SILENT);
    bind_instant(&query, ":before", before);
    bind_number(&query, ":limit", CASE_PAGE_LIMIT + 1);
    return read_page(&query, arena, CASE_PAGE_LIMIT, ret);
}
