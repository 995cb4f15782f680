/* Scope: the form of a table made of an answer. */
#include "cgi-bin/staff/answer_form.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/figure_period.h"
#include "cgi-bin/staff/table_file.h"
#include "lib/rules/answer_privacy.h"
#include "lib/rules/data_licence.h"
#include "lib/rules/figure_cell.h"
#include "lib/store/identity.h"
#include "lib/web/nonce.h"

#define LABEL_LONGEST 100
#define UNIT_LONGEST 30
#define TITLE_LONGEST 200
#define DESCRIPTION_LONGEST 1000

static const struct choice STEPS[] = { { "read", "Baca", NULL }, { "check", "Periksa", NULL }, { "save", "Simpan", NULL } };
static const struct choice KINDS[] = { { ANSWER_NOT_USED, "Tidak diterbitkan", NULL }, ANSWER_KIND_LIST(CHOICE_ROW) };
static const struct choice RHYTHMS[] = { ANSWER_RHYTHM_LIST(CHOICE_ROW) };
static const struct choice NOTATIONS[] = { { "comma", "1.234,5: titik ribuan, koma desimal", NULL }, { "point", "1,234.5: koma ribuan, titik desimal", NULL } };
static const struct figure_period PERIOD = { "year", "part", true };

#define COLUMN(number)                                                                                                                    \
    { .name = "k" #number, .label = "Isi kolom", .kind = FIELD_CHOICE, .choices = KINDS, .choice_count = COUNT_OF(KINDS), .judged_by_handler = true }, \
        { .name = "l" #number, .label = "Judul kolom", .kind = FIELD_TEXT, .max_length = LABEL_LONGEST, .judged_by_handler = true },           \
        { .name = "u" #number, .label = "Satuan", .kind = FIELD_TEXT, .max_length = UNIT_LONGEST, .input_class = "input-short" }

const struct field ANSWER_FIELDS[ANSWER_FIELD_COUNT] = {
    { .name = "step", .label = "Langkah", .kind = FIELD_CHOICE, .required = true, .choices = STEPS, .choice_count = COUNT_OF(STEPS) },
    { .name = "nonce", .label = "", .kind = FIELD_HIDDEN, .max_length = NONCE_TEXT_LENGTH },
    { .name = ANSWER_FILE, .label = "Berkas", .kind = FIELD_FILES, .required = true, .most = 1, .takes_tables = true, .missing = "Pilih berkas .xlsx atau .csv.",
      .hint = "Tabel yang Anda kirim sebagai jawaban, .xlsx atau .csv, paling besar 10 MB." },
    { .name = "sheet", .label = "Lembar kerja", .kind = FIELD_CHOICE },
    { .name = "header_row", .label = "Baris judul kolom", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = 100000, .max_length = 6, .judged_by_handler = true,
      .input_class = "input-short" },
    { .name = "title", .label = "Judul tabel", .kind = FIELD_TEXT, .max_length = TITLE_LONGEST, .judged_by_handler = true,
      .hint = "Misalnya: Izin terbit per kecamatan. Pakai judul yang sama untuk periode berikutnya." },
    { .name = "description", .label = "Keterangan", .kind = FIELD_LINES, .max_length = DESCRIPTION_LONGEST, .judged_by_handler = true,
      .hint = "Apa yang dihitung, dan bagaimana membacanya. Satu sampai tiga kalimat." },
    FIGURE_PERIOD_FIELDS("year", "Tahun data", "part", "Bagian tahun", "Periode angkanya.", true),
    { .name = "source", .label = "Sumber", .kind = FIELD_TEXT, .max_length = 300, .judged_by_handler = true, .hint = "Sistem atau laporan asal angka, misalnya OSS-RBA." },
    { .name = "rhythm", .label = "Diperbarui", .kind = FIELD_CHOICE, .choices = RHYTHMS, .choice_count = COUNT_OF(RHYTHMS), .judged_by_handler = true },
    { .name = "licence", .label = "Lisensi", .kind = FIELD_CHOICE, .judged_by_handler = true },
    { .name = "notation", .label = "Cara menulis angka", .kind = FIELD_CHOICE, .choices = NOTATIONS, .choice_count = COUNT_OF(NOTATIONS) },
    { .name = "checked", .label = "Saya sudah memeriksa: tidak ada nama orang, dan tidak ada baris tentang satu orang.", .kind = FIELD_TICK, .judged_by_handler = true },
    { .name = "replace", .label = "Ganti isi konsep yang ada", .kind = FIELD_TICK },
    COLUMN(1), COLUMN(2), COLUMN(3), COLUMN(4), COLUMN(5), COLUMN(6), COLUMN(7), COLUMN(8), COLUMN(9), COLUMN(10),
    COLUMN(11), COLUMN(12), COLUMN(13), COLUMN(14), COLUMN(15), COLUMN(16), COLUMN(17), COLUMN(18), COLUMN(19), COLUMN(20),
};

const char *answer_form_field(struct arena *arena, char what, size_t column) {
    return arena_format(arena, "%c%zu", what, column + 1);
}

/* ---- choices ---- */

struct form answer_form(struct request *request) {
    struct form form = form_of(request, ANSWER_FIELDS, ANSWER_FIELD_COUNT);
    size_t count;
    const struct data_licence *licences = data_licences(&count);
    struct choice *choices = arena_array(request->arena, count, sizeof *choices);
    for (size_t i = 0; i < count; i++) choices[i] = (struct choice){ licences[i].code, licences[i].title, NULL };
    form_choices(&form, "licence", choices, count);
    figure_period_offer(&form, PERIOD);
    return form;
}

void answer_form_offer(const struct answering *answering, struct form *form) {
    struct choice_list sheets = table_file_sheets(form->request->arena, &answering->sheets);
    form_choices(form, "sheet", sheets.choices, sheets.count);
}

/* ---- the sheet ---- */

static const struct worksheet *sheet_of(const struct answering *answering) {
    return &answering->sheets.sheets[answering->sheet];
}

void answer_form_sheet(struct answering *answering, struct form *form) {
    struct arena *arena = form->request->arena;
    answering->sheet = table_file_first(&answering->sheets);
    if (form_has(form, "sheet")) answering->sheet = strtoul(form_text(form, "sheet"), NULL, 10) - 1;
    const struct worksheet *sheet = sheet_of(answering);
    answering->header = answer_header_guess(sheet);
    if (form_has(form, "header_row")) {
        size_t row = table_file_row(sheet, form_number(form, "header_row"));
        if (row < sheet->row_count) answering->header = row;
        else form_fault(form, "header_row", "Baris ini tidak ada atau kosong.");
    }
    form_set(form, "header_row", arena_format(arena, "%zu", sheet->rows[answering->header].line));
    answering->seen_count = answer_columns_guess(arena, sheet, answering->header, &answering->seen);
}

/* The text of a title row above the header, alone in its row; "" when there is none. */
static const char *title_above(const struct answering *answering) {
    const struct worksheet *sheet = sheet_of(answering);
    for (size_t row = 0; row < answering->header; row++) {
        const char *text = "";
        size_t filled = 0;
        for (size_t i = 0; i < sheet->columns; i++) {
            if (figure_cell_is_empty(sheet->rows[row].cells[i])) continue;
            text = figure_cell_text(answering->request->arena, sheet->rows[row].cells[i]);
            filled++;
        }
        if (filled == 1 && strlen(text) <= TITLE_LONGEST) return text;
    }
    return "";
}

void answer_form_propose(struct answering *answering, struct form *form) {
    struct arena *arena = form->request->arena;
    for (size_t i = 0; i < answering->seen_count; i++) {
        const struct answer_column *column = &answering->seen[i];
        form_set(form, answer_form_field(arena, 'k', i), answer_kind_text(column->kind));
        form_set(form, answer_form_field(arena, 'l', i), column->label);
        form_set(form, answer_form_field(arena, 'u', i), column->unit);
    }
    if (!form_has(form, "title")) form_set(form, "title", title_above(answering));
    if (!form_has(form, "year")) figure_period_set(form, PERIOD, figure_period_of_name(arena, answering->upload->file_name));
    if (!form_has(form, "licence")) form_set(form, "licence", data_licence_of(NULL)->code);
    if (!form_has(form, "rhythm")) form_set(form, "rhythm", answer_rhythm_text(RHYTHM_ONCE));
}

/* ---- columns ---- */

static void take_column(struct answering *answering, struct form *form, size_t index) {
    struct arena *arena = form->request->arena;
    const char *kind = answer_form_field(arena, 'k', index), *label = answer_form_field(arena, 'l', index);
    struct answer_column column = answering->seen[index];
    if (form_chose(form, kind, ANSWER_NOT_USED)) return;
    if (form_has(form, kind)) (void)answer_kind_parse(form_text(form, kind), &column.kind);
    column.label = form_text(form, label);
    column.unit = form_text(form, answer_form_field(arena, 'u', index));
    if (!form_has(form, label)) form_fault(form, label, "Tulis judul kolom ini.");
    answering->table.columns[answering->table.column_count++] = column;
}

void answer_form_take(struct answering *answering, struct form *form) {
    answering->table.columns = arena_array(form->request->arena, ANSWER_COLUMNS_MOST, sizeof *answering->table.columns);
    for (size_t i = 0; i < answering->seen_count; i++) take_column(answering, form, i);
    if (answering->table.column_count == 0) form_fault(form, "k1", "Sisakan paling sedikit satu kolom.");
    if (form_has(form, "notation")) (void)figure_notation_parse(form_text(form, "notation"), &answering->table.notation);
    answering->period = figure_period_read(form, PERIOD);
}

/* ---- words ---- */

struct private_values answer_form_own(const struct app *app, struct arena *arena) {
    const char **emails = arena_array(arena, 2, sizeof *emails), **phones = arena_array(arena, 2, sizeof *phones);
    emails[0] = app->config->office.email;
    phones[0] = app->config->office.phone;
    emails[1] = phones[1] = NULL;
    return (struct private_values){ .own_emails = emails, .own_phones = phones };
}

enum result answer_form_requester(const struct answering *answering, const char **ret) {
    struct identity identity;
    *ret = "";
    enum result result = identity_open(answering->app->db, answering->request->arena, answering->app->keys, answering->file->row.id, &identity);
    if (result == REFUSED_ABSENT || result == REFUSED_FORBIDDEN) return DONE;
    if (result == DONE) *ret = identity.name;
    return result;
}

static void judge_words(const struct answering *answering, struct form *form, const char *name) {
    struct arena *arena = form->request->arena;
    struct private_values own = answer_form_own(answering->app, arena);
    struct answer_private what = { &own, answering->requester };
    const char *found = answer_private_in(arena, &what, form_text(form, name));
    if (found) form_fault(form, name, arena_format(arena, "Memuat %s, yang tidak boleh terbit.", found));
}

void answer_form_judge(const struct answering *answering, struct form *form) {
    static const struct { const char *name, *missing; } NEEDED[] = {
        { "title", "Tulis judul tabel." },   { "description", "Tulis apa isi tabel ini." }, { "source", "Tulis sumber angkanya." },
        { "rhythm", "Pilih kapan tabel diperbarui." }, { "licence", "Pilih lisensi." },
    };
    for (size_t i = 0; i < COUNT_OF(NEEDED); i++) {
        if (!form_has(form, NEEDED[i].name)) form_fault(form, NEEDED[i].name, NEEDED[i].missing);
        else judge_words(answering, form, NEEDED[i].name);
    }
    if (form_has(form, "title") && *answer_scope(form->request->arena, form_text(form, "title")) == '\0') {
        form_fault(form, "title", "Judul ini tidak dapat menjadi alamat halaman. Pakai judul lain.");
    }
    if (*answering->period == '\0') form_fault(form, "year", "Tulis tahun datanya.");
}
