/* Scope: one row of the database after a run. */
#include "site/failure.h"

#include "lib/store/site_run.h"
#include "lib/store/tx.h"
#include "site/options.h"

#define LONGEST_FAULT 900 /* characters of the column, with room */

/* Content and edition of the last good run stay while runs fail. */
static enum result note(struct db *db, struct arena *arena, instant now, const struct run_end *end) {
    struct site_run last = { .content = "" };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(db, &tx);
    if (result == DONE) result = site_run_last(db, arena, &last);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    int64_t edition = end->edition > 0 ? (int64_t)end->edition : last.edition; /* a run may fail before it looks */
    const struct site_run run = { .at = now, .outcome = end->outcome, .edition = edition,
                                  .content = *end->fault ? last.content : end->content,
                                  .fault = arena_format(arena, "%.*s", LONGEST_FAULT, end->fault) };
    result = site_run_note(&tx, &run);
    return result == DONE ? tx_commit(&tx) : result;
}

void failure_note(const struct config *config, instant now, const struct run_end *end) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    const char *message = "";
    enum result result = db_open(arena, config->paths.database, DB_ADMIN, &db, &message);
    if (result == DONE) {
        result = note(db, arena, now, end);
        message = db_failure(db);
    }
    if (result != DONE) (void)complain(arena_format(arena, "hasil pembangunan tidak tercatat: %s", message));
}
