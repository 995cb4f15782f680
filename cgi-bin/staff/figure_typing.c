/* Scope: small sets of figures typed by hand: indicators, budgets and targets, a line each.
 * GET  /petugas/data/isi/KIND  200 empty lines; ?data=ID the rows of a dataset, to be mended while it is a draft or corrected once it is approved
 * POST /petugas/data/isi/KIND  step=more: 200 with more lines; step=check: 200 with what does not add up; step=save: 303 to the draft
 *                              400 cells that cannot be read; 403 for figures the visitor's role does not bring in; 404 for kinds that come as
 *                              files alone; 409 with the form: those figures are on their way to approval, or somebody was faster */
#include "cgi-bin/staff/figure_typing.h"

#include <sodium.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/figure_kinds.h"
#include "cgi-bin/staff/figure_period.h"
#include "cgi-bin/staff/figure_stored.h"
#include "cgi-bin/staff/figure_typing_view.h"
#include "cgi-bin/staff/table_file.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/store/figure_import.h"
#include "lib/store/targets.h"
#include "lib/web/page.h"

#define OF_DATASET "data"

const char *const FIGURE_TYPING_QUERY[] = { OF_DATASET, NULL };

static const struct choice STEPS[] = { { "more", "Tambah baris", NULL }, { "check", "Periksa", NULL }, { "save", "Simpan", NULL } };
static const struct figure_period REPORT_PERIOD = { "report_year", NULL, false };

/* Targets are told for the years of a plan. */
static struct figure_period period_of(const struct typing *typing) {
    return (struct figure_period){ "year", NULL, typing->grid.kind == FIGURES_TARGETS };
}

const struct field FIGURE_TYPING_FIELDS[FIGURE_TYPING_FIELD_COUNT] = {
    { .name = "step", .label = "Langkah", .kind = FIELD_CHOICE, .required = true, .choices = STEPS, .choice_count = COUNT_OF(STEPS) },
    { .name = "nonce", .label = "", .kind = FIELD_HIDDEN, .max_length = NONCE_TEXT_LENGTH },
    { .name = "rows", .label = "Baris", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = GRID_ROWS, .max_length = 3 },
    FIGURE_YEAR_FIELD("year", "Tahun data", "Misalnya 2024; target satu rencana 2021-2026.", true),
    FIGURE_YEAR_FIELD("report_year", "Tahun laporan", "Bila angkanya terbit dalam laporan tahun lain.", false),
    { .name = "source", .label = "Sumber", .kind = FIELD_TEXT, .max_length = 300, .judged_by_handler = true, .hint = "Laporan asal angka. Ikut terbit." },
    { .name = "based", .label = "Data", .kind = FIELD_HIDDEN, .max_length = 40 }, /* "ID VERSION" of the dataset whose rows were shown first */
    { .name = "replace", .label = "Ganti isi konsep yang ada", .kind = FIELD_TICK },
    GRID_FIELDS,
};

/* ---- the form ---- */

static struct form form_for(struct request *request, const struct grid *grid) {
    struct field *fields = arena_array(request->arena, FIGURE_TYPING_FIELD_COUNT, sizeof *fields);
    memcpy(fields, FIGURE_TYPING_FIELDS, sizeof FIGURE_TYPING_FIELDS);
    figure_grid_name(request->arena, grid, fields + TYPING_BASE_COUNT);
    return form_of(request, fields, FIGURE_TYPING_FIELD_COUNT);
}

static enum result show(struct typing *typing, struct form *form, struct response *response) {
    json_t *view = typing_view(typing, form);
    return page_form(typing->app, form->request, response, "pages/staff_figure_typing", form, form->request->path, view);
}

/* ---- reading ---- */

/* A fault of the file stands at the cell that was typed: "Target: bukan angka." One of the whole needs no cell. */
static void judge_cell(const struct typing *typing, struct form *form, const struct figure_fault *fault) {
    struct arena *arena = form->request->arena;
    if (fault->line < 2 || fault->line - 2 >= GRID_ROWS || fault->column == 0) {
        form_fault(form, NULL, arena_format(arena, "Isian ini tidak dapat disimpan: %s.", fault->reason));
        return;
    }
    size_t row = fault->line - 2, column = fault->column - 1;
    const char *reason = *fault->cell ? fault->reason : "belum diisi";
    form_fault(form, figure_grid_cell(arena, row, column), arena_format(arena, "%s: %s.", figure_grid_label(&typing->grid, column), reason));
}

static void judge(const struct typing *typing, struct form *form) {
    const struct figure_file *file = &typing->file;
    if (figure_grid_rows(form, &typing->grid) == 0) form_fault(form, NULL, "Isi sedikitnya satu baris.");
    if (file->passed_over > 0) form_fault(form, "year", "Ada baris dengan tahun di luar periode ini.");
    for (size_t i = 0; i < file->fault_count && i < FIGURE_FAULTS; i++) judge_cell(typing, form, &file->faults[i]);
}

static enum result read_rows(struct typing *typing, struct form *form) {
    struct worksheet sheet = figure_grid_sheet(form, &typing->grid);
    struct figure_reading reading = { .kind = typing->grid.kind, .header = { 0, 1 }, .mapping = figure_grid_mapping(&typing->grid),
                                            .notation = NOTATION_COMMA, .period = figure_period_read(form, period_of(typing)), .office = "", .status = "" };
    bool has_years = typing->grid.kind == FIGURES_TARGETS; /* its lines say them */
    if (!form_has(form, "year") && !has_years) form_fault(form, "year", "Tulis tahun datanya.");
    if (!form_has(form, "source")) form_fault(form, "source", "Tulis sumber angkanya.");
    enum result result = target_past(typing->app->db, form->request->arena, &reading.past);
    if (result != DONE) return result;
    figure_file_read(form->request->arena, &reading, &sheet, &typing->file);
    typing->is_read = true;
    judge(typing, form);
    return DONE;
}

