/* Scope: looks at one case. */
#include "lib/store/case_looks.h"

#include "lib/store/families.h"

enum { LOOKS, REVEALS, VIEWERS, WATCHERS };

#define COLUMNS "a.sequence, a.at, s.full_name, a.action, a.detail"
#define OF_THIS_CASE "a.subject = 'case' AND a.subject_id = :id"
#define BY_STAFF "FROM audit AS a JOIN staff AS s ON s.id = a.staff_id "
#define IS_LOOK "a.action IN ('case.view', 'attachment.view', 'identity.reveal')"

static const struct statement ROWS[] = {
    [LOOKS] = { "case_looks", FOR_STAFF,
                "SELECT " COLUMNS " " BY_STAFF "WHERE " OF_THIS_CASE " AND " IS_LOOK " AND a.sequence < :before "
                "UNION ALL SELECT " COLUMNS " " BY_STAFF "WHERE a.subject = '' AND a.subject_id = 0 AND a.action = 'list.export' "
                "AND a.at >= :since AND a.sequence < :before ORDER BY 1 DESC LIMIT :limit" },
    [REVEALS] = { "case_reveals", FOR_STAFF,
                  "SELECT " COLUMNS " " BY_STAFF "WHERE " OF_THIS_CASE " AND a.action = 'identity.reveal' AND a.sequence < :before "
                  "ORDER BY a.sequence DESC LIMIT :limit" },
    [VIEWERS] = { "case_viewers", FOR_STAFF,
                  "SELECT s.full_name, sum(a.action = 'case.view'), sum(a.action = 'attachment.view'), "
                  "sum(a.action = 'identity.reveal'), min(a.at), max(a.at) " BY_STAFF "WHERE " OF_THIS_CASE " AND " IS_LOOK
                  " GROUP BY a.staff_id ORDER BY max(a.sequence) DESC" },
    [WATCHERS] = { "case_watchers", FOR_STAFF,
                   "SELECT s.full_name, 0, 0, 0, min(a.at), max(a.at) " BY_STAFF "WHERE " OF_THIS_CASE
                   " AND a.action = 'case.view' AND a.at >= :since AND a.staff_id <> :self "
                   "AND EXISTS (SELECT 1 FROM staff_role AS r WHERE r.staff_id = a.staff_id AND r.role <> 'auditor') GROUP BY a.staff_id ORDER BY max(a.sequence) DESC" },
};
const struct statement_table LOOKS_STATEMENTS = STATEMENT_TABLE(FAMILY_LOOKS, ROWS);

static void fill_look(struct query *query, struct arena *arena, void *place) {
    struct case_look *look = place;
    look->sequence = take_number(query);
    look->at = take_instant(query);
    look->who = take_text(query, arena);
    look->action = take_text(query, arena);
    look->detail = take_text(query, arena);
}

enum result case_looks(struct db *db, struct arena *arena, const struct case_looks_filter *filter, struct case_looks *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &LOOKS_STATEMENTS, filter->only_reveals ? REVEALS : LOOKS);
    bind_number(&query, ":id", filter->id.value);
    bind_number(&query, ":before", filter->before > 0 ? filter->before : INT64_MAX);
    bind_number(&query, ":limit", (int64_t)filter->limit);
    if (!filter->only_reveals) bind_instant(&query, ":since", filter->since);
    return query_list(&query, arena, fill_look, ret);
}

static void fill_viewer(struct query *query, struct arena *arena, void *place) {
    struct case_viewer *viewer = place;
    viewer->who = take_text(query, arena);
    viewer->views = take_number(query);
    viewer->downloads = take_number(query);
    viewer->reveals = take_number(query);
    viewer->first_at = take_instant(query);
    viewer->last_at = take_instant(query);
}

enum result case_viewers(struct db *db, struct arena *arena, struct case_id id, struct case_viewers *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &LOOKS_STATEMENTS, VIEWERS);
    bind_number(&query, ":id", id.value);
    return query_list(&query, arena, fill_viewer, ret);
}

enum result case_watchers(struct db *db, struct arena *arena, const struct case_watch *watch, struct case_viewers *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &LOOKS_STATEMENTS, WATCHERS);
    bind_number(&query, ":id", watch->id.value);
    bind_number(&query, ":self", watch->self.value);
    bind_instant(&query, ":since", watch->since);
    return query_list(&query, arena, fill_viewer, ret);
}
