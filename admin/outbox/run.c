/* Scope: taking messages and writing down how they fared. The write lock is held for each of the two, never in between. */
#include <inttypes.h>
#include <time.h>

#include "admin/outbox/post.h"
#include "lib/base/log.h"

#define REST_FIRST 30    /* seconds a way rests after its server failed; doubles each time … */
#define REST_LONGEST 900 /* … up to this */
#define LOOK_EVERY 10    /* seconds between two looks at an empty outbox */

static struct verdict (*const SENDERS[OUTBOX_WAY_COUNT])(struct post *post, struct arena *arena, const struct message *message,
                                                         const struct contact *contact) = {
    [OUTBOX_MAIL] = post_mail,
    [OUTBOX_HOOK] = post_hook,
};

instant post_now(const struct post *post) {
    return post->now_fixed ? post->now_fixed : time(NULL);
}

bool post_has(const struct post *post, enum outbox_way way) {
    return *(way == OUTBOX_MAIL ? post->config->mail.server : post->config->hook.url) != '\0';
}

static enum result take(struct post *post, struct arena *arena, enum outbox_way way, struct message *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(post->db, &tx);
    if (result == DONE) result = outbox_take(&tx, arena, post_now(post), way, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result settle(struct post *post, const struct message *message, const struct verdict *verdict) {
    struct outbox_settlement settlement = { message->id, verdict->outcome, verdict->reason };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(post->db, &tx);
    if (result == DONE) result = outbox_settle(&tx, post_now(post), &settlement);
    return result == DONE ? tx_commit(&tx) : result;
}

/* Opens the reporter's contact for the time of one message. */
static struct verdict deliver(struct post *post, struct arena *arena, const struct message *message) {
    struct contact contact;
    if (message->about.value == 0) return SENDERS[message->way](post, arena, message, NULL);
    enum result result = identity_contact(post->db, arena, post->keys, message->about, &contact);
    if (result == REFUSED_ABSENT) return (struct verdict){ OUTBOX_SKIPPED, "tanpa identitas" };
    if (result != DONE) return (struct verdict){ OUTBOX_FAILED, "identitas tidak terbuka" };
    return SENDERS[message->way](post, arena, message, &contact);
}

static void note(struct post *post, const struct message *message, const struct verdict *verdict) {
    static const char *const NAMES[OUTBOX_OUTCOME_COUNT] = { "sent", "skipped", "refused", "failed", "put_off" };
    bool is_well = verdict->outcome == OUTBOX_SENT || verdict->outcome == OUTBOX_SKIPPED;
    log_event(is_well ? LOG_INFO_LEVEL : LOG_WARNING_LEVEL, "message", "id=%" PRId64 " way=%s event=%s outcome=%s reason=\"%s\"",
              message->id.value, outbox_way_text(message->way), message->event, NAMES[verdict->outcome], verdict->reason);
    if (verdict->outcome != OUTBOX_PUT_OFF) {
        post->rest[message->way] = 0;
        return;
    }
    int rest = post->rest[message->way] ? post->rest[message->way] * 2 : REST_FIRST;
    post->rest[message->way] = rest < REST_LONGEST ? rest : REST_LONGEST;
    post->resume[message->way] = post_now(post) + post->rest[message->way];
}

/* Sends one message of WAY; REFUSED_ABSENT when none is due. */
static enum result send_one(struct post *post, enum outbox_way way) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct message message;
    enum result result = take(post, arena, way, &message);
    if (result != DONE) return result;
    struct verdict verdict = deliver(post, arena, &message);
    note(post, &message, &verdict);
    return settle(post, &message, &verdict);
}

static bool rests(const struct post *post, enum outbox_way way) {
    return !post_has(post, way) || post_now(post) < post->resume[way];
}

enum result post_run(struct post *post, int *ret_idle) {
    *ret_idle = LOOK_EVERY;
    for (int way = 0; way < OUTBOX_WAY_COUNT; way++) {
        enum result result = DONE;
        while (result == DONE && !post_stopping() && !rests(post, (enum outbox_way)way)) result = send_one(post, (enum outbox_way)way);
        if (result != DONE && result != REFUSED_ABSENT) return result;
    }
    return DONE;
}
