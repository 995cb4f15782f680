/* Scope: actions as trees. */
#include "cgi-bin/staff/actions_view.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/reply_use.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/request_states.h"

#define REVEAL_NAME "reveal"
#define MORE_ROWS "Tambah baris"

static const char *label_of(const struct case_action *action) {
    return action->kind == CASE_COMPLAINT ? complaint_action_label((enum complaint_action)action->action)
                                          : request_action_label((enum request_action)action->action);
}

static const char *post_to(struct request *request, const char *route, const struct case_file *file) {
    return arena_format(request->arena, "%.*s%s", (int)strlen(route) - 2, route + 1, file->row.number);
}

/* The first COUNT fields of FORM, in order, under what ACTION says. */
static json_t *whole_action(struct app *app, struct form *form, struct action action, size_t count) {
    const char **names = arena_array(form->request->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) names[i] = form->fields[i].name;
    names[count] = NULL;
    action.fields = names;
    json_auto_t *fields = form_view(app, form);
    return action_view(form, fields, &action);
}

static json_t *view_of(const struct action_scene *scene, const struct case_action *action, struct form *form, bool is_open) {
    size_t count = action->shown ? action->shown(form) : form->field_count;
    struct action shown = { .label = label_of(action), .hint = action->hint, .button = action->button,
                            .post_to = post_to(form->request, ACTION_PATH, scene->file), .name = case_action_name(action),
                            .version = scene->file->row.version, .grave = action->grave, .open = is_open,
                            .more = count < form->field_count ? MORE_ROWS : NULL,
                            .multipart = case_action_takes(action, "files") };
    json_t *view = whole_action(scene->app, form, shown, count), *templates;
    if (reply_use_view(scene->app, form->request, scene->file, shown.name, &templates) == DONE) {
        (void)json_object_set_new(view, "templates", templates);
    }
    return view;
}

/* What moves the case stands in front. */
static bool leads_on(const struct action_scene *scene, const struct case_action *action, const struct case_next *next) {
    return action->near || strcmp(next->state, scene->file->row.state) != 0;
}

struct lists { json_t *next, *rest; };

static enum result add_action(const struct action_scene *scene, const struct turned_form *turned, const struct case_action *action,
                              const struct lists *lists) {
    struct case_next next;
    if (action->kind != scene->file->kind || case_action_allowed(scene->request, scene->file, action, &next) != DONE) return DONE;
    bool is_turned = turned && strcmp(turned->name, case_action_name(action)) == 0;
    struct form fresh;
    if (!is_turned) {
        enum result result = case_action_form(scene, action, &fresh);
        if (result != DONE) return result;
        if (action->start) action->start(scene, &fresh);
    }
    json_t *list = is_turned || leads_on(scene, action, &next) ? lists->next : lists->rest;
    (void)json_array_append_new(list, view_of(scene, action, is_turned ? turned->form : &fresh, is_turned));
    return DONE;
}

enum result case_actions_view(const struct action_scene *scene, const struct turned_form *turned, json_t **ret_next, json_t **ret_rest) {
    static const struct case_action_table *const TABLES[] = { &HANDLING_ACTIONS, &MEETING_ACTIONS, &APPEAL_ACTIONS,
                                                              &AROUND_ACTIONS, &REQUEST_ACTIONS, &OBJECTION_ACTIONS };
    struct lists lists = { json_array(), json_array() };
    enum result result = DONE;
    for (size_t i = 0; i < COUNT_OF(TABLES); i++) {
        for (size_t j = 0; result == DONE && j < TABLES[i]->count; j++) result = add_action(scene, turned, &TABLES[i]->rows[j], &lists);
    }
    *ret_next = lists.next;
    *ret_rest = lists.rest;
    return result;
}

/* ---- opening an identity ---- */

const struct field REVEAL_FIELDS[REVEAL_FIELD_COUNT] = {
    { .name = "reason", .label = "Alasan membuka identitas", .kind = FIELD_LINES, .required = true, .max_length = 500,
      .hint = "Paling sedikit 10 huruf; tersimpan untuk selamanya.", .missing = "Isi alasan membuka identitas." },
    { .name = "action", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = 40 },
    { .name = "version", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = 20 },
};

struct form case_reveal_form(struct request *request) {
    struct form form = form_of(request, REVEAL_FIELDS, 1);
    form.id_prefix = REVEAL_NAME;
    return form;
}

json_t *case_reveal_view(struct app *app, struct request *request, const struct case_file *file, struct form *reason) {
    struct form empty = case_reveal_form(request);
    struct action shown = { .label = "Buka identitas", .button = "Buka dan catat", .name = REVEAL_NAME, .grave = true,
                            .hint = "Pembukaan tercatat atas nama Anda dan tampak bagi auditor.",
                            .post_to = post_to(request, REVEAL_PATH, file), .version = file->row.version,
                            .open = reason != NULL };
    struct form *form = reason ? reason : &empty;
    return whole_action(app, form, shown, form->field_count);
}
