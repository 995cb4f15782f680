/* Scope: one dataset: its figures, where its source contradicts itself, and the steps of its approval.
 * GET  /petugas/data/ID  the page; somebody who may not decide only reads
 * POST /petugas/data/ID  a step of the chain, one towards a correction (dataset_errata.h), or notes on differences (difference_notes.h): 303 to the page; 400 without the words a
 *                        step needs; 403 for a role that may not, and for a second step of one person; 409 when somebody was faster
 * What stands below it: survey_report.c */
#include "cgi-bin/staff/dataset.h"

#include <string.h>

#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/answer_desk.h"
#include "cgi-bin/staff/dataset_errata.h"
#include "cgi-bin/staff/dataset_tables.h"
#include "cgi-bin/staff/dataset_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/difference_notes.h"
#include "cgi-bin/staff/figure_links.h"
#include "cgi-bin/staff/survey_report.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/dataset_states.h"
#include "lib/store/survey.h"
#include "lib/web/page.h"

#define NOTE_LONGEST 1000 /* characters */
#define ANALYSIS_LONGEST 8000

static const struct choice ACTIONS[] = { { "submit", "Ajukan", NULL },   { "analyse", "Analisis", NULL }, { "correct", "Koreksi", NULL },
                                         { "approve", "Setujui", NULL }, { "send_back", "Kembalikan", NULL }, ERRATA_ACTIONS,
                                         DIFFERENCE_ACTIONS };

const struct field DATASET_FIELDS[DATASET_FIELD_COUNT] = {
    { .name = "action", .label = "Keputusan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS,
      .choice_count = sizeof ACTIONS / sizeof *ACTIONS },
    { .name = "version", .label = "Versi", .kind = FIELD_WHOLE_NUMBER, .required = true, .smallest = 1, .largest = INT32_MAX,
      .max_length = 10 },
    { .name = "note", .label = "Catatan", .kind = FIELD_LINES, .max_length = NOTE_LONGEST },
    { .name = "analysis", .label = "Analisis", .kind = FIELD_LINES, .max_length = ANALYSIS_LONGEST,
      .hint = "Yang kuat, yang lemah, sebabnya, dan yang perlu dilakukan. Ikut terbit bersama data." },
    { .name = "correction", .label = "Hasil koreksi", .kind = FIELD_LINES, .max_length = ANALYSIS_LONGEST,
      .hint = "Apa yang diperiksa dan dikoreksi, atau tulis: tidak ada koreksi." },
    { .name = "reason", .label = "Alasan", .kind = FIELD_LINES, .max_length = NOTE_LONGEST,
      .hint = "Dibaca oleh yang mengajukan." },
    ERRATA_FIELDS,
    DIFFERENCE_FIELDS,
};
_Static_assert(DATASET_FIELD_COUNT == 6 + ERRATA_FIELD_COUNT + DIFFERENCE_FIELD_COUNT, "every field has a place");
const char *const DATASET_QUERY[] = { DESK_DONE, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "import", "Konsep disusun dari semua jawaban. Periksa, lalu ajukan." },
    { "submit", "Data diajukan. Kepala Seksi menganalisisnya." },
    { "analyse", "Analisis disimpan. Data diteruskan kepada Kepala Bidang." },
    { "correct", "Koreksi disimpan. Data diteruskan kepada Kepala Dinas." },
    { "approve", "Data disetujui dan terkunci. Data terbit pada edisi situs berikutnya." },
    { "send_back", "Data dikembalikan dengan alasan Anda." },
    { "remake", "Koreksi dibuat. Tulis alasan setiap perubahan, lalu ajukan." },
    { "explain", "Alasan koreksi disimpan." },
    { "write", "Catatan koreksi disimpan." },
    { "drop", "Catatan koreksi dibuang." },
    { "accept", "Catatan selisih disimpan." },
    { "impor", "Angka tersimpan sebagai konsep. Periksa, beri catatan pada setiap selisih, lalu ajukan." },
};

/* The decisions as the page offers them, and where their words are typed. */
static const struct decision {
    const char *words, *missing; /* field; what to say when it is empty although the step needs it */
    struct action offer;
} DECISIONS[DATASET_ACTION_COUNT] = {
    [DATASET_SUBMIT] = { "note", NULL,
                         { .label = "Ajukan untuk disetujui", .hint = "Kepala Seksi menganalisis, Kepala Bidang mengoreksi, Kepala Dinas memutuskan.",
                           .button = "Ajukan", .name = "submit", .open = true, .fields = (const char *const[]){ "note", NULL } } },
    [DATASET_ANALYSE] = { "analysis", "Tulis analisis Anda.",
                          { .label = "Analisis dan teruskan", .hint = "Kepala Bidang menerima analisis Anda bersama datanya.",
                            .button = "Simpan analisis", .name = "analyse", .open = true, .needs_all = true,
                            .fields = (const char *const[]){ "analysis", NULL } } },
    [DATASET_CORRECT] = { "correction", "Tulis hasil koreksi, atau: tidak ada koreksi.",
                          { .label = "Koreksi dan teruskan", .hint = "Angka yang salah diperbaiki oleh yang mengajukan: kembalikan datanya.",
                            .button = "Simpan koreksi", .name = "correct", .open = true, .needs_all = true,
                            .fields = (const char *const[]){ "correction", NULL } } },
    [DATASET_APPROVE] = { "note", NULL,
                          { .label = "Setujui untuk diterbitkan", .button = "Setujui", .name = "approve", .open = true,
                            .hint = "Setelah disetujui data terkunci dan terbit pada edisi berikutnya." } },
    [DATASET_SEND_BACK] = { "reason", "Tulis alasan pengembalian.",
                            { .label = "Kembalikan untuk diperbaiki", .button = "Kembalikan", .name = "send_back", .grave = true,
                              .needs_all = true, .fields = (const char *const[]){ "reason", NULL } } },
};

