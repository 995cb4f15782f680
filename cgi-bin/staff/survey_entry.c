/* Scope: keying in paper questionnaires, one key an answer.
 * GET  /petugas/survei/isian      200 the periods that take sheets
 * GET  /petugas/survei/isian/KEY  200 an empty sheet; service, counter and day stay as they were on the sheet before
 * POST /petugas/survei/isian/KEY  step=check: 200 all that was understood, to be looked at once more; step=edit: 200 the sheet again
 *                                 step=save: 303 to the next sheet, the same sheet twice is stored once
 *                                 400 with faults beside their fields; 404 no such period; 409 it is closed
 * An answer is final, therefore a sheet is shown whole before it is stored, or keyed by two people who do not see each other's. */
#include "cgi-bin/staff/survey_entry.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_entry_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/keys.h"
#include "lib/rules/format.h"
#include "lib/store/counter.h"
#include "lib/store/survey_sheet.h"
#include "lib/web/page.h"

static const struct choice STEPS[] = { { "check", "Periksa", NULL }, { "save", "Simpan", NULL }, { "edit", "Ubah", NULL } };

const struct field SURVEY_ENTRY_FIELDS[SURVEY_ENTRY_FIELD_COUNT] = {
    { .name = "step", .label = "Langkah", .kind = FIELD_CHOICE, .required = true, .choices = STEPS, .choice_count = COUNT_OF(STEPS) },
    { .name = "nonce", .label = "", .kind = FIELD_HIDDEN, .max_length = NONCE_TEXT_LENGTH },
    { .name = "answers", .label = "Jawaban", .kind = FIELD_TEXT, .required = true, .max_length = SURVEY_KEYS_LONGEST, .input_class = "input-code",
      .missing = "Ketik jawaban lembar ini." },
    { .name = "profile", .label = "Profil", .kind = FIELD_TEXT, .max_length = SURVEY_KEYS_LONGEST, .input_class = "input-code input-short",
      .hint = "Jenis kelamin, usia, pendidikan, pekerjaan: satu angka masing-masing, 0 bila kosong." },
    { .name = "service_code", .label = "Layanan", .kind = FIELD_CHOICE },
    { .name = "counter_code", .label = "Loket", .kind = FIELD_CHOICE },
    { .name = "answered_on", .label = "Tanggal di lembar", .kind = FIELD_DATE, .required = true },
    { .name = "suggestion", .label = "Saran", .kind = FIELD_LINES, .max_length = 1000, .hint = "Jangan menyalin nama atau nomor." },
    { .name = "number", .label = "Nomor lembar", .kind = FIELD_WHOLE_NUMBER, .judged_by_handler = true, .smallest = 1, .largest = 99999, .max_length = 6,
      .input_class = "input-short" },
};

#define OF_SERVICE "layanan"
#define OF_COUNTER "loket"
#define OF_DAY "tanggal"
#define OF_NUMBER "nomor"
const char *const SURVEY_ENTRY_QUERY[] = { DESK_DONE, OF_SERVICE, OF_COUNTER, OF_DAY, OF_NUMBER, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "simpan", "Lembar tersimpan." },
    { "pertama", "Lembar tersimpan dan menunggu isian kedua." },
    { "sama", "Kedua isian sama: lembar tersimpan sebagai jawaban." },
    { "beda", "Isian ini berbeda dari isian pertama. Bandingkan dengan lembarnya." },
};

/* ---- the period ---- */

static enum result open_keying(struct app *app, struct request *request, struct keying *ret) {
    enum result result = keying_open(app, request, request->tail, ret);
    if (result != DONE) return result;
    bool still_compares = ret->period.state == SURVEY_CLOSING && ret->waiting.count > 0;
    return ret->takes_first || still_compares ? DONE : REFUSED_STALE;
}

static enum result counter_choices(struct app *app, struct request *request, struct form *form) {
    struct counters counters;
    enum result result = counter_list(app->db, request->arena, true, &counters);
    if (result != DONE) return result;
    struct choice *choices = arena_array(request->arena, counters.count + 1, sizeof *choices);
    for (size_t i = 0; i < counters.count; i++) choices[i] = (struct choice){ counters.rows[i].code, counters.rows[i].name, NULL };
    form_choices(form, "counter_code", choices, counters.count);
    return DONE;
}

static enum result choices(struct app *app, struct request *request, struct form *form) {
    enum result result = intake_services(app, request, form, "service_code");
    return result == DONE ? counter_choices(app, request, form) : result;
}

static enum result count_keyed(struct app *app, struct request *request, const struct survey_period *period, int64_t *ret) {
    int offset = app->config->office.zone_offset;
    struct clock_time midnight = { .date = civil_from_day(instant_day(request->now, offset)) };
    struct survey_sheet_work work = { period->id, visitor_actor(request).staff, instant_from_local(midnight, offset) };
    return survey_sheet_count(app->db, &work, ret);
}

