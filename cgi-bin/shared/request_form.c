/* Scope: the two forms of requests for information. */
#include "cgi-bin/shared/request_form.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/receipt_page.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/identity_number.h"
#include "lib/store/receipt.h"

#define SUBJECT_LONGEST 120 /* characters of the information that name a citizen's request in queues */

static const struct choice AGENCY_KINDS[] = {
    [AGENCY_OPD] = { "opd", "Perangkat daerah (OPD)", NULL },
    [AGENCY_NON_OPD] = { "non_opd", "Instansi lain (non-OPD)", NULL },
};

static const struct choice OBTAIN_WAYS[] = { OBTAIN_WAY_LIST(CHOICE_ROW) };
static const struct choice DELIVERY_WAYS[] = { DELIVERY_WAY_LIST(CHOICE_ROW) };

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
#define PERIOD_FIELD { .name = "period_wanted", .label = "Periode data yang diminta", .kind = FIELD_TEXT, .max_length = 100 }
#define FORMAT_FIELD { .name = "format_wanted", .label = "Bentuk data yang diminta", .kind = FIELD_TEXT, .max_length = 100, \
                       .hint = "Misalnya XLSX, CSV, atau tercetak." }
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
    SUBJECT_FIELD, FILES_FIELD, PHONE_FIELD, EMAIL_FIELD, INFORMATION_FIELD, PERIOD_FIELD, FORMAT_FIELD, PURPOSE_FIELD(false), OBTAIN_FIELD,
    DELIVERY_FIELD,
};

static const struct field BOTH[] = { REQUEST_FORM_GATE };

static const struct request_variant VARIANTS[] = {
    [REQUESTER_CITIZEN] = { CITIZEN_FIELDS, COUNT_OF(CITIZEN_FIELDS), false },
    [REQUESTER_AGENCY] = { AGENCY_FIELDS, COUNT_OF(AGENCY_FIELDS), true },
};

const struct request_variant *request_variant_shown(const struct request *request) {
    const char *kind = parameters_first(&request->query, "jenis");
    return &VARIANTS[kind && strcmp(kind, "instansi") == 0 ? REQUESTER_AGENCY : REQUESTER_CITIZEN];
}

const struct request_variant *request_variant_sent(const struct request *request) {
    const char *kind = parameters_first(&request->form, "kind");
    enum requester_kind parsed;
    return kind && requester_kind_parse(kind, &parsed) ? &VARIANTS[parsed] : NULL;
}

static bool has_field(const struct form *form, const char *name) {
    for (size_t i = 0; i < form->field_count; i++) {
        if (strcmp(form->fields[i].name, name) == 0) return true;
    }
    return false;
}

bool request_form_is_whole(const struct form *form) {
    const struct request *request = form->request;
    for (size_t i = 0; i < COUNT_OF(BOTH); i++) {
        if (!has_field(form, BOTH[i].name) && parameters_count(&request->form, BOTH[i].name) > 0) return false;
    }
    return has_field(form, "files") || request->uploads.count == 0;
}

void request_form_judge(const struct app *app, struct form *form) {
    struct request *request = form->request;
    if (form_chose(form, "delivery_way", "email") && !form_has(form, "email")) {
        form_fault(form, "email", "Isi alamat surel karena salinan dikirim lewat surel.");
    }
    if (!has_field(form, "letter_date")) {
        if (form_has(form, "identity_number") && !identity_number_normal(request->arena, form_text(form, "identity_number"))) {
            form_fault(form, "identity_number", "NIK terdiri dari 16 angka. Periksa lagi pada KTP.");
        }
        return;
    }
    day_number today = instant_day(request->now, app->config->office.zone_offset);
    if (form_has(form, "letter_date") && form_day(form, "letter_date") > today) {
        form_fault(form, "letter_date", "Tanggal surat belum terjadi. Periksa tahun dan bulannya.");
    }
}

/* ---- storing ---- */

