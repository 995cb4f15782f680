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
#include "cgi-bin/staff/table_file.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/web/page.h"

#define OF_PERIOD "periode"
#define IMPORTS_SHOWN 20 /* of those before, on the page that begins a new one */
#define KNOWN_BEFORE "Berkas yang sama sudah pernah diimpor. Centang bila jawabannya memang harus masuk sekali lagi."

const char *const SURVEY_IMPORT_QUERY[] = { DESK_DONE, OF_PERIOD, NULL };
static const struct desk_done DONE_WORDS[] = { { "impor", "Semua baris berkas tersimpan sebagai jawaban." } };

/* ---- pages ---- */

static json_t *imports_view(struct app *app, struct arena *arena, const struct survey_imports *imports) {
    json_t *list = json_array();
    for (size_t i = 0; i < imports->count; i++) {
        const struct survey_import *one = &imports->rows[i];
        const char *when = format_moment(arena, one->imported_at, app->config->office.zone_offset, app->config->office.zone);
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "period", one->period_key, "count_text", format_number(arena, one->answers, 0),
                                                    "when_text", when, "staff_name", one->staff_name));
    }
    return list;
}

static enum result show_begin(struct app *app, struct form *form, struct response *response) {
    struct request *request = form->request;
    struct survey_imports imports;
    enum result result = survey_import_list(app->db, request->arena, IMPORTS_SHOWN, &imports);
    if (result != DONE) return result;
    json_t *view = desk_view("survey");
    (void)json_object_set_new(view, "has_imports", json_boolean(imports.count > 0));
    (void)json_object_set_new(view, "imports", imports_view(app, request->arena, &imports));
    (void)json_object_set_new(view, "has_file", json_false());
    (void)json_object_set_new(view, "is_known", json_false());
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    return page_form(app, request, response, "pages/staff_survey_import", form, SURVEY_IMPORT_PATH, view);
}

static enum result show_file(struct importing *importing, struct form *form, struct response *response) {
    json_t *view = import_view(importing, form);
    return page_form(importing->keying.app, form->request, response, "pages/staff_survey_import", form, SURVEY_IMPORT_PATH, view);
}

/* ---- sheet and header ---- */

/* Which rows are meant: as typed, else as guessed. */
static void choose_rows(struct importing *importing, struct form *form) {
    if (form_has(form, "sheet")) importing->sheet = strtoul(form_text(form, "sheet"), NULL, 10) - 1;
    const struct worksheet *sheet = &importing->sheets.sheets[importing->sheet];
    importing->header = form_has(form, "header_row") ? table_file_row(sheet, form_number(form, "header_row")) : import_guess_header(importing);
    if (importing->header == sheet->row_count) {
        form_fault(form, "header_row", "Baris ini tidak ada atau kosong.");
        importing->header = import_guess_header(importing);
    }
    if (!form_has(form, "header_row")) form_set(form, "header_row", arena_format(form->request->arena, "%zu", sheet->rows[importing->header].line));
    importing->rows = form_has(form, "last_row") ? table_file_rows_until(sheet, form_number(form, "last_row")) : sheet->row_count;
    if (importing->rows <= importing->header) form_fault(form, "last_row", "Baris terakhir harus di bawah baris judul.");
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
    import_offer_columns(importing, form);
    import_offer_orders(importing, form);
    enum result result = is_read ? import_propose_columns(importing, form) : import_take_columns(importing, form);
    if (result == DONE && !is_read) import_judge_columns(importing, form);
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
    struct form form = import_form(request, has_period ? &importing->keying.instrument : NULL);
    result = import_offer_periods(app, &form);
    if (result == DONE && has_period && survey_import_by_nonce(app->db, &nonce, &answers) == DONE) return done(request, &importing->keying.period, response);
    if (result != DONE) return result;
    const char *reason = NULL;
    importing->upload = has_period ? table_file_sent(request, "file") : NULL;
    bool has_file = importing->upload && import_open(importing, &reason) == DONE;
    struct choice_list sheets = has_file ? table_file_sheets(request->arena, &importing->sheets) : (struct choice_list){ 0 };
    form_choices(&form, "sheet", sheets.choices, sheets.count);
    import_offer_numbers(importing, &form);
    const char *step = parameters_first(&request->form, "step");
    read_form(&form, !has_file || !step || strcmp(step, "read") == 0);
    if (importing->upload && !has_file) form_fault(&form, "file", reason ? reason : "Berkas ini tidak dapat dibaca. Coba lagi.");
    if (!has_file || !form_has(&form, "step")) return show_begin(app, &form, response);
    return go_on(importing, &form, response);
}

enum result survey_import_page(struct app *app, struct request *request, struct response *response) {
    if (request->method == METHOD_POST) return table_file_has_nonce(app, request, SURVEY_IMPORT_PATH) ? take(app, request, response) : REFUSED_INVALID;
    struct form form = import_form(request, NULL);
    enum result result = import_offer_periods(app, &form);
    const char *period = parameters_first(&request->query, OF_PERIOD);
    if (result == DONE && period) form_set(&form, "period", period);
    return result == DONE ? show_begin(app, &form, response) : result;
}
