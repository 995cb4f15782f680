/* Scope: the form that opens a survey period: which questionnaire, of whom, when.
 * GET  /petugas/survei/baru  the form; ?kuesioner= (code) chooses the questionnaire beforehand
 * POST /petugas/survei/baru  opens the period: 303; 400 with faults beside their fields */
#include "cgi-bin/staff/survey_period_form.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_desk.h"
#include "cgi-bin/staff/survey_period_choices.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/sample_size.h"
#include "lib/store/survey.h"
#include "lib/web/page.h"

#define POPULATION_LARGEST 100000000 /* as schema.sql has it */
#define TWICE "Periode ini sudah ada untuk kuesioner dan cakupan yang sama. Pilih periode lain."
#define OVER "Tanggal akhir sudah lewat. Isi tanggal berakhir hari ini atau sesudahnya."

const struct field PERIOD_FIELDS[PERIOD_FIELD_COUNT] = {
    { .name = "instrument", .label = "Kuesioner", .kind = FIELD_CHOICE, .required = true, .missing = "Pilih kuesioner.",
      .hint = "Pertanyaannya tidak dapat diubah lagi setelah periode dibuka." },
    { .name = "scope", .label = "Cakupan", .kind = FIELD_CHOICE, .required = true, .missing = "Pilih cakupan.",
      .hint = "IKM kantor berasal dari SKM untuk seluruh kantor. Layanan dan unit dapat mempunyai periodenya sendiri." },
    { .name = "label", .label = "Periode", .kind = FIELD_CHOICE, .required = true, .missing = "Pilih periode.",
      .hint = "Hasil diumumkan dengan nama ini." },
    { .name = "starts_on", .label = "Tanggal formulir dibuka", .kind = FIELD_DATE, .hint = "Kosong: hari pertama periode." },
    { .name = "ends_on", .label = "Tanggal formulir ditutup", .kind = FIELD_DATE, .hint = "Kosong: hari terakhir periode." },
    { .name = "population", .label = "Jumlah pengguna layanan", .kind = FIELD_WHOLE_NUMBER, .smallest = 1,
      .largest = POPULATION_LARGEST, .max_length = 12, .input_class = "input-short" },
};
const char *const SURVEY_PERIOD_QUERY[] = { "kuesioner", NULL };

/* ---- the page ---- */

/* Which answers are enough, by the numbers people know of their office. */
static json_t *samples_view(struct arena *arena) {
    static const int64_t POPULATIONS[] = { 100, 500, 1000, 5000, 10000 };
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(POPULATIONS); i++) {
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "population", format_number(arena, POPULATIONS[i], 0), "needed",
                                                    format_number(arena, sample_size(POPULATIONS[i]), 0)));
    }
    return list;
}

static enum result show(struct app *app, struct form *form, struct response *response) {
    json_t *view = desk_view("survey");
    (void)json_object_set_new(view, "samples", samples_view(form->request->arena));
    return page_form(app, form->request, response, "pages/staff_survey_period", form, NULL, view);
}

/* ---- what is proposed ---- */

static void propose(struct app *app, struct form *form, const struct period_choices *choices) {
    const char *asked = parameters_first(&form->request->query, "kuesioner");
    form_set(form, "instrument", asked ? asked : choices->instruments.choices[0].value);
    form_set(form, "scope", PERIOD_OF_OFFICE);
    form_set(form, "label", period_proposed(form->request->arena, &choices->periods, desk_today(app, form->request)));
}

/* ---- judging ---- */

/* Days that were left empty are those of the period itself. */
static void set_days(const struct form *form, struct survey_period *to) {
    struct period period = { 0 };
    (void)period_parse(to->label, &period);
    to->starts_on = form_has(form, "starts_on") ? form_day(form, "starts_on") : period.first;
    to->ends_on = form_has(form, "ends_on") ? form_day(form, "ends_on") : period.last;
}

static struct survey_period typed(const struct form *form, const struct period_choices *choices) {
    struct arena *arena = form->request->arena;
    const struct instrument *instrument = period_instrument(choices, form_text(form, "instrument"));
    bool has_population = form_has(form, "population");
    struct survey_period to = { .instrument = instrument->id, .label = form_text(form, "label"),
                                .population = { has_population, has_population ? form_number(form, "population") : 0 } };
    period_scope_read(form_text(form, "scope"), &to);
    to.key = period_key(arena, to.label, instrument->family, to.service_code, to.unit_code);
    set_days(form, &to);
    return to;
}

