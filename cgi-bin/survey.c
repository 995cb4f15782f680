/* Scope: the satisfaction survey: the questionnaire of an open period, its acceptance, the thanks.
 *
 * GET  /survei/        200 the form, the choice between several open periods, or the page that says when the survey opens again. Posters
 *                      name ?loket= (counter), ?layanan= (service) and ?periode= (one period); what is unknown of the first two is
 *                      passed over. ?bahasa= speaks another language of the questionnaire.
 * GET  /survei/karcis  the same with a field for the code of a one-time slip, whose QR code carries it behind "#"
 * POST /survei/        200 the thanks: one row is on disk; the repeat of a form (same nonce) stores nothing and is thanked too, however
 *                      late; or the form in the language of the button, as it was filled in;
 *                      400 the form again: an unknown answer, a slip that does not count, or questions left open (asked once more,
 *                      see read_form); 409 the period is over and nothing was stored; 429 very many answers or wrong slips come, and
 *                      this browser has to wait; 503 the disk or database refused: nothing was stored, what was chosen is kept.
 * No address, no time of day and no cookie is kept of anybody. */
#include <string.h>

#include "cgi-bin/kiosk/answer.h"
#include "cgi-bin/kiosk/hello.h"
#include "cgi-bin/kiosk/leave.h"
#include "cgi-bin/kiosk/setup.h"
#include "cgi-bin/kiosk/start.h"
#include "cgi-bin/kiosk/tablet.h"
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/kept_page.h"
#include "cgi-bin/shared/questionnaire.h"
#include "cgi-bin/shared/survey_answer.h"
#include "cgi-bin/shared/survey_pages.h"
#include "lib/store/counter.h"

#define PATH SURVEY_PATH
#define SLIP_PATH SURVEY_SLIP_PATH

static const char *const QUERY[] = { "periode", "loket", "layanan", "bahasa", NULL };

/* ---- the form ---- */

static const struct questionnaire *in_language(struct request *request, const struct questionnaire *of, const char *asked) {
    return questionnaire_speak(request->arena, of, questionnaire_language(&of->instrument, asked));
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
    return result == DONE ? survey_form_page(app, request, response, open, &form, NULL) : result;
}

static enum result show_today(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *open;
    enum result result = questionnaire_open(app, request, &open);
    return result == DONE ? show_new(app, request, response, open) : result;
}

/* ---- thanks ---- */

static enum result render_thanks_of_today(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *open;
    enum result result = questionnaire_open(app, request, &open);
    return result == DONE ? survey_thanks_page(app, request, response, open) : result;
}

