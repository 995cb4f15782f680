/* Scope: what people ask about the data kept of them (copy, correction, erasure), the office's answers, and copies that wait to be fetched.
 * Exports: struct subject_request, struct subject_requests, the subject_ functions.
 * Words of a wish are sealed like an identity: they name people. A copy is sealed for the access code of the case: the office hands it out
 * without being able to read it again. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/subject_rights.h"
#include "lib/store/case.h"
#include "lib/store/tx.h"

#define SUBJECT_KEY_BYTES 32
#define SUBJECT_COPY_LARGEST 4000000 /* bytes; a copy is text, files are named in it and stay where they are */

/* Owned by the arena it was read into. */
struct subject_request {
    struct case_event_id id; /* drawn from the form's nonce: the same form is one wish */
    struct case_id case_id;
    const char *number;      /* of the case */
    const char *case_kind;   /* "complaint", "request" */
    enum subject_right right;
    enum subject_state state;
    instant asked_at, due_at;
    instant answered_at;     /* 0: not yet */
    const char *answered_by; /* full name; NULL: nobody yet, or the program */
    const char *reason;      /* the office's words; "" */
    bool has_copy, case_closed;
};
struct subject_requests {
    struct subject_request *rows;
    size_t count;
};

/* The key a copy is sealed to, from number and access code (16 characters without hyphens): only who knows both opens it. */
struct subject_pair { unsigned char public_key[SUBJECT_KEY_BYTES], secret_key[SUBJECT_KEY_BYTES]; };
void subject_pair_of(struct case_code code, struct subject_pair *ret);

/* Asks in the name of the person who proved the case; WISH ("" where there is nothing to say) is sealed. REFUSED_STALE while the same is
 * asked already, or when the person was erased. Needs KEY_IDENTITY_PUBLIC. */
struct subject_wish {
    struct case_event_id id;
    struct case_id of;
    enum subject_right right;
    const char *words;
    const unsigned char *copy_key; /* SUBJECT_KEY_BYTES, of subject_pair_of */
    instant now;
};
enum result subject_ask(struct tx *tx, struct arena *arena, const struct keys *keys, const struct subject_wish *wish);

/* Of one case, the latest first. */
enum result subject_of_case(struct db *db, struct arena *arena, struct case_id id, struct subject_requests *ret);

/* For the office: what waits, by its last instant, then what was answered, the latest first, MOST of them. Cases that do not exist for
 * VIEWER are left out. */
struct subject_question { struct staff_id viewer; int64_t most; };
enum result subject_list(struct db *db, struct arena *arena, const struct subject_question *question, struct subject_requests *ret);

/* One of them; REFUSED_ABSENT likewise. */
enum result subject_by_id(struct db *db, struct arena *arena, struct case_event_id id, struct staff_id viewer, struct subject_request *ret);

/* The words of the wish, "" for none. Needs KEY_IDENTITY_SECRET; the caller notes the look first. */
enum result subject_words(struct db *db, struct arena *arena, const struct keys *keys, struct case_event_id id, const char **ret);

/* Answers one that waits; REFUSED_STALE when somebody did. COPY (NULL: none) is sealed to the key of the wish. */
struct subject_answer {
    struct case_event_id id;
    struct case_id of;
    enum subject_state state; /* granted, done or refused */
    const char *reason;
    const char *copy;
    const struct actor *actor;
    instant now;
};
enum result subject_give(struct tx *tx, struct arena *arena, const struct subject_answer *answer);

/* Opens the copy that waits in ID of the case with the pair of its code; REFUSED_ABSENT when there is none. */
enum result subject_fetch(struct db *db, struct arena *arena, struct case_event_id id, const struct subject_pair *pair, const char **ret);

/* For the upkeep: cases whose erasure was granted and that are not at work (erasure_run says afterwards that it was done). Copies answered
 * before BEFORE are deleted. */
struct case_ids;
enum result subject_granted(struct db *db, struct arena *arena, struct case_ids *ret);
enum result subject_forget_copies(struct tx *tx, instant before);
