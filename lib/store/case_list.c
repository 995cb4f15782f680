/* Scope: queues, the register, counts and candidates for closing. */
#include "lib/store/case_list.h"

#include "lib/store/case_list_internal.h"
#include "lib/store/families.h"

enum { QUEUE, QUEUE_BACK, REGISTER, REGISTER_BACK, TOTALS, OPEN, SILENT };

#define QUEUE_PAGE(compared, direction)                                                                               \
    "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.kind = :kind AND c.closed_at IS NULL AND c.step_due_on >= :due_from "    \
    "AND c.step_due_on < :due_before " CASE_SHOWN CASE_SIFTED                                                         \
    "AND (c.step_due_on, c.id) " compared " (:day, :id) ORDER BY c.step_due_on " direction ", c.id " direction " LIMIT :limit"
/* The ids first: one index alone is read until the rows of the page are known. */
#define REGISTER_PAGE(compared, direction)                                                                            \
    "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.id IN (SELECT c.id FROM cases AS c INDEXED BY case_by_arrival "          \
    "WHERE c.kind = :kind " CASE_SHOWN CASE_SIFTED                                                                    \
    "AND (c.received_on, c.id) " compared " (:day, :id) ORDER BY c.received_on " direction ", c.id " direction         \
    " LIMIT :limit) ORDER BY c.received_on " direction ", c.id " direction

static const struct statement ROWS[] = {
    [QUEUE] = { "case_queue", FOR_STAFF, QUEUE_PAGE(">", "ASC") },
    [QUEUE_BACK] = { "case_queue_back", FOR_STAFF, QUEUE_PAGE("<", "DESC") },
    [REGISTER] = { "case_register", FOR_STAFF, REGISTER_PAGE("<", "DESC") },
    [REGISTER_BACK] = { "case_register_back", FOR_STAFF, REGISTER_PAGE(">", "ASC") },
    /* The tally knows nobody: what is not there for the visitor is taken off. */
    [TOTALS] = { "case_totals", FOR_STAFF,
                 "SELECT t.state, sum(t.count) - (SELECT count(*) FROM cases AS c WHERE c.id IN " CASE_EXCLUDED "AND +c.kind = :kind "
                 "AND +c.state = t.state) AS shown "
                 "FROM case_tally AS t WHERE t.kind = :kind GROUP BY t.state HAVING shown > 0 ORDER BY t.state" },
    [OPEN] = { "case_open", FOR_STAFF,
               "SELECT c.state, coalesce(w.handler_id = :visitor OR w.appeal_handler_id = :visitor, 0), "
               "coalesce(w.unit_code = (SELECT unit_code FROM staff WHERE id = :visitor), 0), "
               "w.case_id IS NOT NULL AND w.unit_code IS NULL AND w.handler_id IS NULL, "
               "c.step_due_on < :today, c.step_due_on BETWEEN :today AND :soon, count(*) "
               "FROM cases AS c INDEXED BY case_queue LEFT JOIN complaint AS w INDEXED BY complaint_at_work ON w.case_id = c.id "
               "WHERE c.kind = :kind AND c.closed_at IS NULL " CASE_SHOWN "GROUP BY 1, 2, 3, 4, 5, 6" },
    [SILENT] = { "case_silent", FOR_ADMIN,
                 "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.kind = 'complaint' AND c.state IN ('answered', 'appeal_answered') AND "
                 "(SELECT max(at) FROM case_event AS e WHERE e.case_id = c.id AND e.visible_to_reporter = 1) < :before "
                 "ORDER BY c.step_due_on, c.id LIMIT :limit" },
};
const struct statement_table CASE_LIST_STATEMENTS = STATEMENT_TABLE(FAMILY_CASE_LIST, ROWS);

/* ---- filters ---- */

bool case_visitor_said(struct db *db, struct staff_id visitor) {
    return db->role != DB_STAFF || visitor.value > 0;
}

static void bind_days(struct query *query, const char *name, struct optional_day day, const char *otherwise) {
    if (day.known) bind_day(query, name, day.day);
    else bind_text(query, name, otherwise);
}

static bool asks_of_complaint(const struct case_filter *filter) {
    return filter->share != CASE_OF_ALL || filter->class || filter->unit_code || filter->oversight.known || filter->handler.value;
}

