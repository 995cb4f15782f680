/* Scope: pages rendered once, sent with a new nonce each time. */
#include "cgi-bin/shared/kept_page.h"

#include <string.h>

#include "lib/base/keys.h"
#include "lib/web/crowd.h"

#define SECONDS_KEPT 60 /* how long a change of services or periods may go unseen on an empty form */

/* Splits the rendered page at its nonce; a page that holds it twice is not kept. */
static void keep(struct kept_page *kept, const struct buffer *body, const char *nonce, instant minute) {
    const char *at = nonce ? strstr(body->bytes, nonce) : NULL;
    if (nonce && (!at || strstr(at + 1, nonce))) return;
    if (!kept->arena) kept->arena = arena_new();
    arena_reset(kept->arena);
    kept->before_length = at ? (size_t)(at - body->bytes) : body->length;
    kept->before = arena_copy(kept->arena, body->bytes, kept->before_length);
    kept->after = NULL;
    kept->after_length = 0;
    if (at) {
        kept->after_length = body->length - kept->before_length - NONCE_TEXT_LENGTH;
        kept->after = arena_copy(kept->arena, at + NONCE_TEXT_LENGTH, kept->after_length);
    }
    kept->minute = minute;
}

static void send_kept(const struct kept_page *kept, struct response *response, const char *nonce) {
    buffer_reserve(&response->body, kept->before_length + NONCE_TEXT_LENGTH + kept->after_length);
    buffer_add(&response->body, kept->before, kept->before_length);
    if (!nonce) return;
    buffer_add(&response->body, nonce, NONCE_TEXT_LENGTH);
    buffer_add(&response->body, kept->after, kept->after_length);
}

enum result kept_page_send(struct app *app, struct request *request, struct response *response, struct kept_page *kept,
                           const char *nonce_route, handler render) {
    if (nonce_route) {
        request->nonce = nonce_issue(app->keys->form, nonce_route, request->now);
        request->nonce_state = NONCE_GOOD;
    }
    const char *nonce = nonce_route ? request->nonce.text : NULL;
    instant minute = request->now / SECONDS_KEPT;
    bool is_busy = nonce_route && crowd_is_busy(app, request->now);
    if (kept->before && kept->minute == minute && kept->is_busy == is_busy) {
        send_kept(kept, response, nonce);
        return DONE;
    }
    enum result result = render(app, request, response);
    if (result == DONE && response->status == 200) keep(kept, &response->body, nonce, minute);
    kept->is_busy = is_busy;
    return result;
}
