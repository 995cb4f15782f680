/* Scope: complaints that came by counter, telephone, SMS, letter or box, with the time they truly arrived.
 * GET  /petugas/pengaduan-baru  200 the form
 * POST /petugas/pengaduan-baru  200 the receipt to hand over: the case is on disk; the same form once more shows the same
 *                               receipt; 400 the form with what is wrong; 503 nothing was stored, what was typed is kept */
#include "cgi-bin/staff/entry.h"

#include <ctype.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/receipt_page.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/complaint.h"
#include "lib/web/page.h"

#define TEMPLATE "pages/staff_entry"
#define ARRIVAL_DAYS_MOST 366 /* days back; a later one is a mistyped year, and its number would be of another register */

/* Everything but the web, where reporters write themselves. */
static const struct choice CHANNELS[] = {
    { "counter", "Loket", NULL }, { "phone", "Telepon", NULL },   { "sms", "SMS", NULL },
    { "letter", "Surat", NULL },  { "box", "Kotak saran", NULL }, { "email", "Surel", NULL },
};

static const struct choice REPORTER_KINDS[] = { REPORTER_KIND_LIST(CHOICE_ROW) };
static const struct choice CONFIDENTIALITIES[] = {
    { "open", "Terbuka", "Petugas yang menangani melihat nama dan kontak pelapor." },
    { "confidential", "Rahasia", "Nama dan kontak disegel; dibuka hanya dengan alasan yang tercatat." },
    { "anonymous", "Anonim", "Tidak ada nama dan kontak yang disimpan; jam masuk juga tidak." },
};

const struct field ENTRY_FIELDS[ENTRY_FIELD_COUNT] = {
    { .name = "channel", .label = "Masuk lewat", .kind = FIELD_CHOICE, .required = true, .choices = CHANNELS,
      .choice_count = COUNT_OF(CHANNELS), .choices_class = "choices-row" },
    { .name = "received_on", .label = "Tanggal masuk", .kind = FIELD_DATE, .required = true },
    { .name = "received_time", .label = "Jam masuk", .kind = FIELD_TEXT, .required = true, .max_length = 5,
      .hint = "Misalnya 09.05.", .input_class = "input-short" },
    { .name = "confidentiality", .label = "Pilihan pelapor", .kind = FIELD_CHOICE, .required = true,
      .choices = CONFIDENTIALITIES, .choice_count = COUNT_OF(CONFIDENTIALITIES), .choices_class = "choices-told" },
    { .name = "reporter_kind", .label = "Pelapor", .kind = FIELD_CHOICE, .required = true, .choices = REPORTER_KINDS,
      .choice_count = COUNT_OF(REPORTER_KINDS), .choices_class = "choices-row" },
    { .name = "name", .label = "Nama", .kind = FIELD_TEXT, .max_length = 100 },
    { .name = "phone", .label = "Nomor WhatsApp atau telepon", .kind = FIELD_PHONE, .max_length = 30 },
    { .name = "email", .label = "Alamat surel", .kind = FIELD_EMAIL, .max_length = 200 },
    { .name = "service_code", .label = "Layanan yang diadukan", .kind = FIELD_CHOICE },
    { .name = "subject", .label = "Judul pengaduan", .kind = FIELD_TEXT, .required = true, .max_length = 150 },
    { .name = "narrative", .label = "Isi pengaduan", .kind = FIELD_LINES, .required = true, .max_length = 8000,
      .hint = "Tulis seperti disampaikan pelapor. Jangan menulis NIK." },
    { .name = "happened_on", .label = "Kapan terjadi", .kind = FIELD_DATE },
    { .name = "happened_where", .label = "Di mana terjadi", .kind = FIELD_TEXT, .max_length = 200 },
    { .name = "wanted", .label = "Yang diharapkan pelapor", .kind = FIELD_LINES, .max_length = 2000 },
    { .name = "files", .label = "Surat atau foto yang dipindai", .kind = FIELD_FILES, .most = UPLOADS_MOST,
      .hint = "Paling banyak 5 berkas JPG, PNG, atau PDF; masing-masing paling besar 10 MB." },
    { .name = "nonce", .label = "", .kind = FIELD_HIDDEN, .max_length = NONCE_TEXT_LENGTH },
};

