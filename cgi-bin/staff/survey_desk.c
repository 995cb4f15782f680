/* Scope: periods of the survey.
 * GET  /petugas/survei     running periods with live counts, all periods, the form for a new one; the periods as a file
 * POST /petugas/survei     opens a period: 303; 400 with faults beside their fields
 * POST /petugas/survei/ID  close: nothing new is begun, what was begun is taken for the office's minutes of grace: 303; 409 when it is closed already
 *                          draft: once that is over, its result becomes a draft on its way to approval: 303 to it; 409 before */
#include "cgi-bin/staff/survey_desk.h"

#include <string.h>

#include "cgi-bin/staff/desk_export.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/survey_desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/survey_dataset.h"
#include "lib/web/page.h"

#define POPULATION_LARGEST 100000000 /* as schema.sql has it */

static const struct choice START[] = { { "start", "Buka periode", NULL } };
static const struct choice ENDS[] = { { "close", "Tutup periode", NULL }, { "draft", "Susun hasil", NULL } };

const struct field PERIOD_FIELDS[PERIOD_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = START, .choice_count = 1 },
    { .name = "label", .label = "Periode", .kind = FIELD_TEXT, .required = true, .max_length = 40, .input_class = "input-short",
      .hint = "2026-Q4 untuk triwulan, 2026-S2 semester, 2026-10 bulan, atau 2026 setahun.", .missing = "Isi periode." },
    { .name = "starts_on", .label = "Tanggal mulai", .kind = FIELD_DATE, .required = true },
    { .name = "ends_on", .label = "Tanggal berakhir", .kind = FIELD_DATE, .required = true },
    { .name = "population", .label = "Jumlah pengguna layanan", .kind = FIELD_WHOLE_NUMBER, .smallest = 1,
      .largest = POPULATION_LARGEST, .max_length = 12, .input_class = "input-short",
      .hint = "Perkiraan pengguna layanan dalam periode ini; menentukan jumlah sampel." },
};
const struct field END_FIELDS[END_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ENDS, .choice_count = 2 },
};
const char *const SURVEY_DESK_QUERY[] = { DESK_DONE, LIST_EXPORT_QUERY, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "buka", "Periode dibuka." },
    { "tutup", "Periode ditutup. Susun hasilnya dari halaman ini." },
    { "kosong", "Periode ini tidak mempunyai jawaban, jadi tidak ada hasil untuk disusun." },
};

static enum result show(struct app *app, struct form *form, struct response *response) {
    json_t *view;
    enum result result = survey_desk_view(app, form, &view);
    if (result != DONE) return result;
    list_export_links(form->request, view);
    desk_notice_done(form->request, view, DONE_WORDS, sizeof DONE_WORDS / sizeof *DONE_WORDS);
    return page_form(app, form->request, response, "pages/staff_survey", form, NULL, view);
}

/* ---- opening ---- */

/* Proposes the quarter after the last period, or the present one. */
static void propose(struct app *app, struct form *form) {
    struct arena *arena = form->request->arena;
    struct survey_periods periods;
    if (survey_period_list(app->db, arena, &periods) != DONE) return;
    day_number day = desk_today(app, form->request);
    if (periods.count > 0 && periods.rows[0].ends_on >= day) day = periods.rows[0].ends_on + 1;
    const char *label = period_of_day(arena, day);
    struct period period;
    if (!period_parse(label, &period)) return;
    form_set(form, "label", label);
    form_set(form, "starts_on", format_day_short(arena, period.first));
    form_set(form, "ends_on", format_day_short(arena, period.last));
}

/* Two open periods of one day would split its answers at random. */
static void judge_overlap(struct form *form, const struct survey_periods *periods) {
    day_number first = form_day(form, "starts_on"), last = form_day(form, "ends_on");
    for (size_t i = 0; i < periods->count; i++) {
        const struct survey_period *other = &periods->rows[i];
        if (strcmp(other->label, form_text(form, "label")) == 0) form_fault(form, "label", "Periode ini sudah ada.");
        if (!other->open || first > other->ends_on || last < other->starts_on) continue;
        form_fault(form, "starts_on", arena_format(form->request->arena, "Tanggalnya bertumpuk dengan periode %s yang masih terbuka.",
                                                   other->label));
    }
}

static void judge_label(struct form *form) {
    struct period period;
    if (!form_has(form, "label") || period_parse(form_text(form, "label"), &period)) return;
    form_fault(form, "label", "Tulis periode seperti 2026-Q4, 2026-S2, 2026-10, atau 2026.");
}

