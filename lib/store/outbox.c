/* Scope: messages waiting to be sent. */
#include "lib/store/outbox.h"

#include "lib/base/random.h"
#include "lib/store/families.h"

#define DAY_SECONDS ((instant)86400)

ENUM_DEFINE(outbox_way, OUTBOX_WAY_LIST, OUTBOX_WAY_COUNT)

enum { ADD, NEXT, LEASE, TRIES, SETTLE, TOLD, EXPIRE, FORGET, RETRY, RETRIED, STATE, LIST };

static const struct statement ROWS[] = {
    [ADD] = { "outbox_add", FOR_WRITERS,
              "INSERT INTO outbox (id, way, event, case_id, recipient, subject, body, state, created_at, due_at, tries, last_failure) "
              "VALUES (:id, :way, :event, :case_id, :recipient, :subject, :body, 'waiting', :at, :at, 0, '')" },
    [NEXT] = { "outbox_next", FOR_MAILER | FOR_ADMIN,
               "SELECT o.id, o.event, coalesce(o.case_id, 0), o.recipient, coalesce(c.number, ''), o.subject, o.body, o.created_at, o.tries "
               "FROM outbox AS o LEFT JOIN cases AS c ON c.id = o.case_id "
               "WHERE o.state = 'waiting' AND o.way = :way AND o.due_at <= :at AND o.created_at > :oldest "
               "ORDER BY o.due_at, o.id LIMIT 1" },
    [LEASE] = { "outbox_lease", FOR_MAILER | FOR_ADMIN, "UPDATE outbox SET due_at = :until WHERE id = :id" },
    [TRIES] = { "outbox_tries", FOR_MAILER | FOR_ADMIN, "SELECT tries FROM outbox WHERE id = :id AND state = 'waiting'" },
    [SETTLE] = { "outbox_settle", FOR_MAILER | FOR_ADMIN,
                 "UPDATE outbox SET state = :state, tries = :tries, due_at = :due_at, last_failure = :reason WHERE id = :id" },
    [TOLD] = { "outbox_told", FOR_ADMIN,
               "SELECT 1 FROM outbox WHERE event = :event AND coalesce(case_id, 0) = :case_id AND recipient = :recipient "
               "AND created_at >= :since LIMIT 1" },
    [EXPIRE] = { "outbox_expire", FOR_ADMIN,
                 "UPDATE outbox SET state = 'expired' WHERE state = 'waiting' AND created_at <= :oldest" },
    [FORGET] = { "outbox_forget", FOR_ADMIN, "DELETE FROM outbox WHERE state <> 'waiting' AND created_at <= :oldest" },
    [RETRY] = { "outbox_retry", FOR_ADMIN,
                "UPDATE outbox SET state = 'waiting', tries = 0, created_at = :at, due_at = :at "
                "WHERE state IN ('failed', 'expired') AND (:id = 0 OR id = :id)" },
    [RETRIED] = { "outbox_retried", FOR_ADMIN,
                  "SELECT count(*) FROM outbox WHERE state IN ('failed', 'expired') AND (:id = 0 OR id = :id)" },
    [STATE] = { "outbox_state", FOR_STAFF,
                "SELECT coalesce(sum(state = 'waiting'), 0), coalesce(sum(state = 'failed'), 0), "
                "min(CASE WHEN state = 'waiting' THEN created_at END) FROM outbox" },
    [LIST] = { "outbox_list", FOR_ADMIN,
               "SELECT o.id, o.way, o.event, coalesce(c.number, ''), o.state, o.last_failure, o.created_at, o.due_at, o.tries "
               "FROM outbox AS o LEFT JOIN cases AS c ON c.id = o.case_id WHERE o.state IN ('waiting', 'failed', 'expired') "
               "ORDER BY o.created_at, o.id LIMIT :most" },
};
const struct statement_table OUTBOX_STATEMENTS = STATEMENT_TABLE(FAMILY_OUTBOX, ROWS);

enum result outbox_add(struct tx *tx, instant now, const struct message *message) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, ADD);
    bind_number(&query, ":id", random_id());
    bind_text(&query, ":way", outbox_way_text(message->way));
    bind_text(&query, ":event", message->event);
    if (message->about.value) bind_number(&query, ":case_id", message->about.value);
    else bind_text(&query, ":case_id", NULL);
    bind_text(&query, ":recipient", message->recipient);
    bind_text(&query, ":subject", message->subject);
    bind_text(&query, ":body", message->body);
    bind_instant(&query, ":at", now);
    return query_run(&query);
}

/* ---- sending ---- */

