/* Scope: requests for information: citizens' under UU 14/2008, and letters between agencies.
 *
 * GET  /permintaan-data/                 200 the citizens' form.
 * GET  /permintaan-data/?jenis=instansi  200 the agencies' form.
 * POST /permintaan-data/                 200 the receipt: the request, its identity, attachments, audit row and mail are
 *                                            on disk; the repeat of a form shows the same receipt and stores nothing;
 *                                        400 the form again with what is wrong, or fields of the other form;
 *                                        429 too many within the hour; 503 nothing was stored, what was typed is kept. */
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/kept_page.h"
#include "cgi-bin/shared/receipt_page.h"
#include "lib/base/keys.h"
#include "lib/base/utf8.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/identity_number.h"
#include "lib/store/information_request.h"

#define PATH "/permintaan-data/"
#define SUBJECT_LONGEST 120 /* characters of the information that name a citizen's request in queues */

static const struct choice AGENCY_KINDS[] = {
    [AGENCY_OPD] = { "opd", "Perangkat daerah (OPD)", NULL },
    [AGENCY_NON_OPD] = { "non_opd", "Instansi lain (non-OPD)", NULL },
};

/* Perki 1/2021, form "Permohonan Informasi": the ways to obtain information … */
static const struct choice OBTAIN_WAYS[] = {
    { "view", "Melihat, membaca, mendengarkan, atau mencatat", NULL },
    { "soft_copy", "Salinan digital", NULL },
    { "hard_copy", "Salinan cetak", NULL },
};

/* … and to get a copy; the tracking page is ours. */
static const struct choice DELIVERY_WAYS[] = {
    { "track_page", "Diunduh di halaman pelacakan", NULL },
    { "email", "Surel", NULL },
    { "collect", "Diambil langsung", NULL },
    { "post", "Pos", NULL },
    { "courier", "Kurir", NULL },
    { "fax", "Faksimile", NULL },
};

/* Fields of both forms. */
#define KIND_FIELD { .name = "kind", .label = "", .kind = FIELD_HIDDEN, .max_length = 10 }
#define PHONE_FIELD { .name = "phone", .label = "Nomor WhatsApp atau telepon", .kind = FIELD_PHONE, .max_length = 30, \
                      .autocomplete = "tel" }
#define EMAIL_FIELD { .name = "email", .label = "Alamat surel", .kind = FIELD_EMAIL, .max_length = 200, \
                      .autocomplete = "email" }
#define INFORMATION_FIELD { .name = "information", .label = "Rincian informasi yang dibutuhkan", .kind = FIELD_LINES, \
                            .required = true, .max_length = 5000, \
                            .hint = "Sebutkan jenis data, wilayah, dan periodenya." }
#define OBTAIN_FIELD { .name = "obtain_way", .label = "Cara memperoleh informasi", .kind = FIELD_CHOICE, .required = true, \
                       .choices = OBTAIN_WAYS, .choice_count = COUNT_OF(OBTAIN_WAYS) }
#define DELIVERY_FIELD { .name = "delivery_way", .label = "Cara mendapatkan salinan", .kind = FIELD_CHOICE, \
                         .required = true, .choices = DELIVERY_WAYS, .choice_count = COUNT_OF(DELIVERY_WAYS) }
#define PURPOSE_FIELD(needed) { .name = "purpose", .label = "Tujuan penggunaan informasi", .kind = FIELD_LINES, \
                                .required = needed, .max_length = 1000 }

/* Fields of one form alone. */
#define IDENTITY_FIELD { .name = "identity_number", .label = "Nomor induk kependudukan (NIK)", .kind = FIELD_TEXT, \
                         .required = true, .max_length = 25, .input_class = "input-code", \
                         .hint = "Diwajibkan untuk permohonan informasi. Disimpan tersegel dan hanya ditampilkan tersamar." }
#define ADDRESS_FIELD { .name = "address", .label = "Alamat", .kind = FIELD_TEXT, .required = true, .max_length = 300, \
                        .autocomplete = "address-line1" }
#define OCCUPATION_FIELD { .name = "occupation", .label = "Pekerjaan", .kind = FIELD_TEXT, .required = true, \
                           .max_length = 100, .autocomplete = "organization-title" }
