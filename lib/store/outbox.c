/* Scope: messages waiting to be sent. */
#include "lib/store/outbox.h"

#include "lib/base/random.h"
#include "lib/store/families.h"

enum { ADD, NEXT, LEASE, SENT, TRIES, FAILED, STATE };

static const struct statement ROWS[] = {
    [ADD] = { "outbox_add", FOR_WRITERS,
              "INSERT INTO outbox (id, case_id, recipient, subject, body, state, created_at, due_at, tries, last_failure) "
              "VALUES (:id, :case_id, :recipient, :subject, :body, 'waiting', :at, :at, 0, '')" },
    [NEXT] = { "outbox_next", FOR_ADMIN,
               "SELECT id, coalesce(case_id, 0), recipient, subject, body, tries FROM outbox "
               "WHERE state = 'waiting' AND due_at <= :at ORDER BY due_at, id LIMIT 1" },
    [LEASE] = { "outbox_lease", FOR_ADMIN, "UPDATE outbox SET due_at = :until WHERE id = :id" },
    [SENT] = { "outbox_sent", FOR_ADMIN,
               "UPDATE outbox SET state = 'sent', tries = tries + 1 WHERE id = :id AND state = 'waiting'" },
    [TRIES] = { "outbox_tries", FOR_ADMIN, "SELECT tries FROM outbox WHERE id = :id AND state = 'waiting'" },
    [FAILED] = { "outbox_failed", FOR_ADMIN,
                 "UPDATE outbox SET state = :state, tries = :tries, due_at = :due_at, last_failure = :reason WHERE id = :id" },
    [STATE] = { "outbox_state", FOR_STAFF,
                "SELECT coalesce(sum(state = 'waiting'), 0), coalesce(sum(state = 'failed'), 0) FROM outbox" },
};
const struct statement_table OUTBOX_STATEMENTS = STATEMENT_TABLE(FAMILY_OUTBOX, ROWS);

enum result outbox_add(struct tx *tx, instant now, const struct message *message) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, ADD);
    bind_number(&query, ":id", random_id());
    if (message->about.value) bind_number(&query, ":case_id", message->about.value);
    else bind_text(&query, ":case_id", NULL);
    bind_text(&query, ":recipient", message->recipient);
    bind_text(&query, ":subject", message->subject);
    bind_text(&query, ":body", message->body);
    bind_instant(&query, ":at", now);
    return query_run(&query);
}

static enum result next(struct tx *tx, struct arena *arena, instant now, struct message *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, NEXT);
    bind_instant(&query, ":at", now);
    if (!query_row(&query)) return query_absent(&query);
    ret->id.value = take_number(&query);
    ret->about.value = take_number(&query);
    ret->recipient = take_text(&query, arena);
    ret->subject = take_text(&query, arena);
    ret->body = take_text(&query, arena);
    ret->tries = take_number(&query);
    return query.result;
}

enum result outbox_take(struct tx *tx, struct arena *arena, instant now, struct message *ret) {
    struct message message;
    enum result result = next(tx, arena, now, &message);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, LEASE);
    bind_number(&query, ":id", message.id.value);
    bind_instant(&query, ":until", now + OUTBOX_LEASE_SECONDS);
    result = query_run_changing(&query);
    if (result == DONE) *ret = message;
    return result;
}

enum result outbox_sent(struct tx *tx, struct outbox_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, SENT);
    bind_number(&query, ":id", id.value);
    return query_run_changing(&query);
}

static enum result tries_of(struct tx *tx, struct outbox_id id, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, TRIES);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return DONE;
}

enum result outbox_failed(struct tx *tx, struct outbox_id id, instant now, const char *reason) {
    int64_t tries = 0;
    enum result result = tries_of(tx, id, &tries);
    if (result != DONE) return result;
    tries++;
    instant pause = (instant)OUTBOX_FIRST_PAUSE_SECONDS << (tries - 1);
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, FAILED);
    bind_number(&query, ":id", id.value);
    bind_text(&query, ":state", tries >= OUTBOX_TRIES ? "failed" : "waiting");
    bind_number(&query, ":tries", tries);
    bind_instant(&query, ":due_at", now + pause);
    bind_text(&query, ":reason", reason);
    return query_run_changing(&query);
}

enum result outbox_state(struct db *db, struct outbox_state *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &OUTBOX_STATEMENTS, STATE);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    ret->waiting = take_number(&query);
    ret->failed = take_number(&query);
    return query.result;
}
