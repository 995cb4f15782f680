/* Scope: published datasets before a request, and the count of requests avoided. */
#include "lib/store/request_avoided.h"

#include "lib/store/families.h"

enum { LIST, KIND, ADD, COUNT };

static const struct statement ROWS[] = {
    [LIST] = { "published_list", FOR_INTAKE,
               "SELECT id, kind, period, title FROM public_dataset ORDER BY period DESC, id DESC LIMIT :limit" },
    [KIND] = { "published_kind", FOR_INTAKE, "SELECT kind FROM public_dataset WHERE id = :id" },
    [ADD] = { "request_avoided_add", FOR_INTAKE,
              "INSERT INTO request_avoided (month, dataset_id, count) VALUES (substr(:today, 1, 7), :id, 1) "
              "ON CONFLICT (month, dataset_id) DO UPDATE SET count = count + 1" },
    [COUNT] = { "request_avoided_count", FOR_STAFF | FOR_ADMIN,
                "SELECT coalesce(sum(count), 0) FROM request_avoided WHERE month BETWEEN substr(:first, 1, 7) AND substr(:last, 1, 7)" },
};
const struct statement_table AVOIDED_STATEMENTS = STATEMENT_TABLE(FAMILY_AVOIDED, ROWS);

static void fill_published(struct query *query, struct arena *arena, void *place) {
    struct published *row = place;
    row->id.value = take_number(query);
    row->kind = take_text(query, arena);
    row->period = take_text(query, arena);
    row->title = take_text(query, arena);
}

enum result published_list_read(struct db *db, struct arena *arena, struct published_list *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &AVOIDED_STATEMENTS, LIST);
    bind_number(&query, ":limit", PUBLISHED_MOST);
    return query_list(&query, arena, fill_published, ret);
}

static enum result kind_of(struct tx *tx, struct arena *arena, struct dataset_id id, const char **ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &AVOIDED_STATEMENTS, KIND);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_text(&query, arena);
    return query.result;
}

enum result request_avoid(struct tx *tx, struct arena *arena, const struct avoidance *avoidance, const char **ret_kind) {
    enum result result = kind_of(tx, arena, avoidance->dataset, ret_kind);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &AVOIDED_STATEMENTS, ADD);
    bind_number(&query, ":id", avoidance->dataset.value);
    bind_day(&query, ":today", avoidance->today);
    return query_run(&query);
}

enum result request_avoided_count(struct db *db, const struct avoided_span *span, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &AVOIDED_STATEMENTS, COUNT);
    bind_day(&query, ":first", span->first);
    bind_day(&query, ":last", span->last);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return query.result;
}
