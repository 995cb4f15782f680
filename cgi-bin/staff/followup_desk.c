/* Scope: what an office promises after a survey, and what became of it.
 * GET  /petugas/survei/tindak-lanjut/KEY           the plan; whoever takes part in the approval reads it
 * POST /petugas/survei/tindak-lanjut/KEY           a new promise: 303; 400 with faults
 * POST /petugas/survei/tindak-lanjut/KEY/POSITION  change, mark or remove one: 303; 400 with faults; 409 when somebody was faster, and for
 *                                                  what a published promise does not allow. Only the survey team writes: 403 */
#include "cgi-bin/staff/followup_desk.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/followup_desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/period.h"
#include "lib/rules/private_value.h"
#include "lib/web/page.h"

#define STALE "Rencana ini sudah diubah orang lain. Periksa isinya, lalu simpan lagi bila masih perlu."

static const struct choice ACTIONS[] = { { "add", "", NULL }, { "change", "", NULL }, { "mark", "", NULL }, { "remove", "", NULL } };
static const struct choice STATES[] = {
    { "planned", "Direncanakan", NULL },
    { "done", "Selesai", NULL },
    { "dropped", "Tidak dilanjutkan", "Tulis alasannya dalam keterangan." },
};

const struct field FOLLOWUP_FIELDS[FOLLOWUP_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "version", .label = "Versi", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = INT32_MAX, .max_length = 10 },
    { .name = "unsur", .label = "Unsur", .kind = FIELD_CHOICE, .judged_by_handler = true, .choices_class = "list" },
    { .name = "what", .label = "Tindakan yang direncanakan", .kind = FIELD_LINES, .max_length = 1000, .judged_by_handler = true },
    { .name = "month", .label = "Selesai paling lambat", .kind = FIELD_TEXT, .max_length = 20, .judged_by_handler = true,
      .input_class = "input-short", .hint = "Bulan dan tahun, misalnya Maret 2027 atau 03/2027." },
    { .name = "responsible", .label = "Penanggung jawab", .kind = FIELD_TEXT, .max_length = 200, .judged_by_handler = true,
      .hint = "Jabatan atau unit, bukan nama orang." },
    { .name = "state", .label = "Keadaan", .kind = FIELD_CHOICE, .judged_by_handler = true, .choices = STATES, .choice_count = COUNT_OF(STATES) },
    { .name = "done_on", .label = "Tanggal selesai", .kind = FIELD_DATE, .hint = "Hanya bila selesai." },
    { .name = "note", .label = "Keterangan", .kind = FIELD_LINES, .max_length = 1000, .hint = "Ikut terbit bersama rencana." },
};
const char *const FOLLOWUP_QUERY[] = { DESK_DONE, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "add", "Rencana ditambahkan." }, { "change", "Rencana disimpan." }, { "mark", "Keadaan disimpan." }, { "remove", "Rencana dihapus." },
};

/* ---- judging ---- */

/* What is published may name no person. */
static void judge_private(struct app *app, struct form *form, const char *name) {
    const char *const emails[] = { app->config->office.email, NULL }, *const phones[] = { app->config->office.phone, NULL };
    const struct private_values own = { .own_emails = emails, .own_phones = phones };
    const char *text = form_text(form, name);
    enum private_kind kind = private_find(form->request->arena, &own, text, strlen(text));
    if (kind == PRIVATE_NOTHING) return;
    form_fault(form, name, arena_format(form->request->arena, "Hapus %s dari teks ini; data pribadi tidak boleh terbit.", private_kind_name(kind)));
}

/* What is promised for a month before those who answered were asked would be late from the start. */
static void judge_month(struct form *form, struct followup *row) {
    struct arena *arena = form->request->arena;
    struct period asked;
    day_number last;
    if (!form_has(form, "month")) return;
    if (!followup_month(arena, form_text(form, "month"), &row->due_month)) {
        form_fault(form, "month", "Tulis bulan dan tahun, misalnya Maret 2027.");
        return;
    }
    if (!period_parse(row->period_label, &asked) || !followup_last_day(row->due_month, &last) || last >= asked.first) return;
    form_fault(form, "month", arena_format(arena, "Bulan ini mendahului %s, periode surveinya. Isi bulan yang akan datang.",
                                           period_label(arena, row->period_label)));
}

static void judge_promise(struct app *app, struct form *form, struct followup *row) {
    static const struct { const char *name, *missing; } NEEDED[] = {
        { "unsur", "Pilih unsurnya." }, { "what", "Tulis tindakannya." }, { "month", "Isi bulan dan tahunnya." },
        { "responsible", "Isi jabatan atau unitnya." },
    };
    for (size_t i = 0; i < COUNT_OF(NEEDED); i++) {
        if (!form_has(form, NEEDED[i].name)) form_fault(form, NEEDED[i].name, NEEDED[i].missing);
    }
    judge_month(form, row);
    judge_private(app, form, "what");
    judge_private(app, form, "responsible");
    row->item_code = form_text(form, "unsur");
    row->action = form_text(form, "what");
    row->responsible = form_text(form, "responsible");
}

