/* Scope: published datasets before a request, and the count of requests avoided. */
#include "lib/store/request_avoided.h"

#include "lib/store/families.h"

enum { LIST, ONE, ADD, COUNT };

#define COLUMNS \
    "id, public_dataset.kind, period, scope, title, coalesce(description || ' ' || labels, '') FROM public_dataset LEFT JOIN public_answer ON dataset_id = id"

static const struct statement ROWS[] = {
    [LIST] = { "published_list", FOR_INTAKE, "SELECT " COLUMNS " ORDER BY period DESC, id DESC LIMIT :limit" },
    [ONE] = { "published_one", FOR_INTAKE, "SELECT " COLUMNS " WHERE id = :id" },
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
    row->scope = take_text(query, arena);
    row->title = take_text(query, arena);
    row->words = take_text(query, arena);
}

enum result published_list_read(struct db *db, struct arena *arena, struct published_list *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &AVOIDED_STATEMENTS, LIST);
    bind_number(&query, ":limit", PUBLISHED_MOST);
    return query_list(&query, arena, fill_published, ret);
}

static enum result one(struct tx *tx, struct arena *arena, struct dataset_id id, struct published *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &AVOIDED_STATEMENTS, ONE);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    fill_published(&query, arena, ret);
    return query.result;
}

enum result request_avoid(struct tx *tx, struct arena *arena, const struct avoidance *avoidance, struct published *ret) {
    enum result result = one(tx, arena, avoidance->dataset, ret);
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
