/* Scope: the pages of the survey in the language they are asked for. */
#include "cgi-bin/shared/survey_pages.h"

#include <string.h>

#include "cgi-bin/shared/survey_words.h"
#include "lib/base/keys.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/web/page.h"

/* What the address of one survey takes over from the one that lets choose. */
static const char *const CARRIED[] = { "loket", "layanan", "bahasa" };

/* Every page in LANGUAGE is rendered with these. `spoken` is the language of the questions when there are no words of ours in it. */
static json_t *framed(json_t *view, const char *language) {
    const char *page = survey_words_language(language);
    bool is_mixed = strcmp(page, language) != 0;
    json_object_set_new(view, "here", json_pack("{s:b}", "survey", 1));
    json_object_set_new(view, "words", survey_words_view(page));
    json_object_set_new(view, "language", json_string(page));
    json_object_set_new(view, "spoken", is_mixed ? json_string(language) : json_null());
    return view;
}

/* "00.30 WIB", NULL when AT is none. */
static const char *clock_text(struct app *app, struct request *request, instant at) {
    return at ? format_clock(request->arena, at, app->config->office.zone_offset, app->config->office.zone) : NULL;
}

static const char *last_text(struct app *app, struct request *request, const struct questionnaire *of) {
    struct survey_window window = questionnaire_window(app, of);
    return clock_text(app, request, survey_window_last(&window, request->now));
}

/* The language of a page that is about no questionnaire. */
static const char *asked_language(const struct request *request) {
    const char *asked = parameters_first(&request->query, "bahasa");
    return survey_words_language(asked ? asked : SURVEY_INDONESIAN);
}

/* ---- the form ---- */

bool survey_asks_slip(const struct request *request) {
    bool had_field = parameters_count(&request->form, SLIP_FIELD) > 0; /* left empty it is sent all the same; the open form has none */
    return strcmp(request->path, SURVEY_SLIP_PATH) == 0 || had_field;
}

bool survey_may_skip(const struct request *request) {
    const char *asked = parameters_first(&request->form, ASKED_ONCE);
    return asked && strcmp(asked, "1") == 0;
}

/* The other languages of the questionnaire; its texts stand by language. */
static json_t *languages_view(const struct questionnaire *open) {
    const struct instrument *instrument = &open->instrument;
    json_t *list = json_array();
    const char *last = SURVEY_INDONESIAN;
    if (strcmp(open->language, last) != 0) (void)json_array_append_new(list, json_pack("{s:s, s:s}", "code", last, "name", "Bahasa Indonesia"));
    for (size_t i = 0; i < instrument->text_count; i++) {
        const char *language = instrument->texts[i].language;
        if (strcmp(language, last) == 0) continue;
        last = language;
        if (strcmp(language, open->language) == 0) continue;
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "code", language, "name",
                                                    instrument_say(instrument, language, "language", language)));
    }
    return list;
}

/* `items`, the questions as a list, because a template cannot count. *ret_open: one of them was left open. */
static void add_items(const struct questionnaire *open, json_t *fields, bool *ret_open) {
    json_t *items = json_array();
    *ret_open = false;
    for (size_t i = QUESTIONNAIRE_PROFILE; i < open->field_count; i++) {
        json_t *field = json_object_get(fields, open->fields[i].name);
        if (json_is_string(json_object_get(field, "error"))) *ret_open = true;
        json_array_append_new(items, json_pack("{s:i, s:O}", "position", (int)(i - QUESTIONNAIRE_PROFILE + 1), "field", field));
    }
    json_object_set_new(fields, "items", items);
}

static void translate_faults(struct form *form, const char *language) {
    if (form->general_fault) form->general_fault = survey_say(language, form->general_fault);
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->values[i].fault) form->values[i].fault = survey_say(language, form->values[i].fault);
    }
}

/* What the page says before its first question. */
static void add_opening(struct app *app, struct request *request, const struct questionnaire *open, json_t *view) {
    bool is_statutory = strcmp(open->instrument.family, SKM_FAMILY) == 0;
    json_object_set_new(view, "greeting", json_string(is_statutory ? survey_word(open->language, "greeting") : open->instrument.title));
    json_object_set_new(view, "instrument_title", is_statutory ? json_string(open->instrument.title) : json_null());
    json_object_set_new(view, "period_text", json_string(open->period_text));
    json_object_set_new(view, "whom", open->whom ? json_string(open->whom) : json_null());
    json_object_set_new(view, "asks_service", json_boolean(open->period.service_code == NULL));
    const char *last = last_text(app, request, open);
    json_object_set_new(view, "last_text", last ? json_string(last) : json_null());
    json_object_set_new(view, "languages", languages_view(open));
    json_object_set_new(view, "has_languages", json_boolean(open->instrument.text_count > 0));
}

/* The number that came with the form stays while it can serve, so that a second sending is still the same one. */
static void keep_nonce(struct app *app, struct request *request) {
    if (request->nonce_state == NONCE_GOOD || request->nonce_state == NONCE_TOO_FAST) return;
    request->nonce = nonce_issue(app->keys->form, SURVEY_PATH, request->now);
}

