/* Scope: erasing the person of a case: identity, texts, files, mails, words in the search index. What is counted stays: number, kind,
 * days, states and steps with their times, class, outcome and ground. Exports: struct erasure_rule, struct erased, the erasure_ functions.
 * Source: UU 27/2022 articles 42 to 44 (end, erase, destroy). */
#pragma once

#include <stdbool.h>

#include "lib/base/canary.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define ERASED_TEXT "(dihapus)" /* stands where the schema wants words */

struct case_ids {
    struct case_id *rows;
    size_t count;
};

/* Up to LIMIT cases of KIND ("complaint", "request") that ended before BEFORE and are not erased yet; 0: no limit. */
struct erasure_rule { const char *kind; instant before; int64_t limit; };
enum result erasure_due(struct db *db, struct arena *arena, const struct erasure_rule *rule, struct case_ids *ret);

/* Cases that the database at PATH, put aside when a backup was restored, had erased because their persons asked, and that DB holds again; none when
 * there is no such file. Those of the rule are due again by themselves. */
enum result erasure_again(struct db *db, struct arena *arena, const char *path, struct case_ids *ret);

/* What was erased, as it stood: bytes nobody may find again, and the files to be removed once it is committed; owned by the arena. */
struct erased {
    struct canaries canaries;
    const char **files; /* stored names */
    size_t file_count, room, file_room;
};

/* Erases CASES, adding to *TOLD. REASON is "retention" or "request". A case that is still at work is REFUSED_STALE. Only the
 * administrator's commands may; commit with tx_commit_traceless. */
struct erasure { const struct actor *actor; instant now; const char *reason; };
enum result erasure_run(struct tx *tx, struct arena *arena, const struct case_ids *cases, const struct erasure *how, struct erased *told);

/* Whether some living case, published release, dataset or reply template says TEXT: the same words in another's mouth are no trace. Asked after the
 * erasure, when none of the erased columns is left to say them. */
enum result erasure_explained(struct db *db, const char *text, bool *ret);

/* Writes the database anew and empties its log, so that no page keeps beside its rows what a row held before it was moved or changed: SQLite's
 * secure_delete leaves such bytes where it splits a page. Outside of any transaction; others wait for as long as it takes. FAILED_UNAVAILABLE when
 * there is no room, or somebody reads on: the erasure itself stays. */
enum result erasure_rewrite(struct db *db);