#define AGENCY_KIND_FIELD { .name = "agency_kind", .label = "Jenis instansi", .kind = FIELD_CHOICE, .required = true, \
                            .choices = AGENCY_KINDS, .choice_count = COUNT_OF(AGENCY_KINDS), .choices_class = "choices-row" }
#define LETTER_NUMBER_FIELD { .name = "letter_number", .label = "Nomor surat", .kind = FIELD_TEXT, .required = true, \
                              .max_length = 100 }
#define LETTER_DATE_FIELD { .name = "letter_date", .label = "Tanggal surat", .kind = FIELD_DATE, .required = true }
#define SUBJECT_FIELD { .name = "subject", .label = "Perihal surat", .kind = FIELD_TEXT, .required = true, .max_length = 150 }
#define FILES_FIELD { .name = "files", .label = "Surat yang dipindai", .kind = FIELD_FILES, .most = UPLOADS_MOST, \
                      .hint = "PDF, JPG, atau PNG; masing-masing paling besar 10 MB." }
#define NAME_FIELD(text, complete) { .name = "name", .label = text, .kind = FIELD_TEXT, .required = true, \
                                     .max_length = 100, .autocomplete = complete }

static const struct field CITIZEN_FIELDS[] = {
    KIND_FIELD, NAME_FIELD("Nama lengkap", "name"), IDENTITY_FIELD, ADDRESS_FIELD, OCCUPATION_FIELD, PHONE_FIELD,
    EMAIL_FIELD, INFORMATION_FIELD, PURPOSE_FIELD(true), OBTAIN_FIELD, DELIVERY_FIELD,
};

static const struct field AGENCY_FIELDS[] = {
    KIND_FIELD, AGENCY_KIND_FIELD, NAME_FIELD("Nama instansi", "organization"), LETTER_NUMBER_FIELD, LETTER_DATE_FIELD,
    SUBJECT_FIELD, FILES_FIELD, PHONE_FIELD, EMAIL_FIELD, INFORMATION_FIELD, PURPOSE_FIELD(false), OBTAIN_FIELD,
    DELIVERY_FIELD,
};

/* What the gate lets through: the fields of both. */
static const struct field FIELDS[] = {
    KIND_FIELD, AGENCY_KIND_FIELD, NAME_FIELD("Nama", NULL), IDENTITY_FIELD, ADDRESS_FIELD, OCCUPATION_FIELD,
    LETTER_NUMBER_FIELD, LETTER_DATE_FIELD, SUBJECT_FIELD, FILES_FIELD, PHONE_FIELD, EMAIL_FIELD, INFORMATION_FIELD,
    PURPOSE_FIELD(false), OBTAIN_FIELD, DELIVERY_FIELD,
};

/* One of the two forms. */
struct variant {
    const struct field *fields;
    size_t field_count;
    bool is_agency;
};

static const struct variant VARIANTS[] = {
    [REQUESTER_CITIZEN] = { CITIZEN_FIELDS, COUNT_OF(CITIZEN_FIELDS), false },
    [REQUESTER_AGENCY] = { AGENCY_FIELDS, COUNT_OF(AGENCY_FIELDS), true },
};

static const struct variant *variant_shown(const struct request *request) {
    const char *kind = parameters_first(&request->query, "jenis");
    return &VARIANTS[kind && strcmp(kind, "instansi") == 0 ? REQUESTER_AGENCY : REQUESTER_CITIZEN];
}

/* NULL for a kind we do not have. */
static const struct variant *variant_sent(const struct request *request) {
    const char *kind = parameters_first(&request->form, "kind");
    enum requester_kind parsed;
    return kind && requester_kind_parse(kind, &parsed) ? &VARIANTS[parsed] : NULL;
}

static bool has_field(const struct variant *variant, const char *name) {
    for (size_t i = 0; i < variant->field_count; i++) {
        if (strcmp(variant->fields[i].name, name) == 0) return true;
    }
    return false;
}

/* True when a field of the other form arrived: our pages do not send it. */
static bool has_foreign_field(const struct request *request, const struct variant *variant) {
    for (size_t i = 0; i < COUNT_OF(FIELDS); i++) {
        if (!has_field(variant, FIELDS[i].name) && parameters_count(&request->form, FIELDS[i].name) > 0) return true;
    }
    return !has_field(variant, "files") && request->uploads.count > 0;
}

