/* Scope: bringing figures of the office in as files: all rows of a file become drafts, or none.
 * GET  /petugas/data/impor  200 which figures, which file; ?jenis= and ?periode= choose kind and period beforehand; ?contoh=KIND an empty file to fill in
 * POST /petugas/data/impor  step=read: 200 the file with a guess which column tells what; step=check: 200 the same with the columns chosen
 *                           step=save: 303 to the draft once everything is stored; the same form twice is one import
 *                           400 with the form: no file, one that cannot be read, cells that cannot be read, a period that is not told
 *                           403 for figures the visitor's role does not bring in; 409 with the form: those figures are on their way to approval */
#include "cgi-bin/staff/figure_import.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/datasets.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/figure_import_view.h"
#include "cgi-bin/staff/figure_kinds.h"
#include "cgi-bin/staff/figure_stored.h"
#include "cgi-bin/staff/table_file.h"
#include "lib/base/buffer.h"
#include "lib/rules/dataset_states.h"
#include "lib/web/page.h"

#define OF_KIND "jenis"
#define OF_PERIOD "periode"
#define OF_EXAMPLE "contoh"
#define CELLS_WRONG "Ada sel yang tidak dapat dibaca. Perbaiki berkasnya atau pilihan kolom; tidak ada baris yang tersimpan."
#define NO_ROWS "Tidak ada baris angka yang terbaca. Periksa baris judul dan kolomnya."

const char *const FIGURE_IMPORT_QUERY[] = { OF_KIND, OF_PERIOD, OF_EXAMPLE, NULL };

/* ---- pages ---- */

static json_t *examples_view(struct request *request) {
    struct choice_list kinds = figure_kinds_offered(request);
    json_t *list = json_array();
    for (size_t i = 0; i < kinds.count; i++) {
        (void)json_array_append_new(list, json_pack("{s:o, s:s}", "href", json_sprintf("?" OF_EXAMPLE "=%s", kinds.choices[i].value), "label", kinds.choices[i].label));
    }
    return list;
}

static enum result show_begin(struct app *app, struct form *form, struct response *response) {
    json_t *view = desk_view("data");
    (void)json_object_set_new(view, "examples", examples_view(form->request));
    (void)json_object_set_new(view, "has_file", json_false());
    (void)json_object_set_new(view, "faults_text", json_null());
    return page_form(app, form->request, response, "pages/staff_figure_import", form, FIGURE_IMPORT_PATH, view);
}

static enum result show_file(struct figuring *figuring, struct form *form, struct response *response) {
    json_t *view = figuring_view(figuring, form);
    return page_form(figuring->app, form->request, response, "pages/staff_figure_import", form, FIGURE_IMPORT_PATH, view);
}

/* ---- what is missing ---- */

static void judge_sets(struct figuring *figuring, struct form *form) {
    const struct figure_file *file = &figuring->file;
    if (file->fault_count) form_fault(form, NULL, CELLS_WRONG);
    else if (file->set_count == 0) form_fault(form, NULL, NO_ROWS);
    for (size_t i = 0; i < file->set_count; i++) {
        if (!*file->sets[i].period) form_fault(form, "year", "Berkas ini tidak menyebut periodenya. Tulis tahun datanya.");
    }
    if (!form_has(form, "source")) form_fault(form, "source", "Tulis sumber angkanya.");
}

/* ---- storing ---- */

static enum result store(struct figuring *figuring, struct form *form, struct response *response) {
    struct request *request = figuring->request;
    struct figure_import what = { .source = form_text(form, "source"), .report_period = figure_period_read(form, figure_form_report(figuring->reading.kind)),
                                  .nonce = intake_nonce(request), .replaces = form_ticked(form, "replace") };
    struct figure_imported imported;
    memcpy(what.file_sha256, figuring->upload->sha256, sizeof what.file_sha256);
    enum result result = figuring_store(figuring, &what, &imported);
    if (result == REFUSED_STALE) {
        figure_stored_refused(form, "replace", imported.refused, what.replaces);
        figuring->is_taken = true;
        result = show_file(figuring, form, response);
        response->status = response_status_of(REFUSED_STALE);
        return result;
    }
    if (result != DONE) return result;
    figuring->upload->state = UPLOAD_PENDING; /* its rows are stored: the files go at the end of the request */
    if (figuring->totals_upload) figuring->totals_upload->state = UPLOAD_PENDING;
    return figure_stored_leads(request, imported.count == 1 ? &imported.id : NULL, response);
}

/* ---- the file ---- */

static void choose_sheet(struct figuring *figuring, struct form *form) {
    if (form_has(form, "sheet")) figuring->sheet = strtoul(form_text(form, "sheet"), NULL, 10) - 1;
}

