/* Scope: answers of a tablet.
 * POST /survei/kios/jawaban  one answer of the tablet's queue, with the random number the tablet gave it and the day it was given:
 *   200 { number, stored }   it is on disk, now or since an earlier try: a number is stored once, however often it is sent
 *   409 { number, refused }  it can never be stored, and staff see one more lost; `refused` says why, in Indonesian
 *   400 { number, refused }  what no tablet of ours sends
 *   403                      the tablet is unknown or its kiosk withdrawn: the queue waits until it is set up again
 *   429, 503                 later
 * The tablet drops an answer only when such an object names its number: the page of a hotspot in between drops nothing. */
#include "cgi-bin/kiosk/answer.h"

#include <sodium.h>
#include <string.h>

#include "cgi-bin/kiosk/tablet.h"
#include "cgi-bin/shared/questionnaire.h"
#include "lib/rules/kiosk_answer.h"
#include "lib/store/attempt.h"
#include "lib/store/service.h"

#define KIOSK_ANSWERS_PER_HOUR 1200        /* of one kiosk: a stolen cookie cannot flood the survey, and a week's queue still comes in */
#define NUMBER_LENGTH (2u * NONCE_BYTES)   /* hexadecimal */
#define SECONDS_MOST (24 * 60 * 60)

const struct field ANSWER_FIELDS[ANSWER_FIELD_COUNT] = {
    { .name = "number", .kind = FIELD_HIDDEN, .required = true, .max_length = NUMBER_LENGTH },
    { .name = "period", .kind = FIELD_HIDDEN, .required = true, .max_length = 100 },
    { .name = "day", .label = "Tanggal", .kind = FIELD_DATE, .required = true },
    { .name = "seconds", .label = "Lama", .kind = FIELD_WHOLE_NUMBER, .smallest = 0, .largest = SECONDS_MOST, .max_length = 5 },
    { .name = "answers", .kind = FIELD_HIDDEN, .required = true, .max_length = SURVEY_ITEM_LIMIT },
    { .name = "service_code", .label = "Layanan", .kind = FIELD_CHOICE },
    { .name = "sex", .label = "Jenis kelamin", .kind = FIELD_CHOICE },
    { .name = "age_group", .label = "Usia", .kind = FIELD_CHOICE },
    { .name = "education", .label = "Pendidikan", .kind = FIELD_CHOICE },
    { .name = "occupation", .label = "Pekerjaan", .kind = FIELD_CHOICE },
};

struct sending {
    struct app *app;
    struct request *request;
    struct kiosk kiosk;
    struct form form;
    struct nonce nonce;
    const struct questionnaire *questionnaire;
};

/* ---- reading ---- */

/* Services that are offered no more are still right: the answer may be days old. */
static enum result give_choices(struct app *app, struct form *form) {
    static const char *const PROFILE[] = { "sex", "age_group", "education", "occupation" };
    struct services services;
    enum result result = service_list(app->db, form->request->arena, false, &services);
    if (result != DONE) return result;
    struct choice *choices = arena_array(form->request->arena, services.count, sizeof *choices);
    for (size_t i = 0; i < services.count; i++) choices[i] = (struct choice){ .value = services.rows[i].code, .label = "" };
    form_choices(form, "service_code", choices, services.count);
    for (size_t i = 0; i < QUESTIONNAIRE_PROFILE; i++) {
        const struct field *field = &QUESTIONNAIRE_FIELDS[i];
        for (size_t j = 0; j < sizeof PROFILE / sizeof *PROFILE; j++) {
            if (strcmp(field->name, PROFILE[j]) == 0) form_choices(form, field->name, field->choices, field->choice_count);
        }
    }
    return DONE;
}

static bool number_parse(const char *text, struct nonce *ret) {
    size_t length = 0;
    struct nonce nonce;
    bool is_hex = strlen(text) == NUMBER_LENGTH &&
                  sodium_hex2bin(nonce.bytes, sizeof nonce.bytes, text, NUMBER_LENGTH, NULL, &length, NULL) == 0;
    if (!is_hex || length != sizeof nonce.bytes) return false;
    *ret = nonce;
    return true;
}

/* At least one question is answered, and each within its choices. */
static bool digits_fit(const char *digits, const struct instrument *instrument) {
    if (strlen(digits) != instrument->item_count || strspn(digits, "0") == instrument->item_count) return false;
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (digits[i] < '0' || digits[i] > '0' + instrument->items[i].choices) return false;
    }
    return true;
}

/* ---- storing ---- */

static const char *service_of(const struct sending *sending) {
    const struct form *form = &sending->form;
    if (sending->questionnaire->period.service_code) return sending->questionnaire->period.service_code;
    if (sending->kiosk.service_code) return sending->kiosk.service_code;
    return form_has(form, "service_code") ? form_text(form, "service_code") : NULL;
}

