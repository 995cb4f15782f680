/* Scope: one step for several cases of a list.
 * POST /petugas/massal  200 what happened to each case: every case is a transaction of its own with the version that stood in the
 *                           list, exactly as if its own form had been sent; sent twice it happens once;
 *                       400 no case, more than a page of them, or no such step */
#include "cgi-bin/staff/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/case_step.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/rules/format.h"
#include "lib/web/page.h"

static const struct choice STEPS[] = {
    { "assign", "Tugaskan", NULL }, { "verify", "Verifikasi", NULL }, { "note", "Beri catatan", NULL },
};

const struct field BULK_FIELDS[BULK_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = STEPS, .choice_count = COUNT_OF(STEPS) },
    { .name = "unit", .label = "Unit", .kind = FIELD_CHOICE },
    { .name = "officer", .label = "Petugas", .kind = FIELD_CHOICE },
    { .name = "text", .label = "Catatan", .kind = FIELD_LINES, .max_length = BODY_LONGEST },
    { .name = BULK_CASE, .label = "Kasus", .kind = FIELD_CHOICES },
};

json_t *bulk_fields_view(struct app *app, struct request *request, const struct office_choices *choices) {
    struct form form = form_of(request, BULK_FIELDS, BULK_FIELD_COUNT - 1);
    form.id_prefix = "massal";
    form_choices(&form, "unit", choices->units, choices->unit_count);
    form_choices(&form, "officer", choices->officers, choices->officer_count);
    json_auto_t *fields = form_view(app, &form);
    json_t *list = json_array();
    for (size_t i = 0; i < form.field_count; i++) {
        json_t *field = action_field(&form, fields, BULK_FIELDS[i].name);
        if (BULK_FIELDS[i].kind == FIELD_CHOICE) (void)json_object_set_new(field, "partial", json_string("partials/field_select"));
        (void)json_array_append_new(list, field);
    }
    return list;
}

/* ---- one case ---- */

/* What happened to one; the words are for the visitor. */
struct outcome {
    const char *number, *subject; /* subject NULL when the case may not be seen */
    const char *words, *tone;
};

/* The case's own form, made of what was sent for all. */
static struct request own_request(const struct request *all, const struct case_action *action, const char *number, const char *version) {
    struct request own = *all;
    own.tail = number;
    own.form = (struct parameters){ 0 };
    (void)parameters_add(all->arena, &own.form, "action", case_action_name(action));
    (void)parameters_add(all->arena, &own.form, "version", version);
    for (size_t i = 0; i < action->field_count; i++) {
        const char *name = action->fields[i].name, *value = parameters_first(&all->form, name);
        if (value) (void)parameters_add(all->arena, &own.form, name, value);
    }
    return own;
}

static const char *fault_of(const struct form *form) {
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->values[i].fault) return form->values[i].fault;
    }
    return form->general_fault ? form->general_fault : "Isian belum lengkap.";
}

static const struct outcome CHANGED = { .words = "Tidak dikerjakan: sudah diubah orang lain sejak daftar ini dibuka.", .tone = "caution" };

static enum result store(struct app *app, struct request *own, const struct case_file *file, const struct case_action *action,
                         struct outcome *ret) {
    struct action_scene scene = { app, own, file };
    struct form form;
    enum result result = case_action_form(&scene, action, &form);
    if (result != DONE) return result;
    bool is_right = form_read(&form) == DONE;
    if (action->judge) action->judge(&scene, &form);
    if (!is_right || form.is_faulty) {
        *ret = (struct outcome){ .words = arena_format(own->arena, "Tidak dikerjakan: %s", fault_of(&form)), .tone = "negative" };
        return DONE;
    }
    result = case_step_store(app, own, file, action, &form);
    if (result == DONE) *ret = (struct outcome){ .words = action->done, .tone = "positive" };
    if (result == REFUSED_STALE) *ret = CHANGED;
    if (result == FAILED_UNAVAILABLE) *ret = (struct outcome){ .words = "Belum tersimpan karena gangguan pada sistem.", .tone = "negative" };
    return result == REFUSED_STALE || result == FAILED_UNAVAILABLE ? DONE : result;
}

