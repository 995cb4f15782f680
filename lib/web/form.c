/* Scope: reading a form by its table and answering questions about the values. */
#include "lib/web/form.h"

#include <string.h>

#include "lib/base/log.h"
#include "lib/base/utf8.h"
#include "lib/web/form_judge.h"
#include "lib/web/request.h"

#define FORM_ID "isian" /* ids are "isian-FIELD" so that they meet no other id of a page */

static size_t index_of(const struct form *form, const char *name) {
    for (size_t i = 0; i < form->field_count; i++)
        if (strcmp(form->fields[i].name, name) == 0) return i;
    log_event(LOG_ERROR_LEVEL, "form_field_unknown", "field=%s", name);
    abort();
}

struct form form_of(struct request *request, const struct field *fields, size_t field_count) {
    struct form form = { .request = request, .id_prefix = FORM_ID, .fields = fields, .field_count = field_count };
    form.values = arena_array(request->arena, field_count + 1, sizeof *form.values);
    form.choices = arena_array(request->arena, field_count + 1, sizeof *form.choices);
    for (size_t i = 0; i < field_count; i++) {
        form.values[i].typed = form.values[i].text = "";
        form.choices[i] = (struct choice_list){ fields[i].choices, fields[i].choice_count };
    }
    return form;
}

void form_choices(struct form *form, const char *name, const struct choice *choices, size_t count) {
    form->choices[index_of(form, name)] = (struct choice_list){ choices, count };
}

static void choose(struct arena *arena, struct value *value, const char *choice) {
    const char **chosen = arena_array(arena, value->chosen_count + 1, sizeof *chosen);
    if (value->chosen_count) memcpy(chosen, value->chosen, value->chosen_count * sizeof *chosen);
    chosen[value->chosen_count++] = choice;
    value->chosen = chosen;
}

/* ---- reading ---- */

static const char *cleaned(struct arena *arena, const struct field *field, const char *text) {
    return field->kind == FIELD_SECRET ? text : text_normal(arena, text);
}

static void take_value(struct form *form, size_t at, const char *text) {
    struct value *value = &form->values[at];
    const char *typed = cleaned(form->request->arena, &form->fields[at], text);
    if (*typed == '\0') return;
    value->present = true;
    value->typed = value->text = typed;
    choose(form->request->arena, value, typed);
}

void form_take(struct form *form) {
    const struct parameters *sent = &form->request->form;
    for (size_t i = 0; i < form->field_count; i++)
        for (size_t j = 0; j < sent->count; j++)
            if (strcmp(sent->items[j].name, form->fields[i].name) == 0) take_value(form, i, sent->items[j].value);
}

static const char *table_fault(struct arena *arena, const struct upload *upload) {
    switch (upload->judgement) {
    case DONE: return NULL;
    case REFUSED_TOO_LARGE: return arena_format(arena, "“%s” terlalu besar: paling besar 10 MB.", upload->file_name);
    case REFUSED_INVALID: return arena_format(arena, "“%s” kosong atau terlalu rumit untuk dibaca.", upload->file_name);
    case FAILED_UNAVAILABLE: return arena_format(arena, "“%s” belum dapat dibaca karena gangguan pada sistem kami. Coba lagi.", upload->file_name);
    default: return arena_format(arena, "“%s” tidak dapat dibaca. Kirim berkas .xlsx, atau .csv berkode UTF-8.", upload->file_name);
    }
}

static const char *upload_fault(struct arena *arena, const struct upload *upload) {
    switch (upload->judgement) {
    case DONE: return NULL;
    case REFUSED_TOO_LARGE: return arena_format(arena, "“%s” terlalu besar: paling besar 10 MB, dan foto paling besar 50 megapiksel.", upload->file_name);
    case REFUSED_INVALID: return arena_format(arena, "“%s” kosong, rusak, atau terpotong. Pilih berkas lain, atau foto ulang.", upload->file_name);
    case FAILED_UNAVAILABLE:
        return arena_format(arena, "“%s” belum dapat diproses karena gangguan pada sistem kami. Pilih foto itu lagi.", upload->file_name);
    default: return arena_format(arena, "“%s” tidak dapat diterima. Kirim JPG, PNG, atau PDF.", upload->file_name);
    }
}

static void judge_files(struct form *form, const struct field *field, struct value *value) {
    const struct uploads *uploads = &form->request->uploads;
    size_t count = 0;
    for (size_t i = 0; i < uploads->count; i++) {
        if (strcmp(uploads->items[i].field, field->name) != 0) continue;
        count++;
        if (!value->fault) value->fault = (field->takes_tables ? table_fault : upload_fault)(form->request->arena, &uploads->items[i]);
    }
    value->present = count > 0;
    if (uploads->lost) value->fault = "Berkas yang tadi dikirim sudah tidak tersimpan. Pilih berkas itu lagi.";
    if (uploads->surplus || count > field->most)
        value->fault = arena_format(form->request->arena, "Paling banyak %zu berkas.", field->most);
}

static void judge(struct form *form, size_t at) {
    const struct field *field = &form->fields[at];
    struct value *value = &form->values[at];
    if (field->kind == FIELD_FILES) judge_files(form, field, value);
    else if (value->present) form_judge(form->request->arena, field, &form->choices[at], value);
    if (!value->present && !value->fault && field->required) value->fault = form_missing(form->request->arena, field);
    form->is_faulty = form->is_faulty || value->fault;
}

static void judge_guard(struct form *form) {
    if (form->request->nonce_state == NONCE_TOO_FAST)
        form_fault(form, NULL, "Formulir terkirim terlalu cepat. Periksa isian Anda, lalu kirim sekali lagi.");
    if (form->request->nonce_state == NONCE_EXPIRED)
        form_fault(form, NULL, "Formulir ini terbuka lebih dari sehari. Periksa isian Anda, lalu kirim sekali lagi.");
}

enum result form_read(struct form *form) {
    form_take(form);
    for (size_t i = 0; i < form->field_count; i++) judge(form, i);
    judge_guard(form);
    return form->is_faulty ? REFUSED_INVALID : DONE;
}

/* ---- values ---- */

void form_set(struct form *form, const char *name, const char *text) {
    take_value(form, index_of(form, name), text);
}

bool form_has(const struct form *form, const char *name) {
    const struct value *value = &form->values[index_of(form, name)];
    return value->present && !value->fault;
}

const char *form_text(const struct form *form, const char *name) {
    return form->values[index_of(form, name)].text;
}

day_number form_day(const struct form *form, const char *name) {
    return form->values[index_of(form, name)].day;
}

int64_t form_number(const struct form *form, const char *name) {
    return form->values[index_of(form, name)].number;
}

bool form_ticked(const struct form *form, const char *name) {
    return form_has(form, name);
}

bool form_chose(const struct form *form, const char *name, const char *choice) {
    const struct value *value = &form->values[index_of(form, name)];
    for (size_t i = 0; i < value->chosen_count; i++)
        if (strcmp(value->chosen[i], choice) == 0) return true;
    return false;
}

void form_fault(struct form *form, const char *name, const char *message) {
    const char **place = name ? &form->values[index_of(form, name)].fault : &form->general_fault;
    if (!*place) *place = message;
    form->is_faulty = true;
}
