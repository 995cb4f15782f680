/* Scope: complaints that were answered and whose reporters say nothing. */
#include "admin/silence.h"

#include "admin/calendar.h"
#include "admin/command.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/notices.h"
#include "lib/store/case_list.h"
#include "lib/store/complaint.h"
#include "lib/store/silence.h"
#include "lib/web/notice.h"

#define CALENDAR_DAYS_PER_WORKDAY 3 /* more than weekends and the longest holidays together ever need */
#define CALENDAR_DAYS_SPARE 60

static int zone_of(const struct silence *silence) {
    return silence->config->office.zone_offset;
}

/* Sets *ret to the end of the last day whose answers have been met with silence for DAYS whole working days. */
static enum result silent_for(const struct silence *silence, int days, const struct workday_clock *free, instant *ret) {
    day_number today = instant_day(silence->now, zone_of(silence)), due = today;
    day_number first = today - days * CALENDAR_DAYS_PER_WORKDAY - CALENDAR_DAYS_SPARE;
    struct workday_clock clock = { .start = today, .days = days, .holidays = free->holidays, .holiday_count = free->holiday_count };
    enum result result = DONE;
    while (result == DONE && due >= today && clock.start > first) {
        clock.start--;
        result = workday_due(&clock, &due);
    }
    if (result == DONE) *ret = instant_from_local((struct clock_time){ .date = civil_from_day(clock.start + 1) }, zone_of(silence));
    return result;
}

static enum result add_notice(const struct silence *silence, struct tx *tx, const struct notice *notice) {
    struct notice_desk desk = { .config = silence->config, .templates = silence->templates, .arena = silence->arena,
                                .now = silence->now };
    return notice_add(tx, &desk, notice);
}

/* ---- the end ---- */

static enum result close_one(struct silence *silence, const struct case_row *row) {
    static const struct complaint_person SYSTEM = { .roles = ROLES_SYSTEM };
    struct complaint_moment moment;
    enum complaint_state next;
    enum result result = complaint_moment_of(row, complaint_class_text(COMPLAINT_UNCLASSIFIED), &moment);
    if (result == DONE) result = complaint_step_allowed(&moment, COMPLAINT_CLOSE_SILENT, &SYSTEM, &next, NULL);
    if (result != DONE) return result;
    const char *action = complaint_action_text(COMPLAINT_CLOSE_SILENT);
    struct actor clock = { .kind = ACTOR_SYSTEM };
    struct case_change change = { .id = row->id, .version = row->version, .type = action, .state = complaint_state_text(next),
                                  .closes = true, .body = "", .visible_to_reporter = true };
    struct notice notice = { .about = row->id, .kind = CASE_COMPLAINT, .number = row->number, .action = action, .from = row->state };
    struct case_event_id event;
    struct tx tx CLEANUP_TX = { 0 };
    result = tx_begin(silence->db, &tx);
    if (result == DONE) result = case_change(&tx, &clock, silence->now, &change, &event);
    if (result == DONE) result = add_notice(silence, &tx, &notice);
    if (result == DONE) result = tx_commit(&tx);
    if (result == DONE) silence->closed++;
    return result;
}

/* A case that somebody changed in between is left alone: it is silent no more. */
static enum result close_all(struct silence *silence, instant before) {
    enum result result = DONE;
    for (bool more = true; result == DONE && more;) {
        struct case_list silent;
        size_t closed = silence->closed;
        result = case_silent(silence->db, silence->arena, before, &silent);
        for (size_t i = 0; result == DONE && i < silent.count; i++) {
            result = close_one(silence, &silent.rows[i]);
            if (result == REFUSED_STALE) result = DONE;
        }
        more = result == DONE && silent.more && silence->closed > closed;
    }
    return result;
}

/* ---- the warning ---- */

static enum result warn_one(struct silence *silence, const struct silent_row *row, const struct workday_clock *free) {
    struct workday_clock clock = *free;
    clock.start = instant_day(row->since, zone_of(silence));
    clock.days = silence->config->deadlines.silence;
    struct notice notice = { .about = row->id, .kind = CASE_COMPLAINT, .number = row->number, .action = NOTICE_SILENCE_WARNING,
                             .from = row->state, .due_on = { .known = true } };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = workday_due(&clock, &notice.due_on.day);
    if (result == DONE) result = tx_begin(silence->db, &tx);
    if (result == DONE) result = add_notice(silence, &tx, &notice);
    if (result == DONE) result = tx_commit(&tx);
    if (result == DONE) silence->warned++;
    return result;
}

static enum result warn_all(struct silence *silence, instant before, const struct workday_clock *free) {
    struct silence_question question = { .before = before, .event = NOTICE_SILENCE_WARNING };
    struct silent_rows rows = { .count = SILENCE_PAGE };
    enum result result = DONE;
    while (result == DONE && rows.count == SILENCE_PAGE) {
        result = silence_unwarned(silence->db, silence->arena, &question, &rows);
        for (size_t i = 0; result == DONE && i < rows.count; i++) result = warn_one(silence, &rows.rows[i], free);
    }
    return result;
}

enum result silence_run(struct silence *silence) {
    int days = silence->config->deadlines.silence, warning = silence->config->deadlines.silence_warning;
    struct workday_clock free = { 0 };
    instant over = 0, soon = 0;
    if (calendar_holidays(silence->arena, silence->db, &free) != EXIT_DONE) return FAILED_UNAVAILABLE;
    enum result result = silent_for(silence, days, &free, &over);
    if (result == DONE) result = close_all(silence, over);
    if (result != DONE || warning == 0 || warning >= days) return result;
    result = silent_for(silence, days - warning, &free, &soon);
    return result == DONE ? warn_all(silence, soon, &free) : result;
}