/* "Semester II 2026" says when people were asked, and no one can change the days of an open period: they are days of what it is called. */
static void judge_named(struct form *form, const struct survey_period *period) {
    const struct { const char *name; day_number day; } DAYS[] = { { "starts_on", period->starts_on }, { "ends_on", period->ends_on } };
    struct arena *arena = form->request->arena;
    struct period named = { 0 };
    (void)period_parse(period->label, &named);
    for (size_t i = 0; i < COUNT_OF(DAYS); i++) {
        if (named.first <= DAYS[i].day && DAYS[i].day <= named.last) continue;
        form_fault(form, DAYS[i].name, arena_format(arena, "%s berlangsung %s sampai %s. Isi tanggal di antaranya.",
                                                    period_label(arena, period->label), format_day(arena, named.first),
                                                    format_day(arena, named.last)));
    }
}

static void judge_days(struct app *app, struct form *form, const struct survey_period *period) {
    judge_named(form, period);
    if (period->ends_on < period->starts_on) form_fault(form, "ends_on", "Tanggal akhir mendahului tanggal mulai.");
    if (period->ends_on < desk_today(app, form->request)) form_fault(form, "ends_on", OVER);
}

/* What follows the label in a key: the questionnaire's family, the service, the unit. */
static const char *scope_of(const struct survey_period *period) {
    return &period->key[strlen(period->label)];
}

/* Two open periods of one questionnaire, of the same people on one day, would split their answers at random. */
static enum result judge_others(struct app *app, struct form *form, const struct survey_period *period) {
    struct survey_periods all;
    enum result result = survey_period_list(app->db, form->request->arena, &all);
    for (size_t i = 0; result == DONE && i < all.count; i++) {
        const struct survey_period *other = &all.rows[i];
        if (strcmp(other->key, period->key) == 0) form_fault(form, "label", TWICE);
        if (!other->open || strcmp(scope_of(other), scope_of(period)) != 0) continue;
        if (period->starts_on > other->ends_on || period->ends_on < other->starts_on) continue;
        form_fault(form, "starts_on", arena_format(form->request->arena, "Tanggalnya bertumpuk dengan %s yang masih terbuka (%s sampai %s).",
                                                   period_label(form->request->arena, other->label),
                                                   format_day(form->request->arena, other->starts_on),
                                                   format_day(form->request->arena, other->ends_on)));
    }
    return result;
}

/* ---- opening ---- */

/* An office from before questionnaires were files gets the statutory one with its first period. */
static enum result seed(struct tx *tx, const struct actor *actor, instant now, struct survey_period *period) {
    return period->instrument.value ? DONE : survey_seed_skm(tx, actor, now, &period->instrument);
}

static enum result open_period(struct app *app, struct form *form, struct survey_period *period) {
    struct request *request = form->request;
    struct actor actor = visitor_actor(request);
    struct survey_period_id id;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = judge_others(app, form, period);
    if (result == DONE && form->is_faulty) return REFUSED_INVALID;
    if (result == DONE) result = seed(&tx, &actor, request->now, period);
    if (result == DONE) result = survey_period_open(&tx, &actor, request->now, period, &id);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result submit(struct app *app, struct form *form, const struct period_choices *choices) {
    enum result result = form_read(form);
    if (result != DONE) return result;
    struct survey_period period = typed(form, choices);
    judge_days(app, form, &period);
    return form->is_faulty ? REFUSED_INVALID : open_period(app, form, &period);
}

enum result survey_period_page(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, PERIOD_FIELDS, PERIOD_FIELD_COUNT);
    struct period_choices choices;
    enum result result = period_choices_load(app, request, &choices);
    if (result != DONE) return result;
    form_choices(&form, "instrument", choices.instruments.choices, choices.instruments.count);
    form_choices(&form, "scope", choices.scopes.choices, choices.scopes.count);
    form_choices(&form, "label", choices.labels.choices, choices.labels.count);
    if (request->method != METHOD_POST) {
        propose(app, &form, &choices);
        return show(app, &form, response);
    }
    result = submit(app, &form, &choices);
    if (result == REFUSED_INVALID && form.is_faulty) return show(app, &form, response);
    return result == DONE ? response_redirect(response, SURVEY_DESK_PATH "?" DESK_DONE "=buka") : result;
}
