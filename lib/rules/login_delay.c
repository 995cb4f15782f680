/* Scope: the table of delays. */
#include "lib/rules/login_delay.h"

#define SECONDS_AN_HOUR 3600
#define ACCOUNT_FACTOR 3        /* free tries of an account from everywhere, in those of one address */
#define PAIR_CAP 900            /* seconds; four guesses an hour are left to whoever keeps on at one account */
#define DEVICE_CAP 300          /* seconds; the browser is known, its user is most likely the officer */
#define ADDRESS_CAP 300         /* seconds; colleagues at new browsers behind the same address wait as long */
#define ACCOUNT_CAP 60          /* seconds; what strangers from many addresses can make an officer wait */
#define DEVICE_FREE 2
#define DEVICE_FORGIVEN 900     /* seconds for one */
#define MOST_DOUBLINGS 20       /* keeps the shift in range; every cap is far below */

struct growth {
    int64_t free;     /* wrong tries without a delay */
    int64_t cap;      /* longest delay, seconds */
    int64_t forgiven; /* seconds after which one wrong try is forgotten */
};

static struct growth growth_of(enum login_subject subject, int per_hour) {
    switch (subject) {
    case LOGIN_DEVICE: return (struct growth){ DEVICE_FREE, DEVICE_CAP, DEVICE_FORGIVEN };
    case LOGIN_ADDRESS: return (struct growth){ per_hour, ADDRESS_CAP, SECONDS_AN_HOUR / per_hour };
    case LOGIN_ACCOUNT: return (struct growth){ (int64_t)ACCOUNT_FACTOR * per_hour, ACCOUNT_CAP, SECONDS_AN_HOUR / (ACCOUNT_FACTOR * per_hour) };
    case LOGIN_PAIR:
    case LOGIN_SUBJECTS: break;
    }
    return (struct growth){ 0, PAIR_CAP, SECONDS_AN_HOUR };
}

static int64_t delay_of(struct growth growth, int64_t failures) {
    int64_t over = failures - growth.free;
    if (over <= 0) return 0;
    int64_t delay = (int64_t)1 << (over - 1 < MOST_DOUBLINGS ? over - 1 : MOST_DOUBLINGS);
    return delay < growth.cap ? delay : growth.cap;
}

struct login_count login_count_after(enum login_subject subject, int per_hour, struct login_count before, instant now) {
    struct growth growth = growth_of(subject, per_hour);
    int64_t pause = now > before.no_earlier ? now - before.no_earlier : 0;
    int64_t forgiven = growth.forgiven > 0 ? pause / growth.forgiven : before.failures;
    int64_t left = before.failures > forgiven ? before.failures - forgiven : 0;
    return (struct login_count){ left + 1, now + delay_of(growth, left + 1) };
}
