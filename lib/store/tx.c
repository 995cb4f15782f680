/* Scope: write transactions and the checkpoints that follow them, and the read transaction of the builder. */
#include "lib/store/tx.h"

#include "lib/store/db_internal.h"
#include "lib/store/families.h"
#include "lib/store/lock.h"

enum { BEGIN_WRITE, BEGIN_READ, COMMIT, ROLLBACK };

static const struct statement ROWS[] = {
    [BEGIN_WRITE] = { "begin_write", FOR_WRITERS | FOR_MAILER, "BEGIN IMMEDIATE" },
    [BEGIN_READ] = { "begin_read", FOR_WRITERS | FOR_BUILDER | FOR_MAILER, "BEGIN" },
    [COMMIT] = { "commit", FOR_WRITERS | FOR_BUILDER | FOR_MAILER, "COMMIT" },
    [ROLLBACK] = { "rollback", FOR_WRITERS | FOR_BUILDER | FOR_MAILER, "ROLLBACK" },
};
const struct statement_table TX_STATEMENTS = STATEMENT_TABLE(FAMILY_TX, ROWS);

static enum result run(struct db *db, unsigned row) {
    CLEANUP_QUERY struct query query = query_start(db, &TX_STATEMENTS, row);
    return query_run(&query);
}

enum result tx_begin(struct db *db, struct tx *ret) {
    if (db->in_transaction || !sqlite3_get_autocommit(db->engine)) return FAILED_INTERNAL;
    enum result result = lock_take(db);
    if (result != DONE) return result;
    result = run(db, BEGIN_WRITE);
    if (result != DONE) {
        lock_free(db);
        return result;
    }
    db->in_transaction = true;
    *ret = (struct tx){ .db = db, .open = true };
    return DONE;
}

static void end(struct tx *tx) {
    tx->open = false;
    tx->db->in_transaction = false;
    lock_free(tx->db);
}

/* What was committed stays committed when this fails: the next checkpoint tries again. */
static void checkpoint_when_due(struct db *db) {
    if (db->leaves_trace) {
        int code = sqlite3_wal_checkpoint_v2(db->engine, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
        db->leaves_trace = db_result(db, code) != DONE;
        return;
    }
    if (db->wal_pages < WAL_PAGES_BEFORE_CHECKPOINT) return;
    (void)db_result(db, sqlite3_wal_checkpoint_v2(db->engine, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL));
}

enum result tx_commit(struct tx *tx) {
    if (!tx->open) return FAILED_INTERNAL;
    enum result result = run(tx->db, COMMIT);
    if (result != DONE) {
        tx_rollback(tx);
        return result;
    }
    checkpoint_when_due(tx->db);
    end(tx);
    return DONE;
}

enum result tx_commit_traceless(struct tx *tx) {
    tx->db->leaves_trace = true;
    return tx_commit(tx);
}

void tx_tidy(struct db *db) {
    struct tx tx CLEANUP_TX = { 0 };
    if (db->leaves_trace && tx_begin(db, &tx) == DONE) (void)tx_commit(&tx);
}

void tx_rollback(struct tx *tx) {
    if (!tx->open) return;
    if (!sqlite3_get_autocommit(tx->db->engine)) (void)run(tx->db, ROLLBACK); /* a full disk rolls back by itself */
    end(tx);
}

enum result db_read_begin(struct db *db) {
    if (!sqlite3_get_autocommit(db->engine)) return FAILED_INTERNAL;
    return run(db, BEGIN_READ);
}

void db_read_end(struct db *db) {
    if (!db->in_transaction && !sqlite3_get_autocommit(db->engine)) (void)run(db, COMMIT);
}
