/* Scope: one message to the gateway for SMS and WhatsApp. */
#include "admin/outbox/post.h"
#include "admin/outbox/wire.h"
#include "lib/out/hook.h"
#include "lib/rules/typed.h"

#define GATEWAY_TIMEOUT 30L /* seconds; far below the lease */

/* Who is told by mail is spared the second message, unless the office wants both. */
static bool is_wanted(const struct post *post, const struct contact *contact) {
    bool gets_mail = *contact->email != '\0' && post_has(post, OUTBOX_MAIL);
    return post->config->hook.always || !gets_mail;
}

/* 2xx took it; 400, 410 and 422 judge this message for good; 408, 429 and 5xx may pass; anything else, a redirect or a refused
 * key, is wrong for every message. A connection that broke after the request went out counts as a try. */
static enum outbox_outcome outcome_of(const struct wire_answer *answer) {
    long code = answer->code;
    if (!answer->taken || code == 0) return answer->stage == WIRE_SERVER ? OUTBOX_PUT_OFF : OUTBOX_FAILED;
    if (code >= 200 && code < 300) return OUTBOX_SENT;
    if (code == 400 || code == 410 || code == 422) return OUTBOX_REFUSED;
    return code == 408 || code == 429 || code >= 500 ? OUTBOX_FAILED : OUTBOX_PUT_OFF;
}

struct verdict post_hook(struct post *post, struct arena *arena, const struct message *message, const struct contact *contact) {
    struct typed_phone phone;
    if (!contact || *contact->phone == '\0') return (struct verdict){ OUTBOX_SKIPPED, "tanpa nomor telepon" };
    if (!is_wanted(post, contact)) return (struct verdict){ OUTBOX_SKIPPED, "sudah lewat surel" };
    if (!typed_phone(contact->phone, &phone)) return (struct verdict){ OUTBOX_REFUSED, "nomor telepon tidak sah" };
    struct hook_notice notice = { .id = message->id.value, .event = message->event, .number = message->number,
                                  .phone = phone.text, .text = message->body };
    const char *body = hook_body(arena, &notice);
    struct wire_post wired = { .url = post->config->hook.url, .body = body, .timeout = GATEWAY_TIMEOUT,
                               .signature = hook_signature(arena, post->hook_secret, post_now(post), body) };
    struct wire_answer answer = wire_post(post->wire, arena, &wired);
    enum outbox_outcome outcome = outcome_of(&answer);
    if (outcome == OUTBOX_SENT) return (struct verdict){ outcome, "" };
    return (struct verdict){ outcome, answer.taken ? arena_format(arena, "gerbang: %ld", answer.code)
                                                   : arena_format(arena, "gerbang: %s", answer.fault) };
}
