/* Scope: what a citizen has written so far. */
#include "cgi-bin/shared/complaint_draft.h"

#include <sodium.h>
#include <string.h>

#include "cgi-bin/shared/complaint_files.h"
#include "cgi-bin/shared/intake.h"
#include "lib/rules/case_kinds.h"
#include "lib/web/puzzle.h"

#define NONCE_BASE64 sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define BYTES_A_CHARACTER 4 /* of UTF-8 at most: what is longer than its field allows even so is not worth keeping */

void complaint_draft_closep(struct complaint_draft *draft) {
    json_decref(draft->content);
    draft->content = NULL;
}

/* ---- database ---- */

struct draft_key complaint_draft_key(struct app *app, struct request *request, const struct complaint_draft *draft) {
    return (struct draft_key){ .keys = app->keys, .code = access_code_plain(request->arena, draft->code) };
}

static day_number today(const struct app *app, const struct request *request) {
    return instant_day(request->now, app->config->office.zone_offset);
}

static enum result find(struct app *app, struct request *request, struct complaint_draft *draft) {
    struct draft row;
    struct draft_key key = complaint_draft_key(app, request, draft);
    enum result result = draft_find(app->db, request->arena, &key, today(app, request), &row);
    if (result != DONE) return result;
    json_t *content = json_loads(row.content, 0, NULL);
    if (!content) return FAILED_INTERNAL;
    json_decref(draft->content);
    *draft = (struct complaint_draft){ draft->code, content, true, row.version, row.expires_on };
    return DONE;
}

static json_t *new_content(const unsigned char nonce[16]) {
    char text[32];
    (void)sodium_bin2base64(text, sizeof text, nonce, 16, NONCE_BASE64);
    return json_pack("{s:s, s:{}, s:{}, s:{}, s:[]}", "nonce", text, "values", "done", "replaced", "files");
}

enum result complaint_draft_load(struct app *app, struct request *request, const unsigned char nonce[16],
                                 struct complaint_draft *draft) {
    draft->code = intake_code_of(app, nonce);
    enum result result = find(app, request, draft);
    if (result != REFUSED_ABSENT) return result;
    json_decref(draft->content);
    *draft = (struct complaint_draft){ .code = draft->code, .content = new_content(nonce) };
    return DONE;
}

enum result complaint_draft_resume(struct app *app, struct request *request, struct access_code code,
                                   unsigned char ret_nonce[16], struct complaint_draft *draft) {
    draft->code = code;
    enum result result = find(app, request, draft);
    if (result != DONE) return result;
    const char *text = json_string_value(json_object_get(draft->content, "nonce"));
    size_t length = 0;
    bool is_whole = text && sodium_base642bin(ret_nonce, 16, text, strlen(text), NULL, &length, NULL, NONCE_BASE64) == 0;
    return is_whole && length == 16 ? DONE : FAILED_INTERNAL;
}

enum result complaint_draft_save(struct tx *tx, struct app *app, struct request *request, struct complaint_draft *draft) {
    struct draft_key key = complaint_draft_key(app, request, draft);
    size_t length = json_dumpb(draft->content, NULL, 0, JSON_COMPACT);
    char *text = arena_alloc(request->arena, length + 1);
    if (length == 0 || json_dumpb(draft->content, text, length, JSON_COMPACT) != length) return FAILED_INTERNAL;
    draft->expires_on = today(app, request) + DRAFT_DAYS;
    struct draft row = { .content = text, .version = draft->version, .expires_on = draft->expires_on };
    enum result result = draft->exists ? draft_change(tx, request->arena, &key, &row) : draft_add(tx, request->arena, &key, &row);
    if (result != DONE) return result;
    draft->exists = true;
    draft->version++;
    return DONE;
}

enum result complaint_draft_end(struct tx *tx, struct app *app, struct request *request, const struct complaint_draft *draft) {
    struct draft_key key = complaint_draft_key(app, request, draft);
    return draft_end(tx, &key, draft->version);
}

/* ---- values ---- */

