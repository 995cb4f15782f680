/* Scope: all answers of a complaint as rows. */
#include "cgi-bin/shared/complaint_check.h"

#include <string.h>

#include "cgi-bin/shared/complaint_files.h"
#include "cgi-bin/shared/deadline.h"
#include "lib/rules/format.h"

#define NOT_ANSWERED "Tidak diisi"

static size_t index_of(const char *name) {
    size_t at = 0;
    while (strcmp(COMPLAINT_FIELDS[at].name, name) != 0) at++;
    return at;
}

static const char *choice_label(const struct choice_list *choices, const char *value) {
    for (size_t i = 0; i < choices->count; i++)
        if (strcmp(choices->choices[i].value, value) == 0) return choices->choices[i].label;
    return value;
}

static const char *value_text(struct request *request, const struct form *form, const struct complaint_draft *draft, size_t at) {
    const struct value *value = &form->values[at];
    const struct field *field = &form->fields[at];
    bool is_day = field->kind == FIELD_DATE && form_has(form, field->name);
    const char *text = value->typed;
    if (field->kind == FIELD_FILES) text = complaint_files_names(request->arena, draft);
    else if (field->kind == FIELD_CHOICE) text = choice_label(&form->choices[at], value->typed);
    else if (is_day) text = day_in_words(request, form_day(form, field->name));
    return *text ? text : NOT_ANSWERED;
}

static json_t *rows_view(struct request *request, const struct form *form, const struct complaint_draft *draft,
                         const struct step_row *step) {
    json_t *rows = json_array();
    for (size_t at = step->first; at < step->first + step->count; at++) {
        const struct field *field = &form->fields[at];
        if (field->kind == FIELD_CHOICES) continue;
        const char *id = arena_format(request->arena, "%s-%s", form->id_prefix, field->name);
        const char *fault = form->values[at].fault;
        (void)json_array_append_new(rows, json_pack("{s:s, s:s, s:s, s:s?}", "id", id, "label", field->label, "value",
                                                    value_text(request, form, draft, at), "error", fault));
    }
    return rows;
}

/* Texts that another window replaced: nobody's words are lost without being told. */
static json_t *replaced_view(const struct complaint_draft *draft, const struct step_row *step) {
    json_t *list = json_array();
    for (size_t at = step->first; at < step->first + step->count; at++) {
        const struct field *field = &COMPLAINT_FIELDS[at];
        const char *text = complaint_draft_replaced(draft, field->name);
        bool is_other = text && strcmp(text, complaint_draft_text(draft, field->name)) != 0;
        if (is_other) (void)json_array_append_new(list, json_pack("{s:s, s:s}", "label", field->label, "text", text));
    }
    return list;
}

json_t *complaint_check_view(struct request *request, const struct form *form, const struct complaint_draft *draft) {
    json_t *groups = json_array();
    size_t count = complaint_step_count(complaint_draft_is_anonymous(draft));
    for (size_t i = 0; i < count; i++) {
        const struct step_row *step = &COMPLAINT_STEPS[i];
        (void)json_array_append_new(groups, json_pack("{s:s, s:s, s:o, s:o}", "name", step->name, "title", step->title, "rows",
                                                      rows_view(request, form, draft, step), "replaced", replaced_view(draft, step)));
    }
    const char *told = complaint_choice_told(form_text(form, "confidentiality"));
    const char *chosen = choice_label(&form->choices[index_of("confidentiality")], form_text(form, "confidentiality"));
    return json_pack("{s:o, s:s, s:b}", "groups", groups, "confidentiality_text", arena_format(request->arena, "%s: %s", chosen, told),
                     "anonymous", complaint_draft_is_anonymous(draft));
}