static enum result show(struct keying *keying, struct form *form, struct response *response, bool is_check) {
    int64_t keyed = 0;
    enum result result = count_keyed(keying->app, keying->request, &keying->period, &keyed);
    if (result != DONE) return result;
    json_t *view = keying_view(keying, form, is_check, keyed);
    desk_notice_done(keying->request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    return page_form(keying->app, keying->request, response, "pages/staff_survey_entry", form, keying->request->route->path, view);
}

/* ---- the next sheet ---- */

static day_number last_day(const struct keying *keying) {
    day_number today = desk_today(keying->app, keying->request);
    return today < keying->period.ends_on ? today : keying->period.ends_on;
}

static void carry_over(struct keying *keying, struct form *form) {
    const struct parameters *query = &keying->request->query;
    const char *day = parameters_first(query, OF_DAY), *service = parameters_first(query, OF_SERVICE),
               *counter = parameters_first(query, OF_COUNTER);
    day_number known;
    bool has_day = day && day_parse(day, &known);
    form_set(form, "answered_on", format_day_short(keying->request->arena, has_day ? known : last_day(keying)));
    if (service) form_set(form, "service_code", service);
    if (counter) form_set(form, "counter_code", counter);
    if (keying->is_double && parameters_first(query, OF_NUMBER)) form_set(form, "number", parameters_first(query, OF_NUMBER));
}

static const char *next_path(const struct keying *keying, const struct form *form, enum survey_sheet_outcome outcome) {
    struct arena *arena = keying->request->arena;
    const char *done = outcome == SHEET_WAITS ? "pertama" : outcome == SHEET_DIFFERS ? "beda" : keying->is_double ? "sama" : "simpan";
    const char *path = arena_format(arena, SURVEY_ENTRY_PATH "/%s?" DESK_DONE "=%s&" OF_SERVICE "=%s&" OF_COUNTER "=%s&" OF_DAY "=%s",
                                    keying->period.key, done, form_text(form, "service_code"), form_text(form, "counter_code"),
                                    day_iso(arena, form_day(form, "answered_on")));
    return keying->is_double ? arena_format(arena, "%s&" OF_NUMBER "=%lld", path, (long long)form_number(form, "number") + 1) : path;
}

/* ---- judging ---- */

static const char *keys_fault(struct arena *arena, const struct survey_keys *read, const uint8_t *most, size_t wanted) {
    switch (read->state) {
    case SURVEY_KEYS_WHOLE: return NULL;
    case SURVEY_KEYS_WRONG:
        return arena_format(arena, "Angka ke-%zu (%c) bukan jawaban: tulis 1 sampai %d, atau 0 bila kosong.", read->at, read->key, (int)most[read->at - 1]);
    case SURVEY_KEYS_SHORT: return arena_format(arena, "Baru %zu dari %zu angka. Tulis 0 untuk yang tidak dijawab.", read->count, wanted);
    default: return arena_format(arena, "Lebih dari %zu angka.", wanted);
    }
}

static void judge_answers(struct keying *keying, struct form *form) {
    size_t count = keying->instrument.item_count;
    struct survey_keys read = survey_keys_read(form_text(form, "answers"), keying->most, count, keying->answers);
    if (!form_has(form, "answers")) return;
    const char *fault = keys_fault(keying->request->arena, &read, keying->most, count);
    if (!fault && read.is_empty) fault = "Lembar tanpa satu pun jawaban tidak dihitung. Lewati lembar ini.";
    if (fault) form_fault(form, "answers", fault);
}

static void judge_profile(struct keying *keying, struct form *form) {
    struct survey_keys read = survey_keys_read(form_text(form, "profile"), SURVEY_PROFILE_MOST, SURVEY_PROFILE_COUNT, keying->profile);
    if (!form_has(form, "profile")) return;
    const char *fault = keys_fault(keying->request->arena, &read, SURVEY_PROFILE_MOST, SURVEY_PROFILE_COUNT);
    if (fault) form_fault(form, "profile", fault);
}

static void judge_day(struct keying *keying, struct form *form) {
    if (!form_has(form, "answered_on")) return;
    day_number day = form_day(form, "answered_on"), last = last_day(keying);
    if (day >= keying->period.starts_on && day <= last) return;
    struct arena *arena = keying->request->arena;
    form_fault(form, "answered_on", arena_format(arena, "Tanggalnya harus antara %s dan %s.", format_day_short(arena, keying->period.starts_on),
                                                 format_day_short(arena, last)));
}

/* The number of this sheet: sent twice it is one answer. The session's token is checked by the gate. */
static bool has_nonce(struct keying *keying) {
    struct request *request = keying->request;
    const char *text = parameters_first(&request->form, "nonce");
    request->nonce_state = nonce_read(keying->app->keys->form, request->route->path, text, request->now, 0, &request->nonce);
    return request->nonce_state != NONCE_MISSING && request->nonce_state != NONCE_FORGED;
}

static bool read_sheet(struct keying *keying, struct form *form) {
    (void)form_read(form);
    judge_answers(keying, form);
    judge_profile(keying, form);
    judge_day(keying, form);
    if (keying->is_double && !form_has(form, "number")) form_fault(form, "number", "Tulis nomor yang tertera di lembar.");
    return !form->is_faulty;
}

/* ---- storing ---- */

static const char *chosen(const struct form *form, const char *name) {
    return form_has(form, name) ? form_text(form, name) : NULL;
}

static const char *profile_of(const struct keying *keying, enum survey_profile_question question) {
    return survey_profile_value(question, keying->profile[question]);
}

static struct survey_response response_of(const struct keying *keying, const struct form *form) {
    return (struct survey_response){
        .period = keying->period.id,
        .nonce = intake_nonce(keying->request),
        .answered_on = form_day(form, "answered_on"),
        .service_code = keying->period.service_code ? keying->period.service_code : chosen(form, "service_code"),
        .counter_code = chosen(form, "counter_code"),
        .sex = profile_of(keying, PROFILE_SEX),
        .age_group = profile_of(keying, PROFILE_AGE),
        .education = profile_of(keying, PROFILE_EDUCATION),
        .occupation = profile_of(keying, PROFILE_OCCUPATION),
        .answers = keying->answers,
        .suggestion = form_text(form, "suggestion"),
    };
}

static enum result store(struct keying *keying, const struct form *form, enum survey_sheet_outcome *ret) {
    struct actor actor = visitor_actor(keying->request);
    instant now = keying->request->now;
    struct survey_sheet sheet = { .response = response_of(keying, form) };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(keying->app->db, &tx);
    if (result != DONE) return result;
    if (keying->is_double) {
        sheet.number = form_number(form, "number");
        result = survey_sheet_key(&tx, &actor, now, &sheet, keying->takes_first, ret);
    } else result = survey_sheet_add(&tx, &actor, now, &sheet.response, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

/* Why a sheet was not stored; NULL when it was. */
static const char *refusal(enum survey_sheet_outcome outcome) {
    switch (outcome) {
    case SHEET_KEYED_BY_YOU: return "Lembar ini sudah Anda isikan. Isian kedua oleh orang lain.";
    case SHEET_KEYED_TWICE: return "Lembar ini sudah diisikan dua orang dan berbeda. Bandingkan kedua isiannya.";
    case SHEET_IS_ANSWER: return "Lembar bernomor ini sudah menjadi jawaban.";
    case SHEET_TOO_LATE: return "Periode sudah ditutup: hanya lembar yang menunggu isian kedua masih diterima.";
    default: return NULL;
    }
}

static enum result save(struct keying *keying, struct form *form, struct response *response) {
    enum survey_sheet_outcome outcome = SHEET_STORED;
    enum result result = store(keying, form, &outcome);
    if (result != DONE) return result;
    const char *why = refusal(outcome);
    if (!why) return response_redirect(response, next_path(keying, form, outcome));
    form_fault(form, "number", why);
    return show(keying, form, response, false);
}

enum result survey_entry_page(struct app *app, struct request *request, struct response *response) {
    struct keying keying = { 0 };
    struct form form = form_of(request, SURVEY_ENTRY_FIELDS, SURVEY_ENTRY_FIELD_COUNT);
    enum result result = open_keying(app, request, &keying);
    if (result == DONE) result = choices(app, request, &form);
    if (result != DONE) return result;
    if (request->method != METHOD_POST) {
        carry_over(&keying, &form);
        return show(&keying, &form, response, false);
    }
    if (!has_nonce(&keying)) return REFUSED_INVALID;
    if (!read_sheet(&keying, &form)) return show(&keying, &form, response, false);
    const char *step = form_text(&form, "step");
    if (strcmp(step, "save") != 0) return show(&keying, &form, response, strcmp(step, "check") == 0);
    return save(&keying, &form, response);
}

/* ---- the list ---- */

enum result survey_entry_periods(struct app *app, struct request *request, struct response *response) {
    struct survey_periods periods;
    enum result result = survey_period_list(app->db, request->arena, &periods);
    json_t *view = desk_view("survey_entry"), *list = json_array();
    (void)json_object_set_new(view, "periods", list);
    for (size_t i = 0; result == DONE && i < periods.count; i++) {
        int64_t keyed = 0;
        if (!keying_takes(&periods.rows[i], request->now) || periods.rows[i].starts_on > desk_today(app, request)) continue;
        result = count_keyed(app, request, &periods.rows[i], &keyed);
        if (result == DONE) (void)json_array_append_new(list, keying_period_view(app, request, &periods.rows[i], keyed));
    }
    (void)json_object_set_new(view, "has_periods", json_boolean(json_array_size(list) > 0));
    if (result == DONE) return page_render(app, request, response, "pages/staff_survey_entries", view);
    json_decref(view);
    return result;
}
