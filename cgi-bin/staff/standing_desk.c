/* Scope: requests of other bodies that come back every month; the nightly upkeep makes them, here they are kept.
 * GET  /petugas/permintaan-bulanan     200 all of them; for who handles requests with the form to make one
 * POST /petugas/permintaan-bulanan     303; 400 with faults, also when the same body asks for the same already; 403 who only looks
 * GET  /petugas/permintaan-bulanan/ID  200 one, with the requests made of it
 * POST /petugas/permintaan-bulanan/ID  303 changed or ended; 400 with faults; 409 with what was typed when somebody was faster */
#include "cgi-bin/staff/standing_desk.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/case_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/format.h"
#include "lib/web/page.h"

#define MADE_SHOWN 24 /* two years */
#define STALE "Permintaan bulanan ini sudah diubah orang lain. Periksa isinya, lalu simpan lagi bila masih perlu."
#define TWICE "Instansi ini sudah mempunyai permintaan bulanan dengan perihal yang sama."

const char *const STANDING_QUERY[] = { DESK_DONE, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "make", "Permintaan bulanan dibuat." }, { "change", "Permintaan bulanan disimpan." },
    { "end", "Permintaan bulanan diakhiri. Permintaan yang sudah tercatat tetap dikerjakan." },
};

/* ---- views ---- */

static const char *href_of(struct arena *arena, const struct standing *row) {
    return arena_format(arena, STANDING_PATH "/%lld", (long long)row->id.value);
}

static const char *next_day(struct request *request, const struct standing *row) {
    return day_in_words(request, month_day(standing_next(&row->rule), row->rule.day));
}

/* What comes next: "Berikutnya Selasa, 1 Desember 2026". */
static const char *next_text(struct request *request, const struct standing *row) {
    struct arena *arena = request->arena;
    if (row->ended_on.known) return arena_format(arena, "Diakhiri %s", format_day(arena, row->ended_on.day));
    return arena_format(arena, "Berikutnya %s", next_day(request, row));
}

static json_t *row_view(struct request *request, const struct standing *row) {
    struct arena *arena = request->arena;
    const char *last = row->rule.last ? arena_format(arena, "Terakhir dibuat untuk %s", month_label(arena, row->rule.last)) : NULL;
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s, s:s}", "href", href_of(arena, row), "subject", row->subject, "agency", row->agency,
                     "kind_label", LABEL_OF(agency_kind, row->agency_kind), "next_text", next_text(request, row), "last_text", last,
                     "state_label", row->ended_on.known ? "Diakhiri" : "Berjalan", "state_tone", row->ended_on.known ? "" : "positive");
}

static json_t *facts_view(struct request *request, const struct standing *row) {
    struct arena *arena = request->arena;
    json_t *facts = json_array();
    fact_add(facts, "Instansi", arena_format(arena, "%s (%s)", row->agency, LABEL_OF(agency_kind, row->agency_kind)));
    fact_add(facts, "Rincian informasi", row->information);
    fact_add(facts, "Tanggal setiap bulan", arena_format(arena, "%d", row->rule.day));
    fact_add(facts, "Data yang diminta", LABEL_OF(standing_period, row->period));
    fact_add(facts, "Bentuk data", row->format_wanted);
    fact_add(facts, "Cara menyampaikan", LABEL_OF(delivery_way, row->delivery_way));
    fact_add(facts, "Nomor surat permintaan", row->letter_number);
    fact_add(facts, "Tanggal surat", fact_day(arena, row->letter_date));
    if (row->ended_on.known) fact_add(facts, "Diakhiri", format_day(arena, row->ended_on.day));
    else fact_add(facts, "Permintaan berikutnya", next_day(request, row));
    return facts;
}

static json_t *made_view(struct request *request, const struct standing_made *made) {
    struct arena *arena = request->arena;
    struct state_words words = case_state_words(CASE_REQUEST, made->state);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "month_text", month_label(arena, made->month), "number", made->number, "href",
                     arena_format(arena, "/petugas/kasus/%s", made->number), "state_label", words.label, "state_tone", words.tone, "due_text",
                     format_day_short(arena, made->due_on));
}

