/* Scope: the form of a file of figures. */
#include "cgi-bin/staff/figure_import_form.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/figure_kinds.h"
#include "cgi-bin/staff/table_file.h"
#include "lib/web/nonce.h"

struct figure_period figure_form_period(enum figure_kind kind) {
    bool has_parts = kind == FIGURES_INVESTMENT || kind == FIGURES_PERMITS;
    return (struct figure_period){ "year", has_parts ? "part" : NULL, kind == FIGURES_TARGETS };
}

struct figure_period figure_form_report(enum figure_kind kind) {
    return (struct figure_period){ "report_year", figure_form_period(kind).part ? "report_part" : NULL, false };
}

static const struct choice STEPS[] = { { "read", "Baca", NULL }, { "check", "Periksa", NULL }, { "save", "Simpan", NULL } };
static const struct choice HEADER_ROWS[] = { { "1", "1 baris", NULL }, { "2", "2 baris", NULL } };
static const struct choice STATUSES[] = { { "pmdn", "PMDN", NULL }, { "pma", "PMA", NULL } };
static const struct choice NOTATIONS[] = { { "comma", "1.234,5: titik ribuan, koma desimal", NULL }, { "point", "1,234.5: koma ribuan, titik desimal", NULL } };

#define COLUMN(number) { .name = "c" #number, .label = "", .kind = FIELD_CHOICE }

const struct field FIGURE_IMPORT_FIELDS[FIGURE_FIELD_COUNT] = {
    { .name = "step", .label = "Langkah", .kind = FIELD_CHOICE, .required = true, .choices = STEPS, .choice_count = COUNT_OF(STEPS) },
    { .name = "nonce", .label = "", .kind = FIELD_HIDDEN, .max_length = NONCE_TEXT_LENGTH },
    { .name = "kind", .label = "Jenis angka", .kind = FIELD_CHOICE, .required = true, .missing = "Pilih jenis angka." },
    { .name = FIGURE_FILE, .label = "Berkas", .kind = FIELD_FILES, .required = true, .most = 1, .takes_tables = true, .missing = "Pilih berkas .xlsx atau .csv.",
      .hint = "Berkas .xlsx atau .csv, paling besar 10 MB." },
    { .name = FIGURE_TOTALS, .label = "Berkas jumlah tercetak", .kind = FIELD_FILES, .most = 1, .takes_tables = true,
      .hint = "Jumlah per saluran seperti tercetak dalam laporan, untuk dibandingkan dengan rinciannya." },
    { .name = "sheet", .label = "Lembar kerja", .kind = FIELD_CHOICE },
    { .name = "header_row", .label = "Baris judul kolom", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = 100000, .max_length = 6, .judged_by_handler = true, .input_class = "input-short" },
    { .name = "header_rows", .label = "Tinggi judul", .kind = FIELD_CHOICE, .judged_by_handler = true, .choices = HEADER_ROWS, .choice_count = COUNT_OF(HEADER_ROWS) },
    FIGURE_PERIOD_FIELDS("year", "Tahun data", "part", "Bagian tahun", "Periode angkanya, bukan periode laporannya.", true),
    FIGURE_PERIOD_FIELDS("report_year", "Tahun laporan", "report_part", "Bagian tahun laporan", "Bila angkanya terbit dalam laporan periode lain.", false),
    { .name = "office", .label = "Kantor", .kind = FIELD_TEXT, .max_length = 200 }, /* of those the file names: known only once it was read */
    { .name = "status", .label = "Asal modal", .kind = FIELD_CHOICE, .choices = STATUSES, .choice_count = COUNT_OF(STATUSES) },
    { .name = "rate", .label = "Kurs (rupiah per US$)", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = 1000000, .max_length = 9, .input_class = "input-short",
      .hint = "Kosongkan bila kurs mengikuti baris jumlah." },
    { .name = "notation", .label = "Cara menulis angka", .kind = FIELD_CHOICE, .choices = NOTATIONS, .choice_count = COUNT_OF(NOTATIONS) },
    { .name = "source", .label = "Sumber", .kind = FIELD_TEXT, .max_length = 300, .judged_by_handler = true, .hint = "Laporan atau sistem asal angka. Ikut terbit." },
    { .name = "replace", .label = "Ganti isi konsep yang ada", .kind = FIELD_TICK },
    COLUMN(1), COLUMN(2), COLUMN(3), COLUMN(4), COLUMN(5), COLUMN(6), COLUMN(7), COLUMN(8), COLUMN(9), COLUMN(10),
    COLUMN(11), COLUMN(12), COLUMN(13), COLUMN(14), COLUMN(15), COLUMN(16), COLUMN(17), COLUMN(18), COLUMN(19), COLUMN(20),
};

