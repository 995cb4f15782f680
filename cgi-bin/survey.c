/* Scope: the satisfaction survey: the questionnaire of an open period, its acceptance, the thanks.
 *
 * GET  /survei/        200 the form, or the page that says when the survey opens again. Posters name ?loket= (counter), ?layanan= (service)
 *                      and ?periode= (another period than the office's SKM of today); what is unknown of the first two is passed over.
 * GET  /survei/karcis  the same with a field for the code of a one-time slip, whose QR code carries it behind "#"
 * POST /survei/        200 the thanks: one row is on disk; the repeat of a form (same nonce) stores nothing and is thanked too;
 *                      400 the form again: an unknown answer, a slip that does not count, or questions left open (asked once more, see
 *                      may_skip); 429 very many answers or wrong slips come, and this browser has to wait;
 *                      503 the disk or database refused: nothing was stored, what was chosen is kept.
 * No address, no time of day and no cookie is kept of anybody. */
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/kept_page.h"
#include "cgi-bin/shared/questionnaire.h"
#include "cgi-bin/shared/survey_answer.h"
#include "lib/base/keys.h"
#include "lib/rules/format.h"
#include "lib/store/counter.h"

#define PATH "/survei/"
#define SLIP_PATH "/survei/karcis"

static const char *const QUERY[] = { "periode", "loket", "layanan", NULL };

static json_t *with_here(json_t *view) {
    json_object_set_new(view, "here", json_pack("{s:b}", "survey", 1));
    return view;
}

/* The page of a slip, or a form that was sent with one, even with one that does not count. */
static bool asks_slip(const struct request *request) {
    const char *sent = parameters_first(&request->form, SLIP_FIELD);
    return strcmp(request->path, SLIP_PATH) == 0 || (sent && *sent);
}

/* "00.30 WIB", NULL when AT is none. */
static const char *clock_text(struct app *app, struct request *request, instant at) {
    return at ? format_clock(request->arena, at, app->config->office.zone_offset, app->config->office.zone) : NULL;
}

/* ---- closed ---- */

/* The day the next period opens, NULL when none is planned. */
static const char *next_opening(struct app *app, struct request *request) {
    struct survey_periods periods;
    if (survey_period_list(app->db, request->arena, &periods) != DONE) return NULL;
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    const struct survey_period *next = NULL;
    for (size_t i = 0; i < periods.count; i++) {
        const struct survey_period *period = &periods.rows[i];
        bool is_main = strcmp(period->key, period->label) == 0;
        if (is_main && period->open && period->starts_on > today && (!next || period->starts_on < next->starts_on)) next = period;
    }
    return next ? format_day(request->arena, next->starts_on) : NULL;
}

/* OF is the period that was asked for, NULL when none is known. */
static enum result show_closed(struct app *app, struct request *request, struct response *response, const struct questionnaire *of) {
    instant last = 0;
    if (of) {
        struct survey_window window = questionnaire_window(app, of);
        last = survey_window_last(&window, request->now);
    }
    json_t *view = json_pack("{s:s?, s:s, s:s?}", "next_text", next_opening(app, request), "results_href", "/index.html", "last_text",
                             clock_text(app, request, last));
    return page_render(app, request, response, "pages/survey_closed", with_here(view));
}

/* ---- the form ---- */

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
    struct survey_window window = questionnaire_window(app, open);
    json_t *fields = questionnaire_view(app, open, form);
    json_t *slip = json_object_get(fields, SLIP_FIELD);
    bool has_slip = asks_slip(request);
    json_t *view = json_pack("{s:o, s:s, s:s, s:s, s:s?, s:b, s:b, s:b}", "form", fields, "form_nonce", request->nonce.text, "period_text",
                             open->period_text, "instrument_title", open->instrument.title, "last_text",
                             clock_text(app, request, survey_window_last(&window, request->now)), "has_slip", has_slip, "slip_refused",
                             has_slip && json_is_string(json_object_get(slip, "error")), "asks_service",
                             open->period.service_code == NULL);
    response->status = form->is_faulty ? 400 : 200;
    return page_render(app, request, response, "pages/survey", with_here(view));
}

/* What a poster says beforehand; what is unknown of it is passed over. */
static enum result prefill(struct app *app, struct request *request, const struct questionnaire *open, struct form *form) {
    const char *counter_code = parameters_first(&request->query, "loket"), *service = parameters_first(&request->query, "layanan");
    struct counter counter;
    enum result result = counter_code ? counter_by_code(app->db, request->arena, counter_code, &counter) : REFUSED_ABSENT;
    if (result == DONE) form_set(form, COUNTER_FIELD, counter.code);
    form_set(form, PERIOD_FIELD, open->period.key);
    const struct field *services = &open->fields[QUESTIONNAIRE_SERVICE];
    for (size_t i = 0; service && i < services->choice_count; i++) {
        if (strcmp(services->choices[i].value, service) == 0) form_set(form, "service_code", service);
    }
    return result == REFUSED_ABSENT ? DONE : result;
}

