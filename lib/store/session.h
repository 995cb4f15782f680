/* Scope: logins. The cookie carries a random token, the table its keyed hash. A session ends 30 minutes after its last
 * request and 8 hours after its start. Exports: struct session, the session_ functions. */
#pragma once

#include "lib/base/keys.h"
#include "lib/store/db.h"
#include "lib/store/staff.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define SESSION_TOKEN_BYTES 32
#define SESSION_IDLE_SECONDS (30 * 60)
#define SESSION_SECONDS (8 * 60 * 60)

struct session_token { uint8_t bytes[SESSION_TOKEN_BYTES]; };

struct session {
    struct staff staff;
    bool full; /* false: only the password was right so far */
    instant started_at, seen_at;
};

#define SESSION_MARK_LENGTH 16 /* hexadecimal digits: the first of the token's hash, which open nothing */

/* One line of somebody's list of sessions. */
struct session_row {
    const char *mark;   /* names the session in a form */
    const char *device; /* "Chrome di Android"; "" when not known */
    bool full, own;     /* own: the one that asks */
    instant started_at, seen_at;
};
struct session_list {
    struct session_row *rows;
    size_t count;
};

/* Starts a session with a fresh token; FULL as above, DEVICE what lib/rules/device_name makes of the browser ("" when not known).
 * Audited as "login.password" or "login.full". */
struct session_start { struct staff_id staff; bool full; instant now; const char *device; };
enum result session_start(struct tx *tx, const struct keys *keys, const struct session_start *start,
                          struct session_token *ret);

struct session_whose { struct staff_id staff; const struct session_token *own; instant now; };

/* REFUSED_ABSENT when there is none, it has ended, or its account was switched off. Needs KEY_SESSION. */
enum result session_find(struct db *db, struct arena *arena, const struct keys *keys, const struct session_token *token,
                         instant now, struct session *ret);

/* True when `seen_at` is worth writing: at most once a minute, so that most requests write nothing. */
bool session_is_stale(const struct session *session, instant now);
enum result session_touch(struct tx *tx, const struct keys *keys, const struct session_token *token, instant now);

/* The second factor was right: ends the old token and starts a full session with a fresh one (against fixation). */
enum result session_raise(struct tx *tx, const struct keys *keys, const struct session_token *token, instant now,
                          struct session_token *ret);

enum result session_end(struct tx *tx, const struct keys *keys, const struct session_token *token, instant now);
enum result session_end_all(struct tx *tx, struct staff_id staff);

/* Sessions of the account that have not ended, the latest used first; WHOSE's own (NULL: none) is marked. */
enum result session_list(struct db *db, struct arena *arena, const struct keys *keys, const struct session_whose *whose,
                         struct session_list *ret);

/* Ends the account's session with this MARK; REFUSED_ABSENT when it has none such, whoever else may. Audited "session.end". */
enum result session_end_marked(struct tx *tx, struct staff_id staff, const char *mark, instant now);

/* Ends all sessions of the account but WHOSE's own (NULL: really all), in the name of ACTOR. Audited "session.end_others" or
 * "session.end_all". */
enum result session_end_others(struct tx *tx, const struct keys *keys, const struct actor *actor,
                               const struct session_whose *whose);

/* Forgets sessions that have ended. */
enum result session_expire(struct tx *tx, instant now);
