/* Scope: how long nobody's try is looked at after wrong passwords and codes. Exports: enum login_subject, struct login_count,
 * login_count_after. Pure: counts and the clock are arguments.
 *
 * Each wrong try is counted for whom it came from and against whom it went; past the tries that are free, delays of 1, 2, 4 …
 * seconds follow, up to a cap, and each count is forgiven bit by bit. A delay is a refusal until an instant: nobody waits
 * inside a worker, and a refused try neither counts nor lengthens the delay.
 *
 * The trade-off: a stranger must not guess without end, and must not keep an officer out for good. So the pair of account and
 * address grows at once and far, an address and an account only after many tries and (the account) never beyond a minute;
 * a browser that signed in to the account before has a count of its own and is touched by nobody else's tries. What is left:
 * somebody with very many addresses can make an officer's NEW browser wait a minute at a time. */
#pragma once

#include <stdint.h>

#include "lib/base/date.h"

enum login_subject {
    LOGIN_PAIR,    /* one account from one address */
    LOGIN_DEVICE,  /* one account from one browser that signed in to it before */
    LOGIN_ADDRESS, /* any account from one address: an office shares one */
    LOGIN_ACCOUNT, /* one account from everywhere */
    LOGIN_SUBJECTS
};

struct login_count {
    int64_t failures;   /* wrong tries that are not forgiven yet; 0: none */
    instant no_earlier; /* no try is looked at before */
};

/* The count of SUBJECT after one more wrong try at NOW. PER_HOUR (at least 1) are the wrong tries an hour that bring an address
 * no delay, from the configuration. */
struct login_count login_count_after(enum login_subject subject, int per_hour, struct login_count before, instant now);
