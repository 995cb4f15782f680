/* Scope: adding, finding and changing one case. Lists of cases are in case_list.c. */
#include "lib/store/case.h"

#include <string.h>

#include "lib/base/random.h"
#include "lib/store/actor.h"
#include "lib/store/attachment.h"
#include "lib/store/case_internal.h"
#include "lib/store/families.h"
#include "lib/store/identity_internal.h"

#define CODE_HASH_BYTES 32
#define ACCESS_CODE_HASH_BYTES 16 /* the least BLAKE2b gives */

enum { BY_NONCE, BY_ID, BY_NUMBER, BY_CODE, DRAW, ADD, ADD_EVENT, CHANGE };

static const struct statement ROWS[] = {
    [BY_NONCE] = { "case_by_nonce", FOR_INTAKE | FOR_STAFF,
                   "SELECT id, number, received_at, received_on, due_on, confidentiality FROM cases WHERE nonce = :nonce" },
    [BY_ID] = { "case_by_id", FOR_TRACK | FOR_STAFF, "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.id = :id" },
    [BY_NUMBER] = { "case_by_number", FOR_TRACK | FOR_STAFF, "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.number = :number" },
    [BY_CODE] = { "case_by_code", FOR_TRACK, "SELECT " CASE_COLUMNS CASE_FROM "WHERE c.code_hash = :code_hash" },
    [DRAW] = { "register_draw", FOR_INTAKE | FOR_STAFF,
               "INSERT INTO register_counter (register, year, last) VALUES (:register, :year, 1) "
               "ON CONFLICT (register, year) DO UPDATE SET last = last + 1 RETURNING last" },
    [ADD] = { "case_add", FOR_INTAKE | FOR_STAFF,
              "INSERT INTO cases (id, kind, number, code_hash, nonce, channel, received_at, received_on, entered_at, "
              "service_code, subject, confidentiality, state, last_action, due_on, step_due_on, closed_at, version) "
              "VALUES (:id, :kind, :number, :code_hash, :nonce, :channel, :received_at, :received_on, :entered_at, "
              ":service_code, :subject, :confidentiality, 'received', 'submit', :due_on, :step_due_on, NULL, 1)" },
    [ADD_EVENT] = { "case_event_add", FOR_WRITERS,
                    "INSERT INTO case_event (id, case_id, sequence, at, actor_kind, staff_id, type, visible_to_reporter, body) "
                    "VALUES (:id, :case_id, (SELECT coalesce(max(sequence), 0) + 1 FROM case_event WHERE case_id = :case_id), "
                    ":at, :actor_kind, :staff_id, :type, :visible, :body)" },
    [CHANGE] = { "case_change", FOR_TRACK | FOR_STAFF,
                 "UPDATE cases SET state = coalesce(:state, state), last_action = :action, "
                 "resume_state = CASE WHEN coalesce(:state, state) = state THEN resume_state "
                 "WHEN :state = 'waiting_reporter' THEN state END, "
                 "due_on = coalesce(:due_on, due_on), step_due_on = coalesce(:step_due_on, step_due_on), "
                 "closed_at = CASE WHEN coalesce(:state, state) = state THEN closed_at ELSE :closed_at END, version = version + 1 "
                 "WHERE id = :id AND version = :version AND NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = :id)" },
};
const struct statement_table CASE_STATEMENTS = STATEMENT_TABLE(FAMILY_CASE, ROWS);

void case_fill(struct query *query, struct arena *arena, void *place) {
    struct case_row *row = place;
    row->id.value = take_number(query);
    row->kind = take_text(query, arena);
    row->number = take_text(query, arena);
    row->channel = take_text(query, arena);
    row->received_at = take_instant(query);
    row->entered_at = take_instant(query);
    row->service_code = take_text(query, arena);
    row->service_name = take_text(query, arena);
    row->subject = take_text(query, arena);
    row->confidentiality = take_text(query, arena);
    row->state = take_text(query, arena);
    row->resume_state = take_text(query, arena);
    row->received_on = take_day(query);
    row->due_on = take_day(query);
    row->step_due_on = take_day(query);
    row->closed_at = take_instant(query);
    row->closed = row->closed_at != 0;
    row->version = take_number(query);
    row->erased = take_flag(query);
    row->excerpt = NULL;
}

