/* Scope: complaints that came by counter, telephone, SMS, letter or box, with the time they truly arrived.
 * GET  /petugas/pengaduan-baru  200 the form
 * POST /petugas/pengaduan-baru  200 the receipt to hand over: the case is on disk; the same form once more shows the same
 *                               receipt; 400 the form with what is wrong; 503 nothing was stored, what was typed is kept */
#include "cgi-bin/staff/entry.h"

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/complaint_form.h"
#include "cgi-bin/staff/arrival.h"
#include "cgi-bin/staff/entry_desk.h"
#include "lib/rules/case_kinds.h"

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
    ARRIVAL_FIELDS(CHANNELS),
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

static void judge(const struct app *app, struct form *form) {
    arrival_judge(app, form);
    if (form_has(form, "confidentiality") && !complaint_form_is_anonymous(form) && !form_has(form, "name")) {
        form_fault(form, "name", "Isi nama pelapor, atau pilih Anonim.");
    }
    complaint_form_judge(app, form);
}

static enum result open_form(struct app *app, struct request *request, struct form *ret) {
    *ret = form_of(request, ENTRY_FIELDS, ENTRY_FIELD_COUNT);
    return intake_services(app, request, ret, "service_code");
}

static enum result store_in(struct tx *tx, struct app *app, struct request *request, struct form *form,
                            struct case_receipt *ret) {
    (void)request;
    struct intake_arrival arrival = arrival_of_form(app, form);
    return complaint_form_store(tx, app, form, &arrival, ret);
}

enum result entry_page(struct app *app, struct request *request, struct response *response) {
    static const struct entry COMPLAINT = { .path = ENTRY_PATH, .template_name = "pages/staff_entry", .here = "entry",
                                            .kind = CASE_COMPLAINT, .open = open_form, .judge = judge,
                                            .store_in = store_in };
    return entry_answer(app, request, response, &COMPLAINT);
}