/* One dataset of one moment. */
struct dataset_file {
    struct dataset dataset;
    struct dataset_steps steps;
    struct errata_page errata;
    struct notes_page notes;
};

static enum result open_file(struct app *app, struct request *request, struct dataset_file *ret) {
    struct dataset_id id;
    if (!desk_id(request->tail, &id.value)) return REFUSED_ABSENT;
    enum result result = db_read_begin(app->db);
    if (result != DONE) return result;
    result = dataset_by_id(app->db, request->arena, id, &ret->dataset);
    if (result == DONE) result = dataset_steps(app->db, request->arena, id, &ret->steps);
    if (result == DONE) result = dataset_errata_read(app, request, &ret->dataset, &ret->errata);
    if (result == DONE) result = difference_notes_read(app, request, &ret->dataset, &ret->notes);
    db_read_end(app->db);
    return result;
}

/* What stands in the way of a second step by the same person; NULL when nothing does. */
static const char *own_step_text(const struct request *request, const struct dataset_file *file, enum dataset_action action) {
    int64_t visitor = visitor_of(request)->session.staff.id.value;
    for (size_t i = 0; dataset_action_is_signature(action) && i < file->steps.count; i++) {
        const struct dataset_step *step = &file->steps.rows[i];
        enum dataset_action done;
        bool is_own = step->staff.value == visitor && dataset_action_parse(step->action, &done);
        if (!is_own || done == action || !dataset_action_is_signature(done)) continue;
        return arena_format(request->arena, "Anda sendiri sudah mengambil langkah “%s” untuk data ini. Langkah “%s” harus diambil oleh akun lain.",
                            dataset_action_label(done), dataset_action_label(action));
    }
    return NULL;
}

static enum result allowed(const struct request *request, const struct dataset_file *file, enum dataset_action action) {
    enum dataset_state state, next;
    enum dataset_kind kind;
    if (!dataset_kind_parse(file->dataset.kind, &kind) || !dataset_state_parse(file->dataset.state, &state)) return FAILED_INTERNAL;
    return dataset_action_allowed(kind, state, action, request->visitor->roles, &next);
}

/* ---- the page ---- */

static void add_action(struct form *form, json_t *fields, const struct dataset_file *file, const struct decision *decision, json_t *actions) {
    struct action offer = decision->offer;
    offer.post_to = arena_format(form->request->arena, "petugas/data/%lld", (long long)file->dataset.id.value);
    offer.version = file->dataset.version;
    offer.open = offer.open || (form->is_faulty && form_chose(form, "action", offer.name));
    (void)json_array_append_new(actions, action_view(form, fields, &offer));
}

/* Why the dataset cannot be submitted yet; NULL when it can. */
static const char *missing_words(const struct dataset_file *file) {
    const char *missing = dataset_errata_missing(&file->errata);
    return missing ? missing : difference_notes_missing(&file->notes);
}

static void add_actions(struct app *app, struct form *form, const struct dataset_file *file, json_t *view) {
    struct request *request = form->request;
    json_t *fields = form_view(app, form), *actions = json_array();
    const char *missing = missing_words(file), *blocked = NULL;
    for (unsigned action = 0; action < DATASET_ACTION_COUNT; action++) {
        if (!DECISIONS[action].words || allowed(request, file, (enum dataset_action)action) != DONE) continue;
        const char *own = own_step_text(request, file, (enum dataset_action)action);
        if (!own && action == DATASET_SUBMIT) own = missing;
        if (own) blocked = own;
        else add_action(form, fields, file, &DECISIONS[action], actions);
    }
    json_decref(fields);
    dataset_errata_view(app, form, &file->errata, view, actions);
    difference_notes_view(app, form, &file->notes, view);
    (void)json_object_set_new(view, "blocked_text", blocked ? json_string(blocked) : json_null());
    (void)json_object_set_new(view, "has_actions", json_boolean(json_array_size(actions) > 0));
    (void)json_object_set_new(view, "actions", actions);
}