static enum result go_on(struct figuring *figuring, struct form *form, struct response *response) {
    bool is_read = form_chose(form, "step", "read"), is_save = form_chose(form, "step", "save");
    enum result result = DONE;
    choose_sheet(figuring, form);
    figure_form_about(figuring, form);
    if (is_read) result = figure_form_propose(figuring, form);
    else figure_form_take(figuring, form);
    if (result == DONE) result = figuring_read(figuring);
    if (result != DONE) return result;
    figure_form_offices(figuring, form, !is_read);
    if (!is_read) judge_sets(figuring, form);
    if (!is_save || form->is_faulty) return show_file(figuring, form, response);
    return store(figuring, form, response);
}

/* ---- reading the request ---- */

/* At the first step the columns are not read: they are about to be guessed. */
static void read_form(struct form *form, bool is_first) {
    size_t all = form->field_count;
    if (is_first) form->field_count = FIGURE_BASE_COUNT;
    (void)form_read(form);
    form->field_count = all;
}

/* The sheets of what was sent; false with the fault in FORM. */
static bool open_file(struct figuring *figuring, struct form *form) {
    const char *field = FIGURE_FILE, *reason = NULL;
    if (!figuring->upload) return false;
    if (figuring_open(figuring, &field, &reason) == DONE) return true;
    form_fault(form, field, reason ? reason : "Berkas ini tidak dapat dibaca. Coba lagi.");
    return false;
}

static enum result take(struct app *app, struct request *request, struct response *response) {
    struct figuring *figuring = arena_alloc(request->arena, sizeof *figuring);
    *figuring = (struct figuring){ .app = app, .request = request };
    struct nonce nonce = intake_nonce(request);
    struct dataset_id stored;
    struct form form = figure_form(request);
    enum result result = figure_kinds_open(request, parameters_first(&request->form, "kind"), &figuring->reading.kind);
    bool has_kind = result == DONE;
    if (result != DONE && result != REFUSED_ABSENT) return result;
    if (figure_import_by_nonce(app->db, &nonce, &stored) == DONE) return figure_stored_leads(request, &stored, response);
    figuring->upload = table_file_sent(request, FIGURE_FILE);
    figuring->totals_upload = figuring->reading.kind == FIGURES_PERMITS ? table_file_sent(request, FIGURE_TOTALS) : NULL;
    bool is_open = open_file(figuring, &form) && has_kind;
    if (has_kind) figure_form_columns(&form, figuring->reading.kind);
    if (is_open) figure_form_offer(figuring, &form);
    const char *step = parameters_first(&request->form, "step");
    read_form(&form, !is_open || !step || strcmp(step, "read") == 0);
    if (!is_open || !form_has(&form, "step")) return show_begin(app, &form, response);
    return go_on(figuring, &form, response);
}

/* A CSV file of nothing but its header, as spreadsheet programs here open it: with a byte order mark, parted by ';'. */
static enum result send_example(struct request *request, const char *text, struct response *response) {
    enum figure_kind kind;
    enum dataset_kind dataset;
    enum result result = figure_kinds_open(request, text, &kind);
    if (result != DONE || !dataset_kind_parse(text, &dataset)) return result != DONE ? result : FAILED_INTERNAL;
    struct figure_fields known = figure_fields(kind);
    struct buffer line = buffer_in(request->arena);
    for (size_t i = 0; i < known.count; i++) buffer_format(&line, "%s%s", i ? ";" : "\xEF\xBB\xBF", known.rows[i].label);
    buffer_text(&line, "\r\n");
    const char *name = arena_format(request->arena, "contoh-%s.csv", dataset_kind_folder(dataset));
    return response_bytes(response, "text/csv; charset=utf-8", name, buffer_string(&line), line.length);
}

static enum result begin(struct app *app, struct request *request, struct response *response) {
    struct form form = figure_form(request);
    enum figure_kind kind = FIGURES_INVESTMENT;
    const char *text = parameters_first(&request->query, OF_KIND), *period = parameters_first(&request->query, OF_PERIOD);
    const char *example = parameters_first(&request->query, OF_EXAMPLE);
    if (figure_kinds_offered(request).count == 0) return REFUSED_FORBIDDEN;
    if (example) return send_example(request, example, response);
    if (text && figure_kinds_open(request, text, &kind) == DONE) form_set(&form, "kind", text);
    if (period && form_has(&form, "kind")) figure_period_set(&form, figure_form_period(kind), period);
    return show_begin(app, &form, response);
}

enum result figure_import_page(struct app *app, struct request *request, struct response *response) {
    if (request->method != METHOD_POST) return begin(app, request, response);
    return table_file_has_nonce(app, request, FIGURE_IMPORT_PATH) ? take(app, request, response) : REFUSED_INVALID;
}
