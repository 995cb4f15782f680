/* Scope: the form of a file of survey answers: its fields and choices, and the columns chosen in it. */
#include "cgi-bin/staff/survey_import_form.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/table_file.h"
#include "lib/base/buffer.h"
#include "lib/rules/period.h"

static const struct choice STEPS[] = { { "read", "Baca", NULL }, { "check", "Periksa", NULL }, { "save", "Simpan", NULL } };
static const struct choice ORDERS[] = { { "form", "Urutan formulir", NULL }, { "regulation", "Urutan peraturan", NULL } };

#define COLUMN(name_, label_) { .name = (name_), .label = (label_), .kind = FIELD_CHOICE }
#define ITEM(number) COLUMN("m" #number, "")
#define TEN_ITEMS(tens) ITEM(tens##0), ITEM(tens##1), ITEM(tens##2), ITEM(tens##3), ITEM(tens##4), \
                        ITEM(tens##5), ITEM(tens##6), ITEM(tens##7), ITEM(tens##8), ITEM(tens##9)

const struct field SURVEY_IMPORT_FIELDS[IMPORT_FIELD_COUNT] = {
    { .name = "step", .label = "Langkah", .kind = FIELD_CHOICE, .required = true, .choices = STEPS, .choice_count = COUNT_OF(STEPS) },
    { .name = "nonce", .label = "", .kind = FIELD_HIDDEN, .max_length = NONCE_TEXT_LENGTH },
    { .name = "period", .label = "Periode", .kind = FIELD_CHOICE, .required = true, .missing = "Pilih periode." },
    { .name = "file", .label = "Berkas", .kind = FIELD_FILES, .required = true, .most = 1, .takes_tables = true, .missing = "Pilih berkas .xlsx atau .csv.",
      .hint = "Berkas .xlsx atau .csv, satu baris seorang responden, paling besar 10 MB." },
    { .name = "sheet", .label = "Lembar kerja", .kind = FIELD_CHOICE },
    { .name = "header_row", .label = "Baris judul kolom", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = 100000, .max_length = 6, .input_class = "input-short" },
    { .name = "last_row", .label = "Baris jawaban terakhir", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = 1000000, .max_length = 7,
      .input_class = "input-short", .hint = "Isi bila di bawahnya ada jumlah atau nilai rata-rata." },
    { .name = "order", .label = "Nomor pertanyaan mengikuti", .kind = FIELD_CHOICE, .judged_by_handler = true, .choices = ORDERS, .choice_count = COUNT_OF(ORDERS),
      .choices_class = "choices-told" },
    { .name = "answered_on", .label = "Tanggal jawaban", .kind = FIELD_DATE, .hint = "Untuk baris tanpa tanggal." },
    { .name = "again", .label = "Impor sekali lagi", .kind = FIELD_TICK },
    ITEM(1), ITEM(2), ITEM(3), ITEM(4), ITEM(5), ITEM(6), ITEM(7), ITEM(8), ITEM(9), TEN_ITEMS(1), TEN_ITEMS(2), TEN_ITEMS(3), ITEM(40),
    COLUMN("m_sex", "Jenis kelamin"), COLUMN("m_age_group", "Usia"), COLUMN("m_education", "Pendidikan"), COLUMN("m_occupation", "Pekerjaan"),
    COLUMN("m_service", "Layanan"), COLUMN("m_counter", "Loket"), COLUMN("m_day", "Tanggal"), COLUMN("m_suggestion", "Saran"),
};
#define FIRST_ITEM IMPORT_BASE_COUNT
#define FIRST_EXTRA (IMPORT_BASE_COUNT + SURVEY_ITEM_LIMIT)

/* ---- the form ---- */

/* The questions carry their names; of the forty those that exist. */
struct form import_form(struct request *request, const struct instrument *instrument) {
    struct field *fields = arena_array(request->arena, IMPORT_FIELD_COUNT, sizeof *fields);
    memcpy(fields, SURVEY_IMPORT_FIELDS, sizeof SURVEY_IMPORT_FIELDS);
    for (size_t i = 0; instrument && i < instrument->item_count; i++) {
        const struct survey_item *item = &instrument->items[i];
        struct field *field = &fields[FIRST_ITEM + (size_t)item->position - 1];
        field->label = arena_format(request->arena, "%d. %s", item->position, item->name);
        field->judged_by_handler = item->counted;
    }
    return form_of(request, fields, IMPORT_FIELD_COUNT);
}

enum result import_offer_periods(struct app *app, struct form *form) {
    struct request *request = form->request;
    struct survey_periods periods;
    enum result result = survey_period_list(app->db, request->arena, &periods);
    if (result != DONE) return result;
    struct choice *choices = arena_array(request->arena, periods.count + 1, sizeof *choices);
    size_t count = 0;
    for (size_t i = 0; i < periods.count; i++) {
        const struct survey_period *period = &periods.rows[i];
        if (!keying_takes(period, request->now) || period->starts_on > desk_today(app, request)) continue;
        const char *label = period_label(request->arena, period->label);
        bool is_plain = strcmp(period->key, period->label) == 0;
        choices[count++] = (struct choice){ period->key, is_plain ? label : arena_format(request->arena, "%s (%s)", label, period->key), NULL };
    }
    form_choices(form, "period", choices, count);
    return DONE;
}

static const char *name_of(const struct form *form, size_t field) {
    return form->fields[field].name;
}

void import_offer_columns(struct importing *importing, struct form *form) {
    struct survey_header header = import_header(importing);
    struct choice_list columns = table_file_columns(form->request->arena, header.cells, header.count);
    for (size_t i = FIRST_ITEM; i < IMPORT_FIELD_COUNT; i++) form_choices(form, name_of(form, i), columns.choices, columns.count);
}

/* Before the form is read nobody knows which row heads the columns, only how many there are. */
void import_offer_numbers(const struct importing *importing, struct form *form) {
    struct choice_list columns = table_file_columns(form->request->arena, NULL, table_file_widest(&importing->sheets));
    for (size_t i = FIRST_ITEM; i < IMPORT_FIELD_COUNT; i++) form_choices(form, name_of(form, i), columns.choices, columns.count);
}

/* ---- order ---- */

/* "8 Sarana dan prasarana, 9 Penanganan pengaduan": what the numbers that differ mean in one of the two orders. */
static const char *order_text(const struct importing *importing, bool is_regulation) {
    const struct instrument *instrument = &importing->keying.instrument;
    struct buffer text = buffer_in(importing->keying.request->arena);
    for (int number = 1; number <= (int)SURVEY_ITEM_LIMIT; number++) {
        for (size_t i = 0; i < instrument->item_count; i++) {
            const struct survey_item *item = &instrument->items[i];
            if (!import_has_two_numbers(importing, i) || (is_regulation ? item->regulation_position : item->position) != number) continue;
            buffer_format(&text, "%s%d %s", text.length ? "; " : "", number, item->name);
        }
    }
    return buffer_string(&text);
}

void import_offer_orders(const struct importing *importing, struct form *form) {
    struct choice *choices = arena_array(form->request->arena, COUNT_OF(ORDERS), sizeof *choices);
    memcpy(choices, ORDERS, sizeof ORDERS);
    for (size_t i = 0; i < COUNT_OF(ORDERS); i++) choices[i].hint = order_text(importing, i == 1);
    form_choices(form, "order", choices, COUNT_OF(ORDERS));
}

/* ---- columns ---- */

static enum survey_order order_of(const struct form *form) {
    if (!form_has(form, "order")) return ORDER_UNKNOWN;
    return form_chose(form, "order", "form") ? ORDER_FORM : ORDER_REGULATION;
}

static void set_column(struct importing *importing, struct form *form, size_t field, size_t column) {
    if (column == SURVEY_MAPPING_NONE) return;
    form_set(form, name_of(form, field), arena_format(importing->keying.request->arena, "%zu", column + 1));
}

static size_t field_of_item(const struct importing *importing, size_t item) {
    return FIRST_ITEM + (size_t)importing->keying.instrument.items[item].position - 1;
}

/* The guess goes into the form. */
enum result import_propose_columns(struct importing *importing, struct form *form) {
    enum survey_order order;
    enum result result = import_propose(importing, order_of(form), &order);
    if (result != DONE) return result;
    for (size_t i = 0; i < importing->keying.instrument.item_count; i++) set_column(importing, form, field_of_item(importing, i), importing->mapping.item[i]);
    for (size_t i = 0; i < SURVEY_EXTRA_COUNT; i++) set_column(importing, form, FIRST_EXTRA + i, importing->mapping.extra[i]);
    if (order != ORDER_UNKNOWN && !form_has(form, "order")) form_set(form, "order", order == ORDER_FORM ? "form" : "regulation");
    return DONE;
}

static size_t column_of(const struct importing *importing, const struct form *form, size_t field) {
    const char *name = name_of(form, field);
    size_t number = form_has(form, name) ? strtoul(form_text(form, name), NULL, 10) : 0;
    return number >= 1 && number <= import_header(importing).count ? number - 1 : SURVEY_MAPPING_NONE;
}

/* The mapping comes from the form; where numbers alone cannot tell, the order that was chosen says it. */
enum result import_take_columns(struct importing *importing, struct form *form) {
    enum survey_order order;
    struct survey_mapping mapping;
    enum result result = import_propose(importing, order_of(form), &order);
    if (result != DONE) return result;
    mapping = importing->mapping;
    for (size_t i = 0; i < importing->keying.instrument.item_count; i++) {
        bool is_by_order = importing->is_ambiguous && import_has_two_numbers(importing, i);
        if (!is_by_order) mapping.item[i] = column_of(importing, form, field_of_item(importing, i));
    }
    for (size_t i = 0; i < SURVEY_EXTRA_COUNT; i++) mapping.extra[i] = column_of(importing, form, FIRST_EXTRA + i);
    importing->mapping = mapping;
    return DONE;
}

/* A column that tells two things, questions without a column, an order nobody chose. */
void import_judge_columns(struct importing *importing, struct form *form) {
    struct arena *arena = form->request->arena;
    const char *taken[CSV_MOST_COLUMNS] = { NULL };
    if (importing->is_ambiguous && !form_has(form, "order")) form_fault(form, "order", "Pilih urutan yang dipakai berkas ini.");
    for (size_t i = 0; i < importing->keying.instrument.item_count + SURVEY_EXTRA_COUNT; i++) {
        bool is_item = i < importing->keying.instrument.item_count;
        size_t extra = i - importing->keying.instrument.item_count, field = is_item ? field_of_item(importing, i) : FIRST_EXTRA + extra;
        size_t column = is_item ? importing->mapping.item[i] : importing->mapping.extra[extra];
        bool is_needed = is_item && importing->keying.instrument.items[i].counted;
        if (column == SURVEY_MAPPING_NONE && is_needed) form_fault(form, name_of(form, field), arena_format(arena, "%s: pilih kolomnya.", form->fields[field].label));
        if (column == SURVEY_MAPPING_NONE || column >= CSV_MOST_COLUMNS) continue;
        if (taken[column]) form_fault(form, name_of(form, field), arena_format(arena, "%s memakai kolom yang sama dengan %s.", form->fields[field].label, taken[column]));
        taken[column] = form->fields[field].label;
    }
}
