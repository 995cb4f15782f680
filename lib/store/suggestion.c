/* Scope: reading and sorting suggestions. They are added by survey_response_add. */
#include "lib/store/suggestion.h"

#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { LIST, COUNTS, TAG };

#define FITS                                                                              \
    "(:period IS NULL OR this.period_id = :period) AND (:service IS NULL OR this.service_code = :service)"

static const struct statement ROWS[] = {
    [LIST] = { "suggestion_list", FOR_STAFF,
               "SELECT this.id, period.key, period.label, this.service_code, service.name, this.text, this.tag, this.read_at, staff.full_name "
               "FROM survey_suggestion AS this JOIN survey_period AS period ON period.id = this.period_id "
               "LEFT JOIN service ON service.code = this.service_code LEFT JOIN staff ON staff.id = this.staff_id "
               "WHERE this.id > :after AND " FITS " AND (:tag IS NULL OR this.tag = :tag) ORDER BY this.id LIMIT :limit" },
    [COUNTS] = { "suggestion_counts", FOR_STAFF,
                 "SELECT this.tag, count(*) FROM survey_suggestion AS this WHERE " FITS " GROUP BY this.tag ORDER BY this.tag" },
    [TAG] = { "suggestion_tag_set", FOR_STAFF,
              "UPDATE survey_suggestion SET tag = :tag, read_at = :at, staff_id = :staff WHERE id = :id AND tag = :was" },
};
const struct statement_table SUGGESTION_STATEMENTS = STATEMENT_TABLE(FAMILY_SUGGESTION, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct suggestion *row = place;
    row->id.value = take_number(query);
    row->period_key = take_text(query, arena);
    row->period_label = take_text(query, arena);
    row->service_code = take_text(query, arena);
    row->service = take_text(query, arena);
    row->text = take_text(query, arena);
    row->tag = take_text(query, arena);
    row->read_at = take_instant(query);
    row->read_by = take_text(query, arena);
}

static void bind_filter(struct query *query, const struct suggestion_filter *filter) {
    bind_optional_number(query, ":period", (struct optional_number){ filter->period.value != 0, filter->period.value });
    bind_text(query, ":service", filter->service_code);
}

enum result suggestion_list(struct db *db, struct arena *arena, const struct suggestion_filter *filter, struct suggestion_id after,
                            size_t limit, struct suggestions *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SUGGESTION_STATEMENTS, LIST);
    bind_filter(&query, filter);
    bind_text(&query, ":tag", filter->tag);
    bind_number(&query, ":after", after.value);
    bind_number(&query, ":limit", (int64_t)limit);
    return query_list(&query, arena, fill, ret);
}

static void fill_count(struct query *query, struct arena *arena, void *place) {
    struct suggestion_count *row = place;
    row->tag = take_text(query, arena);
    row->count = take_number(query);
}

enum result suggestion_counts(struct db *db, struct arena *arena, const struct suggestion_filter *filter, struct suggestion_counts *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SUGGESTION_STATEMENTS, COUNTS);
    bind_filter(&query, filter);
    return query_list(&query, arena, fill_count, ret);
}

static enum result set_tag(struct tx *tx, const struct actor *actor, instant now, const struct suggestion_mark *mark) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SUGGESTION_STATEMENTS, TAG);
    bind_number(&query, ":id", mark->id.value);
    bind_text(&query, ":was", mark->was);
    bind_text(&query, ":tag", mark->tag);
    bind_instant(&query, ":at", now);
    bind_number(&query, ":staff", actor->staff.value);
    return query_run_changing(&query);
}

enum result suggestion_tag_set(struct tx *tx, const struct actor *actor, instant now, const struct suggestion_mark *mark) {
    enum result result = set_tag(tx, actor, now, mark);
    struct audit_entry entry = { .action = "suggestion.tag", .subject = "suggestion", .subject_id = mark->id.value, .detail = mark->tag };
    return result == DONE ? audit_add(tx, actor, now, &entry) : result;
}