/* ---- arrival ---- */

/* "09.05", "9:05"; false when it is no time of a day. */
static bool read_clock(const char *text, struct clock_time *ret) {
    size_t digits = strspn(text, "0123456789");
    const char *minutes = text + digits + 1;
    if (digits < 1 || digits > 2 || !strchr(".:", text[digits]) || text[digits] == '\0') return false;
    if (!isdigit((unsigned char)minutes[0]) || !isdigit((unsigned char)minutes[1]) || minutes[2] != '\0') return false;
    ret->hour = digits == 2 ? (text[0] - '0') * 10 + text[1] - '0' : text[0] - '0';
    ret->minute = (minutes[0] - '0') * 10 + minutes[1] - '0';
    return ret->hour < 24 && ret->minute < 60;
}

static bool is_anonymous(const struct form *form) {
    return form_chose(form, "confidentiality", confidentiality_text(CONFIDENTIALITY_ANONYMOUS));
}

/* When it arrived; of an anonymous one the day alone. Only after the form was judged. */
static instant arrival_of(const struct app *app, const struct form *form) {
    struct clock_time local = { .date = civil_from_day(form_day(form, "received_on")) };
    if (!is_anonymous(form)) (void)read_clock(form_text(form, "received_time"), &local);
    return instant_from_local(local, app->config->office.zone_offset);
}

static void judge_arrival(const struct app *app, const struct request *request, struct form *form) {
    struct clock_time clock = { 0 };
    bool has_clock = form_has(form, "received_time");
    if (has_clock && !read_clock(form_text(form, "received_time"), &clock)) {
        form_fault(form, "received_time", "Tulis jam sebagai jam dan menit, misalnya 09.05.");
    }
    if (!form_has(form, "received_on")) return;
    day_number today = instant_day(request->now, app->config->office.zone_offset), day = form_day(form, "received_on");
    if (day < today - ARRIVAL_DAYS_MOST) form_fault(form, "received_on", "Tanggal masuk lebih dari setahun lalu. Periksa tahunnya.");
    if (day > today) form_fault(form, "received_on", "Tanggal masuk belum terjadi. Periksa tanggalnya.");
    else if (has_clock && form_has(form, "received_time") && arrival_of(app, form) > request->now) {
        form_fault(form, "received_time", "Jam masuk belum terjadi. Periksa jamnya.");
    }
}

static void judge(const struct app *app, const struct request *request, struct form *form) {
    judge_arrival(app, request, form);
    if (form_has(form, "confidentiality") && !is_anonymous(form) && !form_has(form, "name")) {
        form_fault(form, "name", "Isi nama pelapor, atau pilih Anonim.");
    }
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    if (form_has(form, "happened_on") && form_day(form, "happened_on") > today) {
        form_fault(form, "happened_on", "Tanggal kejadian belum terjadi. Periksa tahun dan bulannya.");
    }
}

/* ---- pages ---- */

static json_t *base_view(void) {
    return json_pack("{s:{s:b}, s:n}", "here", "entry", 1, "receipt");
}

static enum result show_empty(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, ENTRY_FIELDS, ENTRY_FIELD_COUNT);
    enum result result = intake_services(app, request, &form, "service_code");
    if (result != DONE) return result;
    return page_form(app, request, response, TEMPLATE, &form, ENTRY_PATH, base_view());
}

static enum result show_receipt(struct app *app, struct request *request, struct response *response,
                                const struct case_receipt *stored) {
    struct receipt_of receipt = { .kind = CASE_COMPLAINT, .stored = stored, .code = intake_code(app, request) };
    json_t *view;
    enum result result = receipt_view(app, request, &receipt, &view);
    if (result != DONE) return result;
    (void)json_object_set_new(view, "here", json_pack("{s:b}", "entry", 1));
    return page_render(app, request, response, TEMPLATE, view);
}

/* ---- storing ---- */

static struct optional_day optional_day_of(const struct form *form, const char *name) {
    if (!form_has(form, name)) return (struct optional_day){ .known = false };
    return (struct optional_day){ .known = true, .day = form_day(form, name) };
}

