/* Scope: making a published table of an answered request.
 * GET  /petugas/data/jawaban/NUMBER  200 which file; 404 for a request that is none, not the visitor's, not answered, or erased
 * POST /petugas/data/jawaban/NUMBER  step=read: 200 the file with its columns as guessed; step=check: 200 the same as chosen, with what may not be
 *                                    published; step=save: 303 to the draft once it is stored; the same form twice is one draft
 *                                    400 with the form: no file, cells that cannot be read, personal data, words that are missing
 *                                    409 with the form: that table of that period is on its way to approval, or a draft nobody said to replace */
#include "cgi-bin/staff/answer_desk.h"

#include <string.h>

#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/answer_desk_view.h"
#include "cgi-bin/staff/datasets.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/figure_stored.h"
#include "cgi-bin/staff/table_file.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/answer_privacy.h"
#include "lib/rules/dataset_states.h"
#include "lib/rules/period.h"
#include "lib/store/answer_table.h"
#include "lib/store/figure_import.h"
#include "lib/web/page.h"

#define NOT_FIT "Tabel ini belum dapat terbit. Perbaiki berkasnya, atau pilih “Tidak diterbitkan” pada kolomnya; belum ada yang tersimpan."

static bool is_answered(const struct case_file *file) {
    enum request_state state;
    if (file->kind != CASE_REQUEST || file->row.erased || !request_state_parse(file->row.state, &state)) return false;
    return state == REQUEST_ANSWERED || state == REQUEST_PARTLY_ANSWERED || state == REQUEST_OBJECTION_ANSWERED;
}

static const char *path_of(struct arena *arena, const struct case_file *file) {
    return arena_format(arena, ANSWER_PATH "%s", file->row.number);
}

static enum result show(struct answering *answering, struct form *form, struct response *response) {
    json_t *view = answer_desk_view(answering, form);
    return page_form(answering->app, form->request, response, "pages/staff_answer", form, path_of(form->request->arena, answering->file), view);
}

/* ---- reading ---- */

static enum result read_table(struct answering *answering) {
    struct arena *arena = answering->request->arena;
    struct answer_table *table = &answering->table;
    struct private_values own = answer_form_own(answering->app, arena);
    enum result result = answer_form_requester(answering, &answering->requester);
    if (result != DONE) return result;
    struct answer_private what = { &own, answering->requester };
    answer_table_read(arena, &answering->sheets.sheets[answering->sheet], answering->header, table);
    answer_private_find(arena, &what, table);
    answer_small_groups(arena, answering->app->config->publication.smallest_group, table);
    return DONE;
}

/* The sheets of what was sent; false with the fault in FORM. */
static bool open_file(struct answering *answering, struct form *form) {
    const char *reason = NULL;
    answering->upload = table_file_sent(form->request, ANSWER_FILE);
    if (!answering->upload) return false;
    if (table_file_open(form->request, answering->upload, figure_sheet_csv, &answering->sheets, &reason) == DONE) return true;
    form_fault(form, ANSWER_FILE, reason ? reason : "Berkas ini tidak dapat dibaca. Coba lagi.");
    answering->upload = NULL;
    return false;
}

/* ---- storing ---- */

static enum result refuse_taken(struct answering *answering, struct form *form, struct response *response) {
    struct arena *arena = form->request->arena;
    const char *figures = arena_format(arena, "%s %s", dataset_kind_text(DATASET_ANSWER), answering->period);
    figure_stored_refused(form, "replace", figures, form_ticked(form, "replace"));
    answering->is_taken = true;
    enum result result = show(answering, form, response);
    response->status = response_status_of(REFUSED_STALE);
    return result;
}

static enum result store(struct answering *answering, struct form *form, struct response *response) {
    struct request *request = form->request;
    struct actor actor = visitor_actor(request);
    struct answer_new new = { .request = answering->file->row.id, .title = form_text(form, "title"), .description = form_text(form, "description"),
                              .source = form_text(form, "source"), .period = answering->period, .licence = form_text(form, "licence"),
                              .nonce = intake_nonce(request), .replaces = form_ticked(form, "replace") };
    struct dataset_id id;
    (void)answer_rhythm_parse(form_text(form, "rhythm"), &new.rhythm);
    memcpy(new.file_sha256, answering->upload->sha256, sizeof new.file_sha256);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(answering->app->db, &tx);
    if (result == DONE) result = answer_add(&tx, request->arena, &actor, request->now, &new, &answering->table, &id);
    if (result == REFUSED_STALE) return refuse_taken(answering, form, response);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) return result;
    answering->upload->state = UPLOAD_PENDING; /* its cells are stored: the file goes at the end of the request */
    return figure_stored_leads(request, &id, response);
}

/* ---- the request ---- */

