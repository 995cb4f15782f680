/* Scope: storing an answer to the survey. The slip and the answer are changed by one transaction whose log is emptied before anybody is
 * thanked (lib/store/slip_box.h): one slip is one answer, and nothing on the disk ties the two. */
#include "cgi-bin/shared/survey_answer.h"

#include <string.h>

#include "cgi-bin/shared/intake.h"
#include "lib/base/keys.h"
#include "lib/rules/device_name.h"
#include "lib/store/attempt.h"
#include "lib/store/counter.h"
#include "lib/store/slip.h"
#include "lib/web/crowd.h"

#define NO_CODE "Kode karcis terdiri dari 16 huruf dan angka. Periksa lagi, atau kirim tanpa karcis."
#define UNKNOWN "Karcis dengan kode ini tidak ada. Periksa lagi hurufnya, atau kirim tanpa karcis."
#define SPENT "Karcis ini sudah dipakai. Jawaban Anda belum terkirim; Anda dapat mengirimnya tanpa karcis."
#define OF_OTHER_PERIOD "Karcis ini untuk survei atau periode lain. Anda dapat mengirim jawaban ini tanpa karcis."
#define TOO_MANY "Terlalu banyak kode yang salah dari jaringan Anda dalam satu jam. Periksa lagi kode Anda, atau kirim tanpa karcis."

struct sending {
    struct app *app;
    struct request *request;
    const struct questionnaire *questionnaire;
    struct form *form;
    struct survey_response response;
    bool has_slip;
    struct access_code code;
    struct slip_known slip;
};

const char *survey_answers_of(const struct form *form, const struct questionnaire *questionnaire) {
    char *answers = arena_alloc(form->request->arena, questionnaire->instrument.item_count + 1);
    for (size_t i = 0; i < questionnaire->instrument.item_count; i++) {
        const char *value = form_text(form, questionnaire->fields[QUESTIONNAIRE_PROFILE + i].name);
        answers[i] = *value ? *value : '0';
    }
    return answers;
}

/* ---- the answer ---- */

/* A code nobody knows is passed over: an old poster must keep nobody from answering. */
static enum result find_counter(struct sending *sending) {
    const char *code = form_text(sending->form, COUNTER_FIELD);
    struct counter counter;
    if (*code == '\0') return DONE;
    enum result result = counter_by_code(sending->app->db, sending->request->arena, code, &counter);
    if (result == DONE) sending->response.counter_code = counter.code;
    return result == REFUSED_ABSENT ? DONE : result;
}

/* What is known of the service: by the period, by the slip, else as it was chosen. */
static const char *service_of(const struct sending *sending) {
    const char *of_period = sending->questionnaire->period.service_code;
    if (of_period) return of_period;
    if (sending->has_slip && sending->slip.service_code) return sending->slip.service_code;
    return form_has(sending->form, "service_code") ? form_text(sending->form, "service_code") : NULL;
}

static void fill(struct sending *sending) {
    const struct request *request = sending->request;
    const struct form *form = sending->form;
    sending->response = (struct survey_response){
        .period = sending->questionnaire->period.id,
        .nonce = intake_nonce(request),
        .channel = sending->has_slip ? "slip" : "web",
        .answered_on = instant_day(request->now, sending->app->config->office.zone_offset),
        .service_code = service_of(sending),
        .device = device_kind(request->user_agent),
        .seconds = { true, request->now - request->nonce.issued_at },
        .sex = form_text(form, "sex"),
        .age_group = form_text(form, "age_group"),
        .education = form_text(form, "education"),
        .occupation = form_text(form, "occupation"),
        .answers = survey_answers_of(form, sending->questionnaire),
        .suggestion = form_text(form, "suggestion"),
    };
}

/* ---- the slip ---- */

static enum result refuse(struct sending *sending, enum result result, const char *message) {
    form_fault(sending->form, SLIP_FIELD, message);
    return result;
}

/* Counted apart from the codes of cases, so that nobody's wrong slips close the tracking page to others. A right slip is taken whatever
 * was tried before: its code is too long to be guessed, and neighbours of one address shall not answer for each other. */
