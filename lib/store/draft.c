/* Scope: sealing, finding and forgetting drafts. */
#include "lib/store/draft.h"

#include <sodium.h>
#include <string.h>

#include "lib/base/random.h"
#include "lib/store/families.h"

#define LOOKUP_BYTES 32
#define BOX_HEAD crypto_secretbox_NONCEBYTES
#define BOX_OVERHEAD (BOX_HEAD + crypto_secretbox_MACBYTES)

enum { FIND, COUNT, CLEAR, ADD, CHANGE, END, EXPIRE, FILE_ADD, FILE_BYTES, FILE_DROP, FILES_DROP, FILES_EXPIRE, FILE_KNOWN };

static const struct statement ROWS[] = {
    [FIND] = { "draft_find", FOR_INTAKE,
               "SELECT sealed, version, expires_on FROM draft WHERE lookup = :lookup AND expires_on >= :today" },
    [COUNT] = { "draft_count", FOR_INTAKE, "SELECT count(*) FROM draft" },
    [ADD] = { "draft_add", FOR_INTAKE,
              "INSERT INTO draft (lookup, sealed, version, expires_on) VALUES (:lookup, :sealed, 1, :expires_on)" },
    [CLEAR] = { "draft_clear", FOR_INTAKE, "DELETE FROM draft WHERE lookup = :lookup" },
    [CHANGE] = { "draft_change", FOR_INTAKE,
                 "UPDATE draft SET sealed = :sealed, version = version + 1, expires_on = :expires_on "
                 "WHERE lookup = :lookup AND version = :version" },
    [END] = { "draft_end", FOR_INTAKE, "DELETE FROM draft WHERE lookup = :lookup AND version = :version" },
    [EXPIRE] = { "draft_expire", FOR_ADMIN, "DELETE FROM draft WHERE expires_on < :today" },
    [FILE_ADD] = { "draft_file_add", FOR_INTAKE,
                   "INSERT INTO draft_file (stored_name, lookup, size) VALUES (:stored_name, :lookup, :size)" },
    [FILE_BYTES] = { "draft_file_bytes", FOR_INTAKE, "SELECT coalesce(sum(size), 0) FROM draft_file" },
    [FILE_DROP] = { "draft_file_drop", FOR_INTAKE,
                    "DELETE FROM draft_file WHERE stored_name = :stored_name AND lookup = :lookup" },
    [FILES_DROP] = { "draft_files_drop", FOR_INTAKE, "DELETE FROM draft_file WHERE lookup = :lookup" },
    [FILES_EXPIRE] = { "draft_files_expire", FOR_ADMIN,
                       "DELETE FROM draft_file WHERE lookup IN (SELECT lookup FROM draft WHERE expires_on < :today)" },
    [FILE_KNOWN] = { "draft_file_known", FOR_ADMIN, "SELECT 1 FROM draft_file WHERE stored_name = :stored_name" },
};
const struct statement_table DRAFT_STATEMENTS = STATEMENT_TABLE(FAMILY_DRAFT, ROWS);

/* ---- code, lookup and box ---- */

static void derive(const uint8_t office_key[static KEY_BYTES], const char *code, uint8_t out[32]) {
    char text[64] = "draft\n";
    strncat(text, code, sizeof text - sizeof "draft\n");
    key_mac(office_key, (struct key_text){ text, strlen(text) }, out, 32);
    sodium_memzero(text, sizeof text);
}

static void bind_lookup(struct query *query, const struct draft_key *key) {
    uint8_t lookup[LOOKUP_BYTES];
    derive(key->keys->code_hash, key->code, lookup);
    bind_bytes(query, ":lookup", lookup, sizeof lookup);
}

static void bind_box(struct query *query, struct arena *arena, const struct draft_key *key, const char *content) {
    uint8_t secret[crypto_secretbox_KEYBYTES];
    size_t length = strlen(content);
    unsigned char *box = arena_alloc(arena, BOX_OVERHEAD + length);
    derive(key->keys->code, key->code, secret);
    random_bytes(box, BOX_HEAD);
    (void)crypto_secretbox_easy(box + BOX_HEAD, (const unsigned char *)content, length, box, secret);
    sodium_memzero(secret, sizeof secret);
    bind_bytes(query, ":sealed", box, BOX_OVERHEAD + length);
}

