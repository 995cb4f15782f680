/* Scope: walking the calendar one day at a time: a deadline is some hundred days at most, and a walk explains itself. */
#include "lib/rules/workdays.h"

/* The holiday's name on DAY, or NULL. */
static const char *holiday_name(const struct workday_clock *clock, day_number day) {
    size_t low = 0, high = clock->holiday_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (clock->holidays[middle].day == day) return clock->holidays[middle].name;
        if (clock->holidays[middle].day < day) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

static bool is_paused(const struct workday_clock *clock, day_number day) {
    for (size_t i = 0; i < clock->pause_count; i++) {
        if (day >= clock->pauses[i].from && day <= clock->pauses[i].to) return true;
    }
    return false;
}

enum workday_reason workday_reason_of(const struct workday_clock *clock, day_number day) {
    if (day <= clock->start) return WORKDAY_START;
    if (day_weekday(day) >= SATURDAY) return WORKDAY_WEEKEND;
    if (holiday_name(clock, day)) return WORKDAY_HOLIDAY;
    return is_paused(clock, day) ? WORKDAY_PAUSED : WORKDAY_COUNTED;
}

const char *workday_reason_label(enum workday_reason reason) {
    static const char *const LABELS[] = {
        [WORKDAY_START] = "Hari mulai (tidak dihitung)", [WORKDAY_COUNTED] = "Hari kerja",
        [WORKDAY_WEEKEND] = "Akhir pekan",               [WORKDAY_HOLIDAY] = "Hari libur",
        [WORKDAY_PAUSED] = "Menunggu pelapor",
    };
    return LABELS[reason];
}

/* True when DAY lies in a pause without an end: no later day can count. */
static bool is_stopped(const struct workday_clock *clock, day_number day) {
    for (size_t i = 0; i < clock->pause_count; i++) {
        if (clock->pauses[i].to == PAUSE_OPEN && day >= clock->pauses[i].from) return true;
    }
    return false;
}

enum result workday_due(const struct workday_clock *clock, day_number *ret_due) {
    if (clock->days < 0) return REFUSED_INVALID;
    day_number day = clock->start;
    for (int used = 0; used < clock->days;) {
        day++;
        if (is_stopped(clock, day)) return REFUSED_STALE;
        if (day - clock->start > WORKDAYS_LONGEST) return REFUSED_TOO_LARGE;
        used += workday_reason_of(clock, day) == WORKDAY_COUNTED;
    }
    *ret_due = day;
    return DONE;
}

int workday_used(const struct workday_clock *clock, day_number today) {
    int used = 0;
    for (day_number day = clock->start + 1; day <= today; day++) {
        used += workday_reason_of(clock, day) == WORKDAY_COUNTED;
    }
    return used;
}

/* Index of the first holiday on DAY or later. */
static size_t first_from(const struct workday_clock *clock, day_number day) {
    size_t at = 0;
    while (at < clock->holiday_count && clock->holidays[at].day < day) at++;
    return at;
}

int workday_year_without_holidays(const struct workday_clock *clock, day_number until) {
    int last = civil_from_day(until).year;
    for (int year = civil_from_day(clock->start).year; year <= last; year++) {
        size_t at = first_from(clock, day_from_civil((struct civil){ year, 1, 1 }));
        if (at == clock->holiday_count || civil_from_day(clock->holidays[at].day).year != year) return year;
    }
    return 0;
}

int workday_year_to_enter(const struct workday_clock *clock, day_number until) {
    struct civil today = civil_from_day(clock->start);
    day_number next = day_from_civil((struct civil){ today.year + 1, 1, 1 });
    bool is_decreed = today.month >= DECREE_MONTH && until < next;
    return workday_year_without_holidays(clock, is_decreed ? next : until);
}

enum result workday_explain(struct arena *arena, const struct workday_clock *clock, const struct workday_step **ret,
                            size_t *ret_count) {
    day_number due;
    enum result result = workday_due(clock, &due);
    if (result != DONE) return result;
    size_t count = (size_t)(due - clock->start) + 1;
    struct workday_step *steps = arena_array(arena, count, sizeof *steps);
    int counted = 0;
    for (size_t i = 0; i < count; i++) {
        day_number day = clock->start + (day_number)i;
        enum workday_reason reason = workday_reason_of(clock, day);
        counted += reason == WORKDAY_COUNTED;
        steps[i] = (struct workday_step){ .day = day, .reason = reason, .counted = counted };
        if (reason == WORKDAY_HOLIDAY) steps[i].holiday = holiday_name(clock, day);
    }
    *ret = steps;
    *ret_count = count;
    return DONE;
}
