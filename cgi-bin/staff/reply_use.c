/* Scope: a template in the form of an action.
 * GET /petugas/templat-pakai/NUMBER?templat=ID  200 the case with the action unfolded and its text begun, the look is in the audit
 *                                               trail; 403 such cases are not for the visitor; 404 no such case or template;
 *                                               409 the case without it: its state does not allow that action now */
#include "cgi-bin/staff/reply_use.h"

#include <string.h>

#include "cgi-bin/staff/case_screen.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/rules/reply_template.h"
#include "lib/store/reply_template.h"
#include "lib/store/service.h"

#define NO_SERVICE "layanan kami"
#define CHOSEN "templat"
#define NOT_NOW "Tindakan untuk templat itu sudah tidak tersedia pada keadaan kasus ini."

const char *const REPLY_USE_QUERY[] = { CHOSEN, NULL };

enum result reply_use_view(struct app *app, struct request *request, const struct case_file *file, const char *action, json_t **ret) {
    struct reply_templates templates = { 0 };
    bool may = visitor_may(request, PERMISSION_COMPLAINT_HANDLE) && file->kind == CASE_COMPLAINT;
    enum result result = may ? reply_template_list(app->db, request->arena, action, &templates) : DONE;
    if (result != DONE) return result;
    *ret = json_null();
    if (templates.count == 0) return DONE;
    json_t *choices = json_array();
    for (size_t i = 0; i < templates.count; i++) {
        const char *value = arena_format(request->arena, "%lld", (long long)templates.rows[i].id.value);
        (void)json_array_append_new(choices, json_pack("{s:s, s:s}", "value", value, "label", templates.rows[i].title));
    }
    const char *href = arena_format(request->arena, "/petugas/templat-pakai/%s", file->row.number);
    *ret = json_pack("{s:s, s:s, s:o}", "href", href, "action", action, "choices", choices);
    return DONE;
}

static enum result service_name(struct app *app, struct request *request, const char *code, const char **ret) {
    struct services services = { 0 };
    enum result result = code ? service_list(app->db, request->arena, false, &services) : DONE;
    if (result != DONE) return result;
    *ret = NO_SERVICE;
    for (size_t i = 0; i < services.count; i++) {
        if (strcmp(services.rows[i].code, code) == 0) *ret = services.rows[i].name;
    }
    return DONE;
}

static enum result expanded(struct app *app, struct request *request, const struct case_row *row, const char *body, const char **ret) {
    struct reply_values values = { .number = row->number, .due = format_day(request->arena, row->due_on),
                                   .office = app->config->office.name, .officer = visitor_of(request)->session.staff.full_name };
    enum result result = service_name(app, request, row->service_code, &values.service);
    if (result == DONE) *ret = reply_template_expand(request->arena, body, &values);
    return result;
}

static enum result find(struct app *app, struct request *request, struct reply_template *ret) {
    struct reply_template_id id;
    const char *chosen = parameters_first(&request->query, CHOSEN);
    if (!chosen || !desk_id(chosen, &id.value)) return REFUSED_ABSENT;
    enum result result = reply_template_by_id(app->db, request->arena, id, ret);
    return result == DONE && !ret->active ? REFUSED_ABSENT : result;
}

enum result reply_use_page(struct app *app, struct request *request, struct response *response) {
    struct case_file file;
    struct reply_template template;
    enum result result = case_file_open(app, request, request->tail, &file);
    if (result == DONE) result = find(app, request, &template);
    if (result != DONE) return result;
    const struct case_action *action = file.kind == CASE_COMPLAINT ? case_action_find(file.kind, template.action) : NULL;
    struct case_next next;
    if (!action || case_action_allowed(request, &file, action, &next) != DONE) {
        struct case_turn late = { .status = 409, .notice = NOT_NOW, .tone = "caution" };
        return case_screen_show(app, request, response, &file, &late);
    }
    const char *text = "";
    result = expanded(app, request, &file.row, template.body, &text);
    if (result != DONE) return result;
    struct action_scene scene = { app, request, &file };
    struct form form;
    result = case_action_form(&scene, action, &form);
    if (result != DONE) return result;
    form_set(&form, "text", text);
    struct turned_form turned = { template.action, &form };
    struct case_turn turn = { .status = 200, .form = &turned };
    return case_screen_show(app, request, response, &file, &turn);
}
