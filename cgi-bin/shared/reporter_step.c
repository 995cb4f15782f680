/* Scope: steps of the reporter. */
#include "cgi-bin/shared/reporter_step.h"

#include <string.h>

#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/intake.h"

/* The id of the step a form becomes: 53 bits of its nonce, so that the same form is one step. */
static struct case_event_id event_of_nonce(const struct request *request) {
    uint64_t value = 0;
    for (size_t i = 0; i < sizeof value; i++) value = value << 8 | request->nonce.random[i];
    value &= (UINT64_C(1) << 53) - 1;
    return (struct case_event_id){ .value = value ? (int64_t)value : 1 };
}

bool reporter_has_replied(const struct tracked_case *tracked, const struct request *request) {
    struct case_event_id id = event_of_nonce(request);
    for (size_t i = 0; i < tracked->events.count; i++) {
        if (tracked->events.rows[i].id.value == id.value) return true;
    }
    return false;
}

/* The time a reporter's step is stored with; the day alone when the case is anonymous. */
static instant step_time(const struct app *app, const struct request *request, const struct case_row *row) {
    if (strcmp(row->confidentiality, "anonymous") != 0) return request->now;
    int offset = app->config->office.zone_offset;
    struct civil today = civil_from_day(instant_day(request->now, offset));
    return instant_from_local((struct clock_time){ .date = today }, offset);
}

/* The day the office last asked the reporter; the clock has stood still since then. */
static day_number asked_on(const struct app *app, const struct tracked_case *tracked) {
    day_number day = tracked->row.due_on;
    for (size_t i = 0; i < tracked->events.count; i++) {
        const struct case_event *event = &tracked->events.rows[i];
        if (strncmp(event->type, "ask_", 4) == 0) day = instant_day(event->at, app->config->office.zone_offset);
    }
    return day;
}

/* The deadline after a reply. While the office waited, the clock stood: the working days that were left then are left now.
 * An answer that did not satisfy is followed up within config deadlines.first_follow_up. Otherwise nothing changes. */
static enum result due_after_reply(struct app *app, struct request *request, const struct tracked_case *tracked,
                                   struct optional_day *ret) {
    const struct case_row *row = &tracked->row;
    day_number today = instant_day(request->now, app->config->office.zone_offset), due = row->due_on;
    int left = 0;
    enum result result = DONE;
    if (strncmp(row->state, "waiting_", 8) == 0) {
        result = deadline_distance(app, request, asked_on(app, tracked), row->due_on, &left);
    } else if (strcmp(row->state, "answered") == 0) {
        left = app->config->deadlines.first_follow_up;
    }
    if (result == DONE && left > 0) result = deadline_day(app, request, today, left, &due);
    if (result != DONE) return result;
    *ret = (struct optional_day){ .known = due > row->due_on, .day = due };
    return DONE;
}

/* One step of the reporter with its files, inside TX. */
struct step {
    const char *type, *state, *body;
    bool closes;
    struct case_event_id event;
    struct optional_day due_on;
};

static enum result add_step(struct tx *tx, const struct app *app, struct request *request, const struct case_row *row,
                            const struct step *step) {
    struct actor citizen = { .kind = ACTOR_CITIZEN };
    struct case_change change = {
        .id = row->id, .event = step->event, .version = row->version, .type = step->type, .state = step->state,
        .closes = step->closes, .due_on = step->due_on, .body = step->body, .visible_to_reporter = true,
    };
    struct case_event_id event;
    enum result result = case_change(tx, &citizen, step_time(app, request, row), &change, &event);
    if (result != DONE) return result;
    struct stored_files files = intake_files(request);
    return attachment_add(tx, (struct event_of_case){ .id = row->id, .event = event }, &files);
}

enum result reporter_reply(struct app *app, struct request *request, const struct tracked_case *tracked, const char *text) {
    struct step step = { .type = "reply", .body = text, .event = event_of_nonce(request) };
    enum result result = case_page_may(&tracked->row, REPORTER_REPLIES, &step.state);
    if (result == DONE) result = due_after_reply(app, request, tracked, &step.due_on);
    if (result != DONE) return result;
    struct tx tx CLEANUP_TX = { 0 };
    result = uploads_keep(request->arena, &request->uploads);
    if (result == DONE) result = tx_begin(app->db, &tx);
    if (result == DONE) result = add_step(&tx, app, request, &tracked->row, &step);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) uploads_take_back(&request->uploads);
    return result;
}

enum result reporter_confirm(struct app *app, struct request *request, const struct case_row *row) {
    struct step step = { .type = "confirm", .body = "", .closes = true };
    enum result result = case_page_may(row, REPORTER_CONFIRMS, &step.state);
    if (result != DONE) return result;
    struct tx tx CLEANUP_TX = { 0 };
    result = tx_begin(app->db, &tx);
    if (result == DONE) result = add_step(&tx, app, request, row, &step);
    return result == DONE ? tx_commit(&tx) : result;
}