static json_t *base_view(const struct app *app, const struct variant *variant) {
    return json_pack("{s:{s:b}, s:b, s:{s:i, s:i}}", "here", "request", 1, "agency", variant->is_agency, "deadlines",
                     "request_answer", app->config->deadlines.request_answer,
                     "request_extension", app->config->deadlines.request_extension);
}

static enum result show_empty(struct app *app, struct request *request, struct response *response) {
    const struct variant *variant = variant_shown(request);
    struct form form = form_of(request, variant->fields, variant->field_count);
    return page_form(app, request, response, "pages/request", &form, PATH, base_view(app, variant));
}

static enum result show_receipt(struct app *app, struct request *request, struct response *response,
                                const struct case_receipt *stored) {
    struct receipt_of receipt = { .kind = CASE_REQUEST, .stored = stored, .code = intake_code(app, request) };
    json_t *view;
    enum result result = receipt_view(app, request, &receipt, &view);
    if (result != DONE) return result;
    json_object_set_new(view, "due_days", json_integer(app->config->deadlines.request_answer));
    json_object_set_new(view, "extension_days", json_integer(app->config->deadlines.request_extension));
    json_object_set_new(view, "here", json_pack("{s:b}", "request", 1));
    return page_render(app, request, response, "pages/request_receipt", view);
}

/* Rules across fields: a possible NIK, a way to send the answer, no letter of tomorrow. */
static void judge(const struct app *app, const struct request *request, const struct variant *variant, struct form *form) {
    if (!form_has(form, "phone") && !form_has(form, "email")) {
        form_fault(form, "phone", "Isi nomor telepon atau alamat surel agar kami dapat menghubungi Anda.");
    }
    if (form_chose(form, "delivery_way", "email") && !form_has(form, "email")) {
        form_fault(form, "email", "Isi alamat surel karena Anda memilih salinan dikirim lewat surel.");
    }
    if (!variant->is_agency) {
        if (form_has(form, "identity_number") && !identity_number_normal(request->arena, form_text(form, "identity_number"))) {
            form_fault(form, "identity_number", "NIK terdiri dari 16 angka. Periksa lagi pada KTP Anda.");
        }
        return;
    }
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    if (form_has(form, "letter_date") && form_day(form, "letter_date") > today) {
        form_fault(form, "letter_date", "Tanggal surat belum terjadi. Periksa tahun dan bulannya.");
    }
}

/* The first line of the information, cut at SUBJECT_LONGEST characters. */
static const char *subject_of(struct request *request, const struct form *form) {
    const char *information = form_text(form, "information");
    size_t length = strcspn(information, "\n"), characters = 0, at = 0;
    for (; at < length; at++) {
        bool begins = ((unsigned char)information[at] & 0xC0) != 0x80;
        if (begins && characters++ == SUBJECT_LONGEST) break;
    }
    const char *line = arena_copy(request->arena, information, at);
    return at < length ? arena_format(request->arena, "%s…", line) : line;
}

static struct case_new common_of_form(struct app *app, struct request *request, const struct variant *variant,
                                      const struct form *form) {
    return (struct case_new){
        .nonce = intake_nonce(request),
        .channel = "web",
        .received_at = request->now,
        .received_on = instant_day(request->now, app->config->office.zone_offset),
        .entered_at = request->now,
        .subject = variant->is_agency ? form_text(form, "subject") : subject_of(request, form),
        .confidentiality = "open",
        .code = access_code_plain(request->arena, intake_code(app, request)),
        .files = intake_files(request),
    };
}

static struct information_request request_of_form(const struct variant *variant, const struct form *form) {
    bool is_agency = variant->is_agency;
    return (struct information_request){
        .kind = requester_kind_text(is_agency ? REQUESTER_AGENCY : REQUESTER_CITIZEN),
        .agency_kind = is_agency ? form_text(form, "agency_kind") : NULL,
        .agency = is_agency ? form_text(form, "name") : "",
        .information = form_text(form, "information"),
        .purpose = form_text(form, "purpose"),
        .obtain_way = form_text(form, "obtain_way"),
        .delivery_way = form_text(form, "delivery_way"),
        .letter_number = is_agency ? form_text(form, "letter_number") : "",
        .letter_date = { .known = is_agency, .day = is_agency ? form_day(form, "letter_date") : 0 },
        .refusal_ground = "",
        .reply_letter_number = "",
    };
}

