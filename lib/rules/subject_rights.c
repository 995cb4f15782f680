/* Scope: rights of the person of a case. */
#include "lib/rules/subject_rights.h"

#define HOUR 3600
#define MINUTE 60

ENUM_DEFINE(subject_right, SUBJECT_RIGHT_LIST, SUBJECT_RIGHT_COUNT)
ENUM_DEFINE(subject_state, SUBJECT_STATE_LIST, SUBJECT_STATE_COUNT)

instant subject_due_at(instant asked_at) {
    return asked_at + SUBJECT_HOURS * HOUR;
}

const char *subject_left_text(struct arena *arena, instant due_at, instant now) {
    long long left = (long long)(due_at - now);
    if (left < 0) return arena_format(arena, "lewat %lld jam", (-left + HOUR - 1) / HOUR);
    if (left >= HOUR) return arena_format(arena, "sisa %lld jam", left / HOUR);
    return arena_format(arena, "sisa %lld menit", left / MINUTE);
}