const char *figure_form_column(size_t field) {
    return FIGURE_IMPORT_FIELDS[FIGURE_BASE_COUNT + field].name;
}

/* ---- choices ---- */

struct form figure_form(struct request *request) {
    struct field *fields = arena_array(request->arena, FIGURE_FIELD_COUNT, sizeof *fields);
    memcpy(fields, FIGURE_IMPORT_FIELDS, sizeof FIGURE_IMPORT_FIELDS);
    struct form form = form_of(request, fields, FIGURE_FIELD_COUNT);
    struct choice_list kinds = figure_kinds_offered(request);
    form_choices(&form, "kind", kinds.choices, kinds.count);
    figure_period_offer(&form, figure_form_period(FIGURES_INVESTMENT)); /* the kind that asks for parts */
    figure_period_offer(&form, figure_form_report(FIGURES_INVESTMENT));
    return form;
}

void figure_form_columns(struct form *form, enum figure_kind kind) {
    struct figure_fields known = figure_fields(kind);
    struct field *fields = (struct field *)form->fields + FIGURE_BASE_COUNT; /* the copy figure_form made */
    for (size_t i = 0; i < known.count; i++) {
        fields[i].label = known.rows[i].label;
        fields[i].judged_by_handler = known.rows[i].is_needed;
    }
}

static void offer_columns(struct form *form, struct choice_list columns) {
    for (size_t i = 0; i < FIGURE_FIELDS_MOST; i++) form_choices(form, figure_form_column(i), columns.choices, columns.count);
}

void figure_form_offer(const struct figuring *figuring, struct form *form) {
    struct arena *arena = form->request->arena;
    struct choice_list sheets = table_file_sheets(arena, &figuring->sheets);
    form_choices(form, "sheet", sheets.choices, sheets.count);
    offer_columns(form, table_file_columns(arena, NULL, table_file_widest(&figuring->sheets)));
}

void figure_form_name_columns(const struct figuring *figuring, struct form *form) {
    offer_columns(form, table_file_columns(form->request->arena, figuring->names, figuring_sheet(figuring)->columns));
}

void figure_form_offices(const struct figuring *figuring, struct form *form, bool is_asked) {
    struct choice *choices = arena_array(form->request->arena, figuring->office_count + 1, sizeof *choices);
    for (size_t i = 0; i < figuring->office_count; i++) choices[i] = (struct choice){ figuring->offices[i], figuring->offices[i], NULL };
    form_choices(form, "office", choices, figuring->office_count);
    if (*figuring->reading.office) form_set(form, "office", figuring->reading.office);
    else if (figuring->office_count > 1 && is_asked) form_fault(form, "office", "Berkas ini memuat beberapa kantor. Pilih satu.");
}

/* ---- header ---- */

static void show_header(const struct figuring *figuring, struct form *form) {
    struct arena *arena = form->request->arena;
    struct figure_header header = figuring->reading.header;
    form_set(form, "header_row", arena_format(arena, "%zu", figuring_sheet(figuring)->rows[header.first].line));
    form_set(form, "header_rows", header.count == 2 ? "2" : "1");
}

