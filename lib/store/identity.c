/* Scope: sealing and opening identities. Inside the box is one JSON object. */
#include "lib/store/identity.h"

#include <jansson.h>
#include <sodium.h>
#include <string.h>

#include "lib/store/audit.h"
#include "lib/store/case_internal.h"
#include "lib/store/families.h"
#include "lib/store/identity_internal.h"

#define LONGEST_FIELD 500 /* bytes; stops a name from becoming a hiding place */
#define LONGEST_BOX 8192

enum { ADD, READ, READ_OPEN, NEWEST, KNOWN, REPLACE };

static const struct statement ROWS[] = {
    [ADD] = { "identity_add", FOR_INTAKE | FOR_STAFF, "INSERT INTO identity (case_id, sealed) VALUES (:case_id, :sealed)" },
    [READ] = { "identity_read", FOR_STAFF | FOR_MAILER, "SELECT sealed FROM identity WHERE case_id = :case_id" },
    [READ_OPEN] = { "identity_read_open", FOR_STAFF,
                    "SELECT CASE c.confidentiality WHEN 'open' THEN i.sealed END FROM identity AS i JOIN cases AS c "
                    "ON c.id = i.case_id WHERE i.case_id = :case_id" },
    [NEWEST] = { "identity_newest", FOR_ADMIN, "SELECT sealed FROM identity ORDER BY case_id DESC LIMIT 1" },
    [REPLACE] = { "identity_replace", FOR_STAFF, "UPDATE identity SET sealed = :sealed WHERE case_id = :case_id" },
    [KNOWN] = { "identity_known", FOR_WRITERS, "SELECT case_id FROM identity WHERE case_id = :case_id" },
};
const struct statement_table IDENTITY_STATEMENTS = STATEMENT_TABLE(FAMILY_IDENTITY, ROWS);

static const struct field { const char *name; size_t offset; } FIELDS[] = {
    { "name", offsetof(struct identity, name) },
    { "organization", offsetof(struct identity, organization) },
    { "occupation", offsetof(struct identity, occupation) },
    { "address", offsetof(struct identity, address) },
    { "phone", offsetof(struct identity, phone) },
    { "email", offsetof(struct identity, email) },
    { "identity_number", offsetof(struct identity, identity_number) },
};
#define FIELD_COUNT (sizeof FIELDS / sizeof *FIELDS)

static const char **field_of(struct identity *identity, size_t index) {
    return (const char **)(void *)((char *)identity + FIELDS[index].offset);
}


/* The JSON text, owned by ARENA; NULL when a field is too long or no text. */
static const char *to_text(struct arena *arena, const struct identity *identity) {
    json_auto_t *object = json_object();
    struct identity copy = *identity;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const char *value = *field_of(&copy, i);
        if (!value) value = "";
        if (strlen(value) > LONGEST_FIELD) return NULL;
        if (json_object_set_new(object, FIELDS[i].name, json_string(value)) != 0) return NULL;
    }
    size_t length = json_dumpb(object, NULL, 0, JSON_COMPACT);
    char *text = arena_alloc(arena, length + 1);
    return length > 0 && json_dumpb(object, text, length, JSON_COMPACT) == length ? text : NULL;
}

static enum result from_text(struct arena *arena, const char *text, struct identity *ret) {
    json_auto_t *object = json_loads(text, 0, NULL);
    if (!json_is_object(object)) return FAILED_INTERNAL;
    struct identity identity;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const char *value = json_string_value(json_object_get(object, FIELDS[i].name));
        *field_of(&identity, i) = arena_string(arena, value ? value : "");
    }
    *ret = identity;
    return DONE;
}

static enum result write_sealed(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id,
                                const struct identity *identity, unsigned row) {
    const char *text = to_text(arena, identity);
    if (!text) return REFUSED_INVALID;
    size_t length = strlen(text), box_length = length + crypto_box_SEALBYTES;
    unsigned char *box = arena_alloc(arena, box_length);
    if (crypto_box_seal(box, (const unsigned char *)text, length, keys->identity_public) != 0) return FAILED_INTERNAL;
    CLEANUP_QUERY struct query query = query_start(tx->db, &IDENTITY_STATEMENTS, row);
    bind_number(&query, ":case_id", id.value);
    bind_bytes(&query, ":sealed", box, box_length);
    return query_run_changing(&query);
}