static void judge_state(struct app *app, struct form *form, struct followup *row) {
    enum followup_state state = FOLLOWUP_STATE_COUNT;
    if (!followup_state_parse(form_text(form, "state"), &state)) form_fault(form, "state", "Pilih keadaannya.");
    bool is_done = state == FOLLOWUP_DONE, has_day = form_has(form, "done_on");
    if (is_done && !has_day) form_fault(form, "done_on", "Isi tanggal selesainya.");
    if (is_done && has_day && form_day(form, "done_on") > desk_today(app, form->request)) form_fault(form, "done_on", "Tanggal ini belum tiba.");
    if (state == FOLLOWUP_DROPPED && !form_has(form, "note")) form_fault(form, "note", "Tulis mengapa tidak dilanjutkan.");
    judge_private(app, form, "note");
    row->state = form_text(form, "state");
    row->done_on = (struct optional_day){ is_done && has_day, is_done && has_day ? form_day(form, "done_on") : 0 };
    row->note = form_text(form, "note");
}

/* ---- steps ---- */

typedef void judge(struct app *app, struct form *form, struct followup *row);
typedef enum result apply(struct tx *tx, const struct actor *actor, instant now, const struct followup *row);

static enum result apply_add(struct tx *tx, const struct actor *actor, instant now, const struct followup *row) {
    struct followup_id id;
    return followup_add(tx, actor, now, row, &id);
}

static enum result apply_remove(struct tx *tx, const struct actor *actor, instant now, const struct followup *row) {
    return followup_remove(tx, actor, now, row->id, row->version);
}

static const struct step {
    const char *name;
    judge *judges; /* NULL: nothing is typed */
    apply *applies;
} ADDING = { "add", judge_promise, apply_add },
  STEPS[] = { { "change", judge_promise, followup_change }, { "mark", judge_state, followup_mark }, { "remove", NULL, apply_remove } };

static const struct step *step_of(const struct form *form, bool is_new) {
    if (is_new) return form_chose(form, "action", ADDING.name) ? &ADDING : NULL;
    for (size_t i = 0; i < COUNT_OF(STEPS); i++) {
        if (form_chose(form, "action", STEPS[i].name)) return &STEPS[i];
    }
    return NULL;
}

static enum result store(struct app *app, struct request *request, const struct step *step, const struct followup *row) {
    struct actor actor = visitor_actor(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = step->applies(&tx, &actor, request->now, row);
    return result == DONE ? tx_commit(&tx) : result;
}

/* ---- the page ---- */

static enum result show(struct app *app, struct request *request, struct response *response, const struct plan *plan, struct form *sent,
                        const struct followup *row) {
    struct form empty = form_of(request, FOLLOWUP_FIELDS, FOLLOWUP_FIELD_COUNT);
    json_t *view = plan_view(app, request, plan, sent, row);
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    return page_form(app, request, response, "pages/staff_followup", sent ? sent : &empty, NULL, view);
}

/* Somebody was faster: the page as it is now, with what was typed. */
static enum result show_stale(struct app *app, struct form *form, struct response *response, const char *key, const char *position) {
    struct plan now;
    enum result result = plan_open(app, form->request, key, &now);
    if (result != DONE) return result;
    const struct followup *row = plan_row(&now, position);
    form_fault(form, NULL, STALE);
    result = show(app, form->request, response, &now, form, row);
    response->status = response_status_of(REFUSED_STALE);
    return result;
}

static enum result post(struct app *app, struct request *request, struct response *response, const struct plan *plan, const char *position) {
    const struct followup *row = position ? plan_row(plan, position) : NULL;
    if (position && !row) return REFUSED_ABSENT;
    if (!visitor_may(request, PERMISSION_SURVEY_MANAGE)) return REFUSED_FORBIDDEN;
    if (!plan->may_write) return REFUSED_STALE;
    struct form form = plan_form(request, plan);
    (void)form_read(&form);
    const struct step *step = step_of(&form, row == NULL);
    if (!step || (row && !form_has(&form, "version"))) return REFUSED_INVALID;
    struct followup next = row ? *row : (struct followup){ .period_label = plan->period.label, .scope = plan->scope };
    if (row) {
        next.version = form_number(&form, "version");
        form.id_prefix = arena_format(request->arena, "no%d-%s", row->position, step->name);
    }
    if (step->judges) step->judges(app, &form, &next);
    if (form.is_faulty) return show(app, request, response, plan, &form, row);
    enum result result = store(app, request, step, &next);
    if (result == REFUSED_STALE) return show_stale(app, &form, response, plan->period.key, position ? position : "");
    if (result != DONE) return result;
    return response_redirect(response, arena_format(request->arena, "%s/%s?" DESK_DONE "=%s", FOLLOWUP_PATH, plan->period.key, step->name));
}

enum result followup_desk_page(struct app *app, struct request *request, struct response *response) {
    const char *slash = strchr(request->tail, '/');
    const char *key = slash ? arena_copy(request->arena, request->tail, (size_t)(slash - request->tail)) : request->tail;
    struct plan plan;
    enum result result = plan_open(app, request, key, &plan);
    if (result != DONE) return result;
    if (request->method == METHOD_POST) return post(app, request, response, &plan, slash ? slash + 1 : NULL);
    if (slash) return REFUSED_ABSENT;
    return show(app, request, response, &plan, NULL, NULL);
}
