/* Scope: the reasons an operation can end with, shared by every layer.
 * A reason says what happened in the domain; lib/web maps it to an HTTP status in one place and the
 * administrator's command maps it to an exit status in one place. */
#pragma once

enum result {
    DONE = 0,           /* it happened, durably where the function says so */
    REFUSED_INVALID,    /* the input breaks a rule; the caller can say which */
    REFUSED_ABSENT,     /* no such thing, or not for this caller: the two look alike on purpose */
    REFUSED_FORBIDDEN,  /* known caller, not allowed */
    REFUSED_STALE,      /* somebody else changed it first, or the state does not allow it */
    REFUSED_TOO_LARGE,  /* over a named limit */
    REFUSED_TYPE,       /* content of a kind that is not accepted */
    REFUSED_TOO_MANY,   /* over a rate limit */
    REFUSED_TOO_EARLY,  /* right, but sent sooner than is taken now */
    FAILED_UNAVAILABLE, /* disk full, database locked or damaged: nothing was stored, trying later may help */
    FAILED_INTERNAL,    /* a defect of ours */
    RESULT_COUNT
};

/* Returns a short English name for logs ("refused_stale"); static storage. */
const char *result_name(enum result result);
