/* Scope: one message by mail. */
#include <string.h>

#include "admin/outbox/post.h"
#include "admin/outbox/wire.h"
#include "lib/base/mail_address.h"
#include "lib/out/mail.h"

/* The host of base_url without its port: names us to the mail server and completes the Message-ID. */
static const char *own_host(struct arena *arena, const struct config *config) {
    const char *host = strstr(config->site.base_url, "//") + 2;
    return arena_copy(arena, host, strcspn(host, ":/"));
}

/* A server's reply as a reason: digits alone, because its words often repeat the address. */
static const char *reason_of(struct arena *arena, const struct wire_answer *answer) {
    static const char *const STAGES[] = { [WIRE_SERVER] = "server surel", [WIRE_RECIPIENT] = "penerima ditolak",
                                          [WIRE_CONTENT] = "isi ditolak" };
    const char *stage = STAGES[answer->stage];
    return answer->code ? arena_format(arena, "%s: %ld (%s)", stage, answer->code, answer->fault)
                        : arena_format(arena, "%s: %s", stage, answer->fault);
}

/* Trouble with the server is no message's fault; of what the server says about this one, 5xx is final (RFC 5321 4.2.1).
 * A connection that breaks after the content went out may have delivered it: it counts as a try. */
static enum outbox_outcome outcome_of(const struct wire_answer *answer) {
    if (answer->taken) return OUTBOX_SENT;
    if (answer->stage == WIRE_SERVER) return OUTBOX_PUT_OFF;
    return answer->code >= 500 && answer->code < 600 ? OUTBOX_REFUSED : OUTBOX_FAILED;
}

static struct verdict send(struct post *post, struct arena *arena, const struct mail *mail) {
    struct buffer bytes;
    if (mail_build(arena, mail, &bytes) != DONE) return (struct verdict){ OUTBOX_REFUSED, "alamat atau isi tidak sah" };
    const struct wire_mail wired = { .server = post->config->mail.server, .helo = mail->host, .user = post->user,
                                     .password = post->password, .tls = post->config->mail.tls,
                                     .timeout = post->config->mail.timeout, .from = mail->from, .to = mail->to,
                                     .bytes = &bytes };
    struct wire_answer answer = wire_mail(post->wire, arena, &wired);
    return (struct verdict){ outcome_of(&answer), answer.taken ? "" : reason_of(arena, &answer) };
}

struct verdict post_mail(struct post *post, struct arena *arena, const struct message *message, const struct contact *contact) {
    const struct config *config = post->config;
    const char *to = contact ? contact->email : message->recipient, *reply_to = config->office.email;
    if (*to == '\0') return (struct verdict){ OUTBOX_SKIPPED, "tanpa alamat surel" };
    struct mail mail = { .id = message->id.value, .host = own_host(arena, config), .date = message->created_at,
                         .zone_offset = config->office.zone_offset, .from_name = config->office.name,
                         .from = config->mail.from, .to = to, .subject = message->subject, .body = message->body,
                         .reply_to = mail_address_is_valid(reply_to) ? reply_to : "" };
    return send(post, arena, &mail);
}
