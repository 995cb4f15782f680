/* Scope: one row and two views. */
#include "lib/store/site_run.h"

#include "lib/store/families.h"
#include "lib/store/statement.h"

enum { NOTE, LAST, CONTENT };

static const struct statement ROWS[] = {
    [NOTE] = { "site_run_note", FOR_ADMIN,
               "INSERT INTO site_run (id, at, outcome, edition, content, fault) VALUES (1, :at, :outcome, :edition, :content, :fault) "
               "ON CONFLICT (id) DO UPDATE SET at = excluded.at, outcome = excluded.outcome, edition = excluded.edition, content = excluded.content, "
               "fault = excluded.fault" },
    [LAST] = { "site_run_last", FOR_STAFF | FOR_ADMIN,
               "SELECT at, outcome, edition, content, fault, content <> (SELECT content FROM public_content) FROM site_run" },
    [CONTENT] = { "site_run_content", FOR_BUILDER, "SELECT content, (SELECT content FROM public_site_run) FROM public_content" },
};
const struct statement_table SITE_RUN_STATEMENTS = STATEMENT_TABLE(FAMILY_SITE_RUN, ROWS);

enum result site_run_note(struct tx *tx, const struct site_run *run) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SITE_RUN_STATEMENTS, NOTE);
    bind_instant(&query, ":at", run->at);
    bind_text(&query, ":outcome", run->outcome);
    bind_number(&query, ":edition", run->edition);
    bind_text(&query, ":content", run->content);
    bind_text(&query, ":fault", run->fault);
    return query_run(&query);
}

enum result site_run_last(struct db *db, struct arena *arena, struct site_run *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SITE_RUN_STATEMENTS, LAST);
    if (!query_row(&query)) return query_absent(&query);
    ret->at = take_instant(&query);
    ret->outcome = take_text(&query, arena);
    ret->edition = take_number(&query);
    ret->content = take_text(&query, arena);
    ret->fault = take_text(&query, arena);
    ret->is_waiting = take_flag(&query);
    return query.result;
}

enum result site_run_content(struct db *db, struct arena *arena, struct site_content *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SITE_RUN_STATEMENTS, CONTENT);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    ret->now = take_text(&query, arena);
    ret->built = take_text(&query, arena);
    return query.result;
}
