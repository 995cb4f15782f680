/* Scope: the follow-up plan of a survey: what an office promises to better until when, and whether it kept it.
 * Exports: enums followup_state and followup_standing, followup_stands, followup_due, followup_last_day, followup_month,
 * struct followup_tally, followup_count, followup_priorities.
 * Source: Permenpan-RB 14/2017, outline of the report: the plan names priority unsur, action, time and who answers for it; P7.5 carries
 * it into the next period. Whether something is late is never stored: it follows from the day it is asked on. */
#pragma once

#include <stdint.h>

#include "lib/base/date.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/survey_compare.h"

/* What somebody wrote down. */
#define FOLLOWUP_STATE_LIST(X)                            \
    X(FOLLOWUP_PLANNED, "planned", "Direncanakan")        \
    X(FOLLOWUP_DONE, "done", "Selesai")                   \
    X(FOLLOWUP_DROPPED, "dropped", "Tidak dilanjutkan")

ENUM_DECLARE(followup_state, FOLLOWUP_STATE_LIST, FOLLOWUP_STATE_COUNT)

/* How it stands on a day. */
#define FOLLOWUP_STANDING_LIST(X)                                    \
    X(FOLLOWUP_WAITING, "waiting", "Dalam waktu")                    \
    X(FOLLOWUP_LATE, "late", "Terlambat")                            \
    X(FOLLOWUP_KEPT, "kept", "Selesai tepat waktu")                  \
    X(FOLLOWUP_KEPT_LATE, "kept_late", "Selesai, melewati waktunya") \
    X(FOLLOWUP_GIVEN_UP, "given_up", "Tidak dilanjutkan")

ENUM_DECLARE(followup_standing, FOLLOWUP_STANDING_LIST, FOLLOWUP_STANDING_COUNT)

/* The last day of a month written "2026-11"; false when it is none, *ret untouched. */
bool followup_last_day(const char *month, day_number *ret);

/* Reads what people type for a month: "2026-11", "11/2026", "11-2026" or "November 2026" (any case); *ret is "2026-11", owned by ARENA.
 * False when it is none of them. */
bool followup_month(struct arena *arena, const char *typed, const char **ret);

/* "November 2026"; TEXT itself when it is no month. Owned by ARENA. */
const char *followup_due(struct arena *arena, const char *month);

/* DONE_ON is looked at for FOLLOWUP_DONE alone, TODAY for FOLLOWUP_PLANNED alone. A month that cannot be read is never over. */
enum followup_standing followup_stands(enum followup_state state, const char *due_month, day_number done_on, day_number today);

/* How many promises stand how. */
struct followup_tally {
    int64_t all, by[FOLLOWUP_STANDING_COUNT];
};
void followup_count(struct followup_tally *tally, enum followup_standing standing);

/* The unsur to begin with: sets RET_ORDER (room for VALUES.count, at most SKM_MOST_ITEMS) to indices into VALUES, the lowest NRR first,
 * equal ones in their order, those without an answer left out. Returns how many. */
size_t followup_priorities(struct unsur_values values, size_t *ret_order);