static enum result go_on(struct answering *answering, struct form *form, struct response *response) {
    bool is_read = form_chose(form, "step", "read"), is_save = form_chose(form, "step", "save");
    answer_form_sheet(answering, form);
    if (is_read) answer_form_propose(answering, form);
    answer_form_take(answering, form);
    enum result result = read_table(answering);
    if (result != DONE) return result;
    if (is_read) return show(answering, form, response);
    answer_form_judge(answering, form);
    if (answering->table.fault_count > 0) form_fault(form, NULL, NOT_FIT);
    if (is_save && !form_ticked(form, "checked")) form_fault(form, "checked", "Periksa tabelnya, lalu centang.");
    if (!is_save || form->is_faulty) return show(answering, form, response);
    return store(answering, form, response);
}

/* At the first step the columns are not read: they are about to be guessed. */
static void read_form(struct form *form, bool is_first) {
    size_t all = form->field_count;
    if (is_first) form->field_count = ANSWER_BASE_COUNT;
    (void)form_read(form);
    form->field_count = all;
}

static enum result take(struct answering *answering, struct response *response) {
    struct request *request = answering->request;
    struct nonce nonce = intake_nonce(request);
    struct dataset_id stored;
    struct form form = answer_form(request);
    if (figure_import_by_nonce(answering->app->db, &nonce, &stored) == DONE) return figure_stored_leads(request, &stored, response);
    bool is_open = open_file(answering, &form);
    if (is_open) answer_form_offer(answering, &form);
    const char *step = parameters_first(&request->form, "step");
    read_form(&form, !is_open || !step || strcmp(step, "read") == 0);
    return is_open && form_has(&form, "step") ? go_on(answering, &form, response) : show(answering, &form, response);
}

enum result answer_desk_page(struct app *app, struct request *request, struct response *response) {
    struct case_file *file = arena_alloc(request->arena, sizeof *file);
    struct answering *answering = arena_alloc(request->arena, sizeof *answering);
    *file = (struct case_file){ 0 };
    enum result result = case_file_open(app, request, request->tail, file);
    if (result != DONE) return result;
    if (!is_answered(file)) return REFUSED_ABSENT;
    *answering = (struct answering){ .app = app, .request = request, .file = file, .period = "", .requester = "" };
    struct form form = answer_form(request);
    if (request->method != METHOD_POST) return show(answering, &form, response);
    return table_file_has_nonce(app, request, path_of(request->arena, file)) ? take(answering, response) : REFUSED_INVALID;
}

/* ---- ways ---- */

static void add_link(json_t *list, const char *path, const char *label) {
    (void)json_array_append_new(list, json_pack("{s:s, s:s}", "href", path + 1, "label", label)); /* below the root */
}

/* "Data terbuka: Izin terbit per kecamatan, Tahun 2025 (Konsep)" */
static const char *made_label(struct arena *arena, const struct dataset *dataset) {
    enum dataset_state state = DATASET_DRAFT;
    (void)dataset_state_parse(dataset->state, &state);
    return arena_format(arena, "Data terbuka: %s, %s (%s)", dataset->title, period_label(arena, dataset->period), dataset_state_label(state));
}

enum result answer_desk_links(struct app *app, struct request *request, const struct case_file *file, json_t *list) {
    struct arena *arena = request->arena;
    struct datasets made = { 0 };
    enum result result = answer_of_request(app->db, arena, file->row.id, &made);
    bool may_look = visitor_may(request, PERMISSION_DATASET_VIEW);
    for (size_t i = 0; may_look && i < made.count; i++) {
        add_link(list, arena_format(arena, DATASETS_PATH "/%lld", (long long)made.rows[i].id.value), made_label(arena, &made.rows[i]));
    }
    if (is_answered(file) && dataset_kind_allowed(DATASET_ANSWER, request->visitor->roles)) add_link(list, path_of(arena, file), "Jadikan data terbuka");
    return result;
}

enum result answer_desk_edit(struct app *app, struct request *request, const struct dataset *dataset, json_t *view) {
    const char *number;
    bool is_answer = strcmp(dataset->kind, dataset_kind_text(DATASET_ANSWER)) == 0;
    bool is_open = dataset->approved || strcmp(dataset->state, "draft") == 0 || strcmp(dataset->state, "returned") == 0;
    if (!is_answer || !is_open || !dataset_kind_allowed(DATASET_ANSWER, request->visitor->roles)) return DONE;
    struct answer_asker asker = { dataset->id, visitor_of(request)->session.staff.id };
    enum result result = answer_request_number(app->db, request->arena, asker, &number);
    if (result != DONE) return result == REFUSED_ABSENT ? DONE : result;
    add_link(json_object_get(view, "edits"), arena_format(request->arena, ANSWER_PATH "%s", number), "Isi lagi dari permintaannya");
    (void)json_object_set_new(view, "has_edits", json_true());
    return DONE;
}