static enum result open_box(struct query *query, struct arena *arena, const struct draft_key *key, const char **ret) {
    uint8_t secret[crypto_secretbox_KEYBYTES];
    const unsigned char *box = sqlite3_column_blob(query->statement, query->column);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, query->column++);
    if (!box || length < BOX_OVERHEAD) return FAILED_INTERNAL;
    unsigned char *content = arena_alloc(arena, length - BOX_OVERHEAD + 1);
    derive(key->keys->code, key->code, secret);
    int wrong = crypto_secretbox_open_easy(content, box + BOX_HEAD, length - BOX_HEAD, box, secret);
    sodium_memzero(secret, sizeof secret);
    *ret = (const char *)content;
    return wrong ? FAILED_INTERNAL : DONE;
}

/* ---- drafts ---- */

enum result draft_find(struct db *db, struct arena *arena, const struct draft_key *key, day_number today, struct draft *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DRAFT_STATEMENTS, FIND);
    bind_lookup(&query, key);
    bind_day(&query, ":today", today);
    if (!query_row(&query)) return query_absent(&query);
    struct draft draft;
    enum result result = open_box(&query, arena, key, &draft.content);
    if (result != DONE) return result;
    draft.version = take_number(&query);
    draft.expires_on = take_day(&query);
    if (query.result == DONE) *ret = draft;
    return query.result;
}

static enum result single_number(struct db *db, unsigned row, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &DRAFT_STATEMENTS, row);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return query.result;
}

static enum result run_on(struct tx *tx, unsigned row, const struct draft_key *key) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DRAFT_STATEMENTS, row);
    bind_lookup(&query, key);
    return query_run(&query);
}

enum result draft_add(struct tx *tx, struct arena *arena, const struct draft_key *key, const struct draft *draft) {
    int64_t count = 0;
    enum result result = single_number(tx->db, COUNT, &count);
    if (result == DONE && count >= DRAFTS_MOST) return REFUSED_TOO_MANY;
    if (result == DONE) result = run_on(tx, FILES_DROP, key);
    if (result == DONE) result = run_on(tx, CLEAR, key);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &DRAFT_STATEMENTS, ADD);
    bind_lookup(&query, key);
    bind_box(&query, arena, key, draft->content);
    bind_day(&query, ":expires_on", draft->expires_on);
    return query_run(&query);
}

enum result draft_change(struct tx *tx, struct arena *arena, const struct draft_key *key, const struct draft *draft) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DRAFT_STATEMENTS, CHANGE);
    bind_lookup(&query, key);
    bind_box(&query, arena, key, draft->content);
    bind_number(&query, ":version", draft->version);
    bind_day(&query, ":expires_on", draft->expires_on);
    return query_run_changing(&query);
}

enum result draft_end(struct tx *tx, const struct draft_key *key, int64_t version) {
    enum result result = run_on(tx, FILES_DROP, key);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &DRAFT_STATEMENTS, END);
    bind_lookup(&query, key);
    bind_number(&query, ":version", version);
    return query_run_changing(&query);
}

static enum result expire(struct tx *tx, unsigned row, day_number today) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DRAFT_STATEMENTS, row);
    bind_day(&query, ":today", today);
    return query_run(&query);
}

enum result draft_expire(struct tx *tx, day_number today) {
    enum result result = expire(tx, FILES_EXPIRE, today);
    return result == DONE ? expire(tx, EXPIRE, today) : result;
}

/* ---- files ---- */

enum result draft_file_add(struct tx *tx, const struct draft_key *key, const struct draft_file *file) {
    int64_t bytes = 0;
    enum result result = single_number(tx->db, FILE_BYTES, &bytes);
    if (result != DONE) return result;
    if (bytes + file->size > DRAFT_FILE_BYTES_MOST) return REFUSED_TOO_LARGE;
    CLEANUP_QUERY struct query query = query_start(tx->db, &DRAFT_STATEMENTS, FILE_ADD);
    bind_text(&query, ":stored_name", file->stored_name);
    bind_lookup(&query, key);
    bind_number(&query, ":size", file->size);
    return query_run(&query);
}

enum result draft_file_drop(struct tx *tx, const struct draft_key *key, const char *stored_name) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &DRAFT_STATEMENTS, FILE_DROP);
    bind_text(&query, ":stored_name", stored_name);
    bind_lookup(&query, key);
    return query_run(&query);
}

enum result draft_file_known(struct db *db, const char *stored_name) {
    CLEANUP_QUERY struct query query = query_start(db, &DRAFT_STATEMENTS, FILE_KNOWN);
    bind_text(&query, ":stored_name", stored_name);
    return query_row(&query) ? DONE : query_absent(&query);
}
