/* Scope: wishes of the people of cases. */
#include "lib/store/subject_request.h"

#include <sodium.h>
#include <string.h>

#include "lib/store/audit.h"
#include "lib/store/case_internal.h"
#include "lib/store/erasure.h"
#include "lib/store/families.h"

#define WISH_LARGEST 8192 /* bytes of a sealed wish, as schema.sql has it */

enum { ASK, OF_CASE, LIST, BY_ID, WORDS, COPY_KEY, GIVE, FETCH, GRANTED, FORGET };

#define COLUMNS                                                                                                                   \
    "SELECT w.id, w.case_id, c.number, c.kind, w.kind, w.state, w.asked_at, w.due_at, w.answered_at, a.full_name, w.reason, "     \
    "w.copy IS NOT NULL, c.closed_at IS NOT NULL FROM subject_request AS w JOIN cases AS c ON c.id = w.case_id "                  \
    "LEFT JOIN staff AS a ON a.id = w.answered_by "
/* A citizen's program knows no names of staff. */
#define COLUMNS_OF_CASE                                                                                                           \
    "SELECT w.id, w.case_id, c.number, c.kind, w.kind, w.state, w.asked_at, w.due_at, w.answered_at, NULL, w.reason, "            \
    "w.copy IS NOT NULL, c.closed_at IS NOT NULL FROM subject_request AS w JOIN cases AS c ON c.id = w.case_id "

static const struct statement ROWS[] = {
    [ASK] = { "subject_ask", FOR_TRACK,
              "INSERT INTO subject_request (id, case_id, kind, words, copy_key, asked_at, due_at, state, reason, answered_at, answered_by, copy) "
              "SELECT :id, :case_id, :kind, :words, :copy_key, :asked_at, :due_at, 'open', '', NULL, NULL, NULL "
              "WHERE NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = :case_id) AND NOT EXISTS (SELECT 1 FROM subject_request "
              "WHERE case_id = :case_id AND kind = :kind AND state IN ('open', 'granted'))" },
    [OF_CASE] = { "subject_of_case", FOR_TRACK | FOR_STAFF, COLUMNS_OF_CASE "WHERE w.case_id = :case_id ORDER BY w.asked_at DESC, w.id" },
    [LIST] = { "subject_list", FOR_STAFF,
               COLUMNS "WHERE w.case_id NOT IN " CASE_EXCLUDED "ORDER BY w.state <> 'open', CASE w.state WHEN 'open' THEN w.due_at END, "
               "w.answered_at DESC LIMIT :most" },
    [BY_ID] = { "subject_by_id", FOR_STAFF, COLUMNS "WHERE w.id = :id AND w.case_id NOT IN " CASE_EXCLUDED },
    [WORDS] = { "subject_words", FOR_STAFF, "SELECT words FROM subject_request WHERE id = :id" },
    [COPY_KEY] = { "subject_copy_key", FOR_STAFF, "SELECT copy_key FROM subject_request WHERE id = :id" },
    [GIVE] = { "subject_give", FOR_STAFF,
               "UPDATE subject_request SET state = :state, reason = :reason, answered_at = :now, answered_by = :by, copy = :copy "
               "WHERE id = :id AND state = 'open'" },
    [FETCH] = { "subject_fetch", FOR_TRACK, "SELECT copy FROM subject_request WHERE id = :id AND copy IS NOT NULL" },
    [GRANTED] = { "subject_granted", FOR_ADMIN,
                  "SELECT DISTINCT w.case_id FROM subject_request AS w JOIN cases AS c ON c.id = w.case_id WHERE w.state = 'granted' "
                  "AND c.closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = w.case_id)" },
    [FORGET] = { "subject_forget_copies", FOR_ADMIN, "UPDATE subject_request SET copy = NULL WHERE copy IS NOT NULL AND answered_at < :before" },
};
const struct statement_table SUBJECT_STATEMENTS = STATEMENT_TABLE(FAMILY_SUBJECT, ROWS);

