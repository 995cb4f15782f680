/* Scope: kinds of days on which the office does not work. Exports: enum holiday_kind, holiday_kind_guess.
 * Source: the yearly joint decree of three ministers (SKB Tiga Menteri) names national holidays and joint leave (cuti
 * bersama); presidential decrees add election days; a local government may add days of its own. */
#pragma once

#include "lib/rules/enum_table.h"

#define HOLIDAY_KIND_LIST(X)                            \
    X(HOLIDAY_NATIONAL, "national", "libur nasional")   \
    X(HOLIDAY_JOINT_LEAVE, "joint_leave", "cuti bersama") \
    X(HOLIDAY_LOCAL, "local", "libur daerah")

ENUM_DECLARE(holiday_kind, HOLIDAY_KIND_LIST, HOLIDAY_KIND_COUNT)

/* The kind a day's NAME tells when nothing else does: joint leave when it begins with "Cuti bersama" in any case. */
enum holiday_kind holiday_kind_guess(const char *name);

/* Reads the database's word or the label, in any case of letters; false when TEXT is neither. */
bool holiday_kind_read(const char *text, enum holiday_kind *ret);
