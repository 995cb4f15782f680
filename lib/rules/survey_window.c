/* Scope: until when an answer to a survey period counts. */
#include "lib/rules/survey_window.h"

#define SECONDS_A_MINUTE 60
#define SECONDS_BEHIND 60 /* a worker offers the form of a period for so long after another closed it */

static instant midnight_after(const struct survey_window *window) {
    return instant_from_local((struct clock_time){ .date = civil_from_day(window->ends_on + 1) }, window->zone_offset);
}

/* The earlier end when both come: a period closed by hand long after its last day ended at midnight. */
static instant end_of_grace(const struct survey_window *window) {
    instant of_day = midnight_after(window) + (instant)window->grace_minutes * SECONDS_A_MINUTE;
    return window->closes_at && window->closes_at < of_day ? window->closes_at : of_day;
}

static bool is_within_days(const struct survey_window *window, instant at) {
    day_number day = instant_day(at, window->zone_offset);
    return window->starts_on <= day && day <= window->ends_on;
}

bool survey_window_offers(const struct survey_window *window, instant now) {
    return !window->is_closed && window->closes_at == 0 && is_within_days(window, now);
}

bool survey_window_takes(const struct survey_window *window, instant opened_at, instant now) {
    if (window->is_closed || !is_within_days(window, opened_at)) return false;
    instant closed_at = window->closes_at - (instant)window->grace_minutes * SECONDS_A_MINUTE;
    if (window->closes_at && opened_at > closed_at + SECONDS_BEHIND) return false;
    return now <= end_of_grace(window);
}

instant survey_window_last(const struct survey_window *window, instant now) {
    bool is_last_day = instant_day(now, window->zone_offset) == window->ends_on;
    bool ends = window->closes_at != 0 || is_last_day || now >= midnight_after(window);
    instant last = end_of_grace(window);
    return !window->is_closed && ends && now <= last ? last : 0;
}