/* ---- boxes ---- */

void subject_pair_of(struct case_code code, struct subject_pair *ret) {
    static const char NAME[] = "loket salinan data\n";
    unsigned char seed[crypto_box_SEEDBYTES];
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, sizeof seed);
    (void)crypto_generichash_update(&state, (const unsigned char *)NAME, sizeof NAME - 1);
    (void)crypto_generichash_update(&state, (const unsigned char *)code.number, strlen(code.number) + 1);
    (void)crypto_generichash_update(&state, (const unsigned char *)code.code, strlen(code.code));
    (void)crypto_generichash_final(&state, seed, sizeof seed);
    (void)crypto_box_seed_keypair(ret->public_key, ret->secret_key, seed);
    sodium_memzero(seed, sizeof seed);
}

struct box { unsigned char *bytes; size_t length; };

/* Sealed to the public KEY; no bytes for an empty TEXT. */
static enum result seal(struct arena *arena, const unsigned char *key, const char *text, struct box *ret) {
    size_t length = text ? strlen(text) : 0;
    *ret = (struct box){ NULL, 0 };
    if (length == 0) return DONE;
    *ret = (struct box){ arena_alloc(arena, length + crypto_box_SEALBYTES), length + crypto_box_SEALBYTES };
    return crypto_box_seal(ret->bytes, (const unsigned char *)text, length, key) == 0 ? DONE : FAILED_INTERNAL;
}

static void bind_box(struct query *query, const char *name, const struct box *box) {
    if (box->bytes) bind_bytes(query, name, box->bytes, box->length);
    else bind_text(query, name, NULL);
}

static enum result open_box(struct query *query, struct arena *arena, const unsigned char *public_key, const unsigned char *secret_key,
                            const char **ret) {
    const unsigned char *box = sqlite3_column_blob(query->statement, 0);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, 0);
    *ret = "";
    if (!box) return DONE;
    if (length < crypto_box_SEALBYTES) return FAILED_INTERNAL;
    char *text = arena_alloc(arena, length);
    if (crypto_box_seal_open((unsigned char *)text, box, length, public_key, secret_key) != 0) return FAILED_INTERNAL;
    text[length - crypto_box_SEALBYTES] = '\0';
    *ret = text;
    return DONE;
}

/* ---- asking ---- */

enum result subject_ask(struct tx *tx, struct arena *arena, const struct keys *keys, const struct subject_wish *wish) {
    struct box words;
    struct actor citizen = { .kind = ACTOR_CITIZEN };
    struct audit_entry entry = { .action = "privacy.ask", .subject = "case", .subject_id = wish->of.value,
                                 .detail = subject_right_text(wish->right) };
    enum result result = seal(arena, keys->identity_public, wish->words, &words);
    if (result == DONE && words.length > WISH_LARGEST) result = REFUSED_INVALID;
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &SUBJECT_STATEMENTS, ASK);
    bind_number(&query, ":id", wish->id.value);
    bind_number(&query, ":case_id", wish->of.value);
    bind_text(&query, ":kind", subject_right_text(wish->right));
    bind_box(&query, ":words", &words);
    bind_bytes(&query, ":copy_key", wish->copy_key, SUBJECT_KEY_BYTES);
    bind_instant(&query, ":asked_at", wish->now);
    bind_instant(&query, ":due_at", subject_due_at(wish->now));
    result = query_run_changing(&query);
    return result == DONE ? audit_add(tx, &citizen, wish->now, &entry) : result;
}

/* ---- reading ---- */

static void fill(struct query *query, struct arena *arena, void *place) {
    struct subject_request *row = place;
    row->id.value = take_number(query);
    row->case_id.value = take_number(query);
    row->number = take_text(query, arena);
    row->case_kind = take_text(query, arena);
    const char *right = take_text(query, arena), *state = take_text(query, arena);
    if (query->result == DONE && !(subject_right_parse(right, &row->right) && subject_state_parse(state, &row->state))) {
        query->result = FAILED_INTERNAL;
    }
    row->asked_at = take_instant(query);
    row->due_at = take_instant(query);
    row->answered_at = take_instant(query);
    row->answered_by = take_text(query, arena);
    row->reason = take_text(query, arena);
    row->has_copy = take_flag(query);
    row->case_closed = take_flag(query);
}