static enum result judge(struct app *app, struct form *form) {
    struct survey_periods periods;
    if (form_day(form, "ends_on") < form_day(form, "starts_on")) form_fault(form, "ends_on", "Tanggal akhir mendahului tanggal mulai.");
    if (form_day(form, "ends_on") < desk_today(app, form->request)) form_fault(form, "ends_on", "Tanggal akhir sudah lewat.");
    enum result result = survey_period_list(app->db, form->request->arena, &periods);
    if (result == DONE) judge_overlap(form, &periods);
    return result;
}

static enum result open_period(struct app *app, struct form *form) {
    struct request *request = form->request;
    struct actor actor = visitor_actor(request);
    bool has_population = form_has(form, "population");
    struct survey_period period = { .label = form_text(form, "label"),
                                    .starts_on = form_day(form, "starts_on"),
                                    .ends_on = form_day(form, "ends_on"),
                                    .population = { has_population, has_population ? form_number(form, "population") : 0 } };
    struct survey_period_id id;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = survey_seed_skm(&tx, &actor, request->now, &period.instrument);
    if (result == DONE) result = survey_period_open(&tx, &actor, request->now, &period, &id);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result survey_desk_page(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, PERIOD_FIELDS, PERIOD_FIELD_COUNT);
    if (list_export_asked(request)) return periods_export(app, request, response);
    if (request->method != METHOD_POST) {
        propose(app, &form);
        return show(app, &form, response);
    }
    enum result result = DONE;
    (void)form_read(&form);
    judge_label(&form);
    if (!form.is_faulty) result = judge(app, &form);
    if (result == DONE && form.is_faulty) return show(app, &form, response);
    if (result == DONE) result = open_period(app, &form);
    return result == DONE ? response_redirect(response, SURVEY_DESK_PATH "?" DESK_DONE "=buka") : result;
}

/* ---- ending ---- */

static enum result close_period(struct app *app, struct request *request, struct survey_period_id id) {
    struct actor actor = visitor_actor(request);
    struct survey_period period;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = survey_period_by_id(app->db, request->arena, id, &period);
    if (result == DONE) result = survey_period_close(&tx, &actor, request->now, id, (int64_t)app->config->survey.grace_minutes * 60);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result add_draft(struct app *app, struct request *request, struct tx *tx, const struct survey_period *period, struct dataset_id *ret_id) {
    struct actor actor = visitor_actor(request);
    struct instrument instrument;
    struct skm_figures figures = { 0 };
    enum result result = instrument_by_id(app->db, request->arena, period->instrument, &instrument);
    if (result == DONE) result = survey_figures(app->db, period, &instrument, &figures);
    if (result != DONE || figures.n == 0) return result;
    const char *words = period_label(request->arena, period->label);
    struct survey_dataset dataset = { .period = period,
                                      .instrument = &instrument,
                                      .figures = &figures,
                                      .smallest_group = app->config->publication.smallest_group,
                                      .title = arena_format(request->arena, "Indeks Kepuasan Masyarakat %s", words),
                                      .source = "Formulir survei kantor ini" };
    return survey_dataset_add(tx, &actor, request->now, &dataset, ret_id);
}

/* *ret_id stays zero when nobody answered. */
static enum result draft_result(struct app *app, struct request *request, struct survey_period_id id, struct dataset_id *ret_id) {
    struct survey_period period;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = survey_period_settle(&tx, request->now);
    if (result == DONE) result = survey_period_by_id(app->db, request->arena, id, &period);
    if (result == DONE && period.state != SURVEY_CLOSED) result = REFUSED_STALE;
    if (result == DONE) result = add_draft(app, request, &tx, &period, ret_id);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result survey_desk_end(struct app *app, struct request *request, struct response *response) {
    struct survey_period_id period;
    struct form form = form_of(request, END_FIELDS, END_FIELD_COUNT);
    if (!desk_id(request->tail, &period.value)) return REFUSED_ABSENT;
    if (form_read(&form) != DONE) return REFUSED_INVALID;
    if (strcmp(form_text(&form, "action"), "close") == 0) {
        enum result result = close_period(app, request, period);
        return result == DONE ? response_redirect(response, SURVEY_DESK_PATH "?" DESK_DONE "=tutup") : result;
    }
    struct dataset_id dataset = { 0 };
    enum result result = draft_result(app, request, period, &dataset);
    if (result != DONE) return result;
    if (dataset.value == 0) return response_redirect(response, SURVEY_DESK_PATH "?" DESK_DONE "=kosong");
    return response_redirect(response, arena_format(request->arena, "/petugas/data/%lld?" DESK_DONE "=import", (long long)dataset.value));
}
