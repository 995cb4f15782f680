/* Scope: texts answers begin with, kept by those who handle complaints.
 * GET  /petugas/templat     all texts and the form for a new one
 * POST /petugas/templat     303; 400 with faults: an unknown placeholder is named, a title stands once for an action
 * GET  /petugas/templat/ID  one text
 * POST /petugas/templat/ID  303; 400 with faults; 409 with what was typed when somebody was faster */
#include "cgi-bin/staff/reply_templates.h"

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/reply_template.h"
#include "lib/store/reply_template.h"
#include "lib/web/page.h"

#define BODY_LONGEST 7000 /* characters; what placeholders bring must still fit into an action's text of 8 000 */
#define STALE "Templat ini sudah diubah orang lain. Periksa isinya, lalu simpan lagi bila masih perlu."

static const struct choice ACTIONS[] = { { "create", "", NULL }, { "change", "", NULL } };

const struct field TEMPLATE_FIELDS[TEMPLATE_FIELD_COUNT] = {
    { .name = "action", .label = "", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "version", .label = "", .kind = FIELD_WHOLE_NUMBER, .smallest = 1, .largest = INT32_MAX, .max_length = 10 },
    { .name = "title", .label = "Judul", .kind = FIELD_TEXT, .required = true, .max_length = 100,
      .hint = "Untuk dipilih petugas; pelapor tidak melihatnya.", .missing = "Isi judul." },
    { .name = "for", .label = "Untuk", .kind = FIELD_CHOICE, .required = true, .missing = "Pilih tindakannya." },
    { .name = "body", .label = "Isi", .kind = FIELD_LINES, .required = true, .max_length = BODY_LONGEST,
      .hint = "Diisi sendiri saat dipakai: " REPLY_PLACEHOLDERS ".", .missing = "Isi templat masih kosong." },
    { .name = "active", .label = "Ditawarkan kepada petugas", .kind = FIELD_TICK },
};
const char *const TEMPLATE_QUERY[] = { DESK_DONE, NULL };

static const struct desk_done DONE_WORDS[] = { { "create", "Templat dibuat." }, { "change", "Templat disimpan." } };

/* ---- form ---- */

static struct form new_form(struct request *request) {
    struct form form = form_of(request, TEMPLATE_FIELDS, TEMPLATE_FIELD_COUNT);
    struct choice *choices = arena_array(request->arena, TEMPLATE_ACTION_COUNT, sizeof *choices);
    for (unsigned i = 0; i < TEMPLATE_ACTION_COUNT; i++) {
        enum template_action action = (enum template_action)i;
        choices[i] = (struct choice){ template_action_text(action), template_action_label(action), NULL };
    }
    form_choices(&form, "for", choices, TEMPLATE_ACTION_COUNT);
    return form;
}

static void propose(struct form *form, const struct reply_template *row) {
    form_set(form, "title", row->title);
    form_set(form, "for", row->action);
    form_set(form, "body", row->body);
    if (row->active) form_set(form, "active", "1");
}

static struct reply_template typed(const struct form *form) {
    return (struct reply_template){ .title = form_text(form, "title"), .action = form_text(form, "for"),
                                    .body = form_text(form, "body"), .active = form_ticked(form, "active"),
                                    .version = form_has(form, "version") ? form_number(form, "version") : 0 };
}

static enum result judge(struct form *form) {
    if (form_read(form) != DONE) return REFUSED_INVALID;
    const char *fault = reply_template_fault(form->request->arena, form_text(form, "body"));
    if (fault) form_fault(form, "body", fault);
    return fault ? REFUSED_INVALID : DONE;
}

/* ---- views ---- */

static const char *action_label(const char *text) {
    enum template_action action;
    return template_action_parse(text, &action) ? template_action_label(action) : text;
}

static const char *changed_text(struct app *app, struct request *request, const struct reply_template *row) {
    const char *day = desk_day(app, request, row->changed_at);
    return row->changed_by ? arena_format(request->arena, "%s, %s", day, row->changed_by) : day;
}

static json_t *row_view(struct app *app, struct request *request, const struct reply_template *row) {
    const char *href = arena_format(request->arena, TEMPLATES_PATH "/%lld", (long long)row->id.value);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "title", row->title, "href", href, "for_label", action_label(row->action),
                     "state_label", row->active ? "Ditawarkan" : "Tidak ditawarkan", "state_tone", row->active ? "positive" : "",
                     "changed_text", changed_text(app, request, row));
}

