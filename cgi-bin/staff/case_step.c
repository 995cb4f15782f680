/* Scope: storing one step of the office in a case. */
#include "cgi-bin/staff/case_step.h"

#include <ctype.h>
#include <string.h>

#include "cgi-bin/shared/case_mail.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/keys.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"

/* One step on its way into the database. */
struct step {
    struct app *app;
    struct request *request;
    const struct case_file *file;
    const struct case_action *action;
    const struct form *form;
    struct tx tx;
};

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
    uint64_t value = 0;
    for (size_t i = 0; i < sizeof value; i++) value = value << 8 | hash[i];
    value &= (UINT64_C(1) << 53) - 1;
    return (struct case_event_id){ .value = value ? (int64_t)value : 1 };
}

bool case_step_happened(const struct case_file *file, struct case_event_id id) {
    for (size_t i = 0; i < file->events.count; i++) {
        if (file->events.rows[i].id.value == id.value) return true;
    }
    return false;
}

/* ---- its parts ---- */

static bool form_knows(const struct form *form, const char *name) {
    for (size_t i = 0; i < form->field_count; i++) {
        if (strcmp(form->fields[i].name, name) == 0) return true;
    }
    return false;
}

static const char *text_of(const struct form *form, const char *name) {
    return form_knows(form, name) ? form_text(form, name) : "";
}

static bool is_ticked(const struct form *form, const char *name) {
    return form_knows(form, name) && form_ticked(form, name);
}

/* What the reporter reads: a refusal names its legal ground (UU 14/2008 article 17). */
static const char *body_of(const struct step *step) {
    const char *text = text_of(step->form, "text"), *ground = text_of(step->form, "ground");
    return *ground ? arena_format(step->request->arena, "%s\n\nDasar hukum: %s", text, ground) : text;
}

static bool is_visible(const struct case_action *action) {
    return action->kind == CASE_COMPLAINT ? complaint_action_is_visible((enum complaint_action)action->action)
                                          : request_action_is_visible((enum request_action)action->action);
}

/* Where the deadlines move. Figures brought in from elsewhere may have been counted otherwise: only a step that sets a clock
 * counts anew. */
static struct case_dues dues_of(const struct step *step, const struct case_next *next) {
    struct case_further further = { case_action_name(step->action), is_ticked(step->form, "oversight") };
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

/* Who answers is remembered: somebody else handles an appeal. */
static enum result note_answer(struct step *step) {
    if (step->action->action != COMPLAINT_ANSWER) return DONE;
    return complaint_answered_by(&step->tx, step->file->row.id, (struct staff_id){ step->request->visitor->staff_id });
}

static enum result note_class(struct step *step) {
    enum complaint_class class = complaint_action_class((enum complaint_action)step->action->action);
    if (class == COMPLAINT_UNCLASSIFIED) return DONE;
    struct complaint_sorting sorting = { complaint_class_text(class), is_ticked(step->form, "oversight") };
    return complaint_classify(&step->tx, step->file->row.id, sorting);
}

static enum result note_complaint(struct step *step) {
    enum result result = note_class(step);
    return result == DONE ? note_answer(step) : result;
}

static enum result note_letter(struct step *step) {
    const char *number = text_of(step->form, "letter_number");
    if (*number == '\0') return DONE;
    struct reply_letter letter = { .number = number };
    letter.date = (struct optional_day){ .known = true, .day = form_day(step->form, "letter_date") };
    return request_reply_letter(&step->tx, step->file->row.id, letter);
}

static enum result note_request(struct step *step) {
    struct case_id id = step->file->row.id;
    enum result result = DONE;
    if (step->action->action == REQUEST_EXTEND) result = request_extend(&step->tx, id, step->request->now);
    if (step->action->action == REQUEST_REFUSE) result = request_refuse(&step->tx, id, text_of(step->form, "ground"));
    return result == DONE ? note_letter(step) : result;
}

static enum result add_files(struct step *step, struct case_event_id event) {
    struct stored_files files = intake_files(step->request);
    if (files.count == 0) return DONE;
    return attachment_add(&step->tx, (struct event_of_case){ step->file->row.id, event }, &files);
}

/* Only to somebody who left an address; it is opened to know that it exists, and shown to nobody. */
static enum result add_mail(struct step *step) {
    if (!step->action->mail) return DONE;
    const char *address;
    struct request *request = step->request;
    enum result result = identity_email(step->app->db, request->arena, step->app->keys, step->file->row.id, &address);
    if (result != DONE) return result == REFUSED_ABSENT ? DONE : result;
    char *kind = arena_string(request->arena, case_kind_label(step->file->kind));
    const char *subject = arena_format(request->arena, "Kabar tentang %s", step->file->row.number);
    *kind = (char)tolower((unsigned char)*kind);
    json_auto_t *view = json_pack("{s:s, s:s, s:s}", "mail_kind", kind, "mail_number", step->file->row.number,
                                  "mail_step", step->action->mail);
    struct case_mail mail = { .about = step->file->row.id, .template_name = "mail/progress", .subject = subject,
                              .view = view };
    return case_mail_add(step->app, request, &step->tx, &mail);
}

static enum result store(struct step *step, const struct case_next *next) {
    struct case_event_id event;
    enum result result = tx_begin(step->app->db, &step->tx);
    if (result == DONE) result = add_event(step, next, &event);
    if (result == DONE) result = step->file->kind == CASE_COMPLAINT ? note_complaint(step) : note_request(step);
    if (result == DONE) result = add_files(step, event);
    if (result == DONE) result = add_mail(step);
    if (result == DONE) result = tx_commit(&step->tx);
    tx_rollback(&step->tx);
    return result;
}

enum result case_step_store(struct app *app, struct request *request, const struct case_file *file,
                            const struct case_action *action, const struct form *form) {
    struct step step = { .app = app, .request = request, .file = file, .action = action, .form = form };
    struct case_next next;
    enum result result = case_action_allowed(request, file, action, &next);
    if (result == DONE) result = uploads_keep(request->arena, &request->uploads);
    if (result == DONE) result = store(&step, &next);
    if (result != DONE) uploads_take_back(&request->uploads);
    return result;
}
