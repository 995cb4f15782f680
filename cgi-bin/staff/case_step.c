/* Scope: storing one step of the office in a case. */
#include "cgi-bin/staff/case_step.h"

#include <string.h>

#include "cgi-bin/shared/case_mail.h"
#include "cgi-bin/shared/delivery.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/keys.h"
#include "lib/base/random.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"
#include "lib/store/answer_file.h"

/* ---- the same form is one step ---- */

static void add_value(struct buffer *text, const struct request *request, const char *name) {
    const char *value = parameters_first(&request->form, name);
    buffer_format(text, "%zu:%s\n", value ? strlen(value) : 0, value ? value : "");
}

struct case_event_id case_step_id(struct app *app, struct request *request, const struct case_file *file) {
    struct buffer text = buffer_in(request->arena);
    buffer_format(&text, "step\n%s\n%lld\n", file->row.number, (long long)request->visitor->staff_id);
    for (size_t i = 0; i < ACTION_FIELD_COUNT; i++) add_value(&text, request, ACTION_FIELDS[i].name);
    for (size_t i = 0; i < request->uploads.count; i++) {
        buffer_add(&text, (const char *)request->uploads.items[i].sha256, sizeof request->uploads.items[i].sha256);
    }
    unsigned char hash[16];
    key_mac(app->keys->session, (struct key_text){ text.bytes, text.length }, hash, sizeof hash);
    return (struct case_event_id){ .value = id_of_bytes(hash) };
}

bool case_step_happened(const struct case_file *file, struct case_event_id id) {
    for (size_t i = 0; i < file->events.count; i++) {
        if (file->events.rows[i].id.value == id.value) return true;
    }
    return false;
}

/* ---- its parts ---- */

const char *step_text(const struct step *step, const char *name) {
    return case_action_takes(step->action, name) ? form_text(step->form, name) : "";
}

struct optional_day step_day(const struct step *step, const char *name) {
    bool is_known = case_action_takes(step->action, name) && form_has(step->form, name);
    return (struct optional_day){ .known = is_known, .day = is_known ? form_day(step->form, name) : 0 };
}

bool step_ticked(const struct step *step, const char *name) {
    return case_action_takes(step->action, name) && form_ticked(step->form, name);
}

struct staff_id step_staff(const struct step *step) {
    return (struct staff_id){ step->request->visitor->staff_id };
}

static const char *body_of(const struct step *step) {
    return step->action->words ? step->action->words(step) : step_text(step, "text");
}

static bool is_visible(const struct case_action *action) {
    return action->kind == CASE_COMPLAINT ? complaint_action_is_visible((enum complaint_action)action->action)
                                          : request_action_is_visible((enum request_action)action->action);
}

/* Where the deadlines move. Figures brought in from elsewhere may have been counted otherwise: only a step that sets a clock
 * counts anew. */
static struct case_dues dues_of(const struct step *step, const struct case_next *next) {
    struct case_further further = { case_action_name(step->action), step_ticked(step, "oversight"), step->order_days };
    struct case_dues dues = case_file_dues(step->app, step->request, step->file, &further);
    if (!next->moves_deadline) dues.due_on.known = false;
    return dues;
}

static enum result add_event(struct step *step, const struct case_next *next, struct case_event_id *ret) {
    struct actor actor = visitor_actor(step->request);
    struct case_dues dues = dues_of(step, next);
    struct case_change change = {
        .id = step->file->row.id,
        .event = case_step_id(step->app, step->request, step->file),
        .version = step->file->row.version,
        .type = case_action_name(step->action),
        .state = next->state,
        .closes = next->closes,
        .due_on = dues.due_on,
        .step_due_on = dues.step_due_on,
        .body = body_of(step),
        .visible_to_reporter = is_visible(step->action),
    };
    return case_change(&step->tx, &actor, step->request->now, &change, ret);
}

static enum result add_files(struct step *step, struct case_event_id event) {
    struct stored_files files = intake_files(step->request);
    struct event_of_case to = { .id = step->file->row.id, .event = event };
    if (!step->action->delivers) return attachment_add(&step->tx, to, &files);
    to.until = delivery_until(step->app, step->request);
    enum result result = attachment_renew(&step->tx, to.id, to.until.day);
    if (result == DONE) result = attachment_add(&step->tx, to, &files);
    return result == DONE ? answer_file_hand_over(&step->tx, to) : result;
}

/* The day the reporter may rely on: where this step moves it, else as it stands. */
static struct optional_day promised(const struct step *step, const struct case_next *next) {
    struct optional_day moved = dues_of(step, next).due_on;
    return moved.known ? moved : (struct optional_day){ .known = true, .day = step->file->row.due_on };
}

static enum result add_notice(struct step *step, const struct case_next *next) {
    struct notice notice = { .about = step->file->row.id, .kind = step->file->kind, .number = step->file->row.number,
                             .action = case_action_name(step->action), .from = step->file->row.state,
                             .due_on = promised(step, next) };
    return case_mail_of_action(step->app, step->request, &step->tx, &notice);
}

static enum result store(struct step *step, const struct case_next *next) {
    struct case_event_id event;
    enum result result = tx_begin(step->app->db, &step->tx);
    if (result == DONE) result = add_event(step, next, &event);
    if (result == DONE && step->action->record) result = step->action->record(step);
    if (result == DONE) result = add_files(step, event);
    if (result == DONE) result = add_notice(step, next);
    if (result == DONE) result = tx_commit(&step->tx);
    tx_rollback(&step->tx);
    return result;
}

enum result case_step_store(struct app *app, struct request *request, const struct case_file *file,
                            const struct case_action *action, const struct form *form) {
    struct step step = { .app = app, .request = request, .file = file, .action = action, .form = form };
    struct case_next next;
    enum result result = case_action_allowed(request, file, action, &next);
    if (result == DONE && action->lead) action->lead(&step, &next);
    if (result == DONE) result = uploads_keep(request->arena, &request->uploads);
    if (result == DONE) result = store(&step, &next);
    if (result != DONE) uploads_take_back(&request->uploads);
    return result;
}
