/* Scope: who looked at a case, read from the audit trail. Exports: struct case_look, struct case_viewer, case_looks, case_viewers,
 * case_watchers. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/types.h"

/* One look: action "case.view", "attachment.view", "identity.reveal", or "list.export" of any list since the case arrived. */
struct case_look {
    int64_t sequence; /* of the audit row */
    instant at;
    const char *who, *action;
    const char *detail; /* the written reason of a reveal, the list of an export, else "" */
};
struct case_looks {
    struct case_look *rows;
    size_t count;
};

/* Newest first, at most LIMIT rows below the sequence BEFORE (0: from the end); lists that were exported since SINCE, the case's
 * arrival, stand among them. With ONLY_REVEALS the openings of the identity alone. */
struct case_looks_filter { struct case_id id; instant since; int64_t before; size_t limit; bool only_reveals; };
enum result case_looks(struct db *db, struct arena *arena, const struct case_looks_filter *filter, struct case_looks *ret);

/* One person and how often; the latest look first. */
struct case_viewer {
    const char *who;
    int64_t views, downloads, reveals;
    instant first_at, last_at;
};
struct case_viewers {
    struct case_viewer *rows;
    size_t count;
};
enum result case_viewers(struct db *db, struct arena *arena, struct case_id id, struct case_viewers *ret);

/* Who besides SELF opened the case since SINCE; the counts are not filled in. */
struct case_watch { struct case_id id; struct staff_id self; instant since; };
enum result case_watchers(struct db *db, struct arena *arena, const struct case_watch *watch, struct case_viewers *ret);
