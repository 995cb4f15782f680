/* Scope: reading a plan and showing it with its steps. */
#include "cgi-bin/staff/followup_desk_view.h"

#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/followup_desk.h"
#include "cgi-bin/staff/followup_view.h"
#include "cgi-bin/staff/survey_reading.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/dataset.h"

/* ---- reading ---- */

static enum result read_values(struct app *app, struct arena *arena, struct plan *plan) {
    struct instrument_rules rules;
    struct skm *skm = arena_alloc(arena, sizeof *skm);
    enum result result = instrument_rules_of(&plan->instrument, &rules);
    if (result == DONE) result = skm_begin(skm, &rules, 0);
    if (result == DONE) result = survey_tally(app->db, plan->period.id, (struct survey_filter){ 0 }, skm);
    if (result != DONE) return result;
    plan->values = survey_reading_values(arena, &plan->instrument, skm);
    plan->known = followup_priorities(plan->values, plan->order);
    return DONE;
}

static enum result read_approval(struct app *app, struct arena *arena, struct plan *plan) {
    struct dataset dataset;
    enum result result = dataset_by_period(app->db, arena, &(struct dataset_about){ "survey", plan->period.label, plan->scope }, &dataset);
    if (result == REFUSED_ABSENT) return DONE;
    if (result == DONE) plan->is_promised = dataset.approved || dataset.revision > 1;
    return result;
}

static enum result read_plan(struct app *app, struct arena *arena, const char *key, struct plan *plan) {
    enum result result = survey_period_by_key(app->db, arena, key, &plan->period);
    if (result != DONE) return result;
    plan->scope = survey_period_scope(&plan->period);
    result = instrument_by_id(app->db, arena, plan->period.instrument, &plan->instrument);
    if (result == DONE) result = read_values(app, arena, plan);
    if (result == DONE) result = followup_list(app->db, arena, plan->period.label, plan->scope, &plan->rows);
    return result == DONE ? read_approval(app, arena, plan) : result;
}

enum result plan_open(struct app *app, struct request *request, const char *key, struct plan *ret) {
    struct plan plan = { 0 };
    enum result result = db_read_begin(app->db);
    if (result != DONE) return result;
    result = read_plan(app, request->arena, key, &plan);
    db_read_end(app->db);
    plan.may_write = result == DONE && !plan.period.open && visitor_may(request, PERMISSION_SURVEY_MANAGE);
    if (result == DONE) *ret = plan;
    return result;
}

const struct followup *plan_row(const struct plan *plan, const char *position) {
    for (size_t i = 0; i < plan->rows.count; i++) {
        char text[16];
        (void)snprintf(text, sizeof text, "%d", plan->rows.rows[i].position);
        if (strcmp(text, position) == 0) return &plan->rows.rows[i];
    }
    return NULL;
}

/* ---- forms ---- */

static struct choice unsur_choice(struct arena *arena, const struct plan *plan, size_t unsur) {
    const struct unsur_value *value = &plan->values.rows[unsur];
    const char *name = followup_unsur_name(&plan->instrument, value->code);
    bool is_known = value->nrr != SKM_NONE;
    return (struct choice){ value->code, is_known ? arena_format(arena, "%s (NRR %s)", name, format_number(arena, value->nrr, 3)) : name, NULL };
}

/* The weakest first, those without an answer last. */
static void give_unsur(struct form *form, const struct plan *plan) {
    struct arena *arena = form->request->arena;
    struct choice *choices = arena_array(arena, plan->values.count + 1, sizeof *choices);
    size_t count = 0;
    for (size_t i = 0; i < plan->known; i++) choices[count++] = unsur_choice(arena, plan, plan->order[i]);
    for (size_t i = 0; i < plan->values.count; i++) {
        if (plan->values.rows[i].nrr == SKM_NONE) choices[count++] = unsur_choice(arena, plan, i);
    }
    form_choices(form, "unsur", choices, count);
}

static bool is_planned(const struct plan *plan, const char *code) {
    for (size_t i = 0; i < plan->rows.count; i++) {
        if (strcmp(plan->rows.rows[i].item_code, code) == 0) return true;
    }
    return false;
}

struct form plan_form(struct request *request, const struct plan *plan) {
    struct form form = form_of(request, FOLLOWUP_FIELDS, FOLLOWUP_FIELD_COUNT);
    form.id_prefix = "baru";
    give_unsur(&form, plan);
    return form;
}

/* The weakest unsur nobody has promised anything about. */
static void propose(struct form *form, const struct plan *plan) {
    for (size_t i = 0; i < plan->known; i++) {
        const char *code = plan->values.rows[plan->order[i]].code;
        if (is_planned(plan, code)) continue;
        form_set(form, "unsur", code);
        return;
    }
}

