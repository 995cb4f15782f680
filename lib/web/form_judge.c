/* Scope: what is right in each kind of field and what people are told otherwise. */
#include "lib/web/form_judge.h"

#include <ctype.h>
#include <string.h>

#include "lib/base/mail_address.h"
#include "lib/base/utf8.h"
#include "lib/rules/format.h"
#include "lib/rules/typed.h"

/* ---- messages ---- */

/* A label inside a sentence: "Subjek pengaduan" → "subjek pengaduan", but "NIK" stays. */
static const char *label_inside(struct arena *arena, const char *label) {
    char *text = arena_string(arena, label);
    if (isupper((unsigned char)text[0]) && !isupper((unsigned char)text[1])) text[0] = (char)tolower((unsigned char)text[0]);
    return text;
}

const char *form_missing(struct arena *arena, const struct field *field) {
    if (field->missing) return field->missing;
    if (field->kind == FIELD_TICK) return "Centang kotak ini untuk melanjutkan.";
    bool is_pick = field->kind == FIELD_CHOICE || field->kind == FIELD_CHOICES || field->kind == FIELD_FILES;
    const char *label = field->label ? label_inside(arena, field->label) : "isian ini";
    return arena_format(arena, is_pick ? "Pilih %s." : "Isi %s.", label);
}

/* ---- kinds ---- */

static void judge_length(struct arena *arena, const struct field *field, struct value *value) {
    if (!field->max_length || text_length(value->typed) <= field->max_length) return;
    const char *most = format_number(arena, (int64_t)field->max_length, 0);
    value->fault = field->label ? arena_format(arena, "“%s” paling banyak %s karakter.", field->label, most)
                                : arena_format(arena, "Paling banyak %s karakter.", most);
}

static void judge_line(struct arena *arena, const struct field *field, struct value *value) {
    judge_length(arena, field, value);
    if (!value->fault && strpbrk(value->typed, "\n\t")) value->fault = "Tulis dalam satu baris.";
}

static void judge_email(struct arena *arena, const struct field *field, struct value *value) {
    judge_line(arena, field, value);
    if (!value->fault && !mail_address_is_valid(value->typed))
        value->fault = "Tulis alamat surel yang lengkap, misalnya nama@contoh.id.";
}

static void judge_phone(struct arena *arena, const struct field *field, struct value *value) {
    struct typed_phone phone;
    judge_line(arena, field, value);
    if (value->fault) return;
    if (typed_phone(value->typed, &phone)) value->text = arena_string(arena, phone.text);
    else value->fault = "Tulis nomor telepon yang lengkap, misalnya 0812-0000-0000.";
}

/* Names the field: a form may have two dates, and the summary over it tells both. */
static void judge_day(struct arena *arena, const struct field *field, struct value *value) {
    if (typed_day(value->typed, &value->day) || day_parse(value->typed, &value->day)) return;
    const char *label = field->label ? label_inside(arena, field->label) : "tanggal";
    value->fault = arena_format(arena, "Tulis %s sebagai hari/bulan/tahun, misalnya 31/01/2026.", label);
}

static void judge_number(struct arena *arena, const struct field *field, struct value *value) {
    bool is_number = typed_amount(value->typed, 0, &value->number) == TYPED_OK;
    if (is_number && value->number >= field->smallest && value->number <= field->largest) return;
    value->fault = arena_format(arena, "Tulis angka bulat dari %s sampai %s.", format_number(arena, field->smallest, 0),
                                format_number(arena, field->largest, 0));
}

static bool is_offered(const struct choice_list *choices, const char *value) {
    for (size_t i = 0; i < choices->count; i++)
        if (strcmp(choices->choices[i].value, value) == 0) return true;
    return false;
}

static void judge_choices(const struct choice_list *choices, struct value *value) {
    bool is_right = value->chosen_count > 0;
    for (size_t i = 0; i < value->chosen_count; i++) is_right = is_right && is_offered(choices, value->chosen[i]);
    if (!is_right) value->fault = "Pilih dari yang tersedia.";
}

void form_judge(struct arena *arena, const struct field *field, const struct choice_list *choices, struct value *value) {
    value->text = value->typed;
    switch (field->kind) {
    case FIELD_TEXT: judge_line(arena, field, value); break;
    case FIELD_LINES:
    case FIELD_SECRET:
    case FIELD_HIDDEN: judge_length(arena, field, value); break;
    case FIELD_EMAIL: judge_email(arena, field, value); break;
    case FIELD_PHONE: judge_phone(arena, field, value); break;
    case FIELD_DATE: judge_day(arena, field, value); break;
    case FIELD_WHOLE_NUMBER: judge_number(arena, field, value); break;
    case FIELD_CHOICE:
    case FIELD_CHOICES: judge_choices(choices, value); break;
    case FIELD_TICK:
        if (strcmp(value->typed, "1") != 0) value->fault = "Centang atau kosongkan kotak ini.";
        break;
    case FIELD_FILES: break;
    }
}