/* Where whoever decides sees more: the analysis of the period, when the survey was held here. */
static enum result add_analysis(struct app *app, struct request *request, const struct dataset *dataset, json_t *view) {
    struct survey_period period;
    bool is_survey = strcmp(dataset->kind, dataset_kind_text(DATASET_SURVEY)) == 0;
    const char *key = dataset_key(request->arena, dataset);
    enum result result = is_survey ? survey_period_by_key(app->db, request->arena, key, &period) : REFUSED_ABSENT;
    json_t *href = result == DONE ? json_sprintf("petugas/survei/analisis/%s", key) : json_null();
    (void)json_object_set_new(view, "analysis_href", href);
    return result == REFUSED_ABSENT ? DONE : result;
}

static enum result fill(struct app *app, struct form *form, const struct dataset_file *file, json_t *view) {
    struct request *request = form->request;
    json_t *head, *tables = json_array();
    (void)json_object_set_new(view, "tables", tables);
    enum result result = dataset_head_view(app, request, &file->dataset, &head);
    if (result == DONE) (void)json_object_set_new(view, "dataset", head);
    if (result == DONE) result = add_analysis(app, request, &file->dataset, view);
    if (result == DONE) result = dataset_tables(app, request, &file->dataset, tables);
    if (result != DONE) return result;
    dataset_differences_view(&file->notes.differences, view);
    (void)json_object_set_new(view, "has_tables", json_boolean(json_array_size(tables) > 0));
    dataset_origin_view(app, request, &file->dataset, view);
    dataset_few_view(app, request, &file->dataset, view);
    survey_report_links(request->arena, &file->dataset, view);
    (void)json_object_set_new(view, "events", dataset_steps_view(app, request, &file->steps));
    figure_links_dataset(request, &file->dataset, file->errata.newest, view);
    add_actions(app, form, file, view);
    return answer_desk_edit(app, request, &file->dataset, view);
}

static enum result show(struct app *app, struct form *form, struct response *response, const struct dataset_file *file) {
    json_t *view = desk_view("data");
    desk_notice_done(form->request, view, DONE_WORDS, sizeof DONE_WORDS / sizeof *DONE_WORDS);
    enum result result = fill(app, form, file, view);
    if (result == DONE) return page_form(app, form->request, response, "pages/staff_dataset", form, NULL, view);
    json_decref(view);
    return result;
}

/* ---- decisions ---- */

static enum result store(struct app *app, struct request *request, const struct dataset_act *act) {
    struct actor actor = visitor_actor(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = dataset_act(&tx, &actor, request->now, act);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result refuse_own(struct app *app, struct form *form, struct response *response, const struct dataset_file *file, const char *text) {
    form_fault(form, NULL, text);
    enum result result = show(app, form, response, file);
    response->status = response_status_of(REFUSED_FORBIDDEN);
    return result;
}

static enum result correct(struct app *app, struct form *form, struct response *response, const struct dataset_file *file) {
    const char *path;
    if (form->is_faulty) return show(app, form, response, file);
    bool is_notes = difference_notes_takes(form_text(form, "action"));
    enum result result = is_notes ? difference_notes_do(app, form, &file->notes, &path) : dataset_errata_do(app, form, &file->errata, &path);
    if (result == REFUSED_INVALID && form->is_faulty) return show(app, form, response, file);
    return result == DONE ? response_redirect(response, path) : result;
}

static enum result decide(struct app *app, struct form *form, struct response *response, const struct dataset_file *file) {
    struct request *request = form->request;
    enum dataset_action action;
    const char *name = form_text(form, "action");
    if (dataset_errata_takes(name) || difference_notes_takes(name)) return correct(app, form, response, file);
    if (!dataset_action_parse(name, &action)) return show(app, form, response, file);
    enum result result = allowed(request, file, action);
    if (result != DONE) return result;
    const struct decision *decision = &DECISIONS[action];
    if (decision->missing && !form_has(form, decision->words)) form_fault(form, decision->words, decision->missing);
    const char *missing = action == DATASET_SUBMIT ? missing_words(file) : NULL;
    if (missing) form_fault(form, NULL, missing);
    if (form->is_faulty) return show(app, form, response, file);
    const char *own = own_step_text(request, file, action);
    if (own) return refuse_own(app, form, response, file, own);
    struct dataset_act act = { .id = file->dataset.id, .version = form_number(form, "version"), .action = dataset_action_text(action),
                               .note = form_text(form, decision->words) };
    result = store(app, request, &act);
    if (result != DONE) return result;
    return response_redirect(response, arena_format(request->arena, "%s?" DESK_DONE "=%s", request->path, act.action));
}

enum result dataset_page(struct app *app, struct request *request, struct response *response) {
    struct dataset_file file;
    if (strchr(request->tail, '/')) return survey_report_page(app, request, response);
    enum result result = open_file(app, request, &file);
    if (result != DONE) return result;
    struct form form = form_of(request, DATASET_FIELDS, DATASET_FIELD_COUNT);
    dataset_errata_choices(&form, &file.errata);
    if (request->method != METHOD_POST) return show(app, &form, response, &file);
    (void)form_read(&form);
    return decide(app, &form, response, &file);
}
