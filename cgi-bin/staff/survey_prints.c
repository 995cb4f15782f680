/* Scope: slips and posters to take away and print.
 * GET  /petugas/survei/cetak         the forms
 * POST /petugas/survei/cetak         prepare: the same page with a sheet ready to be taken, 200; 400 with faults
 *                                    slips: its PDF; the slips count from then on. The codes follow from the number of the form, so that
 *                                    a page sent again prints the same slips; 409 when the period has ended
 * GET  /petugas/survei/cetak/poster?periode=KEY&loket=CODE&layanan=CODE&bentuk=pdf|png  a poster; 400 for a code there is not */
#include "cgi-bin/staff/survey_prints.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/keys.h"
#include "lib/base/log.h"
#include "lib/out/print_job.h"
#include "lib/out/survey_print.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/counter.h"
#include "lib/store/instrument.h"
#include "lib/store/service.h"
#include "lib/store/slip.h"
#include "lib/store/survey.h"
#include "lib/web/mustache.h"
#include "lib/web/nonce.h"
#include "lib/web/page.h"

#define NOT_PRINTED "Berkas tidak dapat dicetak sekarang. Coba lagi sebentar lagi; bila tetap gagal, beri tahu administrator."

static const struct choice ACTIONS[] = { { "prepare", "", NULL }, { "slips", "", NULL } };

const struct field PRINTS_FIELDS[PRINTS_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "period", .label = "Periode", .kind = FIELD_CHOICE, .required = true, .choices_class = "list", .missing = "Pilih periodenya." },
    { .name = "service", .label = "Layanan", .kind = FIELD_CHOICE, .choices_class = "list",
      .hint = "Karcis untuk satu layanan mencatat layanannya sendiri. Kosongkan untuk karcis segala layanan." },
    { .name = "count", .label = "Jumlah karcis", .kind = FIELD_WHOLE_NUMBER, .required = true, .smallest = 1, .largest = SLIPS_MOST,
      .max_length = 5, .input_class = "input-short", .missing = "Isi jumlahnya." },
    { .name = "nonce", .label = "", .kind = FIELD_HIDDEN, .max_length = NONCE_TEXT_LENGTH },
};
const char *const POSTER_QUERY[] = { "periode", "loket", "layanan", "bentuk", NULL };

/* ---- what there is to choose from ---- */

struct stock {
    struct survey_periods periods; /* open ones */
    struct services services;
    struct counters counters;
};

static void keep_open(struct survey_periods *periods) {
    size_t kept = 0;
    for (size_t i = 0; i < periods->count; i++) {
        if (periods->rows[i].open) periods->rows[kept++] = periods->rows[i];
    }
    periods->count = kept;
}

static enum result read_stock(struct app *app, struct arena *arena, struct stock *stock) {
    enum result result = survey_period_list(app->db, arena, &stock->periods);
    if (result == DONE) result = service_list(app->db, arena, true, &stock->services);
    if (result == DONE) result = counter_list(app->db, arena, true, &stock->counters);
    keep_open(&stock->periods);
    return result;
}

static struct choice_list period_choices(struct arena *arena, const struct stock *stock) {
    struct choice *choices = arena_array(arena, stock->periods.count + 1, sizeof *choices);
    for (size_t i = 0; i < stock->periods.count; i++) {
        choices[i] = (struct choice){ stock->periods.rows[i].key, desk_period(arena, &stock->periods.rows[i]), NULL };
    }
    return (struct choice_list){ choices, stock->periods.count };
}

static struct choice_list service_choices(struct arena *arena, const struct stock *stock) {
    struct choice *choices = arena_array(arena, stock->services.count + 1, sizeof *choices);
    for (size_t i = 0; i < stock->services.count; i++) {
        choices[i] = (struct choice){ stock->services.rows[i].code, stock->services.rows[i].name, NULL };
    }
    return (struct choice_list){ choices, stock->services.count };
}

static struct choice_list counter_choices(struct arena *arena, const struct stock *stock) {
    struct choice *choices = arena_array(arena, stock->counters.count + 1, sizeof *choices);
    for (size_t i = 0; i < stock->counters.count; i++) {
        choices[i] = (struct choice){ stock->counters.rows[i].code, stock->counters.rows[i].name, NULL };
    }
    return (struct choice_list){ choices, stock->counters.count };
}

static struct form slips_form(struct request *request, const struct stock *stock) {
    struct form form = form_of(request, PRINTS_FIELDS, PRINTS_FIELD_COUNT);
    struct choice_list periods = period_choices(request->arena, stock), services = service_choices(request->arena, stock);
    form_choices(&form, "period", periods.choices, periods.count);
    form_choices(&form, "service", services.choices, services.count);
    return form;
}

/* ---- paper ---- */

