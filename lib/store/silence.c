/* Scope: answered complaints without a warning. */
#include "lib/store/silence.h"

#include "lib/store/families.h"

enum { UNWARNED };

static const struct statement ROWS[] = {
    [UNWARNED] = { "silence_unwarned", FOR_ADMIN,
                   "SELECT id, number, state, since FROM (SELECT c.id, c.number, c.state, "
                   "(SELECT max(at) FROM case_event AS e WHERE e.case_id = c.id AND e.visible_to_reporter = 1) AS since "
                   "FROM cases AS c JOIN identity AS i ON i.case_id = c.id WHERE c.kind = 'complaint' AND c.state IN ('answered', 'appeal_answered')) "
                   "AS silent WHERE since < :before AND NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.case_id = silent.id AND o.event = :event "
                   "AND o.created_at >= since) ORDER BY since, id LIMIT :most" },
};
const struct statement_table SILENCE_STATEMENTS = STATEMENT_TABLE(FAMILY_SILENCE, ROWS);

static void fill(struct query *query, struct arena *arena, void *place) {
    struct silent_row *row = place;
    row->id.value = take_number(query);
    row->number = take_text(query, arena);
    row->state = take_text(query, arena);
    row->since = take_instant(query);
}

enum result silence_unwarned(struct db *db, struct arena *arena, const struct silence_question *question, struct silent_rows *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SILENCE_STATEMENTS, UNWARNED);
    bind_instant(&query, ":before", question->before);
    bind_text(&query, ":event", question->event);
    bind_number(&query, ":most", SILENCE_PAGE);
    return query_list(&query, arena, fill, ret);
}
