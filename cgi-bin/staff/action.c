/* Scope: doing something to a case.
 * POST /petugas/aksi/NUMBER  303 to the case: step, files, class, deadline, audit row and mail are on disk; the same form
 *                            once more changes nothing and leads there too;
 *                        400 the case with the form open and what is wrong, or no such action or a field of another one;
 *                        403 the visitor's roles never do this; 404 no such case;
 *                        409 the case with what was typed: somebody was faster, or its state does not allow it;
 *                        503 nothing was stored, what was typed is kept. */
#include "cgi-bin/staff/action.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cgi-bin/staff/case_screen.h"
#include "cgi-bin/staff/case_step.h"
#include "cgi-bin/staff/desk_view.h"
#include "lib/web/page.h"

#define STALE "Kasus ini sudah diubah orang lain sejak Anda membukanya. Baca perubahannya, lalu kirim lagi bila masih perlu."
#define MORE "more" /* the button that only adds empty rows */
#define UNAVAILABLE "Belum tersimpan karena gangguan pada sistem. Isian Anda masih ada; tunggu sebentar, lalu kirim lagi."

struct attempted {
    struct app *app;
    struct request *request;
    struct response *response;
    struct case_file file;
    const struct case_action *action;
    struct form form;
};

/* ---- reading ---- */

static bool takes(const struct case_action *action, const char *name) {
    static const char *const ALWAYS[] = { "csrf", "action", "version", KEPT_FIELD };
    for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++) {
        if (strcmp(ALWAYS[i], name) == 0) return true;
    }
    return case_action_takes(action, name) || (action->shown && strcmp(name, MORE) == 0);
}

/* The gate knows the fields of all actions; this one takes only its own. */
static bool fields_belong(const struct request *request, const struct case_action *action) {
    for (size_t i = 0; i < request->form.count; i++) {
        if (!takes(action, request->form.items[i].name)) return false;
    }
    return request->uploads.count == 0 || takes(action, "files");
}

static bool version_of(const struct request *request, int64_t *ret) {
    const char *text = parameters_first(&request->form, "version");
    if (!text || *text < '0' || *text > '9') return false;
    char *end;
    *ret = strtoll(text, &end, 10);
    return *end == '\0';
}

static const struct case_action *action_of(const struct request *request, enum case_kind kind) {
    const char *name = parameters_first(&request->form, "action");
    return name ? case_action_find(kind, name) : NULL;
}

/* ---- answers ---- */

static enum result show_again(struct attempted *attempted, int status) {
    struct turned_form turned = { case_action_name(attempted->action), &attempted->form };
    struct case_turn turn = { .status = status, .form = &turned };
    return case_screen_show(attempted->app, attempted->request, attempted->response, &attempted->file, &turn);
}

/* The case as it is now, and what was typed: in its form when that is still there, else as text to copy. */
static enum result show_stale(struct attempted *attempted) {
    struct case_next next;
    enum result result = case_file_open(attempted->app, attempted->request, attempted->request->tail, &attempted->file);
    if (result != DONE) return result;
    if (case_action_allowed(attempted->request, &attempted->file, attempted->action, &next) == DONE) {
        form_fault(&attempted->form, NULL, STALE);
        return show_again(attempted, 409);
    }
    const char *typed = takes(attempted->action, "text") ? form_text(&attempted->form, "text") : "";
    struct case_turn turn = { .status = 409, .notice = STALE, .tone = "negative", .unsent = *typed ? typed : NULL };
    return case_screen_show(attempted->app, attempted->request, attempted->response, &attempted->file, &turn);
}

static struct action_scene scene_of(const struct attempted *attempted) {
    return (struct action_scene){ attempted->app, attempted->request, &attempted->file };
}

/* Back to the case; whom this very step excluded is led to the queue. */
static enum result go_to_case(struct attempted *attempted) {
    struct exclusion_question question = { attempted->file.row.id, { attempted->request->visitor->staff_id } };
    bool is_hidden = false;
    enum result result = exclusion_hides(attempted->app->db, question, &is_hidden);
    if (result == DONE && is_hidden) return response_redirect(attempted->response, "/petugas/");
    const char *path = arena_format(attempted->request->arena, "/petugas/kasus/%s?selesai=%s", attempted->file.row.number,
                                    case_action_name(attempted->action));
    return response_redirect(attempted->response, path);
}

/* What was typed, with further empty rows; nothing is judged yet. */
static enum result show_more(struct attempted *attempted) {
    form_take(&attempted->form);
    return show_again(attempted, 200);
}

/* What was typed, to be copied: the case itself is not shown when the look at it cannot be written down. */
static enum result show_words(struct attempted *attempted) {
    const struct form *form = &attempted->form;
    json_t *facts = json_array();
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        bool is_typed = field->kind == FIELD_TEXT || field->kind == FIELD_LINES || field->kind == FIELD_WHOLE_NUMBER;
        const char *typed = is_typed ? parameters_first(&attempted->request->form, field->name) : NULL;
        if (typed && *typed) desk_fact(facts, field->label, typed);
    }
    attempted->response->status = 503;
    return page_render(attempted->app, attempted->request, attempted->response, "pages/staff_unsent",
                       json_pack("{s:s, s:o}", "number", attempted->file.row.number, "facts", facts));
}

static enum result attempt(struct attempted *attempted, int64_t version) {
    struct case_file *file = &attempted->file;
    struct case_next next;
    struct form *form = &attempted->form;
    enum result allowed = case_action_allowed(attempted->request, file, attempted->action, &next);
    bool is_right = form_read(form) == DONE;
    if (allowed == REFUSED_STALE || version != file->row.version) return show_stale(attempted);
    struct action_scene scene = scene_of(attempted);
    if (attempted->action->judge) attempted->action->judge(&scene, form);
    if (!is_right || form->is_faulty) return show_again(attempted, 400);
    enum result result = case_step_store(attempted->app, attempted->request, file, attempted->action, form);
    if (result == DONE) return go_to_case(attempted);
    if (result == REFUSED_STALE) return show_stale(attempted);
    if (result != FAILED_UNAVAILABLE) return result;
    form_fault(form, NULL, UNAVAILABLE);
    result = show_again(attempted, 503);
    return result == FAILED_UNAVAILABLE ? show_words(attempted) : result;
}

enum result action_page(struct app *app, struct request *request, struct response *response) {
    struct attempted attempted = { .app = app, .request = request, .response = response };
    struct case_file *file = &attempted.file;
    enum result result = case_file_open(app, request, request->tail, file);
    if (result != DONE) return result;
    struct case_next next;
    int64_t version;
    attempted.action = action_of(request, file->kind);
    if (!attempted.action || !version_of(request, &version)) return REFUSED_INVALID;
    if (case_action_allowed(request, file, attempted.action, &next) == REFUSED_FORBIDDEN) return REFUSED_FORBIDDEN;
    if (!fields_belong(request, attempted.action)) return REFUSED_INVALID;
    if (case_step_happened(file, case_step_id(app, request, file))) return go_to_case(&attempted);
    struct action_scene scene = scene_of(&attempted);
    result = case_action_form(&scene, attempted.action, &attempted.form);
    if (result != DONE) return result;
    return parameters_first(&request->form, MORE) ? show_more(&attempted) : attempt(&attempted, version);
}