/* The first line of the information, cut at SUBJECT_LONGEST characters. */
static const char *subject_of(const struct form *form) {
    struct arena *arena = form->request->arena;
    const char *information = form_text(form, "information");
    size_t length = strcspn(information, "\n"), characters = 0, at = 0;
    for (; at < length; at++) {
        bool begins = ((unsigned char)information[at] & 0xC0) != 0x80;
        if (begins && characters++ == SUBJECT_LONGEST) break;
    }
    const char *line = arena_copy(arena, information, at);
    return at < length ? arena_format(arena, "%s…", line) : line;
}

static struct optional_day letter_date_of(const struct form *form, bool is_agency) {
    if (!is_agency || !form_has(form, "letter_date")) return (struct optional_day){ .known = false };
    return (struct optional_day){ .known = true, .day = form_day(form, "letter_date") };
}

/* A letter that tells its subject alone asks for just that. */
static struct information_request request_of_form(const struct form *form, bool is_agency) {
    return (struct information_request){
        .kind = requester_kind_text(is_agency ? REQUESTER_AGENCY : REQUESTER_CITIZEN),
        .agency_kind = is_agency ? form_text(form, "agency_kind") : NULL,
        .agency = is_agency ? form_text(form, "name") : "",
        .information = form_text(form, form_has(form, "information") ? "information" : "subject"),
        .purpose = form_text(form, "purpose"),
        .obtain_way = form_text(form, "obtain_way"),
        .delivery_way = form_text(form, "delivery_way"),
        .letter_number = is_agency ? form_text(form, "letter_number") : "",
        .letter_date = letter_date_of(form, is_agency),
        .period_wanted = is_agency ? form_text(form, "period_wanted") : "",
        .format_wanted = is_agency ? form_text(form, "format_wanted") : "",
        .refusal_ground = "",
        .reply_letter_number = "",
    };
}

static struct identity identity_of_form(const struct form *form, bool is_agency) {
    struct identity identity = { .name = form_text(form, "name"), .phone = form_text(form, "phone"),
                                 .email = form_text(form, "email"), .organization = "", .occupation = "", .address = "",
                                 .identity_number = "" };
    if (is_agency) {
        identity.organization = identity.name;
        return identity;
    }
    identity.address = form_text(form, "address");
    identity.occupation = form_text(form, "occupation");
    if (!form_has(form, "identity_number")) return identity;
    identity.identity_number = identity_number_normal(form->request->arena, form_text(form, "identity_number"));
    return identity;
}

enum result request_form_store(struct tx *tx, struct app *app, struct form *form, const struct intake_arrival *arrival,
                               struct case_receipt *ret) {
    struct request *request = form->request;
    bool is_agency = request_variant_sent(request)->is_agency;
    struct identity identity = identity_of_form(form, is_agency);
    struct information_request_new asked = {
        .common = intake_case(app, request, arrival),
        .request = request_of_form(form, is_agency),
        .identity = &identity,
    };
    struct case_new *common = &asked.common;
    common->subject = is_agency ? form_text(form, "subject") : subject_of(form);
    common->confidentiality = confidentiality_text(CONFIDENTIALITY_OPEN);
    int days = app->config->deadlines.request_answer;
    enum result result = deadline_day(app, request, common->received_on, days, &common->due_on);
    if (result != DONE) return result;
    struct submission by = { .keys = app->keys, .actor = &arrival->actor, .now = arrival->entered_at };
    result = request_add(tx, request->arena, &by, &asked, ret);
    if (result != DONE || ret->repeated) return result;
    struct receipt_new proof = { .kind = CASE_REQUEST, .office = app->config->office.name, .stored = ret,
                                 .files = &common->files,
                                 .submitted = request_submitted(request->arena, common->subject, &asked.request) };
    result = receipt_add(tx, request->arena, app->keys, &proof);
    if (result != DONE) return result;
    struct contact contact = { .email = identity.email, .phone = identity.phone };
    struct receipt_of receipt = { .kind = CASE_REQUEST, .stored = ret, .code = intake_code(app, request) };
    return receipt_mail(app, request, tx, &receipt, &contact);
}
