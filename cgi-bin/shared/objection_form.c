/* Scope: objections as they are typed in. */
#include "cgi-bin/shared/objection_form.h"

#include "cgi-bin/shared/deadline.h"
#include "lib/base/buffer.h"
#include "lib/rules/request_states.h"
#include "lib/store/objection.h"
#include "lib/web/request.h"

const struct choice OBJECTION_REASONS[OBJECTION_REASON_COUNT] = { OBJECTION_REASON_LIST(CHOICE_ROW) };

const char *objection_form_words(const struct form *form) {
    struct buffer text = buffer_in(form->request->arena);
    for (unsigned i = 0; i < OBJECTION_REASON_COUNT; i++) {
        const char *letter = objection_reason_text((enum objection_reason)i);
        if (form_chose(form, "objections", letter)) buffer_format(&text, "%s. %s.\n", letter, objection_reason_label((enum objection_reason)i));
    }
    buffer_format(&text, "\n%s", form_text(form, "story"));
    return buffer_string(&text);
}

static const char *letters_of(const struct form *form) {
    struct buffer letters = buffer_in(form->request->arena);
    for (unsigned i = 0; i < OBJECTION_REASON_COUNT; i++) {
        const char *letter = objection_reason_text((enum objection_reason)i);
        if (form_chose(form, "objections", letter)) buffer_text(&letters, letter);
    }
    return buffer_string(&letters);
}

enum result objection_form_store(struct tx *tx, struct app *app, const struct form *form, const struct objection_of_case *about) {
    struct request *request = form->request;
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    struct case_course course = { .kind = CASE_REQUEST, .received_on = about->row->received_on, .events = about->events,
                                  .further = request_action_text(REQUEST_OBJECT) };
    enum result result = deadline_free(app, request, &course.free);
    if (result != DONE) return result;
    struct case_dues dues = deadline_dues(app, request, &course, about->row);
    enum request_state state;
    if (!request_state_parse(about->row->state, &state)) return FAILED_INTERNAL;
    struct objection objection = { .reasons = letters_of(form), .story = form_text(form, "story"), .entered_on = today,
                                   .is_silence = !request_state_is_answered(state), .answer_due_on = about->row->due_on,
                                   .due_on = dues.due_on.known ? dues.due_on.day : about->row->due_on };
    struct objection_new new = { &objection, form_text(form, "representative") };
    return objection_add(tx, request->arena, app->keys, about->row->id, &new);
}
