/* Scope: from the session cookie to the account and what it may do. */
#include "cgi-bin/staff/visitor.h"

#include <assert.h>
#include <string.h>

#include "lib/store/tx.h"

static_assert(SESSION_COOKIE_BYTES == SESSION_TOKEN_BYTES, "the cookie carries the store's token");

/* A session in use lives on; written at most once a minute, so that looking writes next to nothing. */
static enum result note_use(struct app *app, const struct session *session, const struct session_token *token, instant now) {
    if (!session_is_stale(session, now)) return DONE;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result != DONE) return result;
    result = session_touch(&tx, app->keys, token, now);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result visitor_find(struct app *app, struct request *request, const unsigned char *cookie, const struct visitor **ret) {
    struct session_token token;
    memcpy(token.bytes, cookie, sizeof token.bytes);
    struct session session;
    enum result result = session_find(app->db, request->arena, app->keys, &token, request->now, &session);
    if (result == DONE) result = note_use(app, &session, &token, request->now);
    if (result != DONE) return result;

    struct staff_visitor *found = arena_alloc(request->arena, sizeof *found);
    found->session = session;
    found->visitor = (struct visitor){ .staff_id = session.staff.id.value,
                                       .name = session.staff.full_name,
                                       .roles = session.staff.roles,
                                       .complete = session.full && !session.staff.must_change_password,
                                       .shortcuts = session.staff.shortcuts };
    *ret = &found->visitor;
    return DONE;
}

const struct staff_visitor *visitor_of(const struct request *request) {
    return (const struct staff_visitor *)request->visitor;
}

struct actor visitor_actor(const struct request *request) {
    return (struct actor){ ACTOR_STAFF, visitor_of(request)->session.staff.id };
}

struct session_token visitor_token(const struct request *request) {
    struct session_token token = { 0 };
    (void)session_cookie_bytes(request->session_cookie, token.bytes);
    return token;
}

bool visitor_may(const struct request *request, enum permission permission) {
    return request->visitor && roles_allow(request->visitor->roles, permission);
}
