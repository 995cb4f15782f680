/* Scope: counters: where posters hang, tablets stand and answers are given, kept by the administrator.
 * GET  /petugas/loket       all counters and the form for a new one
 * POST /petugas/loket       a new one: 303; 400 with faults, also when its code is taken
 * POST /petugas/loket/CODE  name, place in lists, on offer or hidden: 303; 400 with faults; 409 when somebody was faster. A counter is never
 *                           taken away: answers name it */
#include "cgi-bin/staff/counters.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/store/counter.h"
#include "lib/web/page.h"

#define STALE "Loket ini sudah diubah orang lain. Periksa isinya, lalu simpan lagi bila masih perlu."
#define POSITION_LAST 1000 /* as schema.sql has it */
#define CODE_LONGEST 40

static const struct choice ACTIONS[] = { { "add", "", NULL }, { "change", "", NULL } };

const struct field COUNTER_FIELDS[COUNTER_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "code", .label = "Kode", .kind = FIELD_TEXT, .max_length = CODE_LONGEST, .judged_by_handler = true, .input_class = "input-short",
      .hint = "Huruf kecil, angka, dan tanda hubung, misalnya loket-1. Tidak berubah lagi: kode ini tercetak pada poster." },
    { .name = "name", .label = "Nama", .kind = FIELD_TEXT, .required = true, .max_length = 200, .missing = "Isi nama loketnya." },
    { .name = "position", .label = "Urutan dalam daftar", .kind = FIELD_WHOLE_NUMBER, .required = true, .smallest = 1, .largest = POSITION_LAST,
      .max_length = 4, .input_class = "input-short", .missing = "Isi urutannya." },
    { .name = "active", .label = "Dipakai", .kind = FIELD_TICK },
    { .name = "version", .label = "", .kind = FIELD_HIDDEN, .max_length = 260 },
};
const char *const COUNTERS_QUERY[] = { DESK_DONE, NULL };

static const struct desk_done DONE_WORDS[] = { { "add", "Loket ditambahkan." }, { "change", "Loket disimpan." } };

/* What it was when it was shown; a counter has no number of changes. */
static const char *version_of(struct arena *arena, const struct counter *counter) {
    return arena_format(arena, "%d-%d-%s", counter->position, counter->active, counter->name);
}

/* ---- the page ---- */

static json_t *offer(struct app *app, struct form *form, const struct action *action) {
    json_auto_t *fields = form_view(app, form);
    return action_view(form, fields, action);
}

static struct form row_form(struct request *request, const struct counter *counter) {
    struct form form = form_of(request, COUNTER_FIELDS, COUNTER_FIELD_COUNT);
    form.id_prefix = counter->code;
    form_set(&form, "name", counter->name);
    form_set(&form, "position", arena_format(request->arena, "%d", counter->position));
    if (counter->active) form_set(&form, "active", "1");
    return form;
}

/* SENT is of this counter or NULL. */
static json_t *row_view(struct app *app, struct request *request, const struct counter *counter, struct form *sent) {
    static const char *const FIELDS[] = { "name", "position", "active", NULL };
    struct form fresh = row_form(request, counter);
    struct action change = { .label = "Ubah", .button = "Simpan", .name = "change", .fields = FIELDS, .open = sent != NULL,
                             .post_to = arena_format(request->arena, "%s/%s", &COUNTERS_PATH[1], counter->code) };
    json_t *step = offer(app, sent ? sent : &fresh, &change);
    (void)json_object_set_new(step, "version", json_string(version_of(request->arena, counter)));
    return json_pack("{s:s, s:s, s:s, s:s, s:o}", "code", counter->code, "name", counter->name, "state_label",
                     counter->active ? "Dipakai" : "Disembunyikan", "state_tone", counter->active ? "positive" : "", "change", step);
}

static json_t *add_view(struct app *app, struct request *request, const struct counters *counters, struct form *sent) {
    static const char *const FIELDS[] = { "code", "name", "position", NULL };
    struct form fresh = form_of(request, COUNTER_FIELDS, COUNTER_FIELD_COUNT);
    int last = counters->count ? counters->rows[counters->count - 1].position : 0;
    form_set(&fresh, "position", arena_format(request->arena, "%d", last < POSITION_LAST ? last + 1 : POSITION_LAST));
    struct action add = { .label = "Tambah loket", .button = "Tambah loket", .name = "add", .fields = FIELDS, .post_to = &COUNTERS_PATH[1],
                          .open = sent != NULL || counters->count == 0 };
    return offer(app, sent ? sent : &fresh, &add);
}