static json_t *form_action(struct app *app, struct form *form, struct action action) {
    static const char *const FIELDS[] = { "title", "for", "body", "active", NULL };
    json_auto_t *fields = form_view(app, form);
    action.fields = FIELDS;
    return action_view(form, fields, &action);
}

static enum result show_all(struct app *app, struct form *form, struct response *response) {
    struct request *request = form->request;
    struct reply_templates rows = { 0 };
    enum result result = reply_template_list(app->db, request->arena, NULL, &rows);
    if (result != DONE) return result;
    json_t *view = desk_view("template"), *list = json_array();
    for (size_t i = 0; i < rows.count; i++) (void)json_array_append_new(list, row_view(app, request, &rows.rows[i]));
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    struct action create = { .label = "Buat templat", .button = "Simpan templat", .post_to = &TEMPLATES_PATH[1], .name = "create",
                             .open = form->is_faulty };
    (void)json_object_set_new(view, "one", json_null());
    (void)json_object_set_new(view, "action", form_action(app, form, create));
    (void)json_object_set_new(view, "has_rows", json_boolean(rows.count > 0));
    (void)json_object_set_new(view, "rows", list);
    return page_form(app, request, response, "pages/staff_templates", form, NULL, view);
}

static enum result show_one(struct app *app, struct form *form, struct response *response, const struct reply_template *row) {
    struct request *request = form->request;
    json_t *view = desk_view("template");
    struct action change = { .label = "Ubah templat", .button = "Simpan", .name = "change", .version = row->version, .open = true,
                             .post_to = arena_format(request->arena, "%s/%lld", &TEMPLATES_PATH[1], (long long)row->id.value) };
    (void)json_object_set_new(view, "one", row_view(app, request, row));
    (void)json_object_set_new(view, "action", form_action(app, form, change));
    (void)json_object_set_new(view, "has_rows", json_false());
    (void)json_object_set_new(view, "rows", json_array());
    return page_form(app, request, response, "pages/staff_templates", form, NULL, view);
}

/* ---- storing ---- */

static enum result store(struct app *app, struct request *request, const struct reply_template *row) {
    struct actor actor = visitor_actor(request);
    struct reply_template_id id;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE && row->id.value) result = reply_template_change(&tx, &actor, request->now, row);
    else if (result == DONE) result = reply_template_add(&tx, &actor, request->now, row, &id);
    return result == DONE ? tx_commit(&tx) : result;
}

static void say_taken(struct form *form) {
    form_fault(form, "title", "Judul ini sudah dipakai untuk tindakan yang sama.");
}

enum result reply_templates_page(struct app *app, struct request *request, struct response *response) {
    struct form form = new_form(request);
    form_set(&form, "active", "1");
    if (request->method != METHOD_POST) return show_all(app, &form, response);
    form = new_form(request);
    if (judge(&form) != DONE) return show_all(app, &form, response);
    struct reply_template row = typed(&form);
    enum result result = store(app, request, &row);
    if (result == DONE) return response_redirect(response, TEMPLATES_PATH "?" DESK_DONE "=create");
    if (result != REFUSED_STALE) return result;
    say_taken(&form);
    return show_all(app, &form, response);
}

/* Refused as stale: either the version went on, or the title is taken. */
static enum result show_stale(struct app *app, struct form *form, struct response *response, const struct reply_template *row) {
    struct reply_template now;
    enum result result = reply_template_by_id(app->db, form->request->arena, row->id, &now);
    if (result != DONE) return result;
    bool went_on = now.version != row->version;
    if (went_on) form_fault(form, NULL, STALE);
    else say_taken(form);
    result = show_one(app, form, response, &now);
    if (went_on) response->status = 409;
    return result;
}

enum result reply_template_page(struct app *app, struct request *request, struct response *response) {
    struct reply_template_id id;
    struct reply_template now;
    if (!desk_id(request->tail, &id.value)) return REFUSED_ABSENT;
    enum result result = reply_template_by_id(app->db, request->arena, id, &now);
    if (result != DONE) return result;
    struct form form = new_form(request);
    if (request->method != METHOD_POST) {
        propose(&form, &now);
        return show_one(app, &form, response, &now);
    }
    if (judge(&form) != DONE) return show_one(app, &form, response, &now);
    struct reply_template row = typed(&form);
    row.id = id;
    result = store(app, request, &row);
    if (result == REFUSED_STALE) return show_stale(app, &form, response, &row);
    return result == DONE ? response_redirect(response, TEMPLATES_PATH "?" DESK_DONE "=change") : result;
}