enum result survey_form_page(struct app *app, struct request *request, struct response *response, const struct questionnaire *open,
                             struct form *form, const char *slip_key) {
    bool is_open = false, has_slip = survey_asks_slip(request);
    keep_nonce(app, request);
    translate_faults(form, open->language);
    json_t *fields = form_view(app, form);
    add_items(open, fields, &is_open);
    bool is_refused = has_slip && json_is_string(json_object_get(json_object_get(fields, SLIP_FIELD), "error"));
    json_t *view = json_pack("{s:o, s:s, s:s, s:b, s:b, s:b, s:b, s:s?}", "form", fields, "form_nonce", request->nonce.text, "form_language",
                             open->language, "has_slip", has_slip, "slip_refused", is_refused, "questions_open", is_open, "asked_once",
                             form->is_faulty || survey_may_skip(request), "slip_key", slip_key);
    add_opening(app, request, open, view);
    response->status = form->is_faulty ? 400 : 200;
    return page_render(app, request, response, "pages/survey", framed(view, open->language));
}

/* ---- several ---- */

static const char *address_of(struct request *request, const struct survey_period *period) {
    const char *path = survey_asks_slip(request) ? SURVEY_SLIP_PATH : SURVEY_PATH;
    struct buffer address = buffer_in(request->arena);
    buffer_format(&address, "%s?periode=%s", path, period->key);
    for (size_t i = 0; i < sizeof CARRIED / sizeof *CARRIED; i++) {
        const char *value = parameters_first(&request->query, CARRIED[i]);
        bool is_code = value && *value && strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(value);
        if (is_code) buffer_format(&address, "&%s=%s", CARRIED[i], value);
    }
    return buffer_string(&address);
}

/* A poster of one service leads to no survey of another. */
static bool fits(const struct request *request, const struct survey_period *period) {
    const char *service = parameters_first(&request->query, "layanan");
    return !service || !period->service_code || strcmp(service, period->service_code) == 0;
}

static enum result add_offer(struct app *app, struct request *request, const struct survey_period *period, const char *language, json_t *list) {
    struct instrument instrument;
    const char *whom;
    enum result result = instrument_by_id(app->db, request->arena, period->instrument, &instrument);
    if (result == DONE) result = questionnaire_whom(app, request->arena, period, &whom);
    if (result != DONE) return result;
    (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "href", address_of(request, period), "title",
                                                instrument_say(&instrument, language, "title", instrument.title), "whom",
                                                whom ? whom : survey_word(language, "whole_office"), "period_text",
                                                questionnaire_period_text(request->arena, period, language)));
    return DONE;
}

enum result survey_choice_page(struct app *app, struct request *request, struct response *response, const struct survey_periods *offered) {
    const char *language = asked_language(request);
    json_t *list = json_array();
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < offered->count; i++) {
        if (fits(request, &offered->rows[i])) result = add_offer(app, request, &offered->rows[i], language, list);
    }
    json_t *view = json_pack("{s:o}", "surveys", list);
    if (result == DONE) return page_render(app, request, response, "pages/survey_choice", framed(view, language));
    json_decref(view);
    return result;
}

/* ---- closed ---- */

/* The day the office's next period opens, NULL when none is planned. */
static const char *next_opening(struct app *app, struct request *request, const char *language) {
    struct survey_periods periods;
    if (survey_period_list(app->db, request->arena, &periods) != DONE) return NULL;
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    const struct survey_period *next = NULL;
    for (size_t i = 0; i < periods.count; i++) {
        const struct survey_period *period = &periods.rows[i];
        bool is_main = strcmp(period->key, period->label) == 0;
        if (is_main && period->open && period->starts_on > today && (!next || period->starts_on < next->starts_on)) next = period;
    }
    if (!next) return NULL;
    struct civil day = civil_from_day(next->starts_on);
    return arena_format(request->arena, "%d %s %d", day.day, survey_say(language, format_month(day.month)), day.year);
}

static bool has_other(struct app *app, struct request *request) {
    const struct survey_periods *offered;
    return questionnaire_offered(app, request, &offered) == DONE && offered->count > 0;
}

enum result survey_closed_page(struct app *app, struct request *request, struct response *response, const struct survey_end *end) {
    const char *language = end->of ? end->of->language : asked_language(request);
    const char *last = end->of && !end->is_sent ? last_text(app, request, end->of) : NULL;
    bool is_other = has_other(app, request);
    json_t *view = json_pack("{s:b, s:b, s:s?, s:s, s:s?}", "is_sent", end->is_sent, "has_other", is_other, "next_text",
                             is_other ? NULL : next_opening(app, request, language), "results_href", "/index.html", "last_text", last);
    if (end->is_sent) response->status = 409;
    return page_render(app, request, response, "pages/survey_closed", framed(view, language));
}

/* ---- thanks ---- */

enum result survey_thanks_page(struct app *app, struct request *request, struct response *response, const struct questionnaire *of) {
    struct survey_window window = questionnaire_window(app, of);
    json_t *view = json_pack("{s:s, s:s, s:b}", "period_text", of->period_text, "results_href", "/index.html", "is_over",
                             !survey_window_offers(&window, request->now));
    return page_render(app, request, response, "pages/survey_thanks", framed(view, of->language));
}
