/* Scope: the satisfaction survey (SKM): the questionnaire of the open period, its acceptance, the thanks.
 *
 * GET  /survei/  200 the form, or the page that says when the survey opens again.
 * POST /survei/  200 the thanks: one row is on disk; the repeat of a form (same nonce) stores nothing and is thanked too;
 *                400 the form again: an unknown answer, or questions left open (asked once more, see judge);
 *                429 very many answers come, and this browser has to wait (lib/web/crowd.h);
 *                503 the disk or database refused: nothing was stored, what was chosen is kept.
 * No address, no time of day and no cookie is kept of anybody. */
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/kept_page.h"
#include "cgi-bin/shared/questionnaire.h"
#include "lib/base/keys.h"
#include "lib/rules/format.h"
#include "lib/web/crowd.h"

#define PATH "/survei/"

static json_t *with_here(json_t *view) {
    json_object_set_new(view, "here", json_pack("{s:b}", "survey", 1));
    return view;
}

/* The day the next period opens, NULL when none is planned. */
static const char *next_opening(struct app *app, struct request *request) {
    struct survey_periods periods;
    if (survey_period_list(app->db, request->arena, &periods) != DONE) return NULL;
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    const struct survey_period *next = NULL;
    for (size_t i = 0; i < periods.count; i++) {
        const struct survey_period *period = &periods.rows[i];
        if (period->open && period->starts_on > today && (!next || period->starts_on < next->starts_on)) next = period;
    }
    return next ? format_day(request->arena, next->starts_on) : NULL;
}

static enum result show_closed(struct app *app, struct request *request, struct response *response) {
    json_t *view = json_pack("{s:s?, s:s}", "next_text", next_opening(app, request), "results_href", "/index.html");
    return page_render(app, request, response, "pages/survey_closed", with_here(view));
}

/* form_view plus `items`, the questions as a list, because a template cannot count. */
static json_t *questionnaire_view(struct app *app, const struct questionnaire *open, struct form *form) {
    json_t *fields = form_view(app, form), *items = json_array();
    for (size_t i = QUESTIONNAIRE_PROFILE; i < open->field_count; i++) {
        json_t *field = json_object_get(fields, open->fields[i].name);
        json_array_append_new(items, json_pack("{s:i, s:O}", "position", (int)(i - QUESTIONNAIRE_PROFILE + 1), "field", field));
    }
    json_object_set_new(fields, "items", items);
    return fields;
}

static enum result show_form(struct app *app, struct request *request, struct response *response,
                             const struct questionnaire *open, struct form *form) {
    if (request->nonce_state != NONCE_GOOD) request->nonce = nonce_issue(app->keys->form, PATH, request->now);
    json_t *view = json_pack("{s:o, s:s, s:s, s:s}", "form", questionnaire_view(app, open, form),
                             "form_nonce", request->nonce.text, "period_text", open->period_text,
                             "instrument_title", open->instrument.title);
    response->status = form->is_faulty ? 400 : 200;
    return page_render(app, request, response, "pages/survey", with_here(view));
}

static enum result show_empty(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *open;
    enum result result = questionnaire_open(app, request, &open);
    if (result != DONE) return result;
    struct form form = form_of(request, open->fields, open->field_count);
    return show_form(app, request, response, open, &form);
}

static enum result render_thanks(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *open;
    enum result result = questionnaire_open(app, request, &open);
    if (result != DONE) return result;
    json_t *view = json_pack("{s:s, s:s}", "period_text", open->period_text, "results_href", "/index.html");
    return page_render(app, request, response, "pages/survey_thanks", with_here(view));
}

static enum result show_thanks(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept;
    return kept_page_send(app, request, response, &kept, NULL, render_thanks);
}

/* One digit a question, '0' where none was chosen. */
static const char *answers_of(struct request *request, const struct questionnaire *open, const struct form *form) {
    char *answers = arena_alloc(request->arena, open->instrument.item_count + 1);
    for (size_t i = 0; i < open->instrument.item_count; i++) {
        const char *value = form_text(form, open->fields[QUESTIONNAIRE_PROFILE + i].name);
        answers[i] = *value ? *value : '0';
    }
    return answers;
}

/* True when FORM sends answers to questions that do not exist. */
static bool has_foreign_items(const struct request *request, const struct questionnaire *open) {
    for (size_t i = open->field_count; i < QUESTIONNAIRE_FIELD_COUNT; i++) {
        if (parameters_count(&request->form, QUESTIONNAIRE_FIELDS[i].name) > 0) return true;
    }
    return false;
}

