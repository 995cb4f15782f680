/* Scope: cases, that is what complaints and information requests have in common: lookup, change. Lists of them are in
 * case_list.h. Exports: struct case_row, struct case_new, struct case_receipt and the case_ functions. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/register.h"
#include "lib/store/attachment.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

/* Texts are database texts, owned by the arena it was read into; never NULL unless said. */
struct case_row {
    struct case_id id;
    const char *kind;         /* "complaint" or "request" */
    const char *number;       /* "PGD-2026-000123" */
    const char *channel;      /* "web", "counter" … */
    instant received_at, entered_at;
    const char *service_code; /* NULL: none */
    const char *service_name; /* NULL: none */
    const char *subject, *confidentiality, *state;
    const char *resume_state; /* while the office waits for the reporter: where a reply leads; else NULL */
    day_number received_on, due_on;
    day_number step_due_on;   /* of the next step; due_on when no nearer day is set */
    bool closed;
    instant closed_at; /* when closed */
    int64_t version;
    bool erased;         /* its person was erased: it takes no step any more */
    const char *excerpt; /* of a search: where the words stand, as search_excerpt gives it; else NULL */
};

/* What the family functions complaint_submit and request_submit need of every case. Strings are borrowed. */
struct case_new {
    struct nonce nonce;
    const char *channel;
    instant received_at;      /* for anonymous cases the caller rounds it down to the local day: an exact time identifies */
    day_number received_on;   /* local day of received_at */
    instant entered_at;       /* now, rounded likewise */
    const char *service_code; /* NULL: none */
    const char *subject, *confidentiality;
    day_number due_on;
    day_number step_due_on;   /* of the first step: verification; 0: as due_on */
    const char *code;         /* the access code in normal form: 16 characters, no hyphens */
    struct stored_files files; /* sent with the form, their bytes already safe; become attachments of the first event */
};

/* Who submits, when, and the keys for code and identity. */
struct submission {
    const struct keys *keys;
    const struct actor *actor;
    instant now;
};

/* What the receipt page shows; the code is derived again from the nonce by the caller. */
struct case_receipt {
    struct case_id id;
    const char *number;
    instant received_at;
    day_number received_on, due_on;
    const char *confidentiality;
    bool repeated; /* the nonce was known: nothing was stored now */
};

/* Finds the case a form with this nonce became; REFUSED_ABSENT when none. */
enum result case_by_nonce(struct db *db, struct arena *arena, const struct nonce *nonce, struct case_receipt *ret);

/* Finds a case by register number and access code (16 characters without hyphens). A wrong number and a wrong code are
 * both REFUSED_ABSENT and take the same time: the keyed hash of both together is looked up, so every guess misses at a place
 * of the index that nobody without the key can choose or foresee. Needs KEY_CODE_HASH. */
struct case_code { const char *number, *code; };
enum result case_by_code(struct db *db, struct arena *arena, const struct keys *keys, struct case_code code,
                         struct case_row *ret);

/* The access code of the case a form with NONCE becomes: the first 80 bits of BLAKE2b over the nonce under KEY_CODE. The same form gives the
 * same code, so that the repeat of a post can show the same receipt. */
struct access_code case_access_code(const struct keys *keys, const struct nonce *nonce);

enum result case_by_id(struct db *db, struct arena *arena, struct case_id id, struct case_row *ret);
enum result case_by_number(struct db *db, struct arena *arena, const char *number, struct case_row *ret);

/* One step of a case: the event is always added; state, due_on and class change when given. The caller has asked
 * lib/rules whether the step is allowed from the state it read; `version` proves that nobody was faster. */
struct case_change {
    struct case_id id;
    struct case_event_id event; /* zero: the store draws one; a citizen's form gives one made from its nonce, so that
                                 * the same form cannot become two steps (a known one is REFUSED_STALE) */
    int64_t version;           /* as read; anything else is REFUSED_STALE */
    const char *type;          /* event type: the action's name, "answer" … */
    const char *state;         /* NULL: unchanged; a step case_rule does not know is REFUSED_STALE */
    bool closes;               /* the new state is an end */
    struct optional_day due_on, step_due_on; /* where they move */
    const char *body;          /* "" when there is none */
    bool visible_to_reporter;
};
enum result case_change(struct tx *tx, const struct actor *actor, instant now, const struct case_change *change,
                        struct case_event_id *ret_event);
