/* Scope: logins. */
#include "lib/store/session.h"

#include "lib/base/random.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

#define HASH_BYTES 32
#define TOUCH_SECONDS 60

enum { ADD, FIND, TOUCH, END, END_ALL, EXPIRE, NOTE_LOGIN, LIST, END_MARKED, END_OTHERS };

#define MARK "hex(substr(token_hash, 1, 8))"

static const struct statement ROWS[] = {
    [ADD] = { "session_add", FOR_STAFF,
              "INSERT INTO session (token_hash, staff_id, state, started_at, seen_at, device) "
              "VALUES (:hash, :staff, :state, :at, :at, :device)" },
    [FIND] = { "session_find", FOR_STAFF,
               "SELECT staff_id, state = 'full', started_at, seen_at FROM session WHERE token_hash = :hash "
               "AND started_at > :oldest_start AND seen_at > :oldest_sight" },
    [TOUCH] = { "session_touch", FOR_STAFF, "UPDATE session SET seen_at = :at WHERE token_hash = :hash" },
    [END] = { "session_end", FOR_STAFF, "DELETE FROM session WHERE token_hash = :hash RETURNING staff_id, device" },
    [END_ALL] = { "session_end_all", FOR_STAFF, "DELETE FROM session WHERE staff_id = :staff" },
    [EXPIRE] = { "session_expire", FOR_STAFF,
                 "DELETE FROM session WHERE started_at <= :oldest_start OR seen_at <= :oldest_sight" },
    [NOTE_LOGIN] = { "session_note_login", FOR_STAFF, "UPDATE staff SET last_login_at = :at WHERE id = :staff" },
    [LIST] = { "session_list", FOR_STAFF,
               "SELECT " MARK ", device, state = 'full', coalesce(token_hash = :hash, 0), started_at, seen_at FROM session "
               "WHERE staff_id = :staff AND started_at > :oldest_start AND seen_at > :oldest_sight "
               "ORDER BY seen_at DESC, started_at DESC, token_hash" },
    [END_MARKED] = { "session_end_marked", FOR_STAFF,
                     "DELETE FROM session WHERE staff_id = :staff AND " MARK " = :mark RETURNING staff_id" },
    [END_OTHERS] = { "session_end_others", FOR_STAFF,
                     "DELETE FROM session WHERE staff_id = :staff AND coalesce(token_hash <> :hash, 1)" },
};
const struct statement_table SESSION_STATEMENTS = STATEMENT_TABLE(FAMILY_SESSION, ROWS);

static void bind_token(struct query *query, const struct keys *keys, const struct session_token *token) {
    uint8_t hash[HASH_BYTES];
    key_mac(keys->session, (struct key_text){ token->bytes, sizeof token->bytes }, hash, sizeof hash);
    bind_bytes(query, ":hash", hash, sizeof hash);
}

static void bind_ages(struct query *query, instant now) {
    bind_instant(query, ":oldest_start", now - SESSION_SECONDS);
    bind_instant(query, ":oldest_sight", now - SESSION_IDLE_SECONDS);
}

static enum result add(struct tx *tx, const struct keys *keys, const struct session_start *start,
                       const struct session_token *token) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SESSION_STATEMENTS, ADD);
    bind_token(&query, keys, token);
    bind_number(&query, ":staff", start->staff.value);
    bind_text(&query, ":state", start->full ? "full" : "password_only");
    bind_instant(&query, ":at", start->now);
    bind_text(&query, ":device", start->device);
    return query_run(&query);
}

static enum result note_login(struct tx *tx, const struct session_start *start) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SESSION_STATEMENTS, NOTE_LOGIN);
    bind_number(&query, ":staff", start->staff.value);
    bind_instant(&query, ":at", start->now);
    return query_run(&query);
}

enum result session_start(struct tx *tx, const struct keys *keys, const struct session_start *start,
                          struct session_token *ret) {
    struct session_token token;
    random_bytes(token.bytes, sizeof token.bytes);
    enum result result = add(tx, keys, start, &token);
    if (result == DONE && start->full) result = note_login(tx, start);
    struct actor actor = { .kind = ACTOR_STAFF, .staff = start->staff };
    struct audit_entry entry = { .action = start->full ? "login.full" : "login.password", .subject = "staff",
                                 .subject_id = start->staff.value, .detail = "" };
    if (result == DONE) result = audit_add(tx, &actor, start->now, &entry);
    if (result == DONE) *ret = token;
    return result;
}