/* Which rows head the columns, as typed; false as long as nothing is. */
static bool take_header(struct figuring *figuring, struct form *form) {
    const struct worksheet *sheet = figuring_sheet(figuring);
    if (!form_has(form, "header_row")) return false;
    size_t first = table_file_row(sheet, form_number(form, "header_row"));
    size_t count = form_chose(form, "header_rows", "2") ? 2 : 1;
    if (first + count > sheet->row_count) {
        form_fault(form, "header_row", "Baris ini tidak ada atau kosong.");
        return false;
    }
    figuring->reading.header = (struct figure_header){ first, count };
    return true;
}

/* ---- columns ---- */

static void show_columns(const struct figuring *figuring, struct form *form) {
    struct figure_fields known = figure_fields(figuring->reading.kind);
    for (size_t i = 0; i < known.count; i++) {
        size_t column = figuring->reading.mapping.column[i];
        if (column != FIGURE_NO_COLUMN) form_set(form, figure_form_column(i), arena_format(form->request->arena, "%zu", column + 1));
    }
}

static void judge_columns(const struct figuring *figuring, struct form *form) {
    struct arena *arena = form->request->arena;
    struct figure_fields known = figure_fields(figuring->reading.kind);
    const char *taken[CSV_MOST_COLUMNS] = { NULL };
    for (size_t i = 0; i < known.count; i++) {
        size_t column = figuring->reading.mapping.column[i];
        const char *label = known.rows[i].label;
        if (column == FIGURE_NO_COLUMN && known.rows[i].is_needed) form_fault(form, figure_form_column(i), arena_format(arena, "%s: pilih kolomnya.", label));
        if (column == FIGURE_NO_COLUMN || column >= CSV_MOST_COLUMNS) continue;
        if (taken[column]) form_fault(form, figure_form_column(i), arena_format(arena, "%s memakai kolom yang sama dengan %s.", label, taken[column]));
        taken[column] = label;
    }
}

enum result figure_form_propose(struct figuring *figuring, struct form *form) {
    enum result result = take_header(figuring, form) ? figuring_guess_columns(figuring) : figuring_guess(figuring);
    if (result != DONE) return result;
    show_header(figuring, form);
    figure_form_name_columns(figuring, form);
    show_columns(figuring, form);
    return DONE;
}

void figure_form_take(struct figuring *figuring, struct form *form) {
    struct figure_fields known = figure_fields(figuring->reading.kind);
    size_t columns = figuring_sheet(figuring)->columns;
    if (!take_header(figuring, form)) (void)figuring_guess(figuring);
    figuring_name_columns(figuring);
    figure_form_name_columns(figuring, form);
    for (size_t i = 0; i < known.count; i++) {
        const char *name = figure_form_column(i);
        size_t number = form_has(form, name) ? strtoul(form_text(form, name), NULL, 10) : 0;
        figuring->reading.mapping.column[i] = number >= 1 && number <= columns ? number - 1 : FIGURE_NO_COLUMN;
    }
    judge_columns(figuring, form);
}

/* ---- about the figures ---- */

void figure_form_about(struct figuring *figuring, struct form *form) {
    struct figure_reading *reading = &figuring->reading;
    const struct figure_period names = figure_form_period(reading->kind);
    const char *period = figure_period_of_name(form->request->arena, figuring->upload->file_name);
    bool is_first = form_chose(form, "step", "read"), is_told = !names.is_plan || strlen(period) > 4; /* targets of a single year are rare */
    if (is_first && is_told && !form_has(form, "year")) figure_period_set(form, names, period);
    if (is_first && !form_has(form, "source")) form_set(form, "source", figuring->upload->file_name);
    reading->period = figure_period_read(form, names);
    reading->office = form_text(form, "office");
    reading->status = form_text(form, "status");
    reading->rate = form_has(form, "rate") ? form_number(form, "rate") : 0;
    if (form_has(form, "notation")) (void)figure_notation_parse(form_text(form, "notation"), &reading->notation);
}
