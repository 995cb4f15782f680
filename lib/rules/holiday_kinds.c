/* Scope: kinds of days on which the office does not work. */
#include "lib/rules/holiday_kinds.h"

#include <string.h>
#include <strings.h>

ENUM_DEFINE(holiday_kind, HOLIDAY_KIND_LIST, HOLIDAY_KIND_COUNT)

enum holiday_kind holiday_kind_guess(const char *name) {
    static const char BEGINNING[] = "cuti bersama";
    return strncasecmp(name, BEGINNING, sizeof BEGINNING - 1) == 0 ? HOLIDAY_JOINT_LEAVE : HOLIDAY_NATIONAL;
}

bool holiday_kind_read(const char *text, enum holiday_kind *ret) {
    for (enum holiday_kind kind = 0; kind < HOLIDAY_KIND_COUNT; kind++) {
        if (strcasecmp(text, holiday_kind_text(kind)) != 0 && strcasecmp(text, holiday_kind_label(kind)) != 0) continue;
        *ret = kind;
        return true;
    }
    return false;
}