enum result subject_of_case(struct db *db, struct arena *arena, struct case_id id, struct subject_requests *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SUBJECT_STATEMENTS, OF_CASE);
    bind_number(&query, ":case_id", id.value);
    return query_list(&query, arena, fill, ret);
}

enum result subject_list(struct db *db, struct arena *arena, const struct subject_question *question, struct subject_requests *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SUBJECT_STATEMENTS, LIST);
    bind_number(&query, ":visitor", question->viewer.value);
    bind_number(&query, ":most", question->most);
    return query_list(&query, arena, fill, ret);
}

enum result subject_by_id(struct db *db, struct arena *arena, struct case_event_id id, struct staff_id viewer, struct subject_request *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SUBJECT_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":visitor", viewer.value);
    if (!query_row(&query)) return query_absent(&query);
    struct subject_request row;
    fill(&query, arena, &row);
    if (query.result == DONE) *ret = row;
    return query.result;
}

enum result subject_words(struct db *db, struct arena *arena, const struct keys *keys, struct case_event_id id, const char **ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SUBJECT_STATEMENTS, WORDS);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    return open_box(&query, arena, keys->identity_public, keys->identity_secret, ret);
}

/* ---- answering ---- */

static enum result seal_copy(struct db *db, struct arena *arena, const struct subject_answer *answer, struct box *ret) {
    unsigned char key[SUBJECT_KEY_BYTES];
    CLEANUP_QUERY struct query query = query_start(db, &SUBJECT_STATEMENTS, COPY_KEY);
    *ret = (struct box){ NULL, 0 };
    if (!answer->copy) return DONE;
    bind_number(&query, ":id", answer->id.value);
    if (!query_row(&query)) return query_absent(&query);
    take_bytes(&query, key, sizeof key);
    enum result result = query.result == DONE ? seal(arena, key, answer->copy, ret) : query.result;
    return result == DONE && ret->length > SUBJECT_COPY_LARGEST ? REFUSED_TOO_LARGE : result;
}

enum result subject_give(struct tx *tx, struct arena *arena, const struct subject_answer *answer) {
    struct box copy;
    struct audit_entry entry = { .action = "privacy.answer", .subject = "case", .subject_id = answer->of.value,
                                 .detail = subject_state_text(answer->state) };
    enum result result = seal_copy(tx->db, arena, answer, &copy);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &SUBJECT_STATEMENTS, GIVE);
    bind_number(&query, ":id", answer->id.value);
    bind_text(&query, ":state", subject_state_text(answer->state));
    bind_text(&query, ":reason", answer->reason);
    bind_instant(&query, ":now", answer->now);
    bind_number(&query, ":by", answer->actor->staff.value);
    bind_box(&query, ":copy", &copy);
    result = query_run_changing(&query);
    return result == DONE ? audit_add(tx, answer->actor, answer->now, &entry) : result;
}

enum result subject_fetch(struct db *db, struct arena *arena, struct case_event_id id, const struct subject_pair *pair, const char **ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SUBJECT_STATEMENTS, FETCH);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    return open_box(&query, arena, pair->public_key, pair->secret_key, ret);
}

/* ---- upkeep ---- */

static void fill_id(struct query *query, struct arena *arena, void *place) {
    (void)arena;
    ((struct case_id *)place)->value = take_number(query);
}

enum result subject_granted(struct db *db, struct arena *arena, struct case_ids *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SUBJECT_STATEMENTS, GRANTED);
    return query_list(&query, arena, fill_id, ret);
}

enum result subject_forget_copies(struct tx *tx, instant before) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SUBJECT_STATEMENTS, FORGET);
    bind_instant(&query, ":before", before);
    return query_run(&query);
}