enum result session_find(struct db *db, struct arena *arena, const struct keys *keys, const struct session_token *token,
                         instant now, struct session *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SESSION_STATEMENTS, FIND);
    bind_token(&query, keys, token);
    bind_ages(&query, now);
    if (!query_row(&query)) return query_absent(&query);
    struct staff_id id = { take_number(&query) };
    struct session session;
    session.full = take_flag(&query);
    session.started_at = take_instant(&query);
    session.seen_at = take_instant(&query);
    enum result result = query.result == DONE ? staff_by_id(db, arena, id, &session.staff) : query.result;
    if (result == DONE && !session.staff.active) return REFUSED_ABSENT;
    if (result == DONE) *ret = session;
    return result;
}

bool session_is_stale(const struct session *session, instant now) {
    return now - session->seen_at >= TOUCH_SECONDS;
}

enum result session_touch(struct tx *tx, const struct keys *keys, const struct session_token *token, instant now) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SESSION_STATEMENTS, TOUCH);
    bind_token(&query, keys, token);
    bind_instant(&query, ":at", now);
    return query_run_changing(&query);
}

static enum result take_away(struct tx *tx, struct arena *arena, const struct keys *keys, const struct session_token *token,
                             struct session_start *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SESSION_STATEMENTS, END);
    bind_token(&query, keys, token);
    if (!query_row(&query)) return query_absent(&query);
    ret->staff.value = take_number(&query);
    ret->device = take_text(&query, arena);
    return query_run(&query);
}

enum result session_raise(struct tx *tx, const struct keys *keys, const struct session_token *token, instant now,
                          struct session_token *ret) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct session_start start = { .full = true, .now = now };
    enum result result = take_away(tx, arena, keys, token, &start);
    return result == DONE ? session_start(tx, keys, &start, ret) : result;
}

enum result session_end(struct tx *tx, const struct keys *keys, const struct session_token *token, instant now) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct session_start ended = { 0 };
    enum result result = take_away(tx, arena, keys, token, &ended);
    struct actor actor = { .kind = ACTOR_STAFF, .staff = ended.staff };
    struct audit_entry entry = { .action = "logout", .subject = "staff", .subject_id = ended.staff.value, .detail = "" };
    return result == DONE ? audit_add(tx, &actor, now, &entry) : result;
}

enum result session_end_all(struct tx *tx, struct staff_id staff) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SESSION_STATEMENTS, END_ALL);
    bind_number(&query, ":staff", staff.value);
    return query_run(&query);
}

/* ---- the list ---- */

static void bind_own(struct query *query, const struct keys *keys, const struct session_token *own) {
    if (own) bind_token(query, keys, own);
}

static void fill_row(struct query *query, struct arena *arena, void *place) {
    struct session_row *row = place;
    row->mark = take_text(query, arena);
    row->device = take_text(query, arena);
    row->full = take_flag(query);
    row->own = take_flag(query);
    row->started_at = take_instant(query);
    row->seen_at = take_instant(query);
}

enum result session_list(struct db *db, struct arena *arena, const struct keys *keys, const struct session_whose *whose,
                         struct session_list *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &SESSION_STATEMENTS, LIST);
    bind_own(&query, keys, whose->own);
    bind_number(&query, ":staff", whose->staff.value);
    bind_ages(&query, whose->now);
    return query_list(&query, arena, fill_row, ret);
}

static enum result end_marked(struct tx *tx, struct staff_id staff, const char *mark) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SESSION_STATEMENTS, END_MARKED);
    bind_number(&query, ":staff", staff.value);
    bind_text(&query, ":mark", mark);
    if (!query_row(&query)) return query_absent(&query);
    return query_run(&query);
}

enum result session_end_marked(struct tx *tx, struct staff_id staff, const char *mark, instant now) {
    enum result result = end_marked(tx, staff, mark);
    struct actor actor = { .kind = ACTOR_STAFF, .staff = staff };
    struct audit_entry entry = { .action = "session.end", .subject = "staff", .subject_id = staff.value, .detail = "" };
    return result == DONE ? audit_add(tx, &actor, now, &entry) : result;
}

static enum result end_others(struct tx *tx, const struct keys *keys, const struct session_whose *whose) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SESSION_STATEMENTS, END_OTHERS);
    bind_own(&query, keys, whose->own);
    bind_number(&query, ":staff", whose->staff.value);
    return query_run(&query);
}

enum result session_end_others(struct tx *tx, const struct keys *keys, const struct actor *actor,
                               const struct session_whose *whose) {
    enum result result = end_others(tx, keys, whose);
    struct audit_entry entry = { .action = whose->own ? "session.end_others" : "session.end_all", .subject = "staff",
                                 .subject_id = whose->staff.value, .detail = "" };
    return result == DONE ? audit_add(tx, actor, whose->now, &entry) : result;
}

enum result session_expire(struct tx *tx, instant now) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &SESSION_STATEMENTS, EXPIRE);
    bind_ages(&query, now);
    return query_run(&query);
}
