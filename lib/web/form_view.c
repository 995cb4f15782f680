/* Scope: a form as the tree that templates/partials/field_* expect. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

/* A string, or null for NULL: a key left out would be looked up in the page around the field. */
static json_t *text_or_null(const char *text) {
    return text ? json_string(text) : json_null();
}

static const char *input_type(enum field_kind kind) {
    switch (kind) {
    case FIELD_EMAIL: return "email";
    case FIELD_PHONE: return "tel";
    case FIELD_SECRET: return "password";
    default: return "text";
    }
}

static const char *input_mode(enum field_kind kind) {
    switch (kind) {
    case FIELD_DATE:
    case FIELD_WHOLE_NUMBER: return "numeric";
    case FIELD_PHONE: return "tel";
    case FIELD_EMAIL: return "email";
    default: return NULL;
    }
}

/* ---- choices and files ---- */

/* The first choice carries the field's own id: the error summary leads to it. */
static json_t *choices_view(const struct form *form, size_t at, const char *id) {
    json_t *list = json_array();
    const struct choice_list *choices = &form->choices[at];
    for (size_t i = 0; i < choices->count; i++) {
        const struct choice *choice = &choices->choices[i];
        const char *own = i ? arena_format(form->request->arena, "%s-%zu", id, i + 1) : id;
        (void)json_array_append_new(
            list, json_pack("{s:s, s:s, s:s, s:o, s:b}", "id", own, "value", choice->value, "label", choice->label, "hint",
                            text_or_null(choice->hint), "chosen", form_chose(form, form->fields[at].name, choice->value)));
    }
    return list;
}

/* Holds the accepted files of a form that is shown again. */
static json_t *kept_view(struct app *app, const struct form *form, const struct field *field) {
    json_t *list = json_array();
    struct request *request = form->request;
    for (size_t i = 0; i < request->uploads.count && form->is_faulty; i++) {
        struct upload *upload = &request->uploads.items[i];
        bool is_waiting = upload->state == UPLOAD_PENDING || upload->state == UPLOAD_HELD;
        if (!upload->media_type || !is_waiting || strcmp(upload->field, field->name) != 0) continue;
        const char *token = upload_hold(request->arena, upload, app->keys->form, request->now);
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "token", token, "file_name", upload->file_name,
                                                    "size_text", format_size(request->arena, upload->size)));
    }
    return list;
}

/* ---- fields and errors ---- */

static json_t *field_view(struct app *app, const struct form *form, size_t at) {
    const struct field *field = &form->fields[at];
    const struct value *value = &form->values[at];
    const char *id = arena_format(form->request->arena, "%s-%s", form->id_prefix, field->name);
    json_t *view = json_pack("{s:s, s:s, s:s, s:o, s:s, s:o, s:b}", "id", id, "name", field->name, "label",
                             field->label ? field->label : "", "hint", text_or_null(field->hint), "value",
                             field->kind == FIELD_SECRET ? "" : value->typed, "error", text_or_null(value->fault),
                             "required", field->required || field->judged_by_handler);
    (void)json_object_set_new(view, "max_length",
                              field->max_length ? json_integer((json_int_t)field->max_length) : json_null());
    (void)json_object_set_new(view, "type", json_string(input_type(field->kind)));
    (void)json_object_set_new(view, "mode", text_or_null(input_mode(field->kind)));
    (void)json_object_set_new(view, "input_class", json_string(field->input_class ? field->input_class : ""));
    (void)json_object_set_new(view, "autocomplete", json_string(field->autocomplete ? field->autocomplete : ""));
    (void)json_object_set_new(view, "choices_class", json_string(field->choices_class ? field->choices_class : ""));
    (void)json_object_set_new(view, "choices", choices_view(form, at, id));
    (void)json_object_set_new(view, "kept", kept_view(app, form, field));
    return view;
}

/* Faults in the order of the fields; the one of the whole form leads to the page's content. */
static json_t *errors_view(const struct form *form) {
    json_t *list = json_array();
    if (form->general_fault)
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "id", "isi", "message", form->general_fault));
    for (size_t i = 0; i < form->field_count; i++) {
        if (!form->values[i].fault) continue;
        const char *id = arena_format(form->request->arena, "%s-%s", form->id_prefix, form->fields[i].name);
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "id", id, "message", form->values[i].fault));
    }
    return list;
}

json_t *form_view(struct app *app, struct form *form) {
    json_t *view = json_object();
    for (size_t i = 0; i < form->field_count; i++)
        (void)json_object_set_new(view, form->fields[i].name, field_view(app, form, i));
    (void)json_object_set_new(view, "has_errors", json_boolean(form->is_faulty));
    (void)json_object_set_new(view, "errors", errors_view(form));
    return view;
}
