/* Scope: periods of the survey.
 * GET  /petugas/survei     running periods with live counts, all periods; the periods as a file
 * POST /petugas/survei/ID  close: nothing new is begun, what was begun is taken for the office's minutes of grace: 303; 409 when it is closed already
 *                          draft: once that is over, its result becomes a draft on its way to approval: 303 to it; 409 before */
#include "cgi-bin/staff/survey_desk.h"

#include <string.h>

#include "cgi-bin/staff/desk_export.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/survey_desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/period.h"
#include "lib/store/survey_dataset.h"
#include "lib/web/page.h"

static const struct choice ENDS[] = { { "close", "Tutup periode", NULL }, { "draft", "Susun hasil", NULL } };

const struct field END_FIELDS[END_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ENDS, .choice_count = 2 },
};
const char *const SURVEY_DESK_QUERY[] = { DESK_DONE, LIST_EXPORT_QUERY, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "buka", "Periode dibuka." },
    { "tutup", "Periode ditutup. Susun hasilnya dari halaman ini." },
    { "kosong", "Periode ini tidak mempunyai jawaban, jadi tidak ada hasil untuk disusun." },
};

static enum result show(struct app *app, struct request *request, struct response *response) {
    json_t *view;
    enum result result = survey_desk_view(app, request, &view);
    if (result != DONE) return result;
    list_export_links(request, view);
    desk_notice_done(request, view, DONE_WORDS, sizeof DONE_WORDS / sizeof *DONE_WORDS);
    return page_render(app, request, response, "pages/staff_survey", view);
}

enum result survey_desk_page(struct app *app, struct request *request, struct response *response) {
    return list_export_asked(request) ? periods_export(app, request, response) : show(app, request, response);
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
