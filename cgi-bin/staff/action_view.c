/* Scope: actions and their fields as trees. */
#include "cgi-bin/staff/action_view.h"

#include <string.h>

static bool opens_as_list(const struct field *field) {
    return field->choices_class && strcmp(field->choices_class, CHOICES_AS_LIST) == 0;
}

static const char *partial_of(const struct field *field) {
    switch (field->kind) {
    case FIELD_LINES: return "partials/field_lines";
    case FIELD_CHOICE: return opens_as_list(field) ? "partials/field_select" : "partials/field_choice";
    case FIELD_CHOICES: return "partials/field_choices";
    case FIELD_DATE: return "partials/field_date";
    case FIELD_TICK: return "partials/field_tick";
    case FIELD_FILES: return "partials/field_files";
    default: return "partials/field_text";
    }
}

json_t *action_field(const struct form *form, json_t *fields, const char *name) {
    json_t *view = json_copy(json_object_get(fields, name));
    for (size_t i = 0; i < form->field_count; i++) {
        if (strcmp(form->fields[i].name, name) != 0) continue;
        (void)json_object_set_new(view, "partial", json_string(partial_of(&form->fields[i])));
    }
    return view;
}

static json_t *version_text(int64_t version) {
    return version ? json_sprintf("%lld", (long long)version) : json_null();
}

json_t *action_view(const struct form *form, json_t *fields, const struct action *action) {
    json_t *list = json_array();
    for (const char *const *name = action->fields; name && *name; name++) {
        json_t *field = action_field(form, fields, *name);
        if (action->needs_all) (void)json_object_set_new(field, "required", json_true());
        (void)json_array_append_new(list, field);
    }
    return json_pack("{s:s, s:s?, s:s, s:b, s:b, s:s, s:s, s:o, s:b, s:s?, s:o, s:n}", "label", action->label, "hint", action->hint,
                     "button", action->button, "grave", action->grave, "open", action->open, "post_to", action->post_to,
                     "action", action->name, "version", version_text(action->version), "multipart", action->multipart,
                     "more", action->more, "fields", list, "templates");
}