static struct survey_print print_of(struct app *app, const struct survey_period *period) {
    return (struct survey_print){
        .office = { app->config->office.name, app->config->office.region, app->config->office.brand_color },
        .base_url = app->config->site.base_url,
        .period_key = period ? period->key : NULL,
        .period_label = period ? period->label : NULL,
        .ends_on = period ? period->ends_on : 0,
    };
}

static const struct survey_period *find_period(const struct stock *stock, const char *key) {
    for (size_t i = 0; i < stock->periods.count; i++) {
        if (strcmp(stock->periods.rows[i].key, key) == 0) return &stock->periods.rows[i];
    }
    return NULL;
}

/* False when there is none of this code; "" is none and right. */
static bool take_service(const struct stock *stock, const char *code, struct survey_print *print) {
    for (size_t i = 0; i < stock->services.count; i++) {
        if (strcmp(stock->services.rows[i].code, code) != 0) continue;
        print->service_code = stock->services.rows[i].code;
        print->service = stock->services.rows[i].name;
    }
    return *code == '\0' || print->service;
}

static bool take_counter(const struct stock *stock, const char *code, struct survey_print *print) {
    for (size_t i = 0; i < stock->counters.count; i++) {
        if (strcmp(stock->counters.rows[i].code, code) != 0) continue;
        print->counter_code = stock->counters.rows[i].code;
        print->counter = stock->counters.rows[i].name;
    }
    return *code == '\0' || print->counter;
}

struct paper {
    const char *template_name, *title;
    enum print_kind kind;
    json_t *view;
};

static enum result make(struct app *app, struct request *request, const struct paper *paper, struct print_file *ret) {
    struct buffer svg = buffer_in(request->arena);
    const char *message = "";
    enum result result = template_render(app->templates, paper->template_name, paper->view, &svg, &message);
    struct print_job job = { .kind = paper->kind, .bytes = svg.bytes, .length = svg.length, .title = paper->title, .created = request->now,
                             .width = SURVEY_PRINT_PIXELS };
    if (result == DONE) result = print_make(request->arena, &job, ret, &message);
    if (result != DONE) log_event(LOG_WARNING_LEVEL, "print", "%s", message);
    return result == DONE ? DONE : FAILED_UNAVAILABLE;
}

/* ---- slips ---- */

/* The codes of a sheet follow from the number of its form and from all that was chosen: another number of slips is another sheet. */
static struct access_code *codes_of(const struct app *app, struct request *request, const struct form *form, size_t count) {
    struct access_code *codes = arena_array(request->arena, count, sizeof *codes);
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes[KEY_BYTES];
        const char *text = arena_format(request->arena, "slip\n%s\n%s\n%s\n%zu\n%zu", request->nonce.text, form_text(form, "period"),
                                        form_text(form, "service"), count, i);
        key_mac(app->keys->code, (struct key_text){ text, strlen(text) }, bytes, sizeof bytes);
        codes[i] = access_code_from_bytes(bytes);
    }
    return codes;
}

static enum result issue(struct app *app, struct request *request, const struct slip_order *order) {
    struct actor actor = visitor_actor(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = slip_issue(&tx, app->keys, &actor, request->now, order);
    return result == DONE ? tx_commit(&tx) : result;
}

/* Printed first, counted then, sent last: a slip that leaves the office is known, and what could not be printed was never issued. */
static enum result send_slips(struct app *app, struct request *request, struct response *response, const struct stock *stock,
                              const struct form *form) {
    const struct survey_period *period = find_period(stock, form_text(form, "period"));
    struct survey_print print = print_of(app, period);
    if (!period || !take_service(stock, form_text(form, "service"), &print)) return REFUSED_STALE;
    size_t count = (size_t)form_number(form, "count");
    struct slip_order order = { .period = period->id, .service_code = print.service_code, .count = count,
                                .codes = codes_of(app, request, form, count) };
    json_auto_t *view = NULL;
    struct print_file file;
    enum result result = survey_print_slips(request->arena, &print, order.codes, count, &view);
    struct paper paper = { PRINT_SLIP_SHEET, "Karcis survei", PRINT_SVG_PDF, view };
    if (result == DONE) result = make(app, request, &paper, &file);
    if (result == DONE) result = issue(app, request, &order);
    if (result != DONE) return result;
    const char *name = arena_format(request->arena, "karcis-%s-%zu.pdf", period->key, count);
    return response_bytes(response, "application/pdf", name, file.bytes, file.length);
}

/* ---- the page ---- */

static json_t *choices_view(struct choice_list list) {
    json_t *view = json_array();
    for (size_t i = 0; i < list.count; i++) {
        (void)json_array_append_new(view, json_pack("{s:s, s:s}", "value", list.choices[i].value, "label", list.choices[i].label));
    }
    return view;
}

/* The sheet that can be taken, in words. */
static json_t *sheet_view(struct request *request, const struct stock *stock, const struct form *form) {
    const struct survey_period *period = find_period(stock, form_text(form, "period"));
    struct survey_print print = { 0 };
    if (!period || !take_service(stock, form_text(form, "service"), &print)) return json_null();
    const char *count = format_number(request->arena, form_number(form, "count"), 0);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "count_text", count, "period_text", desk_period(request->arena, period), "service_text",
                     print.service ? print.service : "semua layanan", "period", period->key, "service",
                     print.service_code ? print.service_code : "", "count", form_text(form, "count"));
}