static json_t *offer(struct app *app, struct form *form, struct action action) {
    json_auto_t *fields = form_view(app, form);
    return action_view(form, fields, &action);
}

/* ---- pages ---- */

static enum result show_all(struct app *app, struct form *form, struct response *response) {
    struct request *request = form->request;
    struct standings rows;
    enum result result = standing_list(app->db, request->arena, &rows);
    if (result != DONE) return result;
    json_t *view = desk_view("request_report"), *list = json_array();
    for (size_t i = 0; i < rows.count; i++) (void)json_array_append_new(list, row_view(request, &rows.rows[i]));
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    struct action make = { .label = "Buat permintaan bulanan", .button = "Simpan", .post_to = &STANDING_PATH[1], .name = "make",
                           .fields = STANDING_MAKING, .open = form->is_faulty };
    bool may = case_may_handle(request, CASE_REQUEST);
    (void)json_object_set_new(view, "one", json_null());
    (void)json_object_set_new(view, "actions", may ? json_pack("[o]", offer(app, form, make)) : json_array());
    (void)json_object_set_new(view, "has_rows", json_boolean(rows.count > 0));
    (void)json_object_set_new(view, "rows", list);
    return page_form(app, request, response, "pages/staff_standing", form, NULL, view);
}

static json_t *actions_view(struct app *app, struct form *form, const struct standing *row) {
    static const char *const ENDING[] = { "sure", NULL };
    struct request *request = form->request;
    if (row->ended_on.known || !case_may_handle(request, CASE_REQUEST)) return json_array();
    bool is_end = form_chose(form, "action", "end");
    struct form fresh = standing_form(request, desk_today(app, request)), ending = standing_end_form(request);
    standing_form_fill(&fresh, row);
    const char *post_to = &href_of(request->arena, row)[1];
    struct action change = { .label = "Ubah", .button = "Simpan", .name = "change", .post_to = post_to, .version = row->version,
                             .fields = STANDING_CHANGING, .open = form->is_faulty && !is_end };
    struct action end = { .label = "Akhiri", .hint = "Bulan-bulan berikutnya tidak dibuat lagi; yang sudah tercatat tetap dikerjakan.",
                          .button = "Akhiri permintaan bulanan", .name = "end", .post_to = post_to, .version = row->version, .fields = ENDING,
                          .grave = true, .open = form->is_faulty && is_end };
    return json_pack("[o, o]", offer(app, form->is_faulty && !is_end ? form : &fresh, change),
                     offer(app, form->is_faulty && is_end ? form : &ending, end));
}

static enum result show_one(struct app *app, struct form *form, struct response *response, const struct standing *row) {
    struct request *request = form->request;
    struct standing_mades mades;
    struct standing_question question = { row->id, visitor_of(request)->session.staff.id, MADE_SHOWN };
    enum result result = standing_cases(app->db, request->arena, &question, &mades);
    if (result != DONE) return result;
    json_t *view = desk_view("request_report"), *one = row_view(request, row), *list = json_array();
    for (size_t i = 0; i < mades.count; i++) (void)json_array_append_new(list, made_view(request, &mades.rows[i]));
    (void)json_object_set_new(one, "facts", facts_view(request, row));
    (void)json_object_set_new(one, "has_made", json_boolean(mades.count > 0));
    (void)json_object_set_new(one, "made", list);
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    (void)json_object_set_new(view, "one", one);
    (void)json_object_set_new(view, "actions", actions_view(app, form, row));
    (void)json_object_set_new(view, "has_rows", json_false());
    (void)json_object_set_new(view, "rows", json_array());
    return page_form(app, request, response, "pages/staff_standing", form, NULL, view);
}

/* ---- storing ---- */

