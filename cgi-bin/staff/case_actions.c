/* Scope: the actions, and who may take which now. */
#include "cgi-bin/staff/case_actions.h"

#include <string.h>

#include "cgi-bin/staff/visitor.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"

static const struct case_action_table *const TABLES[] = { &HANDLING_ACTIONS, &MEETING_ACTIONS, &APPEAL_ACTIONS, &AROUND_ACTIONS,
                                                          &REQUEST_ACTIONS, &OBJECTION_ACTIONS };

static bool is_complaint(const struct case_action *action) {
    return action->kind == CASE_COMPLAINT;
}

const char *case_action_name(const struct case_action *action) {
    return is_complaint(action) ? complaint_action_text((enum complaint_action)action->action)
                                : request_action_text((enum request_action)action->action);
}

const struct case_action *case_action_find(enum case_kind kind, const char *name) {
    for (size_t i = 0; i < COUNT_OF(TABLES); i++) {
        for (const struct case_action *action = TABLES[i]->rows; action < TABLES[i]->rows + TABLES[i]->count; action++) {
            if (action->kind == kind && strcmp(case_action_name(action), name) == 0) return action;
        }
    }
    return NULL;
}

bool case_action_takes(const struct case_action *action, const char *name) {
    for (size_t i = 0; i < action->field_count; i++) {
        if (strcmp(action->fields[i].name, name) == 0) return true;
    }
    return false;
}

/* ---- whether ---- */

static struct complaint_person person_of(const struct visitor *visitor, const struct case_file *file) {
    return (struct complaint_person){ .roles = visitor->roles,
                                      .is_first_handler = file->complaint.first_handler.value == visitor->staff_id,
                                      .is_appeal_handler = file->complaint.appeal_handler.value == visitor->staff_id,
                                      .has_proposed = file->release.proposed_by.value == visitor->staff_id };
}

/* What is released already waits for nobody. */
static bool is_settled(const struct case_file *file, int action) {
    return action == COMPLAINT_APPROVE_RELEASE && file->release.approver;
}

static enum result complaint_allowed(const struct visitor *visitor, const struct case_file *file, int action, struct case_next *ret) {
    struct complaint_person person = person_of(visitor, file);
    struct complaint_moment moment;
    enum complaint_state next;
    const struct complaint_rule *rule;
    enum result result = complaint_moment_of(&file->row, file->complaint.class, &moment);
    if (result != DONE) return result;
    moment.is_release_proposed = file->release.id != 0;
    result = complaint_step_allowed(&moment, (enum complaint_action)action, &person, &next, &rule);
    if (result == DONE && is_settled(file, action)) return REFUSED_STALE;
    if (result == DONE) *ret = (struct case_next){ complaint_state_text(next), complaint_state_is_end(next),
                                                     rule->clock != COMPLAINT_CLOCK_RUNS_ON };
    return result;
}

static enum result request_allowed(const struct visitor *visitor, const struct case_file *file, enum request_action action,
                                   struct case_next *ret) {
    struct request_person person = { visitor->roles, file->asked.decided_by.value == visitor->staff_id };
    struct request_moment moment;
    enum request_state next;
    enum result result = request_moment_of(&file->row, &file->asked, file->calendar.today, &moment);
    moment.was_silence = file->objection.is_silence;
    if (result == DONE) result = request_step_allowed(&moment, action, &person, &next);
    if (result == DONE) *ret = (struct case_next){ request_state_text(next), request_state_is_end(next),
                                                     request_action_moves_deadline(action) };
    return result;
}

enum result case_action_allowed(const struct request *request, const struct case_file *file,
                                const struct case_action *action, struct case_next *ret) {
    const struct visitor *visitor = request->visitor;
    if (file->row.erased) return REFUSED_STALE;
    return is_complaint(action) ? complaint_allowed(visitor, file, action->action, ret)
                                : request_allowed(visitor, file, (enum request_action)action->action, ret);
}

enum result case_action_form(const struct action_scene *scene, const struct case_action *action, struct form *ret) {
    bool is_of_agency = scene->file->asked.agency_kind && action->agency_fields > 0;
    struct form form = form_of(scene->request, action->fields, is_of_agency ? action->agency_fields : action->field_count);
    form.id_prefix = case_action_name(action);
    enum result result = action->offer ? action->offer(scene, &form) : DONE;
    if (result == DONE) *ret = form;
    return result;
}
