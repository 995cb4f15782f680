/* Scope: queues, the register, counts and candidates for closing. */
#include <string.h>

#include "lib/store/case.h"
#include "lib/store/case_internal.h"
#include "lib/store/families.h"

enum { QUEUE, QUEUE_BACK, REGISTER, REGISTER_BACK, COUNTS, SILENT };

#define SIFTED                                                                                                       \
    "AND (:state_1 IS NULL OR c.state IN (:state_1, :state_2, :state_3)) "                                            \
    "AND (:service_code IS NULL OR c.service_code = :service_code) "                                                  \
    "AND (:text IS NULL OR instr(c.number, :text) = 1 OR c.subject LIKE :pattern ESCAPE '\\') "
#define QUEUE_PAGE(compared, direction)                                                                               \
    "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.kind = :kind AND c.closed_at IS NULL AND c.step_due_on < :due_before " SIFTED \
    "AND (c.step_due_on, c.id) " compared " (:day, :id) ORDER BY c.step_due_on " direction ", c.id " direction " LIMIT :limit"
/* The ids first: search reads one index alone until it knows the rows of the page. */
#define REGISTER_PAGE(compared, direction)                                                                            \
    "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.id IN (SELECT c.id FROM cases AS c WHERE c.kind = :kind " SIFTED         \
    "AND (c.received_on, c.id) " compared " (:day, :id) ORDER BY c.received_on " direction ", c.id " direction         \
    " LIMIT :limit) ORDER BY c.received_on " direction ", c.id " direction

static const struct statement ROWS[] = {
    [QUEUE] = { "case_queue", FOR_STAFF, QUEUE_PAGE(">", "ASC") },
    [QUEUE_BACK] = { "case_queue_back", FOR_STAFF, QUEUE_PAGE("<", "DESC") },
    [REGISTER] = { "case_register", FOR_STAFF, REGISTER_PAGE("<", "DESC") },
    [REGISTER_BACK] = { "case_register_back", FOR_STAFF, REGISTER_PAGE(">", "ASC") },
    [COUNTS] = { "case_counts", FOR_STAFF,
                 "SELECT t.state, sum(t.count), (SELECT count(*) FROM cases AS c INDEXED BY case_queue WHERE c.kind = :kind "
                 "AND c.closed_at IS NULL AND c.step_due_on < :today AND c.state = t.state) FROM case_tally AS t WHERE t.kind = :kind "
                 "GROUP BY t.state HAVING sum(t.count) > 0 ORDER BY t.state" },
    [SILENT] = { "case_silent", FOR_STAFF,
                 "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.kind = 'complaint' AND c.state IN ('answered', 'appeal_answered') AND "
                 "(SELECT max(at) FROM case_event AS e WHERE e.case_id = c.id AND e.visible_to_reporter = 1) < :before "
                 "ORDER BY c.step_due_on, c.id LIMIT :limit" },
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

static size_t limit_of(const struct case_filter *filter) {
    return filter->limit > 0 && filter->limit < CASE_PAGE_LIMIT ? filter->limit : CASE_PAGE_LIMIT;
}

/* Binds what both lists ask; FIRST is the day before the first row of the list. */
static void bind_filter(struct query *query, struct arena *arena, const struct case_filter *filter, const char *first) {
    bind_text(query, ":kind", filter->kind);
    bind_text(query, ":state_1", filter->states[0]);
    bind_text(query, ":state_2", filter->states[1]);
    bind_text(query, ":state_3", filter->states[2]);
    bind_text(query, ":service_code", filter->service_code);
    bind_text(query, ":text", filter->text);
    bind_text(query, ":pattern", filter->text ? contains_pattern(arena, filter->text) : NULL);
    if (filter->from.id.value) bind_day(query, ":day", filter->from.day);
    else bind_text(query, ":day", first);
    bind_number(query, ":id", filter->from.id.value);
    bind_number(query, ":limit", (int64_t)limit_of(filter) + 1);
}

static void reverse(struct case_list *list) {
    for (size_t i = 0, j = list->count; i + 1 < j--; i++) {
        struct case_row row = list->rows[i];
        list->rows[i] = list->rows[j];
        list->rows[j] = row;
    }
}

static enum result read_list(struct query *query, struct arena *arena, const struct case_filter *filter,
                             struct case_list *ret) {
    struct case_list list;
    enum result result = read_page(query, arena, limit_of(filter), &list);
    if (result != DONE) return result;
    if (filter->backwards) reverse(&list);
    *ret = list;
    return DONE;
}

enum result case_queue(struct db *db, struct arena *arena, const struct case_filter *filter, struct case_list *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, filter->backwards ? QUEUE_BACK : QUEUE);
    bind_filter(&query, arena, filter, "");
    if (filter->due_before.known) bind_day(&query, ":due_before", filter->due_before.day);
    else bind_text(&query, ":due_before", "9999-12-31");
    return read_list(&query, arena, filter, ret);
}

enum result case_register(struct db *db, struct arena *arena, const struct case_filter *filter, struct case_list *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS,
                                                   filter->backwards ? REGISTER_BACK : REGISTER);
    bind_filter(&query, arena, filter, "9999-12-31");
    return read_list(&query, arena, filter, ret);
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
