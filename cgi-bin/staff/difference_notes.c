/* Scope: notes on the differences of a draft. */
#include "cgi-bin/staff/difference_notes.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/dataset_states.h"

#define ACTION "accept"
#define FIRST_NUMBER 10 /* of the fields' names: their numbers have two digits */

enum result difference_notes_read(struct app *app, struct request *request, const struct dataset *dataset, struct notes_page *ret) {
    ret->dataset = dataset;
    return difference_list(app->db, request->arena, dataset->id, &ret->differences);
}

static size_t without_note(const struct notes_page *page) {
    size_t count = 0;
    for (size_t i = 0; i < page->differences.count; i++) count += *page->differences.rows[i].note == '\0';
    return count;
}

const char *difference_notes_missing(const struct notes_page *page) {
    return without_note(page) > 0 ? "Tulis catatan pada setiap selisih sebelum mengajukan: mengapa angka di sumber tetap dipakai." : NULL;
}

bool difference_notes_takes(const char *action) {
    return strcmp(action, ACTION) == 0;
}

static enum result may_write(const struct request *request, const struct notes_page *page) {
    enum dataset_state state, next;
    enum dataset_kind kind;
    if (!dataset_kind_parse(page->dataset->kind, &kind) || !dataset_state_parse(page->dataset->state, &state)) return FAILED_INTERNAL;
    enum result result = dataset_action_allowed(kind, state, DATASET_REVISE, request->visitor->roles, &next);
    return result == DONE && page->differences.count == 0 ? REFUSED_STALE : result;
}

/* ---- the form ---- */

static const char *field_of(struct arena *arena, size_t difference) {
    return arena_format(arena, "note_%zu", difference + FIRST_NUMBER);
}

static size_t asked(const struct notes_page *page) {
    return page->differences.count < DIFFERENCES_ASKED ? page->differences.count : DIFFERENCES_ASKED;
}

static json_t *note_field(struct arena *arena, const struct form *form, json_t *fields, const struct notes_page *page, size_t difference) {
    const struct dataset_difference *row = &page->differences.rows[difference];
    const char *name = field_of(arena, difference);
    json_t *field = action_field(form, fields, name);
    const char *stated = *row->stated ? row->stated : "tidak tercetak", *computed = *row->computed ? row->computed : DESK_NOTHING;
    (void)json_object_set_new(field, "label", json_string(row->place));
    (void)json_object_set_new(field, "hint", json_string(arena_format(arena, "Di sumber %s, dihitung ulang %s.", stated, computed)));
    (void)json_object_set_new(field, "required", json_true());
    if (!form_has(form, name)) (void)json_object_set_new(field, "value", json_string(row->note));
    return field;
}

void difference_notes_view(struct app *app, struct form *form, const struct notes_page *page, json_t *view) {
    struct arena *arena = form->request->arena;
    bool is_offered = may_write(form->request, page) == DONE;
    (void)json_object_set_new(view, "notes_action", json_null());
    if (!is_offered) return;
    json_t *fields = form_view(app, form);
    size_t missing = without_note(page);
    bool is_open = missing > 0 || (form->is_faulty && form_chose(form, "action", ACTION));
    const struct action offer = { .label = "Catatan selisih", .button = "Simpan catatan", .name = ACTION, .version = page->dataset->version, .open = is_open,
                                  .hint = "Mengapa angka di sumber tetap dipakai, atau mana yang benar. Ikut terbit bersama data.",
                                  .post_to = arena_format(arena, "petugas/data/%lld", (long long)page->dataset->id.value) };
    json_t *action = action_view(form, fields, &offer), *list = json_object_get(action, "fields");
    for (size_t i = 0; i < asked(page); i++) (void)json_array_append_new(list, note_field(arena, form, fields, page, i));
    if (missing > 1) (void)json_array_append_new(list, action_field(form, fields, "note_all"));
    json_decref(fields);
    (void)json_object_set_new(view, "notes_action", action);
}

/* ---- storing ---- */

static const char *note_of(const struct form *form, const struct notes_page *page, size_t difference) {
    const char *name = field_of(form->request->arena, difference), *kept = page->differences.rows[difference].note;
    if (difference < DIFFERENCES_ASKED && form_has(form, name)) return form_text(form, name);
    return *kept ? kept : form_text(form, "note_all");
}

static enum result write_notes(struct tx *tx, const struct form *form, const struct notes_page *page) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < page->differences.count; i++) {
        result = difference_explain(tx, page->dataset->id, (int64_t)i + 1, note_of(form, page, i));
    }
    return result;
}

enum result difference_notes_do(struct app *app, struct form *form, const struct notes_page *page, const char **ret_path) {
    enum result result = may_write(form->request, page);
    if (result != DONE) return result;
    struct actor actor = visitor_actor(form->request);
    struct tx tx CLEANUP_TX = { 0 };
    const struct dataset_act act = { .id = page->dataset->id, .version = form_number(form, "version"), .action = dataset_action_text(DATASET_REVISE),
                                     .note = "Catatan selisih" };
    result = tx_begin(app->db, &tx);
    if (result == DONE) result = dataset_act(&tx, &actor, form->request->now, &act);
    if (result == DONE) result = write_notes(&tx, form, page);
    if (result == DONE) result = tx_commit(&tx);
    *ret_path = arena_format(form->request->arena, "/petugas/data/%lld?" DESK_DONE "=" ACTION, (long long)page->dataset->id.value);
    return result;
}