enum result standings_page(struct app *app, struct request *request, struct response *response) {
    day_number today = desk_today(app, request);
    struct form form = standing_form(request, today);
    if (request->method != METHOD_POST) {
        standing_form_start(&form, today);
        return show_all(app, &form, response);
    }
    if (!case_may_handle(request, CASE_REQUEST)) return REFUSED_FORBIDDEN;
    if (standing_form_judge(&form, today) != DONE) return show_all(app, &form, response);
    if (!form_chose(&form, "action", "make")) return REFUSED_INVALID;
    struct standing row = standing_form_read(&form);
    struct standing_id id;
    struct actor actor = visitor_actor(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = standing_add(&tx, &actor, request->now, &row, &id);
    if (result == DONE) result = tx_commit(&tx);
    if (result == DONE) return response_redirect(response, STANDING_PATH "?" DESK_DONE "=make");
    if (result != REFUSED_STALE) return result;
    form_fault(&form, "subject", TWICE);
    return show_all(app, &form, response);
}

static enum result store(struct app *app, const struct form *form, const struct standing *now) {
    struct request *request = form->request;
    struct actor actor = visitor_actor(request);
    int64_t version = form_has(form, "version") ? form_number(form, "version") : 0;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE && form_chose(form, "action", "end")) {
        struct standing_end end = { now->id, version, desk_today(app, request) };
        result = standing_end(&tx, &actor, request->now, &end);
    } else if (result == DONE) {
        struct standing row = standing_form_read(form);
        row.id = now->id;
        row.version = version;
        result = standing_change(&tx, &actor, request->now, &row);
    }
    return result == DONE ? tx_commit(&tx) : result;
}

/* Refused as stale: either somebody was faster, or there is another one like it. */
static enum result show_stale(struct app *app, struct form *form, struct response *response, struct standing_id id) {
    struct standing now;
    enum result result = standing_by_id(app->db, form->request->arena, id, &now);
    if (result != DONE) return result;
    bool went_on = now.ended_on.known || !form_has(form, "version") || now.version != form_number(form, "version");
    form_fault(form, went_on ? NULL : "subject", went_on ? STALE : TWICE);
    result = show_one(app, form, response, &now);
    if (went_on && result == DONE) response->status = response_status_of(REFUSED_STALE);
    return result;
}

static enum result judge_end(struct form *form) {
    (void)form_read(form);
    if (!form_ticked(form, "sure")) form_fault(form, "sure", "Centang untuk mengakhiri permintaan bulanan ini.");
    return form->is_faulty ? REFUSED_INVALID : DONE;
}

static enum result save(struct app *app, struct request *request, struct response *response, const struct standing *now) {
    const char *action = parameters_first(&request->form, "action");
    bool is_end = action && strcmp(action, "end") == 0;
    day_number today = desk_today(app, request);
    struct form form = is_end ? standing_end_form(request) : standing_form(request, today);
    enum result result = is_end ? judge_end(&form) : standing_form_judge(&form, today);
    if (result != DONE) return show_one(app, &form, response, now);
    if (form_chose(&form, "action", "make")) return REFUSED_INVALID;
    result = store(app, &form, now);
    if (result == REFUSED_STALE) return show_stale(app, &form, response, now->id);
    const char *done = arena_format(request->arena, "%s?" DESK_DONE "=%s", href_of(request->arena, now), action);
    return result == DONE ? response_redirect(response, done) : result;
}

enum result standing_page(struct app *app, struct request *request, struct response *response) {
    struct standing_id id;
    struct standing now;
    if (!desk_id(request->tail, &id.value)) return REFUSED_ABSENT;
    enum result result = standing_by_id(app->db, request->arena, id, &now);
    if (result != DONE) return result;
    if (request->method != METHOD_POST) {
        struct form form = standing_form(request, desk_today(app, request));
        return show_one(app, &form, response, &now);
    }
    return case_may_handle(request, CASE_REQUEST) ? save(app, request, response, &now) : REFUSED_FORBIDDEN;
}