/* Questions left open come back once, with the page's other faults; sent again they are taken as "no answer": the
 * regulation's form has no duty to answer, and an answer under pressure measures nothing. Nothing at all is no answer. */
static bool may_skip(const struct request *request) {
    const char *asked = parameters_first(&request->form, ASKED_ONCE);
    return asked && strcmp(asked, "1") == 0;
}

static struct form read_form(struct request *request, const struct questionnaire *open, enum result *ret) {
    struct field *fields = arena_array(request->arena, open->field_count, sizeof *fields);
    memcpy(fields, open->fields, open->field_count * sizeof *fields);
    if (may_skip(request)) {
        for (size_t i = QUESTIONNAIRE_PROFILE; i < open->field_count; i++) fields[i].required = false;
    }
    struct form form = form_of(request, fields, open->field_count);
    *ret = form_read(&form);
    return form;
}

/* No quota is kept of anybody's address, but a flood is limited by what this process remembers for an hour. */
static enum result add(struct app *app, struct request *request, struct tx *tx, const struct survey_response *response) {
    bool is_slow = crowd_is_slow(app, request);
    enum result result = is_slow ? intake_quota_take(app, request, tx, QUOTA_FORGOTTEN) : crowd_count(app, tx, request->now);
    return result == DONE ? survey_response_add(tx, response, request->now, NULL) : result;
}

static enum result store(struct app *app, struct request *request, const struct questionnaire *open, struct form *form) {
    struct survey_response response = {
        .period = open->period.id,
        .nonce = intake_nonce(request),
        .channel = "web",
        .answered_on = instant_day(request->now, app->config->office.zone_offset),
        .service_code = form_has(form, "service_code") ? form_text(form, "service_code") : NULL,
        .sex = form_text(form, "sex"),
        .age_group = form_text(form, "age_group"),
        .education = form_text(form, "education"),
        .occupation = form_text(form, "occupation"),
        .answers = answers_of(request, open, form),
        .suggestion = form_text(form, "suggestion"),
    };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = crowd_pass(app, request, form);
    if (result == DONE) result = tx_begin(app->db, &tx);
    if (result == DONE) result = add(app, request, &tx, &response);
    return result == DONE ? tx_commit(&tx) : result;
}

static bool answers_nothing(const char *answers) {
    return strspn(answers, "0") == strlen(answers);
}

/* Shows the form with the status of RESULT; the open questions were pointed out by now. */
static enum result show_again(struct app *app, struct request *request, struct response *response,
                              const struct questionnaire *open, struct form *form, enum result result) {
    if (!intake_comes_back(result, form)) return result;
    enum result shown = show_form(app, request, response, open, form);
    return shown == DONE ? intake_comes_back_as(result, response) : shown;
}

static enum result submit(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *open;
    enum result result = questionnaire_open(app, request, &open);
    if (result == REFUSED_ABSENT) return show_closed(app, request, response);
    if (result != DONE) return result;
    if (has_foreign_items(request, open)) return REFUSED_INVALID;
    struct form form = read_form(request, open, &result);
    if (result == DONE && answers_nothing(answers_of(request, open, &form))) {
        form_fault(&form, NULL, "Belum ada pertanyaan yang dijawab. Jawab paling sedikit satu.");
        result = REFUSED_INVALID;
    }
    if (result == DONE) result = store(app, request, open, &form);
    if (result == DONE) return show_thanks(app, request, response);
    if (result != REFUSED_STALE) return show_again(app, request, response, open, &form, result);
    questionnaire_forget();
    return show_closed(app, request, response);
}

static enum result handle(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept;
    if (request->method == METHOD_POST) return submit(app, request, response);
    const struct questionnaire *open;
    enum result result = questionnaire_open(app, request, &open);
    if (result == REFUSED_ABSENT) return show_closed(app, request, response);
    return result == DONE ? kept_page_send(app, request, response, &kept, PATH, show_empty) : result;
}

static const struct route ROUTES[] = {
    { .path = PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = QUESTIONNAIRE_FIELDS, .field_count = QUESTIONNAIRE_FIELD_COUNT, .handle = handle },
};

static const struct program SURVEY = {
    .name = "survey",
    .role = DB_INTAKE,
    .keys = KEY_FORM | KEY_ATTEMPT,
    .routes = ROUTES,
    .route_count = COUNT_OF(ROUTES),
};

int main(int argc, char **argv) {
    return web_main(&SURVEY, argc, argv);
}
