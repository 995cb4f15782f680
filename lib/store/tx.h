/* Scope: write transactions under the one lock of the office. Exports: struct tx, tx_begin, tx_commit, tx_commit_traceless,
 * tx_tidy, CLEANUP_TX.
 *
 * <database>.lock is held (flock) for each write transaction and each checkpoint. SQLite 3.40 can corrupt a write-ahead log
 * when checkpoints race, and its own busy handler starves writers; the lock prevents both. A request that may write begins
 * with tx_begin; every change function takes the transaction, so that it cannot be called without one. */
#pragma once

#include <stdbool.h>

#include "lib/base/cleanup.h"
#include "lib/base/result.h"
#include "lib/store/db.h"

struct tx {
    struct db *db;
    bool open; /* begun, neither committed nor rolled back */
};

/* Takes the lock (waits at most 5 s) and begins. FAILED_UNAVAILABLE when it cannot. *ret ends with tx_commit or, by
 * CLEANUP_TX, with a rollback. One transaction a connection at a time. */
enum result tx_begin(struct db *db, struct tx *ret);

/* Commits durably, checkpoints when due, frees the lock. On failure everything was rolled back. */
enum result tx_commit(struct tx *tx);

/* The same, and empties the write-ahead log before it answers: the log would show which rows changed together, for as long as its
 * frames stay. A reader in the way makes later commits and tx_tidy try again. Costs a checkpoint. */
enum result tx_commit_traceless(struct tx *tx);

/* Empties the log when a traceless commit of this connection could not; does nothing otherwise. */
void tx_tidy(struct db *db);

/* Rolls back what was not committed; safe to call twice. */
void tx_rollback(struct tx *tx);

/* struct tx tx CLEANUP_TX = { 0 }; … if (tx_begin(db, &tx) != DONE) return … */
#define CLEANUP_TX CLEANUP(tx_rollback)