static enum result attempt(struct app *app, struct request *request, const char *name, const char *version, struct case_file *file,
                           struct outcome *ret) {
    const struct case_action *action = case_action_find(file->kind, name);
    struct case_next next;
    enum result allowed = action ? case_action_allowed(request, file, action, &next) : REFUSED_STALE;
    if (allowed == REFUSED_FORBIDDEN) {
        *ret = (struct outcome){ .words = "Tidak dikerjakan: tidak diizinkan untuk Anda.", .tone = "negative" };
        return DONE;
    }
    struct request own = action ? own_request(request, action, file->row.number, version) : *request;
    if (action && case_step_happened(file, case_step_id(app, &own, file))) {
        *ret = (struct outcome){ .words = action->done, .tone = "positive" };
        return DONE;
    }
    if (strtoll(version, NULL, 10) != file->row.version) {
        *ret = CHANGED;
        return DONE;
    }
    if (allowed != DONE) {
        *ret = (struct outcome){ .words = "Tidak dikerjakan: keadaan kasus ini tidak mengizinkan langkah itu.", .tone = "caution" };
        return allowed == REFUSED_STALE ? DONE : allowed;
    }
    return store(app, &own, file, action, ret);
}

/* TICKET is "PGD-2026-000123.4": number and version as the list showed them. A case that may not be seen is as one that is not. */
static enum result take(struct app *app, struct request *request, const char *ticket, struct outcome *ret) {
    const char *dot = strrchr(ticket, '.');
    struct case_file file;
    if (!dot) return REFUSED_INVALID;
    const char *number = arena_copy(request->arena, ticket, (size_t)(dot - ticket));
    enum result result = case_file_open(app, request, number, &file);
    if (result == REFUSED_ABSENT || result == REFUSED_FORBIDDEN) {
        *ret = (struct outcome){ .number = number, .words = "Kasus ini tidak ada.", .tone = "negative" };
        return DONE;
    }
    if (result != DONE) return result;
    result = attempt(app, request, parameters_first(&request->form, "action"), dot + 1, &file, ret);
    ret->number = file.row.number;
    ret->subject = file.row.subject;
    return result;
}

/* ---- all ---- */

static bool is_step(const char *name) {
    for (size_t i = 0; name && i < COUNT_OF(STEPS); i++) {
        if (strcmp(STEPS[i].value, name) == 0) return true;
    }
    return false;
}

static json_t *outcome_view(struct arena *arena, const struct outcome *outcome) {
    const char *href = outcome->subject ? arena_format(arena, "/petugas/kasus/%s", outcome->number) : NULL;
    return json_pack("{s:s, s:s?, s:s?, s:s, s:s}", "number", outcome->number, "subject", outcome->subject, "href", href, "state_label",
                     outcome->words, "state_tone", outcome->tone);
}

struct tally {
    json_t *rows;
    size_t done, all;
};

static enum result take_all(struct app *app, struct request *request, struct tally *tally) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < request->form.count; i++) {
        struct outcome outcome = { 0 };
        if (strcmp(request->form.items[i].name, BULK_CASE) != 0) continue;
        result = take(app, request, request->form.items[i].value, &outcome);
        if (result != DONE) return result;
        (void)json_array_append_new(tally->rows, outcome_view(request->arena, &outcome));
        tally->all++;
        tally->done += strcmp(outcome.tone, "positive") == 0;
    }
    return result;
}

enum result bulk_page(struct app *app, struct request *request, struct response *response) {
    size_t count = parameters_count(&request->form, BULK_CASE);
    if (!is_step(parameters_first(&request->form, "action")) || count > BULK_MOST) return REFUSED_INVALID;
    json_auto_t *rows = json_array();
    struct tally tally = { .rows = rows };
    enum result result = take_all(app, request, &tally);
    if (result != DONE) return result;
    json_t *view = desk_view("queue");
    const char *text = count == 0 ? "Belum ada kasus yang dicentang."
                                  : arena_format(request->arena, "%zu dari %zu kasus selesai dikerjakan.", tally.done, tally.all);
    desk_notice(view, text, tally.done == tally.all && count > 0 ? "positive" : "caution");
    (void)json_object_set(view, "outcomes", rows);
    (void)json_object_set_new(view, "has_outcomes", json_boolean(count > 0));
    response->status = count > 0 ? 200 : 400;
    return page_render(app, request, response, "pages/staff_bulk", view);
}