static enum result next(struct tx *tx, struct arena *arena, instant now, struct message *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, NEXT);
    bind_text(&query, ":way", outbox_way_text(ret->way));
    bind_instant(&query, ":at", now);
    bind_instant(&query, ":oldest", now - OUTBOX_LIFE_DAYS * DAY_SECONDS);
    if (!query_row(&query)) return query_absent(&query);
    ret->id.value = take_number(&query);
    ret->event = take_text(&query, arena);
    ret->about.value = take_number(&query);
    ret->recipient = take_text(&query, arena);
    ret->number = take_text(&query, arena);
    ret->subject = take_text(&query, arena);
    ret->body = take_text(&query, arena);
    ret->created_at = take_instant(&query);
    ret->tries = take_number(&query);
    return query.result;
}

enum result outbox_take(struct tx *tx, struct arena *arena, instant now, enum outbox_way way, struct message *ret) {
    struct message message = { .way = way };
    enum result result = next(tx, arena, now, &message);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, LEASE);
    bind_number(&query, ":id", message.id.value);
    bind_instant(&query, ":until", now + OUTBOX_LEASE_SECONDS);
    result = query_run_changing(&query);
    if (result == DONE) *ret = message;
    return result;
}

static enum result tries_of(struct tx *tx, struct outbox_id id, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, TRIES);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return query.result;
}

enum result outbox_settle(struct tx *tx, instant now, const struct outbox_settlement *settlement) {
    static const struct { const char *state; bool is_try, has_pause; } OUTCOMES[OUTBOX_OUTCOME_COUNT] = {
        [OUTBOX_SENT] = { "sent", true, false },       [OUTBOX_SKIPPED] = { "skipped", false, false },
        [OUTBOX_REFUSED] = { "failed", true, false },  [OUTBOX_FAILED] = { "waiting", true, true },
        [OUTBOX_PUT_OFF] = { "waiting", false, false },
    };
    int64_t tries = 0;
    enum result result = tries_of(tx, settlement->id, &tries);
    if (result != DONE) return result == REFUSED_ABSENT ? REFUSED_STALE : result;
    tries += OUTCOMES[settlement->outcome].is_try;
    bool is_paused = OUTCOMES[settlement->outcome].has_pause, is_over = is_paused && tries >= OUTBOX_TRIES;
    instant pause = is_paused ? (instant)OUTBOX_FIRST_PAUSE_SECONDS << (tries - 1) : 0;
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, SETTLE);
    bind_number(&query, ":id", settlement->id.value);
    bind_text(&query, ":state", is_over ? "failed" : OUTCOMES[settlement->outcome].state);
    bind_number(&query, ":tries", tries);
    bind_instant(&query, ":due_at", now + pause);
    bind_text(&query, ":reason", settlement->reason);
    return query_run_changing(&query);
}

/* ---- keeping ---- */

enum result outbox_told(struct db *db, const struct outbox_question *question, bool *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &OUTBOX_STATEMENTS, TOLD);
    bind_text(&query, ":event", question->event);
    bind_number(&query, ":case_id", question->about.value);
    bind_text(&query, ":recipient", question->recipient);
    bind_instant(&query, ":since", question->since);
    bool is_told = query_row(&query);
    if (query.result == DONE) *ret = is_told;
    return query.result;
}

static enum result run_until(struct tx *tx, unsigned row, instant oldest) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, row);
    bind_instant(&query, ":oldest", oldest);
    return query_run(&query);
}

enum result outbox_expire(struct tx *tx, instant now) {
    enum result result = run_until(tx, EXPIRE, now - OUTBOX_LIFE_DAYS * DAY_SECONDS);
    return result == DONE ? run_until(tx, FORGET, now - OUTBOX_KEPT_DAYS * DAY_SECONDS) : result;
}

static enum result count_failed(struct tx *tx, struct outbox_id id, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, RETRIED);
    bind_number(&query, ":id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query);
    return query.result;
}

enum result outbox_retry(struct tx *tx, instant now, struct outbox_id id, int64_t *ret) {
    int64_t count = 0;
    enum result result = count_failed(tx, id, &count);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &OUTBOX_STATEMENTS, RETRY);
    bind_number(&query, ":id", id.value);
    bind_instant(&query, ":at", now);
    result = query_run(&query);
    if (result == DONE) *ret = count;
    return result;
}

enum result outbox_state(struct db *db, struct outbox_state *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &OUTBOX_STATEMENTS, STATE);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    ret->waiting = take_number(&query);
    ret->failed = take_number(&query);
    ret->oldest = take_instant(&query);
    return query.result;
}

static void fill_row(struct query *query, struct arena *arena, void *to) {
    struct outbox_row *row = to;
    row->id.value = take_number(query);
    row->way = take_text(query, arena);
    row->event = take_text(query, arena);
    row->number = take_text(query, arena);
    row->state = take_text(query, arena);
    row->last_failure = take_text(query, arena);
    row->created_at = take_instant(query);
    row->due_at = take_instant(query);
    row->tries = take_number(query);
}

enum result outbox_list(struct db *db, struct arena *arena, struct outbox_rows *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &OUTBOX_STATEMENTS, LIST);
    bind_number(&query, ":most", OUTBOX_LISTED);
    return query_list(&query, arena, fill_row, ret);
}