static enum result show(struct app *app, struct request *request, struct response *response, const struct stock *stock, struct form *form,
                        bool is_ready) {
    json_t *view = desk_view("survey_prints");
    struct choice_list periods = period_choices(request->arena, stock);
    json_t *own = json_pack("{s:b, s:b, s:o, s:o, s:o, s:o, s:i}", "has_periods", stock->periods.count > 0, "may_manage",
                            visitor_may(request, PERMISSION_SURVEY_MANAGE), "periods", choices_view(periods), "services",
                            choices_view(service_choices(request->arena, stock)), "counters",
                            choices_view(counter_choices(request->arena, stock)), "sheet",
                            is_ready ? sheet_view(request, stock, form) : json_null(), "most", SLIPS_MOST);
    (void)json_object_update(view, own);
    json_decref(own);
    json_auto_t *fields = form_view(app, form);
    static const char *const NAMES[] = { "period", "service", "count" };
    json_t *list = json_array();
    for (size_t i = 0; i < COUNT_OF(NAMES); i++) (void)json_array_append_new(list, action_field(form, fields, NAMES[i]));
    (void)json_object_set_new(view, "fields", list);
    return page_form(app, request, response, "pages/staff_survey_prints", form, PRINTS_PATH, view);
}

static enum result answer_post(struct app *app, struct request *request, struct response *response, const struct stock *stock) {
    struct form form = slips_form(request, stock);
    if (form_read(&form) != DONE) return show(app, request, response, stock, &form, false);
    if (form_chose(&form, "action", "prepare")) return show(app, request, response, stock, &form, true);
    request->nonce_state = nonce_read(app->keys->form, PRINTS_PATH, form_text(&form, "nonce"), request->now, 0, &request->nonce);
    if (request->nonce_state == NONCE_MISSING || request->nonce_state == NONCE_FORGED) return REFUSED_INVALID;
    enum result result = send_slips(app, request, response, stock, &form);
    if (result != FAILED_UNAVAILABLE) return result;
    form_fault(&form, NULL, NOT_PRINTED);
    result = show(app, request, response, stock, &form, true);
    response->status = response_status_of(FAILED_UNAVAILABLE);
    return result;
}

enum result survey_prints_page(struct app *app, struct request *request, struct response *response) {
    struct stock stock = { 0 };
    enum result result = read_stock(app, request->arena, &stock);
    if (result != DONE) return result;
    if (request->method == METHOD_POST) return answer_post(app, request, response, &stock);
    struct form form = slips_form(request, &stock);
    if (stock.periods.count == 1) form_set(&form, "period", stock.periods.rows[0].key);
    return show(app, request, response, &stock, &form, false);
}

/* ---- posters ---- */

static const char *asked(const struct request *request, const char *name) {
    const char *value = parameters_first(&request->query, name);
    return value ? value : "";
}

static const char *poster_name(struct arena *arena, const struct survey_print *print, const char *format) {
    return arena_format(arena, "poster-survei%s%s%s%s.%s", print->counter_code ? "-" : "", print->counter_code ? print->counter_code : "",
                        print->service_code ? "-" : "", print->service_code ? print->service_code : "", format);
}

enum result survey_poster_file(struct app *app, struct request *request, struct response *response) {
    struct stock stock = { 0 };
    enum result result = read_stock(app, request->arena, &stock);
    if (result != DONE) return result;
    const char *key = asked(request, "periode"), *format = asked(request, "bentuk");
    const struct survey_period *period = find_period(&stock, key);
    bool is_png = strcmp(format, "png") == 0;
    struct survey_print print = print_of(app, period);
    if ((*key && !period) || (!is_png && strcmp(format, "pdf") != 0)) return REFUSED_INVALID;
    if (!take_service(&stock, asked(request, "layanan"), &print) || !take_counter(&stock, asked(request, "loket"), &print)) return REFUSED_INVALID;
    json_auto_t *view = NULL;
    struct print_file file;
    result = survey_print_poster(request->arena, &print, &view);
    struct paper paper = { PRINT_QR_POSTER, "Nilai pelayanan kami", is_png ? PRINT_SVG_PNG : PRINT_SVG_PDF, view };
    if (result == DONE) result = make(app, request, &paper, &file);
    if (result != DONE) return result;
    return response_bytes(response, is_png ? "image/png" : "application/pdf", poster_name(request->arena, &print, format), file.bytes, file.length);
}