static struct identity identity_of_form(struct request *request, const struct variant *variant, const struct form *form) {
    struct identity identity = { .name = form_text(form, "name"), .phone = form_text(form, "phone"),
                                 .email = form_text(form, "email"), .organization = "", .occupation = "", .address = "",
                                 .identity_number = "" };
    if (variant->is_agency) {
        identity.organization = identity.name;
        return identity;
    }
    identity.address = form_text(form, "address");
    identity.occupation = form_text(form, "occupation");
    identity.identity_number = identity_number_normal(request->arena, form_text(form, "identity_number"));
    return identity;
}

/* Request, identity, files, audit row and mail in one transaction; nothing else is done in it. */
static enum result store_in(struct tx *tx, struct app *app, struct request *request, struct form *form,
                            struct case_receipt *ret) {
    const struct variant *variant = variant_sent(request);
    enum result result = intake_quota_take(app, request, tx, QUOTA_STORED);
    if (result != DONE) return result;
    struct identity identity = identity_of_form(request, variant, form);
    struct information_request_new asked = {
        .common = common_of_form(app, request, variant, form),
        .request = request_of_form(variant, form),
        .identity = &identity,
    };
    int days = app->config->deadlines.request_answer;
    result = deadline_day(app, request, asked.common.received_on, days, &asked.common.due_on);
    if (result != DONE) return result;
    struct actor citizen = { .kind = ACTOR_CITIZEN };
    struct submission by = { .keys = app->keys, .actor = &citizen, .now = request->now };
    result = request_add(tx, request->arena, &by, &asked, ret);
    if (result != DONE || ret->repeated || !form_has(form, "email")) return result;
    struct receipt_of receipt = { .kind = CASE_REQUEST, .stored = ret, .code = intake_code(app, request) };
    return receipt_mail(app, request, tx, &receipt);
}

static enum result submit(struct app *app, struct request *request, struct response *response) {
    struct case_receipt stored;
    struct nonce nonce = intake_nonce(request);
    enum result result = case_by_nonce(app->db, request->arena, &nonce, &stored);
    if (result == DONE) return show_receipt(app, request, response, &stored);

    const struct variant *variant = variant_sent(request);
    if (!variant || has_foreign_field(request, variant)) return REFUSED_INVALID;
    struct form form = form_of(request, variant->fields, variant->field_count);
    result = form_read(&form);
    judge(app, request, variant, &form);
    if (form.is_faulty) result = REFUSED_INVALID;
    if (result == DONE) result = intake_store(app, request, &form, store_in, &stored);
    if (result == DONE) return show_receipt(app, request, response, &stored);
    struct intake_page page = { .name = "pages/request", .nonce_route = PATH, .view = base_view(app, variant) };
    return intake_show_again(app, request, response, &page, &form, result);
}

static enum result handle(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept[COUNT_OF(VARIANTS)];
    if (request->method == METHOD_POST) return submit(app, request, response);
    return kept_page_send(app, request, response, &kept[variant_shown(request) - VARIANTS], PATH, show_empty);
}

static const char *const QUERY[] = { "jenis", NULL };

static const struct route ROUTES[] = {
    { .path = PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = FIELDS, .field_count = COUNT_OF(FIELDS), .query = QUERY, .body_limit = BODY_WITH_FILES, .handle = handle },
};

static const struct program REQUEST = {
    .name = "request",
    .role = DB_INTAKE,
    .keys = KEY_FORM | KEY_CODE | KEY_CODE_HASH | KEY_ATTEMPT | KEY_IDENTITY_PUBLIC | KEY_RECEIPT_SECRET,
    .routes = ROUTES,
    .route_count = COUNT_OF(ROUTES),
};

int main(int argc, char **argv) {
    return web_main(&REQUEST, argc, argv);
}