static enum result show_thanks(struct app *app, struct request *request, struct response *response, const struct questionnaire *of) {
    static struct kept_page kept;
    const struct questionnaire *today;
    struct survey_window window = questionnaire_window(app, of);
    bool is_plain = questionnaire_open(app, request, &today) == DONE && today == of && survey_window_offers(&window, request->now);
    if (!is_plain) return survey_thanks_page(app, request, response, of);
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
static struct form read_form(struct request *request, const struct questionnaire *open, enum result *ret) {
    struct field *fields = arena_array(request->arena, open->field_count, sizeof *fields);
    memcpy(fields, open->fields, open->field_count * sizeof *fields);
    if (survey_may_skip(request)) {
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
    const char *slip_key = NULL;
    if (!(is_told && result == REFUSED_TOO_MANY) && !intake_comes_back(result, form)) return result;
    enum result shown = survey_answer_slip_period(app, open, form, &slip_key);
    if (shown == DONE) shown = survey_form_page(app, request, response, open, form, slip_key);
    return shown == DONE ? intake_comes_back_as(result, response) : shown;
}

/* The form in the language of the button, as it was filled in; nothing is judged and nothing stored. */
static enum result show_switched(struct app *app, struct request *request, struct response *response, const struct questionnaire *open) {
    struct form form = form_of(request, open->fields, open->field_count);
    form_take(&form);
    return survey_form_page(app, request, response, open, &form, NULL);
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
    return survey_closed_page(app, request, response, &(struct survey_end){ open, true });
}

/* Whoever sends once more because the thanks never came is thanked for what is stored, however late. */
static enum result refuse_late(struct app *app, struct request *request, struct response *response, const struct questionnaire *asked) {
    bool is_stored = false;
    enum result result = survey_response_known(app->db, asked->period.id, intake_nonce(request), &is_stored);
    if (result != DONE) return result;
    if (is_stored) return survey_thanks_page(app, request, response, asked);
    return survey_closed_page(app, request, response, &(struct survey_end){ asked, true });
}

static enum result submit(struct app *app, struct request *request, struct response *response) {
    const struct questionnaire *asked;
    const char *button = parameters_first(&request->form, SPEAK_FIELD);
    enum result result = find_asked(app, request, parameters_first(&request->form, PERIOD_FIELD), &asked);
    if (result == REFUSED_ABSENT) return survey_closed_page(app, request, response, &(struct survey_end){ NULL, true });
    if (result != DONE) return result;
    asked = in_language(request, asked, button ? button : parameters_first(&request->form, LANGUAGE_FIELD));
    struct survey_window window = questionnaire_window(app, asked);
    if (!survey_window_takes(&window, request->nonce.issued_at, request->now)) return refuse_late(app, request, response, asked);
    return button ? show_switched(app, request, response, asked) : take(app, request, response, asked);
}

/* ---- routes ---- */

/* The page that is the same for everybody but its nonce. */
static bool is_plain(const struct request *request, const struct questionnaire *asked) {
    return request->query.count == 0 && !survey_asks_slip(request) && strcmp(asked->period.key, asked->period.label) == 0;
}

static enum result show_one(struct app *app, struct request *request, struct response *response, const char *key) {
    static struct kept_page kept;
    const struct questionnaire *asked;
    enum result result = find_asked(app, request, key, &asked);
    if (result == REFUSED_ABSENT) return survey_closed_page(app, request, response, &(struct survey_end){ NULL, false });
    if (result != DONE) return result;
    asked = in_language(request, asked, parameters_first(&request->query, "bahasa"));
    struct survey_window window = questionnaire_window(app, asked);
    bool is_offered = survey_window_offers(&window, request->now);
    if (!is_offered) return survey_closed_page(app, request, response, &(struct survey_end){ asked, false });
    return is_plain(request, asked) ? kept_page_send(app, request, response, &kept, PATH, show_today) : show_new(app, request, response, asked);
}

static enum result show(struct app *app, struct request *request, struct response *response) {
    const struct survey_periods *offered;
    const char *key = parameters_first(&request->query, "periode");
    if (key) return show_one(app, request, response, key);
    enum result result = questionnaire_offered(app, request, &offered);
    if (result != DONE) return result;
    if (offered->count > 1) return survey_choice_page(app, request, response, offered);
    return show_one(app, request, response, offered->count == 1 ? offered->rows[0].key : NULL);
}

static enum result handle(struct app *app, struct request *request, struct response *response) {
    tx_tidy(app->db);
    return request->method == METHOD_POST ? submit(app, request, response) : show(app, request, response);
}

/* Below KIOSK_PATH: the tablet at a counter, cgi-bin/kiosk. */
static const struct route ROUTES[] = {
    { .path = PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS, .query = QUERY,
      .fields = QUESTIONNAIRE_FIELDS, .field_count = QUESTIONNAIRE_FIELD_COUNT, .handle = handle },
    { .path = SLIP_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_CITIZENS, .query = QUERY, .handle = handle },
    { .path = KIOSK_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_CITIZENS, .handle = start_page },
    { .path = KIOSK_ANSWER_PATH, .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = ANSWER_FIELDS, .field_count = ANSWER_FIELD_COUNT, .handle = answer_page },
    { .path = KIOSK_HELLO_PATH, .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = HELLO_FIELDS, .field_count = HELLO_FIELD_COUNT, .handle = hello_page },
    { .path = KIOSK_SETUP_PATH, .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = SETUP_FIELDS, .field_count = SETUP_FIELD_COUNT, .handle = setup_page },
    { .path = KIOSK_STAFF_PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = PIN_FIELDS, .field_count = PIN_FIELD_COUNT, .handle = pin_page },
    { .path = KIOSK_LEAVE_PATH, .methods = METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS, .handle = leave_page },
    { .path = KIOSK_WORKER_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_CITIZENS, .handle = worker_page },
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
