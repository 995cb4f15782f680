/* Scope: what makes an edition verifiable: the list of its files, the signed statement over it, and the statements of the editions before.
 * Exports: struct endorsement, endorsement_open, endorsement_is_due, endorsement_history, endorsement_add_chain, endorsement_close. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/edition_statement.h"
#include "site/site.h"

struct endorsement {
    const struct keys *keys;                /* KEY_EDITION_ alone */
    const char *audit_head;                 /* "SEQUENCE:HASH" */
    bool has_previous;
    struct edition_statement_read previous; /* of the live edition, signed by this key */
    const char *previous_text;
    bool is_whole;                          /* the live edition's list is the one its statement binds */
};

/* Reads the key, the end of the audit trail, and what the live edition says of itself. A live statement that is missing, damaged or
 * not signed by this key begins a new chain. */
enum result endorsement_open(struct site *site, struct endorsement *ret);

/* True when an edition is due though no page changed: the live one is not endorsed, or it is of an earlier day and the audit trail went on
 * since, so that today's end of the trail is worth one. */
bool endorsement_is_due(const struct site *site, const struct endorsement *endorsement);

/* The statements of the editions before this one, oldest first, of the live edition's year; owned by the run's arena. */
struct edition_statements {
    struct edition_statement_read *rows;
    size_t count;
};
enum result endorsement_history(struct site *site, const struct endorsement *endorsement, struct edition_statements *ret);

/* Adds the chain: one file a year. Comes before the list. */
enum result endorsement_add_chain(struct site *site, const struct endorsement *endorsement);

/* Adds list and statement; nothing is added afterwards. */
enum result endorsement_close(struct site *site, const struct endorsement *endorsement);
