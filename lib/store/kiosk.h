/* Scope: tablets at a counter: which there are, how one is set up, who may leave its kiosk mode. Codes, tokens and PINs are kept
 * as hashes alone: the PIN under KEY_FORM, because a million PINs are soon tried against a bare hash; setup codes (80 bits) and
 * tokens (256 bits) cannot be tried out. A stolen token is worth the answers of one kiosk, limited by the hour, until the kiosk is
 * withdrawn or set up anew; what it sent stands under the kiosk's code. Exports: struct kiosk and the kiosk_ functions. */
#pragma once

#include "lib/base/keys.h"
#include "lib/rules/register.h"
#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

#define KIOSK_TOKEN_BYTES 32
#define KIOSK_PIN_DIGITS 6
#define KIOSK_SETUP_SECONDS (24 * 60 * 60) /* how long a setup code may be used */

/* Strings borrowed when given, owned by the arena when read. */
struct kiosk {
    const char *code;         /* "kios-depan": small letters, digits, hyphen; the device of its answers */
    const char *name;         /* where it stands */
    const char *counter_code; /* NULL: no counter's */
    const char *service_code; /* NULL: the tablet asks */
    bool active;              /* false: withdrawn */
    bool has_tablet;          /* a tablet was set up and has not left */
    instant setup_until;      /* 0: no code waits */
    int64_t answers;          /* stored; this and the rest are filled by kiosk_list alone */
    int64_t waiting;          /* how many the tablet held back when it was seen */
    int64_t refused;          /* came too late, or with a wrong day */
    instant seen_at;          /* when the tablet last said that it is there; 0: never */
};

struct kiosks {
    struct kiosk *rows;
    size_t count;
};

/* What is shown once and stored nowhere. */
struct kiosk_pin {
    char text[KIOSK_PIN_DIGITS + 1];
};
struct kiosk_token {
    uint8_t bytes[KIOSK_TOKEN_BYTES];
};

/* By code. */
enum result kiosk_list(struct db *db, struct arena *arena, struct kiosks *ret);

/* The active kiosk whose tablet holds TOKEN; REFUSED_ABSENT when there is none. */
enum result kiosk_by_token(struct db *db, struct arena *arena, const struct kiosk_token *token, struct kiosk *ret);

/* Adds an active kiosk with a new PIN; REFUSED_STALE when the code is taken, REFUSED_INVALID for a bad code or an unknown service or
 * counter. KEYS with KEY_FORM. */
enum result kiosk_add(struct tx *tx, const struct keys *keys, const struct actor *actor, instant now, const struct kiosk *kiosk,
                      struct kiosk_pin *ret);

/* Of the kiosk CODE, REFUSED_ABSENT without one: a new PIN (wrong ones are forgotten); a new setup code, and whatever tablet there
 * was is out; withdrawn, until there is a new setup code (REFUSED_ABSENT also when it is withdrawn already). */
enum result kiosk_new_pin(struct tx *tx, const struct keys *keys, const struct actor *actor, instant now, const char *code,
                          struct kiosk_pin *ret);
enum result kiosk_new_setup(struct tx *tx, const struct actor *actor, instant now, const char *code, struct access_code *ret);
enum result kiosk_withdraw(struct tx *tx, const struct actor *actor, instant now, const char *code);

/* Gives the tablet that brings SETUP a token, once. REFUSED_ABSENT when the code is unknown, used, too old, or its kiosk withdrawn. */
enum result kiosk_claim(struct tx *tx, struct access_code setup, instant now, struct kiosk_token *ret);

/* Judges a PIN typed at the tablet of CODE: DONE; REFUSED_FORBIDDEN, counted; REFUSED_TOO_EARLY before *ret_no_earlier, not even
 * looked at. Commit after the first two. KEYS with KEY_FORM. */
struct kiosk_pin_try {
    const char *code, *pin;
    instant now;
};
enum result kiosk_pin_judge(struct tx *tx, const struct keys *keys, const struct kiosk_pin_try *attempt, instant *ret_no_earlier);

/* The tablet of CODE leaves the kiosk mode: its token is worth nothing from now on. */
enum result kiosk_leave(struct tx *tx, instant now, const char *code);

/* The tablet of CODE is there and holds WAITING answers back. */
enum result kiosk_seen(struct tx *tx, instant now, const char *code, int64_t waiting);

/* DONE when the answer with this number stands in the period already, REFUSED_ABSENT when not: its repeat is right even after the
 * period was closed. */
enum result kiosk_answer_known(struct db *db, struct survey_period_id period, const struct nonce *nonce);

/* Counts a stored answer; and one that can never be stored, once a number. */
enum result kiosk_answer_count(struct tx *tx, const char *code);
enum result kiosk_answer_refuse(struct tx *tx, const char *code, const struct nonce *nonce);
