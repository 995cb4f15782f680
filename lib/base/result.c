/* Scope: names of the reasons, for logs. */
#include "lib/base/result.h"

const char *result_name(enum result result) {
    static const char *const NAMES[RESULT_COUNT] = {
        [DONE] = "done",
        [REFUSED_INVALID] = "refused_invalid",
        [REFUSED_ABSENT] = "refused_absent",
        [REFUSED_FORBIDDEN] = "refused_forbidden",
        [REFUSED_STALE] = "refused_stale",
        [REFUSED_TOO_LARGE] = "refused_too_large",
        [REFUSED_TYPE] = "refused_type",
        [REFUSED_TOO_MANY] = "refused_too_many",
        [REFUSED_TOO_EARLY] = "refused_too_early",
        [FAILED_UNAVAILABLE] = "failed_unavailable",
        [FAILED_INTERNAL] = "failed_internal",
    };
    return (unsigned)result < RESULT_COUNT ? NAMES[result] : "unknown";
}