void case_bind_filter(struct query *query, const struct case_filter *filter) {
    struct optional_number handler = { .known = filter->handler.value != 0, .value = filter->handler.value };
    bind_number(query, ":visitor", filter->visitor.value);
    bind_text(query, ":states", filter->states);
    bind_text(query, ":service_code", filter->service_code);
    bind_text(query, ":channel", filter->channel);
    bind_text(query, ":confidentiality", filter->confidentiality);
    bind_days(query, ":since", filter->since, "");
    bind_days(query, ":until", filter->until, LAST_DAY);
    bind_number(query, ":of_complaint", asks_of_complaint(filter));
    bind_number(query, ":share", filter->share);
    bind_text(query, ":class", filter->class);
    bind_optional_number(query, ":oversight", filter->oversight);
    bind_text(query, ":unit_code", filter->unit_code);
    bind_optional_number(query, ":handler_id", handler);
}

void case_bind_due(struct query *query, const struct case_filter *filter) {
    bind_days(query, ":due_from", filter->due_from, "");
    bind_days(query, ":due_before", filter->due_before, LAST_DAY);
}

size_t case_limit_of(const struct case_filter *filter) {
    return filter->limit > 0 && filter->limit < CASE_PAGE_LIMIT ? filter->limit : CASE_PAGE_LIMIT;
}

/* FIRST is the day before the first row of the list. */
static void bind_page(struct query *query, const struct case_filter *filter, const char *first) {
    case_bind_filter(query, filter);
    bind_text(query, ":kind", filter->kind);
    if (filter->from.id.value) bind_day(query, ":day", filter->from.day);
    else bind_text(query, ":day", first);
    bind_number(query, ":id", filter->from.id.value);
    bind_number(query, ":limit", (int64_t)case_limit_of(filter) + 1);
}

/* ---- pages ---- */

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
    enum result result = read_page(query, arena, case_limit_of(filter), &list);
    if (result != DONE) return result;
    if (filter->backwards) reverse(&list);
    *ret = list;
    return DONE;
}

enum result case_queue(struct db *db, struct arena *arena, const struct case_filter *filter, struct case_list *ret) {
    if (!case_visitor_said(db, filter->visitor)) return FAILED_INTERNAL;
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, filter->backwards ? QUEUE_BACK : QUEUE);
    bind_page(&query, filter, "");
    case_bind_due(&query, filter);
    return read_list(&query, arena, filter, ret);
}

enum result case_register(struct db *db, struct arena *arena, const struct case_filter *filter, struct case_list *ret) {
    if (!case_visitor_said(db, filter->visitor)) return FAILED_INTERNAL;
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS,
                                                   filter->backwards ? REGISTER_BACK : REGISTER);
    bind_page(&query, filter, LAST_DAY);
    return read_list(&query, arena, filter, ret);
}

/* ---- counts ---- */

static void fill_total(struct query *query, struct arena *arena, void *place) {
    struct case_total *total = place;
    total->state = take_text(query, arena);
    total->count = take_number(query);
}

static void fill_open(struct query *query, struct arena *arena, void *place) {
    struct case_open *open = place;
    open->state = take_text(query, arena);
    open->of_visitor = take_flag(query);
    open->of_unit = take_flag(query);
    open->of_nobody = take_flag(query);
    open->late = take_flag(query);
    open->soon = take_flag(query);
    open->count = take_number(query);
}

static enum result read_totals(struct db *db, struct arena *arena, const struct case_counting *counting, struct case_counts *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, TOTALS);
    bind_number(&query, ":visitor", counting->visitor.value);
    bind_text(&query, ":kind", counting->kind);
    return query_list(&query, arena, fill_total, &ret->totals);
}

static enum result read_open(struct db *db, struct arena *arena, const struct case_counting *counting, struct case_counts *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, OPEN);
    bind_number(&query, ":visitor", counting->visitor.value);
    bind_text(&query, ":kind", counting->kind);
    bind_day(&query, ":today", counting->today);
    bind_day(&query, ":soon", counting->soon);
    return query_list(&query, arena, fill_open, &ret->open);
}

enum result case_counts(struct db *db, struct arena *arena, const struct case_counting *counting, struct case_counts *ret) {
    if (!case_visitor_said(db, counting->visitor)) return FAILED_INTERNAL;
    struct case_counts counts = { 0 };
    enum result result = read_totals(db, arena, counting, &counts);
    if (result == DONE) result = read_open(db, arena, counting, &counts);
    if (result == DONE) *ret = counts;
    return result;
}

enum result case_silent(struct db *db, struct arena *arena, instant before, struct case_list *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_LIST_STATEMENTS, SILENT);
    bind_instant(&query, ":before", before);
    bind_number(&query, ":limit", CASE_PAGE_LIMIT + 1);
    return read_page(&query, arena, CASE_PAGE_LIMIT, ret);
}