static struct survey_response response_of(const struct sending *sending) {
    const struct form *form = &sending->form;
    bool has_seconds = form_has(form, "seconds");
    return (struct survey_response){
        .period = sending->questionnaire->period.id,
        .nonce = sending->nonce,
        .channel = "kiosk",
        .answered_on = form_day(form, "day"),
        .service_code = service_of(sending),
        .counter_code = sending->kiosk.counter_code,
        .device = sending->kiosk.code,
        .seconds = { has_seconds, has_seconds ? form_number(form, "seconds") : 0 },
        .sex = form_text(form, "sex"),
        .age_group = form_text(form, "age_group"),
        .education = form_text(form, "education"),
        .occupation = form_text(form, "occupation"),
        .answers = form_text(form, "answers"),
    };
}

static enum result count(const struct sending *sending, struct tx *tx) {
    struct attempt attempt = { .kind = "submission", .limit = KIOSK_ANSWERS_PER_HOUR, .now = sending->request->now,
                               .subject = arena_format(sending->request->arena, "kiosk\n%s", sending->kiosk.code) };
    enum result result = attempt_count(tx, sending->app->keys, &attempt);
    return result == DONE ? kiosk_answer_count(tx, sending->kiosk.code) : result;
}

static enum result store(const struct sending *sending) {
    struct survey_response response = response_of(sending);
    bool is_new = false;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(sending->app->db, &tx);
    if (result == DONE) result = survey_response_add(&tx, &response, sending->request->now, &is_new);
    if (result == DONE && is_new) result = count(sending, &tx);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result remember_refused(const struct sending *sending) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(sending->app->db, &tx);
    if (result == DONE) result = kiosk_answer_refuse(&tx, sending->kiosk.code, &sending->nonce);
    return result == DONE ? tx_commit(&tx) : result;
}

/* ---- judging ---- */

static const char *fault_of(const struct sending *sending) {
    static const char *const FAULTS[] = {
        [KIOSK_COUNTS] = NULL,
        [KIOSK_AHEAD] = "Tanggalnya di depan: jam tablet salah.",
        [KIOSK_OLD] = "Sudah menunggu lebih dari tujuh hari.",
        [KIOSK_OUTSIDE] = "Tanggalnya di luar periode survei.",
        [KIOSK_CLOSED] = "Periode survei sudah ditutup.",
    };
    if (!digits_fit(form_text(&sending->form, "answers"), &sending->questionnaire->instrument)) return "Tidak cocok dengan kuesionernya.";
    struct survey_window window = questionnaire_window(sending->app, sending->questionnaire);
    return FAULTS[kiosk_answer_judge(&window, form_day(&sending->form, "day"), sending->request->now)];
}

/* Sets *ret_fault when the answer can never be stored. */
static enum result take(struct sending *sending, const char **ret_fault) {
    enum result result = questionnaire_by_key(sending->app, sending->request, form_text(&sending->form, "period"), &sending->questionnaire);
    if (result == REFUSED_ABSENT) *ret_fault = "Periode survei tidak dikenal.";
    if (result != DONE) return result == REFUSED_ABSENT ? remember_refused(sending) : result;
    result = kiosk_answer_known(sending->app->db, sending->questionnaire->period.id, &sending->nonce);
    if (result != REFUSED_ABSENT) return result;
    *ret_fault = fault_of(sending);
    if (*ret_fault) return remember_refused(sending);
    result = store(sending);
    if (result != REFUSED_STALE) return result;
    questionnaire_forget();
    *ret_fault = "Periode survei sudah ditutup.";
    return remember_refused(sending);
}

static enum result tell(struct response *response, const struct sending *sending, int status, const char *refused) {
    const char *number = form_text(&sending->form, "number");
    return tablet_tell(response, status, refused ? json_pack("{s:s, s:s}", "number", number, "refused", refused)
                                                 : json_pack("{s:s, s:b}", "number", number, "stored", 1));
}

enum result answer_page(struct app *app, struct request *request, struct response *response) {
    struct sending sending = { .app = app, .request = request };
    enum result result = tablet_kiosk(app, request, &sending.kiosk);
    if (result != DONE) return result == REFUSED_ABSENT ? REFUSED_FORBIDDEN : result;
    sending.form = form_of(request, ANSWER_FIELDS, ANSWER_FIELD_COUNT);
    result = give_choices(app, &sending.form);
    if (result != DONE) return result;
    bool is_read = form_read(&sending.form) == DONE && number_parse(form_text(&sending.form, "number"), &sending.nonce);
    if (!is_read) return tell(response, &sending, 400, "Isinya tidak dapat dibaca.");
    const char *fault = NULL;
    result = take(&sending, &fault);
    return result == DONE ? tell(response, &sending, fault ? 409 : 200, fault) : result;
}