static enum result one_row(struct query *query, struct arena *arena, struct case_row *ret) {
    if (!query_row(query)) return query_absent(query);
    struct case_row row;
    case_fill(query, arena, &row);
    if (query->result == DONE) *ret = row;
    return query->result;
}

enum result case_by_id(struct db *db, struct arena *arena, struct case_id id, struct case_row *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_STATEMENTS, BY_ID);
    bind_number(&query, ":id", id.value);
    return one_row(&query, arena, ret);
}

enum result case_by_number(struct db *db, struct arena *arena, const char *number, struct case_row *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_STATEMENTS, BY_NUMBER);
    bind_text(&query, ":number", number);
    return one_row(&query, arena, ret);
}

enum result case_by_nonce(struct db *db, struct arena *arena, const struct nonce *nonce, struct case_receipt *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_STATEMENTS, BY_NONCE);
    bind_bytes(&query, ":nonce", nonce->bytes, sizeof nonce->bytes);
    if (!query_row(&query)) return query_absent(&query);
    struct case_receipt receipt = { .repeated = true };
    receipt.id.value = take_number(&query);
    receipt.number = take_text(&query, arena);
    receipt.received_at = take_instant(&query);
    receipt.received_on = take_day(&query);
    receipt.due_on = take_day(&query);
    receipt.confidentiality = take_text(&query, arena);
    if (query.result == DONE) *ret = receipt;
    return query.result;
}

struct access_code case_access_code(const struct keys *keys, const struct nonce *nonce) {
    uint8_t hash[ACCESS_CODE_HASH_BYTES];
    _Static_assert(sizeof hash >= ACCESS_CODE_BYTES, "a code needs 80 bits");
    key_mac(keys->code, (struct key_text){ nonce->bytes, sizeof nonce->bytes }, hash, sizeof hash);
    return access_code_from_bytes(hash);
}

static void hash_code(struct arena *arena, const struct keys *keys, struct case_code code, uint8_t out[CODE_HASH_BYTES]) {
    const char *text = arena_format(arena, "%s\n%s", code.number, code.code);
    key_mac(keys->code_hash, (struct key_text){ text, strlen(text) }, out, CODE_HASH_BYTES);
}

enum result case_by_code(struct db *db, struct arena *arena, const struct keys *keys, struct case_code code,
                         struct case_row *ret) {
    uint8_t hash[CODE_HASH_BYTES];
    hash_code(arena, keys, code, hash);
    CLEANUP_QUERY struct query query = query_start(db, &CASE_STATEMENTS, BY_CODE);
    bind_bytes(&query, ":code_hash", hash, sizeof hash);
    return one_row(&query, arena, ret);
}

static enum result draw_number(struct db *db, struct arena *arena, struct register_number number, const char **ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_STATEMENTS, DRAW);
    bind_text(&query, ":register", number.kind == CASE_COMPLAINT ? "PGD" : "PMI");
    bind_number(&query, ":year", number.year);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    number.sequence = take_number(&query);
    *ret = register_text(arena, number);
    return query_run(&query);
}

enum result case_event_add(struct db *db, const struct event_new *event, struct case_event_id *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &CASE_STATEMENTS, ADD_EVENT);
    struct case_event_id id = { event->id.value ? event->id.value : random_id() };
    bind_number(&query, ":id", id.value);
    bind_number(&query, ":case_id", event->of.value);
    bind_instant(&query, ":at", event->at);
    bind_actor(&query, event->actor);
    bind_text(&query, ":type", event->type);
    bind_number(&query, ":visible", event->visible);
    bind_text(&query, ":body", event->body);
    enum result result = query_run(&query);
    if (result == DONE) *ret = id;
    return result;
}