/* ---- storing ---- */

static void hash_sheet(const struct worksheet *sheet, uint8_t out[static FIGURE_FILE_HASH_BYTES]) {
    crypto_hash_sha256_state state;
    (void)crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < sheet->row_count * sheet->columns; i++) {
        const char *cell = sheet->rows[i / sheet->columns].cells[i % sheet->columns];
        (void)crypto_hash_sha256_update(&state, (const unsigned char *)cell, strlen(cell) + 1);
    }
    (void)crypto_hash_sha256_final(&state, out);
}

/* Whether the dataset whose rows were shown is still as it was: nobody's work is written over. */
static enum result still_the_same(struct typing *typing, struct form *form, bool *ret_replaces) {
    long long id = 0, version = 0;
    struct dataset dataset;
    *ret_replaces = form_ticked(form, "replace");
    if (sscanf(form_text(form, "based"), "%lld %lld", &id, &version) != 2) return DONE;
    enum result result = dataset_by_id(typing->app->db, form->request->arena, (struct dataset_id){ id }, &dataset);
    if (result != DONE) return result;
    *ret_replaces = *ret_replaces || !dataset.approved;
    return dataset.version == version ? DONE : REFUSED_STALE;
}

static enum result store(struct typing *typing, struct form *form, struct figure_imported *ret, bool *ret_replaces) {
    struct request *request = form->request;
    struct actor actor = visitor_actor(request);
    struct worksheet sheet = figure_grid_sheet(form, &typing->grid);
    struct figure_import what = { .source = form_text(form, "source"), .report_period = figure_period_read(form, REPORT_PERIOD), .nonce = intake_nonce(request) };
    hash_sheet(&sheet, what.file_sha256);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(typing->app->db, &tx);
    if (result == DONE) result = still_the_same(typing, form, &what.replaces);
    *ret_replaces = what.replaces;
    if (result == DONE) result = figure_import_add(&tx, request->arena, &actor, request->now, &what, &typing->file, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result save(struct typing *typing, struct form *form, struct response *response) {
    struct figure_imported imported = { 0 };
    bool replaces;
    enum result result = store(typing, form, &imported, &replaces);
    if (result == DONE) return figure_stored_leads(form->request, &imported.id, response);
    if (result != REFUSED_STALE || !imported.refused) return result;
    figure_stored_refused(form, "replace", imported.refused, replaces);
    typing->is_taken = true;
    result = show(typing, form, response);
    response->status = response_status_of(REFUSED_STALE);
    return result;
}

/* ---- the request ---- */

static enum result take(struct typing *typing, struct form *form, struct response *response) {
    struct request *request = form->request;
    struct nonce nonce = intake_nonce(request);
    struct dataset_id stored;
    if (figure_import_by_nonce(typing->app->db, &nonce, &stored) == DONE) return figure_stored_leads(request, &stored, response);
    const char *step = parameters_first(&request->form, "step");
    bool is_more = step && strcmp(step, "more") == 0;
    if (is_more) form_take(form);
    else (void)form_read(form);
    typing_rows(typing, form, is_more);
    if (is_more) return show(typing, form, response);
    enum result result = read_rows(typing, form);
    if (result != DONE) return result;
    bool is_saved = form_chose(form, "step", "save") && !form->is_faulty;
    return is_saved ? save(typing, form, response) : show(typing, form, response);
}

static enum result begin(struct typing *typing, struct form *form, struct response *response) {
    struct request *request = form->request;
    struct dataset_id id;
    struct dataset dataset;
    enum result result = DONE;
    const char *based = parameters_first(&request->query, OF_DATASET);
    if (based) {
        result = desk_id(based, &id.value) ? dataset_by_id(typing->app->db, request->arena, id, &dataset) : REFUSED_ABSENT;
        if (result == DONE && strcmp(dataset.kind, figure_kind_text(typing->grid.kind)) != 0) result = REFUSED_ABSENT;
        if (result == DONE) result = figure_grid_show(typing->app->db, form, &typing->grid, id);
        if (result == REFUSED_TOO_LARGE) return response_redirect(response, arena_format(request->arena, "/petugas/data/impor?jenis=%s&periode=%s", dataset.kind, dataset.period));
        if (result != DONE) return result;
        form_set(form, "based", arena_format(request->arena, "%lld %lld", (long long)id.value, (long long)dataset.version));
        form_set(form, "source", dataset.source);
        figure_period_set(form, period_of(typing), dataset.period);
        if (dataset.report_period) figure_period_set(form, REPORT_PERIOD, dataset.report_period);
    }
    typing_rows(typing, form, false);
    return show(typing, form, response);
}

enum result figure_typing_page(struct app *app, struct request *request, struct response *response) {
    struct typing *typing = arena_alloc(request->arena, sizeof *typing);
    enum figure_kind kind;
    *typing = (struct typing){ .app = app };
    enum result result = figure_kinds_open(request, request->tail, &kind);
    if (result != DONE) return result;
    if (!figure_grid_of(kind, &typing->grid)) return REFUSED_ABSENT;
    struct form form = form_for(request, &typing->grid);
    if (request->method != METHOD_POST) return begin(typing, &form, response);
    return table_file_has_nonce(app, request, request->path) ? take(typing, &form, response) : REFUSED_INVALID;
}