static enum result count_wrong(struct sending *sending) {
    const struct app *app = sending->app;
    struct tx tx CLEANUP_TX = { 0 };
    struct attempt attempt = { .kind = "code", .subject = arena_format(sending->request->arena, "slip\n%s", sending->request->remote_address),
                               .limit = app->config->limits.code_tries_per_hour, .now = sending->request->now };
    enum result result = attempt_allowed(app->db, app->keys, &attempt);
    if (result == DONE) result = tx_begin(app->db, &tx);
    if (result == DONE) result = attempt_count(&tx, app->keys, &attempt);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result refuse_unknown(struct sending *sending) {
    enum result result = count_wrong(sending);
    if (result == DONE) return refuse(sending, REFUSED_INVALID, UNKNOWN);
    return result == REFUSED_TOO_MANY ? refuse(sending, result, TOO_MANY) : result;
}

static enum result find_slip(struct sending *sending) {
    if (!form_has(sending->form, SLIP_FIELD) || form_has(sending->form, WITHOUT_SLIP)) return DONE;
    sending->has_slip = true;
    if (!access_code_parse(form_text(sending->form, SLIP_FIELD), &sending->code)) return refuse(sending, REFUSED_INVALID, NO_CODE);
    enum result result = slip_find(sending->app->db, sending->request->arena, sending->app->keys, sending->code, &sending->slip);
    return result == REFUSED_ABSENT ? refuse_unknown(sending) : result;
}

enum result survey_answer_slip_period(struct app *app, const struct questionnaire *questionnaire, const struct form *form, const char **ret_key) {
    struct arena *arena = form->request->arena;
    bool is_refused = !form_has(form, SLIP_FIELD);
    struct access_code code;
    struct slip_known slip;
    struct survey_period period;
    *ret_key = NULL;
    if (!is_refused || !access_code_parse(form_text(form, SLIP_FIELD), &code)) return DONE;
    enum result result = slip_find(app->db, arena, app->keys, code, &slip);
    if (result == DONE) result = survey_period_by_id(app->db, arena, slip.period, &period);
    if (result != DONE) return result == REFUSED_ABSENT ? DONE : result;
    if (period.open && !slip.spent && period.id.value != questionnaire->period.id.value) *ret_key = period.key;
    return DONE;
}

/* ---- both ---- */

/* No quota is kept of anybody's address, but a flood is limited by what this process remembers for an hour. */
static enum result count(struct sending *sending, struct tx *tx) {
    bool is_slow = crowd_is_slow(sending->app, sending->request);
    if (is_slow) return intake_quota_take(sending->app, sending->request, tx, QUOTA_FORGOTTEN);
    return crowd_count(sending->app, tx, sending->request->now);
}

static enum result spend(struct sending *sending, struct tx *tx) {
    struct survey_period_id period = sending->questionnaire->period.id;
    if (sending->slip.period.value != period.value) return refuse(sending, REFUSED_INVALID, OF_OTHER_PERIOD);
    enum result result = slip_spend(tx, sending->app->keys, sending->code, period);
    return result == REFUSED_STALE ? refuse(sending, REFUSED_INVALID, SPENT) : result;
}

/* The repeat of a form is known by its number before its slip, spent by now, is looked at. */
static enum result add(struct sending *sending, struct tx *tx) {
    bool is_new = false;
    enum result result = survey_response_add(tx, &sending->response, sending->request->now, &is_new);
    if (result != DONE || !is_new) return result;
    return sending->has_slip ? spend(sending, tx) : DONE;
}

enum result survey_answer_store(struct app *app, struct request *request, const struct questionnaire *questionnaire, struct form *form) {
    struct sending sending = { .app = app, .request = request, .questionnaire = questionnaire, .form = form };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = find_slip(&sending);
    if (result == DONE) fill(&sending);
    if (result == DONE) result = find_counter(&sending);
    if (result == DONE) result = crowd_pass(app, request, form);
    if (result == DONE) result = tx_begin(app->db, &tx);
    if (result == DONE) result = count(&sending, &tx);
    if (result == DONE) result = add(&sending, &tx);
    if (result != DONE) return result;
    return sending.has_slip ? tx_commit_traceless(&tx) : tx_commit(&tx);
}