static enum result show(struct app *app, struct request *request, struct response *response, struct form *sent, const char *code) {
    struct counters counters;
    enum result result = counter_list(app->db, request->arena, false, &counters);
    if (result != DONE) return result;
    json_t *view = desk_view("counters"), *list = json_array();
    for (size_t i = 0; i < counters.count; i++) {
        bool is_sent = code && strcmp(code, counters.rows[i].code) == 0;
        (void)json_array_append_new(list, row_view(app, request, &counters.rows[i], is_sent ? sent : NULL));
    }
    (void)json_object_set_new(view, "has_rows", json_boolean(counters.count > 0));
    (void)json_object_set_new(view, "rows", list);
    (void)json_object_set_new(view, "add", add_view(app, request, &counters, code ? NULL : sent));
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    struct form empty = form_of(request, COUNTER_FIELDS, COUNTER_FIELD_COUNT);
    return page_form(app, request, response, "pages/staff_counters", sent ? sent : &empty, NULL, view);
}

/* ---- storing ---- */

static bool is_code(const char *text) {
    size_t length = strlen(text);
    return length > 0 && length <= CODE_LONGEST && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* What is there must be what was shown; NULL: nothing. */
static enum result check(struct app *app, struct request *request, const char *code, const char *version) {
    struct counter now;
    enum result result = counter_by_code(app->db, request->arena, code, &now);
    if (result == REFUSED_ABSENT) return version ? REFUSED_ABSENT : DONE;
    if (result != DONE) return result;
    return version && strcmp(version, version_of(request->arena, &now)) == 0 ? DONE : REFUSED_STALE;
}

static enum result save(struct app *app, struct request *request, const struct counter *counter, const char *version) {
    struct actor actor = visitor_actor(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = check(app, request, counter->code, version);
    if (result == DONE) result = counter_save(&tx, &actor, request->now, counter);
    return result == DONE ? tx_commit(&tx) : result;
}

static struct counter typed(const struct form *form, const char *code) {
    return (struct counter){ .code = code, .name = form_text(form, "name"), .position = (int)form_number(form, "position"),
                             .active = form_ticked(form, "active") };
}

static enum result add(struct app *app, struct form *form, struct response *response) {
    struct request *request = form->request;
    (void)form_read(form);
    if (!form_chose(form, "action", "add")) return REFUSED_INVALID;
    if (!is_code(form_text(form, "code"))) form_fault(form, "code", "Tulis kode dengan huruf kecil, angka, dan tanda hubung.");
    if (form->is_faulty) return show(app, request, response, form, NULL);
    struct counter counter = typed(form, form_text(form, "code"));
    counter.active = true;
    enum result result = save(app, request, &counter, NULL);
    if (result == DONE) return response_redirect(response, COUNTERS_PATH "?" DESK_DONE "=add");
    if (result != REFUSED_STALE) return result;
    form_fault(form, "code", "Kode ini sudah dipakai loket lain.");
    return show(app, request, response, form, NULL);
}

enum result counters_page(struct app *app, struct request *request, struct response *response) {
    if (request->method != METHOD_POST) return show(app, request, response, NULL, NULL);
    struct form form = form_of(request, COUNTER_FIELDS, COUNTER_FIELD_COUNT);
    return add(app, &form, response);
}

enum result counter_page(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, COUNTER_FIELDS, COUNTER_FIELD_COUNT);
    struct counter now;
    enum result result = counter_by_code(app->db, request->arena, request->tail, &now);
    if (result != DONE) return result;
    form.id_prefix = now.code;
    (void)form_read(&form);
    if (!form_chose(&form, "action", "change")) return REFUSED_INVALID;
    if (form.is_faulty) return show(app, request, response, &form, now.code);
    struct counter counter = typed(&form, now.code);
    result = save(app, request, &counter, form_text(&form, "version"));
    if (result == DONE) return response_redirect(response, COUNTERS_PATH "?" DESK_DONE "=change");
    if (result != REFUSED_STALE) return result;
    form_fault(&form, NULL, STALE);
    result = show(app, request, response, &form, now.code);
    response->status = response_status_of(REFUSED_STALE);
    return result;
}