struct form plan_row_form(struct request *request, const struct plan *plan, const struct followup *row, const char *name) {
    struct form form = form_of(request, FOLLOWUP_FIELDS, FOLLOWUP_FIELD_COUNT);
    form.id_prefix = arena_format(request->arena, "no%d-%s", row->position, name);
    give_unsur(&form, plan);
    form_set(&form, "unsur", row->item_code);
    form_set(&form, "what", row->action);
    form_set(&form, "month", followup_due(request->arena, row->due_month));
    form_set(&form, "responsible", row->responsible);
    form_set(&form, "state", row->state);
    form_set(&form, "note", row->note);
    if (row->done_on.known) form_set(&form, "done_on", format_day_short(request->arena, row->done_on.day));
    return form;
}

/* ---- view ---- */

static const char *const PROMISE_FIELDS[] = { "unsur", "what", "month", "responsible", NULL };
static const char *const STATE_FIELDS[] = { "state", "done_on", "note", NULL };

static const struct row_step {
    struct action offer;
    bool is_rewriting; /* not once it is promised */
} STEPS[] = {
    { { .label = "Catat keadaan", .button = "Simpan keadaan", .name = "mark", .fields = STATE_FIELDS }, false },
    { { .label = "Ubah rencana", .button = "Simpan rencana", .name = "change", .fields = PROMISE_FIELDS }, true },
    { { .label = "Hapus rencana", .button = "Hapus", .name = "remove", .grave = true }, true },
};

static bool was_sent(const struct form *sent, const char *name) {
    return sent && form_chose(sent, "action", name);
}

/* SENT is of this row or NULL. */
static json_t *row_steps(struct app *app, struct request *request, const struct plan *plan, const struct followup *row, struct form *sent) {
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(STEPS); i++) {
        if (!plan->may_write || (STEPS[i].is_rewriting && plan->is_promised)) continue;
        struct action offer = STEPS[i].offer;
        struct form fresh = plan_row_form(request, plan, row, offer.name), *form = was_sent(sent, offer.name) ? sent : &fresh;
        json_auto_t *fields = form_view(app, form);
        offer.post_to = arena_format(request->arena, "%s/%s/%d", &FOLLOWUP_PATH[1], plan->period.key, row->position);
        offer.version = row->version;
        offer.open = form == sent;
        (void)json_array_append_new(list, action_view(form, fields, &offer));
    }
    return list;
}

static json_t *rows_view(struct app *app, struct request *request, const struct plan *plan, struct form *sent, const struct followup *sent_row,
                         struct followup_tally *tally) {
    json_t *list = json_array();
    for (size_t i = 0; i < plan->rows.count; i++) {
        const struct followup *row = &plan->rows.rows[i];
        json_t *view = followup_row_view(request->arena, row, &plan->instrument, desk_today(app, request), tally);
        (void)json_object_set_new(view, "steps", row_steps(app, request, plan, row, row == sent_row ? sent : NULL));
        (void)json_array_append_new(list, view);
    }
    return list;
}

static json_t *add_view(struct app *app, struct request *request, const struct plan *plan, struct form *sent) {
    if (!plan->may_write) return json_null();
    struct form fresh = plan_form(request, plan), *form = sent ? sent : &fresh;
    if (!sent) propose(form, plan);
    struct action add = { .label = "Tambah rencana", .button = "Simpan rencana", .name = "add", .fields = PROMISE_FIELDS,
                          .open = sent != NULL || plan->rows.count == 0,
                          .post_to = arena_format(request->arena, "%s/%s", &FOLLOWUP_PATH[1], plan->period.key),
                          .hint = "Unsur disusun dari yang terlemah." };
    json_auto_t *fields = form_view(app, form);
    return action_view(form, fields, &add);
}

static const char *state_text(const struct plan *plan) {
    if (plan->period.open) return "Rencana disusun setelah periode ditutup.";
    if (plan->is_promised) return "Hasilnya sudah disetujui, jadi rencana ini terbit bersamanya: isinya tidak berubah lagi, keadaannya dicatat di sini.";
    return "Rencana terbit bersama hasil yang disetujui. Sampai saat itu isinya dapat diubah.";
}

json_t *plan_view(struct app *app, struct request *request, const struct plan *plan, struct form *sent, const struct followup *row) {
    struct followup_tally tally = { 0 };
    json_t *promises = rows_view(app, request, plan, sent, row, &tally);
    json_t *view = desk_view(visitor_may(request, PERMISSION_SURVEY_MANAGE) ? "survey" : "data");
    json_t *own = json_pack("{s:s, s:s, s:s, s:s, s:b, s:o, s:o}", "title", desk_period(request->arena, &plan->period), "key", plan->period.key, "state_text", state_text(plan),
                            "tally_text", followup_tally_text(request->arena, &tally), "has_promises", plan->rows.count > 0, "promises",
                            promises, "add", add_view(app, request, plan, row ? NULL : sent));
    (void)json_object_update(view, own);
    json_decref(own);
    return view;
}