enum result identity_add(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id,
                         const struct identity *identity) {
    return write_sealed(tx, arena, keys, id, identity, ADD);
}

static enum result open_box(struct query *query, struct arena *arena, const struct keys *keys, struct identity *ret) {
    const unsigned char *box = sqlite3_column_blob(query->statement, 0);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, 0);
    if (!box || length < crypto_box_SEALBYTES || length > LONGEST_BOX) return FAILED_INTERNAL;
    unsigned char *text = arena_alloc(arena, length);
    if (crypto_box_seal_open(text, box, length, keys->identity_public, keys->identity_secret) != 0) return FAILED_INTERNAL;
    return from_text(arena, (const char *)text, ret);
}

static enum result read_sealed(struct db *db, struct arena *arena, const struct keys *keys, struct case_id id,
                        struct identity *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &IDENTITY_STATEMENTS, READ);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    return open_box(&query, arena, keys, ret);
}

enum result identity_key_fits(struct db *db, struct arena *arena, const struct keys *keys) {
    struct identity forgotten;
    CLEANUP_QUERY struct query query = query_start(db, &IDENTITY_STATEMENTS, NEWEST);
    if (!query_row(&query)) return query_absent(&query);
    return open_box(&query, arena, keys, &forgotten);
}

enum result identity_open(struct db *db, struct arena *arena, const struct keys *keys, struct case_id id,
                          struct identity *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &IDENTITY_STATEMENTS, READ_OPEN);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    if (sqlite3_column_type(query.statement, 0) == SQLITE_NULL) return REFUSED_FORBIDDEN;
    return open_box(&query, arena, keys, ret);
}

enum result identity_reveal(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id,
                            const struct reveal *by, struct identity *ret) {
    if (*by->reason == '\0') return REFUSED_INVALID;
    struct identity identity;
    enum result result = read_sealed(tx->db, arena, keys, id, &identity);
    struct event_new event = { .of = id, .actor = by->actor, .at = by->now, .type = "reveal_identity", .body = by->reason };
    struct case_event_id ignored;
    if (result == DONE) result = case_event_add(tx->db, &event, &ignored);
    struct audit_entry entry = { .action = "identity.reveal", .subject = "case", .subject_id = id.value,
                                 .detail = by->reason };
    if (result == DONE) result = audit_add(tx, by->actor, by->now, &entry);
    if (result == DONE) *ret = identity;
    return result;
}

enum result identity_known(struct db *db, struct case_id id) {
    CLEANUP_QUERY struct query query = query_start(db, &IDENTITY_STATEMENTS, KNOWN);
    bind_number(&query, ":case_id", id.value);
    return query_row(&query) ? DONE : query_absent(&query);
}

enum result identity_contact(struct db *db, struct arena *arena, const struct keys *keys, struct case_id id,
                             struct contact *ret) {
    CLEANUP_ARENA struct arena *opened = arena_new();
    struct identity identity;
    enum result result = read_sealed(db, opened, keys, id, &identity);
    if (result != DONE) return result;
    *ret = (struct contact){ .email = arena_string(arena, identity.email), .phone = arena_string(arena, identity.phone) };
    return DONE;
}

enum result identity_correct(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id,
                             const struct identity_correction *by) {
    struct identity identity;
    struct audit_entry entry = { .action = "privacy.correct", .subject = "case", .subject_id = id.value, .detail = "" };
    struct identity changes = by->changes;
    enum result result = read_sealed(tx->db, arena, keys, id, &identity);
    if (result != DONE) return result;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const char *change = *field_of(&changes, i);
        if (change && *change) *field_of(&identity, i) = change;
    }
    result = write_sealed(tx, arena, keys, id, &identity, REPLACE);
    return result == DONE ? audit_add(tx, by->actor, by->now, &entry) : result;
}