static json_t *part(const struct complaint_draft *draft, const char *name) {
    return json_object_get(draft->content, name);
}

const char *complaint_draft_text(const struct complaint_draft *draft, const char *field) {
    const char *text = json_string_value(json_object_get(part(draft, "values"), field));
    return text ? text : "";
}

const char *complaint_draft_replaced(const struct complaint_draft *draft, const char *field) {
    return json_string_value(json_object_get(part(draft, "replaced"), field));
}

bool complaint_draft_is_anonymous(const struct complaint_draft *draft) {
    return strcmp(complaint_draft_text(draft, "confidentiality"), confidentiality_text(CONFIDENTIALITY_ANONYMOUS)) == 0;
}

static void take_value(struct complaint_draft *draft, const struct field *field, const struct value *value, bool is_stale) {
    const char *before = complaint_draft_text(draft, field->name);
    bool is_text = field->kind == FIELD_LINES || field->kind == FIELD_TEXT;
    if (field->max_length && strlen(value->typed) > field->max_length * BYTES_A_CHARACTER) return;
    if (strcmp(before, value->typed) == 0) return;
    if (is_stale && field->kind == FIELD_LINES && *before)
        (void)json_object_set_new(part(draft, "replaced"), field->name, json_string(before));
    json_t *kept = *value->typed || is_text ? json_string(value->typed) : NULL;
    if (kept) (void)json_object_set_new(part(draft, "values"), field->name, kept);
    else (void)json_object_del(part(draft, "values"), field->name);
}

static void forget_person(struct complaint_draft *draft) {
    const struct step_row *contact = &COMPLAINT_STEPS[STEP_CONTACT];
    for (size_t i = 0; i < contact->count; i++)
        (void)json_object_del(part(draft, "values"), COMPLAINT_FIELDS[contact->first + i].name);
    (void)json_object_del(part(draft, "done"), contact->name);
}

void complaint_draft_take(struct complaint_draft *draft, const struct form *form, const struct draft_step *step) {
    for (size_t i = 0; i < form->field_count; i++) {
        bool is_file = form->fields[i].kind == FIELD_FILES || form->fields[i].kind == FIELD_CHOICES;
        if (!is_file) take_value(draft, &form->fields[i], &form->values[i], step->seen < draft->version);
    }
    const char *name = COMPLAINT_STEPS[step->step].name;
    if (step->is_done) (void)json_object_set_new(part(draft, "done"), name, json_true());
    else if (form->is_faulty) (void)json_object_del(part(draft, "done"), name);
    if (complaint_draft_is_anonymous(draft)) forget_person(draft);
}

void complaint_draft_show(const struct complaint_draft *draft, struct form *form) {
    for (size_t i = 0; i < form->field_count; i++) {
        const char *text = complaint_draft_text(draft, form->fields[i].name);
        if (*text) form_set(form, form->fields[i].name, arena_string(form->request->arena, text));
    }
}

enum result complaint_draft_send(struct request *request, const struct complaint_draft *draft) {
    const char *proof = parameters_first(&request->form, PROOF_FIELD);
    request->form = (struct parameters){ 0 };
    enum result result = proof ? parameters_add(request->arena, &request->form, PROOF_FIELD, proof) : DONE;
    for (size_t i = 0; i < COMPLAINT_FIELD_COUNT && result == DONE; i++) {
        const char *text = complaint_draft_text(draft, COMPLAINT_FIELDS[i].name);
        if (*text) result = parameters_add(request->arena, &request->form, COMPLAINT_FIELDS[i].name, arena_string(request->arena, text));
    }
    complaint_files_send(request, draft);
    return result;
}

enum complaint_step complaint_draft_open_step(const struct complaint_draft *draft) {
    size_t count = complaint_step_count(complaint_draft_is_anonymous(draft));
    for (size_t i = 0; i < count; i++)
        if (!json_object_get(part(draft, "done"), COMPLAINT_STEPS[i].name)) return (enum complaint_step)i;
    return STEP_CHECK;
}