static struct complaint_new complaint_of_form(struct app *app, struct request *request, const struct form *form) {
    instant arrival = arrival_of(app, form);
    instant entered = request->now;
    if (is_anonymous(form)) {
        int offset = app->config->office.zone_offset;
        struct civil today = civil_from_day(instant_day(request->now, offset));
        entered = instant_from_local((struct clock_time){ .date = today }, offset);
    }
    return (struct complaint_new){
        .common = {
            .nonce = intake_nonce(request),
            .channel = form_text(form, "channel"),
            .received_at = arrival,
            .received_on = form_day(form, "received_on"),
            .entered_at = entered,
            .service_code = form_has(form, "service_code") ? form_text(form, "service_code") : NULL,
            .subject = form_text(form, "subject"),
            .confidentiality = form_text(form, "confidentiality"),
            .code = access_code_plain(request->arena, intake_code(app, request)),
            .files = intake_files(request),
        },
        .complaint = {
            .reporter_kind = form_text(form, "reporter_kind"),
            .narrative = form_text(form, "narrative"),
            .happened_on = optional_day_of(form, "happened_on"),
            .happened_where = form_text(form, "happened_where"),
            .wanted = form_text(form, "wanted"),
        },
    };
}

static enum result store_in(struct tx *tx, struct app *app, struct request *request, struct form *form,
                            struct case_receipt *ret) {
    struct complaint_new complaint = complaint_of_form(app, request, form);
    struct identity identity = { .name = form_text(form, "name"), .phone = form_text(form, "phone"),
                                 .email = form_text(form, "email"), .organization = "", .occupation = "", .address = "",
                                 .identity_number = "" };
    if (!is_anonymous(form)) complaint.identity = &identity;
    struct case_new *common = &complaint.common;
    enum result result = deadline_day(app, request, common->received_on, app->config->deadlines.settle, &common->due_on);
    if (result != DONE) return result;
    struct actor actor = visitor_actor(request);
    struct submission by = { .keys = app->keys, .actor = &actor, .now = common->entered_at };
    result = complaint_add(tx, request->arena, &by, &complaint, ret);
    if (result != DONE || ret->repeated || is_anonymous(form) || !form_has(form, "email")) return result;
    struct receipt_of receipt = { .kind = CASE_COMPLAINT, .stored = ret, .code = intake_code(app, request) };
    return receipt_mail(app, request, tx, &receipt);
}

/* The number of this form: with it the same form is one case and has one code. The session's token is checked by the gate. */
static void take_nonce(struct app *app, struct request *request) {
    request->nonce_state = nonce_read(app->keys->form, ENTRY_PATH, parameters_first(&request->form, "nonce"), request->now,
                                      0, &request->nonce);
}

static enum result submit(struct app *app, struct request *request, struct response *response) {
    take_nonce(app, request);
    if (request->nonce_state == NONCE_MISSING || request->nonce_state == NONCE_FORGED) return REFUSED_INVALID;
    struct case_receipt stored;
    struct nonce nonce = intake_nonce(request);
    enum result result = case_by_nonce(app->db, request->arena, &nonce, &stored);
    if (result == DONE) return show_receipt(app, request, response, &stored);

    struct form form = form_of(request, ENTRY_FIELDS, ENTRY_FIELD_COUNT);
    enum result services = intake_services(app, request, &form, "service_code");
    if (services != DONE) return services;
    result = form_read(&form);
    judge(app, request, &form);
    if (form.is_faulty) result = REFUSED_INVALID;
    if (result == DONE) result = intake_store(app, request, &form, store_in, &stored);
    if (result == DONE) return show_receipt(app, request, response, &stored);
    struct intake_page page = { .name = TEMPLATE, .nonce_route = ENTRY_PATH, .view = base_view() };
    return intake_show_again(app, request, response, &page, &form, result);
}

enum result entry_page(struct app *app, struct request *request, struct response *response) {
    if (request->method == METHOD_POST) return submit(app, request, response);
    return show_empty(app, request, response);
}