static enum result insert_case(struct tx *tx, const struct case_new *new, enum case_kind kind, const uint8_t *code_hash,
                               const struct case_added *added) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &CASE_STATEMENTS, ADD);
    bind_number(&query, ":id", added->id.value);
    bind_text(&query, ":kind", case_kind_text(kind));
    bind_text(&query, ":number", added->number);
    bind_bytes(&query, ":code_hash", code_hash, CODE_HASH_BYTES);
    bind_bytes(&query, ":nonce", new->nonce.bytes, sizeof new->nonce.bytes);
    bind_text(&query, ":channel", new->channel);
    bind_instant(&query, ":received_at", new->received_at);
    bind_day(&query, ":received_on", new->received_on);
    bind_instant(&query, ":entered_at", new->entered_at);
    bind_text(&query, ":service_code", new->service_code);
    bind_text(&query, ":subject", new->subject);
    bind_text(&query, ":confidentiality", new->confidentiality);
    bind_day(&query, ":due_on", new->due_on);
    bind_day(&query, ":step_due_on", new->step_due_on ? new->step_due_on : new->due_on);
    return query_run(&query);
}

enum result case_add(struct tx *tx, struct arena *arena, const struct case_parts *parts, enum case_kind kind,
                     struct case_added *ret) {
    const struct case_new *new = parts->common;
    struct case_added added = { .id = { random_id() } };
    struct register_number number = { .kind = kind, .year = civil_from_day(new->received_on).year };
    enum result result = draw_number(tx->db, arena, number, &added.number);
    if (result != DONE) return result;
    uint8_t code_hash[CODE_HASH_BYTES];
    hash_code(arena, parts->by->keys, (struct case_code){ added.number, new->code }, code_hash);
    result = insert_case(tx, new, kind, code_hash, &added);
    if (result != DONE) return result;
    struct event_new event = { .of = added.id, .actor = parts->by->actor, .at = new->entered_at, .type = "submit",
                               .body = "", .visible = true };
    result = case_event_add(tx->db, &event, &added.event);
    if (result == DONE) *ret = added;
    return result;
}

enum result case_add_rest(struct tx *tx, struct arena *arena, const struct case_parts *parts,
                          const struct case_added *added, struct case_receipt *ret) {
    const struct case_new *new = parts->common;
    bool is_anonymous = strcmp(new->confidentiality, "anonymous") == 0;
    if (is_anonymous && parts->identity) return REFUSED_INVALID;
    enum result result = DONE;
    if (parts->identity) result = identity_add(tx, arena, parts->by->keys, added->id, parts->identity);
    struct event_of_case event = { .id = added->id, .event = added->event };
    if (result == DONE) result = attachment_add(tx, event, &new->files);
    struct audit_entry entry = { .action = "case.submit", .subject = "case", .subject_id = added->id.value,
                                 .detail = added->number };
    if (result == DONE) result = audit_add(tx, parts->by->actor, new->entered_at, &entry);
    if (result != DONE) return result;
    *ret = (struct case_receipt){ .id = added->id, .number = added->number, .received_at = new->received_at,
                                  .received_on = new->received_on, .due_on = new->due_on,
                                  .confidentiality = new->confidentiality };
    return DONE;
}

static enum result update_case(struct tx *tx, instant now, const struct case_change *change) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &CASE_STATEMENTS, CHANGE);
    bind_number(&query, ":id", change->id.value);
    bind_number(&query, ":version", change->version);
    bind_text(&query, ":state", change->state);
    bind_text(&query, ":action", change->type);
    bind_optional_day(&query, ":due_on", change->due_on);
    bind_optional_day(&query, ":step_due_on", change->step_due_on);
    if (change->closes) bind_instant(&query, ":closed_at", now);
    else bind_text(&query, ":closed_at", NULL);
    return query_run_changing(&query);
}

enum result case_change(struct tx *tx, const struct actor *actor, instant now, const struct case_change *change,
                        struct case_event_id *ret_event) {
    enum result result = update_case(tx, now, change);
    struct event_new event = { .id = change->event, .of = change->id, .actor = actor, .at = now, .type = change->type, .body = change->body,
                               .visible = change->visible_to_reporter };
    if (result == DONE) result = case_event_add(tx->db, &event, ret_event);
    if (result != DONE) return result;
    struct audit_entry entry = { .action = "case.change", .subject = "case", .subject_id = change->id.value,
                                 .detail = change->type };
    return audit_add(tx, actor, now, &entry);
}
