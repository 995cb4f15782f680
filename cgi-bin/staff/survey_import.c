/* Scope: bringing matrices of survey answers in as files: all rows of a file, or none.
 * GET  /petugas/survei/impor  200 which period, which file; ?periode= (key) chooses the period beforehand
 * POST /petugas/survei/impor  step=read: 200 the file with a guess which column tells what; step=check: 200 the same with the columns chosen
 *                             step=save: 303 once everything is stored; the same form twice is one import
 *                             400 with the form: no file, one that cannot be read, cells that cannot be read, a file that came before
 *                             409 the period is closed */
#include "cgi-bin/staff/survey_import.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_import_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/buffer.h"
#include "lib/base/keys.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/web/page.h"

#define OF_PERIOD "periode"
#define KNOWN_BEFORE "Berkas yang sama sudah pernah diimpor. Centang bila jawabannya memang harus masuk sekali lagi."

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

const char *const SURVEY_IMPORT_QUERY[] = { DESK_DONE, OF_PERIOD, NULL };
static const struct desk_done DONE_WORDS[] = { { "impor", "Semua baris berkas tersimpan sebagai jawaban." } };

/* ---- the form ---- */

/* The questions carry their names; of the forty those that exist. */
static struct form form_for(struct request *request, const struct instrument *instrument) {
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

static enum result period_choices(struct app *app, struct form *form) {
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

static void offer_columns(struct importing *importing, struct form *form) {
    struct choice_list columns = import_column_choices(importing);
    for (size_t i = FIRST_ITEM; i < IMPORT_FIELD_COUNT; i++) form_choices(form, name_of(form, i), columns.choices, columns.count);
}

/* Before the form is read nobody knows which row heads the columns, only how many there are. */
static void offer_numbers(const struct importing *importing, struct form *form) {
    struct arena *arena = form->request->arena;
    struct choice *choices = arena_array(arena, CSV_MOST_COLUMNS, sizeof *choices);
    size_t count = 0;
    for (size_t i = 0; i < importing->sheets.count; i++) {
        for (; count < importing->sheets.sheets[i].columns && count < CSV_MOST_COLUMNS; count++) choices[count].value = arena_format(arena, "%zu", count + 1);
    }
    for (size_t i = FIRST_ITEM; i < IMPORT_FIELD_COUNT; i++) form_choices(form, name_of(form, i), choices, count);
}

/* ---- pages ---- */

static enum result show_begin(struct app *app, struct form *form, struct response *response) {
    struct request *request = form->request;
    json_t *view = desk_view("survey");
    (void)json_object_set_new(view, "has_file", json_false());
    (void)json_object_set_new(view, "is_known", json_false());
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    return page_form(app, request, response, "pages/staff_survey_import", form, SURVEY_IMPORT_PATH, view);
}

static enum result show_file(struct importing *importing, struct form *form, struct response *response) {
    json_t *view = import_view(importing, form);
    return page_form(importing->keying.app, form->request, response, "pages/staff_survey_import", form, SURVEY_IMPORT_PATH, view);
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

static void offer_orders(const struct importing *importing, struct form *form) {
    struct choice *choices = arena_array(form->request->arena, COUNT_OF(ORDERS), sizeof *choices);
    memcpy(choices, ORDERS, sizeof ORDERS);
    for (size_t i = 0; i < COUNT_OF(ORDERS); i++) choices[i].hint = order_text(importing, i == 1);
    form_choices(form, "order", choices, COUNT_OF(ORDERS));
}

/* ---- sheet and header ---- */

static size_t row_of_line(const struct worksheet *sheet, int64_t line) {
    for (size_t i = 0; i < sheet->row_count; i++) {
        if ((int64_t)sheet->rows[i].line == line) return i;
    }
    return sheet->row_count;
}

static size_t rows_until(const struct worksheet *sheet, int64_t line) {
    size_t count = 0;
    while (count < sheet->row_count && (int64_t)sheet->rows[count].line <= line) count++;
    return count;
}

/* Which rows are meant: as typed, else as guessed. */
static void choose_rows(struct importing *importing, struct form *form) {
    if (form_has(form, "sheet")) importing->sheet = strtoul(form_text(form, "sheet"), NULL, 10) - 1;
    const struct worksheet *sheet = &importing->sheets.sheets[importing->sheet];
    importing->header = form_has(form, "header_row") ? row_of_line(sheet, form_number(form, "header_row")) : import_guess_header(importing);
    if (importing->header == sheet->row_count) {
        form_fault(form, "header_row", "Baris ini tidak ada atau kosong.");
        importing->header = import_guess_header(importing);
    }
    if (!form_has(form, "header_row")) form_set(form, "header_row", arena_format(form->request->arena, "%zu", sheet->rows[importing->header].line));
    importing->rows = form_has(form, "last_row") ? rows_until(sheet, form_number(form, "last_row")) : sheet->row_count;
    if (importing->rows <= importing->header) form_fault(form, "last_row", "Baris terakhir harus di bawah baris judul.");
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
static enum result propose(struct importing *importing, struct form *form) {
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
static enum result take_columns(struct importing *importing, struct form *form) {
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
static void judge_columns(struct importing *importing, struct form *form) {
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

/* ---- storing ---- */

static enum result store(struct importing *importing) {
    struct request *request = importing->keying.request;
    struct actor actor = visitor_actor(request);
    struct survey_import import = { .period = importing->keying.period.id, .nonce = intake_nonce(request) };
    memcpy(import.file_sha256, importing->upload->sha256, sizeof import.file_sha256);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(importing->keying.app->db, &tx);
    if (result == DONE) result = survey_import_add(&tx, &actor, request->now, &import, importing->matrix.rows, importing->matrix.row_count);
    if (result == DONE) result = import_remember(&tx, importing);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result done(struct request *request, const struct survey_period *period, struct response *response) {
    return response_redirect(response, arena_format(request->arena, SURVEY_IMPORT_PATH "?" DESK_DONE "=impor&" OF_PERIOD "=%s", period->key));
}

static void judge_rows(struct importing *importing, struct form *form) {
    if (importing->matrix.fault_count) form_fault(form, NULL, "Ada sel yang tidak dapat dibaca. Perbaiki berkasnya atau pilihan kolom; tidak ada baris yang tersimpan.");
    else if (importing->matrix.row_count == 0) form_fault(form, NULL, "Tidak ada baris berisi jawaban.");
    if (importing->is_known && !form_ticked(form, "again")) form_fault(form, "again", KNOWN_BEFORE);
}

static enum result go_on(struct importing *importing, struct form *form, struct response *response) {
    bool is_read = form_chose(form, "step", "read"), is_save = form_chose(form, "step", "save");
    choose_rows(importing, form);
    offer_columns(importing, form);
    offer_orders(importing, form);
    enum result result = is_read ? propose(importing, form) : take_columns(importing, form);
    if (result == DONE && !is_read) judge_columns(importing, form);
    if (result != DONE) return result;
    const struct survey_period *period = &importing->keying.period;
    day_number today = desk_today(importing->keying.app, form->request), last = today < period->ends_on ? today : period->ends_on;
    day_number day = form_has(form, "answered_on") ? form_day(form, "answered_on") : last;
    if (!form_has(form, "answered_on")) form_set(form, "answered_on", format_day_short(form->request->arena, day));
    if (day < period->starts_on || day > last) form_fault(form, "answered_on", "Tanggalnya di luar periode survei, atau belum tiba.");
    result = import_rows(importing, day);
    if (result == REFUSED_TOO_LARGE) form_fault(form, "file", arena_format(form->request->arena, "Paling banyak %u jawaban dalam satu berkas.", IMPORT_MOST_ROWS));
    else if (result != DONE) return result;
    importing->is_settled = !form->is_faulty && (!importing->is_ambiguous || form_has(form, "order"));
    if (is_save && !form->is_faulty) judge_rows(importing, form);
    if (!is_save || form->is_faulty) return show_file(importing, form, response);
    result = store(importing);
    if (result != DONE) return result;
    importing->upload->state = UPLOAD_PENDING; /* its rows are stored: the file goes at the end of the request */
    return done(form->request, period, response);
}

/* ---- reading the request ---- */

static bool has_nonce(struct app *app, struct request *request) {
    const char *text = parameters_first(&request->form, "nonce");
    request->nonce_state = nonce_read(app->keys->form, SURVEY_IMPORT_PATH, text, request->now, 0, &request->nonce);
    return request->nonce_state != NONCE_MISSING && request->nonce_state != NONCE_FORGED;
}

/* The one that counts: a file chosen now stands before one that was held. */
static struct upload *upload_of(struct request *request) {
    for (size_t i = 0; i < request->uploads.count; i++) {
        struct upload *upload = &request->uploads.items[i];
        if (upload->media_type && upload->judgement == DONE) return upload;
    }
    return NULL;
}

static enum result open_period(struct app *app, struct request *request, struct importing *importing, bool *ret_found) {
    const char *key = parameters_first(&request->form, "period");
    enum result result = key ? keying_open(app, request, key, &importing->keying) : REFUSED_ABSENT;
    *ret_found = result == DONE;
    if (result == REFUSED_ABSENT) return DONE;
    if (result == DONE && !importing->keying.takes_first) return REFUSED_STALE;
    if (result == DONE) import_begin(importing);
    return result;
}

/* At the first step the columns are not read: they are about to be guessed. */
static void read_form(struct form *form, bool is_first) {
    size_t all = form->field_count;
    if (is_first) form->field_count = IMPORT_BASE_COUNT;
    (void)form_read(form);
    form->field_count = all;
}

static enum result take(struct app *app, struct request *request, struct response *response) {
    struct importing *importing = arena_alloc(request->arena, sizeof *importing);
    struct nonce nonce = intake_nonce(request);
    int64_t answers;
    bool has_period;
    enum result result = open_period(app, request, importing, &has_period);
    if (result != DONE) return result;
    struct form form = form_for(request, has_period ? &importing->keying.instrument : NULL);
    result = period_choices(app, &form);
    if (result == DONE && has_period && survey_import_by_nonce(app->db, &nonce, &answers) == DONE) return done(request, &importing->keying.period, response);
    if (result != DONE) return result;
    const char *reason = NULL;
    importing->upload = has_period ? upload_of(request) : NULL;
    bool has_file = importing->upload && import_open(importing, &reason) == DONE;
    struct choice_list sheets = has_file ? import_sheet_choices(importing) : (struct choice_list){ 0 };
    form_choices(&form, "sheet", sheets.choices, sheets.count);
    offer_numbers(importing, &form);
    const char *step = parameters_first(&request->form, "step");
    read_form(&form, !has_file || !step || strcmp(step, "read") == 0);
    if (importing->upload && !has_file) form_fault(&form, "file", reason ? reason : "Berkas ini tidak dapat dibaca. Coba lagi.");
    if (!has_file || !form_has(&form, "step")) return show_begin(app, &form, response);
    return go_on(importing, &form, response);
}

enum result survey_import_page(struct app *app, struct request *request, struct response *response) {
    if (request->method == METHOD_POST) return has_nonce(app, request) ? take(app, request, response) : REFUSED_INVALID;
    struct form form = form_for(request, NULL);
    enum result result = period_choices(app, &form);
    const char *period = parameters_first(&request->query, OF_PERIOD);
    if (result == DONE && period) form_set(&form, "period", period);
    return result == DONE ? show_begin(app, &form, response) : result;
}
