/* Scope: the day of a tablet's answer against its period. */
#include "lib/rules/kiosk_answer.h"

enum kiosk_verdict kiosk_answer_judge(const struct survey_window *window, day_number given, instant now) {
    day_number today = instant_day(now, window->zone_offset);
    if (given > today) return KIOSK_AHEAD;
    if (given < window->starts_on || given > window->ends_on) return KIOSK_OUTSIDE;
    if (window->is_closed || (window->closes_at && now > window->closes_at)) return KIOSK_CLOSED;
    return given < today - KIOSK_DAYS_KEPT ? KIOSK_OLD : KIOSK_COUNTS;
}
