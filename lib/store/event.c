/* Scope: reading timelines. */
#include "lib/store/event.h"

#include "lib/store/families.h"

enum { LIST, LIST_VISIBLE };

static const struct statement ROWS[] = {
    [LIST] = { "event_list", FOR_STAFF,
               "SELECT e.id, e.sequence, e.at, e.actor_kind, s.full_name, e.type, e.body, e.visible_to_reporter "
               "FROM case_event AS e LEFT JOIN staff AS s ON s.id = e.staff_id WHERE e.case_id = :case_id ORDER BY e.sequence" },
    [LIST_VISIBLE] = { "event_list_visible", FOR_TRACK,
                       "SELECT id, sequence, at, actor_kind, NULL, type, body, 1 FROM case_event "
                       "WHERE case_id = :case_id AND visible_to_reporter = 1 ORDER BY sequence" },
};
const struct statement_table EVENT_STATEMENTS = STATEMENT_TABLE(FAMILY_EVENT, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct case_event *event = place;
    event->id.value = take_number(query);
    event->sequence = take_number(query);
    event->at = take_instant(query);
    event->actor_kind = take_text(query, arena);
    event->staff_name = take_text(query, arena);
    event->type = take_text(query, arena);
    event->body = take_text(query, arena);
    event->visible_to_reporter = take_flag(query);
}

static enum result list(struct db *db, struct arena *arena, unsigned row, struct case_id id, struct case_events *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &EVENT_STATEMENTS, row);
    bind_number(&query, ":case_id", id.value);
    return query_list(&query, arena, fill, ret);
}

enum result event_list(struct db *db, struct arena *arena, struct case_id id, struct case_events *ret) {
    return list(db, arena, LIST, id, ret);
}

enum result event_list_visible(struct db *db, struct arena *arena, struct case_id id, struct case_events *ret) {
    return list(db, arena, LIST_VISIBLE, id, ret);
}