static enum result show_new(struct app *app, struct request *request, struct response *response, const struct questionnaire *open) {
    struct form form = form_of(request, open->fields, open->field_count);
    enum result result = prefill(app, request, open, &form);
    return result == DONE ? show_form(app, request, response, open, &form) : result;
}

static enum result show_today(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *open;
    enum result result = questionnaire_open(app, request, &open);
    return result == DONE ? show_new(app, request, response, open) : result;
}

/* ---- thanks ---- */

static enum result render_thanks(struct app *app, struct request *request, struct response *response, const struct questionnaire *of) {
    json_t *view = json_pack("{s:s, s:s}", "period_text", of->period_text, "results_href", "/index.html");
    return page_render(app, request, response, "pages/survey_thanks", with_here(view));
}

static enum result render_thanks_of_today(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *open;
    enum result result = questionnaire_open(app, request, &open);
    return result == DONE ? render_thanks(app, request, response, open) : result;
}

static enum result show_thanks(struct app *app, struct request *request, struct response *response, const struct questionnaire *of) {
    static struct kept_page kept;
    const struct questionnaire *today;
    if (questionnaire_open(app, request, &today) != DONE || today != of) return render_thanks(app, request, response, of);
    return kept_page_send(app, request, response, &kept, NULL, render_thanks_of_today);
}

/* ---- sending ---- */

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
    const char *answers = survey_answers_of(&form, open);
    if (*ret == DONE && strspn(answers, "0") == strlen(answers)) {
        form_fault(&form, NULL, "Belum ada pertanyaan yang dijawab. Jawab paling sedikit satu.");
        *ret = REFUSED_INVALID;
    }
    return form;
}

/* Shows the form with the status of RESULT; the open questions were pointed out by now. */
static enum result show_again(struct app *app, struct request *request, struct response *response,
                              const struct questionnaire *open, struct form *form, enum result result) {
    bool is_told = form->is_faulty; /* a wrong slip says itself why it has to wait */
    if (!(is_told && result == REFUSED_TOO_MANY) && !intake_comes_back(result, form)) return result;
    enum result shown = show_form(app, request, response, open, form);
    return shown == DONE ? intake_comes_back_as(result, response) : shown;
}

/* The questionnaire a form belongs to; REFUSED_ABSENT with *ret NULL when nobody knows it. */
static enum result find_asked(struct app *app, struct request *request, const char *key, const struct questionnaire **ret) {
    *ret = NULL;
    return key && *key ? questionnaire_by_key(app, request, key, ret) : questionnaire_open(app, request, ret);
}

static enum result take(struct app *app, struct request *request, struct response *response, const struct questionnaire *open) {
    if (has_foreign_items(request, open)) return REFUSED_INVALID;
    enum result result;
    struct form form = read_form(request, open, &result);
    if (result == DONE) result = survey_answer_store(app, request, open, &form);
    if (result == DONE) return show_thanks(app, request, response, open);
    if (result != REFUSED_STALE) return show_again(app, request, response, open, &form, result);
    questionnaire_forget();
    return show_closed(app, request, response, NULL);
}

static enum result submit(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *asked;
    enum result result = find_asked(app, request, parameters_first(&request->form, PERIOD_FIELD), &asked);
    if (result == REFUSED_ABSENT) return show_closed(app, request, response, NULL);
    if (result != DONE) return result;
    struct survey_window window = questionnaire_window(app, asked);
    if (!survey_window_takes(&window, request->nonce.issued_at, request->now)) return show_closed(app, request, response, NULL);
    return take(app, request, response, asked);
}

/* ---- routes ---- */

static enum result show(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept;
    const struct questionnaire *asked;
    enum result result = find_asked(app, request, parameters_first(&request->query, "periode"), &asked);
    if (result == REFUSED_ABSENT) return show_closed(app, request, response, NULL);
    if (result != DONE) return result;
    struct survey_window window = questionnaire_window(app, asked);
    if (!survey_window_offers(&window, request->now)) return show_closed(app, request, response, asked);
    bool is_plain = request->query.count == 0 && !asks_slip(request);
    return is_plain ? kept_page_send(app, request, response, &kept, PATH, show_today) : show_new(app, request, response, asked);
}

static enum result handle(struct app *app, struct request *request, struct response *response) {
    tx_tidy(app->db);
    return request->method == METHOD_POST ? submit(app, request, response) : show(app, request, response);
}

static const struct route ROUTES[] = {
    { .path = PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS, .query = QUERY,
      .fields = QUESTIONNAIRE_FIELDS, .field_count = QUESTIONNAIRE_FIELD_COUNT, .handle = handle },
    { .path = SLIP_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_CITIZENS, .query = QUERY, .handle = handle },
};

static const struct program SURVEY = {
    .name = "survey",
    .role = DB_INTAKE,
    .keys = KEY_FORM | KEY_ATTEMPT | KEY_CODE_HASH,
    .routes = ROUTES,
    .route_count = COUNT_OF(ROUTES),
};

int main(int argc, char **argv) {
    return web_main(&SURVEY, argc, argv);
}
