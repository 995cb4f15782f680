/* Scope: steps of the reporter. */
#include "cgi-bin/shared/reporter_step.h"

#include <string.h>

#include "cgi-bin/shared/case_mail.h"
#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/objection_form.h"
#include "lib/base/random.h"
#include "lib/store/complaint.h"

/* The id of the step a form becomes, so that the same form is one step. */
static struct case_event_id event_of_nonce(const struct request *request) {
    return (struct case_event_id){ .value = id_of_bytes(request->nonce.random) };
}

bool reporter_has_stepped(const struct tracked_case *tracked, const struct request *request) {
    struct case_event_id id = event_of_nonce(request);
    for (size_t i = 0; i < tracked->events.count; i++) {
        if (tracked->events.rows[i].id.value == id.value) return true;
    }
    return false;
}

/* The time a reporter's step is stored with; the day alone when the case is anonymous. */
static instant step_time(const struct app *app, const struct request *request, const struct case_row *row) {
    bool is_anonymous = strcmp(row->confidentiality, confidentiality_text(CONFIDENTIALITY_ANONYMOUS)) == 0;
    return is_anonymous ? intake_day_only(app, request->now) : request->now;
}

static enum result oversight_of(struct app *app, struct request *request, const struct case_row *row, bool *ret) {
    struct complaint complaint;
    enum result result = complaint_of(app->db, request->arena, row->id, &complaint);
    if (result == DONE) *ret = complaint.oversight;
    return result;
}

/* The deadlines after a step, where they move: while the office waited, the clock stood; an answer that did not satisfy is
 * followed up. A step of the reporter takes nothing away that was granted before. */
static enum result dues_after(struct app *app, struct request *request, const struct tracked_case *tracked, const char *type,
                              struct case_dues *ret) {
    const struct case_row *row = &tracked->row;
    bool is_complaint = strcmp(row->kind, case_kind_text(CASE_COMPLAINT)) == 0;
    struct case_course course = { .kind = is_complaint ? CASE_COMPLAINT : CASE_REQUEST, .received_on = row->received_on,
                                  .events = &tracked->events, .order_days = tracked->objection.order_days, .further = type };
    enum result result = deadline_free(app, request, &course.free);
    if (result == DONE && is_complaint) result = oversight_of(app, request, row, &course.oversight);
    if (result != DONE) return result;
    *ret = deadline_dues(app, request, &course, row);
    if (ret->due_on.day < row->due_on) ret->due_on.known = false;
    return DONE;
}

/* One step of the reporter with its files, inside TX. */
struct step {
    struct reporter_next next;
    const char *body;
    struct case_event_id event;
    struct case_dues dues;
};

static enum result add_notice(struct app *app, struct request *request, struct tx *tx, const struct case_row *row,
                              const struct step *step) {
    enum case_kind kind;
    if (!case_kind_parse(row->kind, &kind)) return FAILED_INTERNAL;
    struct notice notice = { .about = row->id, .kind = kind, .number = row->number, .action = step->next.action,
                             .from = row->state, .due_on = step->dues.due_on };
    return case_mail_of_action(app, request, tx, &notice);
}

static enum result add_step(struct tx *tx, struct app *app, struct request *request, const struct case_row *row,
                            const struct step *step) {
    struct actor citizen = { .kind = ACTOR_CITIZEN };
    struct case_change change = {
        .id = row->id, .event = step->event, .version = row->version, .type = step->next.action, .state = step->next.state,
        .closes = step->next.closes, .due_on = step->dues.due_on, .step_due_on = step->dues.step_due_on, .body = step->body,
        .visible_to_reporter = true,
    };
    struct case_event_id event;
    enum result result = case_change(tx, &citizen, step_time(app, request, row), &change, &event);
    if (result != DONE) return result;
    struct stored_files files = intake_files(request);
    result = attachment_add(tx, (struct event_of_case){ .id = row->id, .event = event }, &files);
    return result == DONE ? add_notice(app, request, tx, row, step) : result;
}

static enum result record_objection(struct tx *tx, struct app *app, const struct tracked_case *tracked, const struct form *objection) {
    struct objection_of_case about = { &tracked->row, &tracked->events };
    return objection ? objection_form_store(tx, app, objection, &about) : DONE;
}

enum result reporter_take(struct app *app, struct request *request, const struct tracked_case *tracked, enum reporter_step step,
                          struct reporter_said said) {
    struct step taken = { .body = said.text };
    /* a confirmation carries no nonce: the state alone keeps it from happening twice */
    if (step != REPORTER_CONFIRMS) taken.event = event_of_nonce(request);
    enum result result = case_page_may(tracked, step, &taken.next);
    if (result == DONE) result = dues_after(app, request, tracked, taken.next.action, &taken.dues);
    if (result != DONE) return result;
    struct tx tx CLEANUP_TX = { 0 };
    result = uploads_keep(request->arena, &request->uploads);
    if (result == DONE) result = tx_begin(app->db, &tx);
    if (result == DONE) result = add_step(&tx, app, request, &tracked->row, &taken);
    if (result == DONE) result = record_objection(&tx, app, tracked, said.objection);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) uploads_take_back(&request->uploads);
    return result;
}
