/* Scope: whether an answer a tablet kept while the network was down still counts. A tablet says which day the answer was given, nothing
 * else: that day decides, not the day it arrives. Exports: enum kiosk_verdict, kiosk_answer_judge, KIOSK_DAYS_KEPT. Pure.
 *
 * The other forms count for some minutes after a period's last midnight, because somebody may still be writing then. A tablet's answer
 * was finished on its day: it counts as long as its period takes anything at all, also days after the last one while nobody has closed
 * the period. Once somebody has, it counts until the end of the same grace; afterwards the figures stand and nothing is added. */
#pragma once

#include "lib/rules/survey_window.h"

#define KIOSK_DAYS_KEPT 7 /* days an answer may wait in a tablet; more, and a stolen cookie could fill up a period that is long over */

enum kiosk_verdict {
    KIOSK_COUNTS,
    KIOSK_AHEAD,   /* given after today: a wrong clock, and no reason to believe it */
    KIOSK_OLD,     /* given more than KIOSK_DAYS_KEPT days ago */
    KIOSK_OUTSIDE, /* not a day of the period */
    KIOSK_CLOSED,  /* the period takes nothing any more */
};

/* Judges an answer GIVEN on a local day that arrives at NOW. */
enum kiosk_verdict kiosk_answer_judge(const struct survey_window *window, day_number given, instant now);
