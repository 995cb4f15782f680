/* Scope: complaints that came by counter, telephone, SMS, letter or box, with the time they truly arrived.
 * GET  /petugas/pengaduan-baru  200 the form; ?formulir=SERIAL fills in the number of a scanned paper form
 * POST /petugas/pengaduan-baru  200 the receipt to hand over: the case is on disk; the same form once more shows the same
 *                               receipt; 400 the form with what is wrong; 503 nothing was stored, what was typed is kept */
#include "cgi-bin/staff/entry.h"

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/complaint_form.h"
#include "cgi-bin/staff/arrival.h"
#include "cgi-bin/staff/entry_desk.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/paper.h"

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
    { .name = "paper_serial", .label = "Nomor formulir kertas", .kind = FIELD_TEXT, .max_length = 20,
      .hint = "Bila ditulis pada formulir bernomor, misalnya F2026-00042.", .input_class = "input-short" },
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

const char *const ENTRY_QUERY[] = { "formulir", NULL };

/* A paper form is one of ours, comes by hand, and was not keyed in before. */
static void judge_paper(const struct app *app, struct form *form) {
    static const char *const BY_HAND[] = { "counter", "letter", "box" };
    struct arena *arena = form->request->arena;
    if (!form_has(form, "paper_serial")) return;
    const char *serial = paper_serial(arena, form_text(form, "paper_serial")), *number = NULL;
    enum result result = serial ? paper_find(app->db, arena, serial, &number) : REFUSED_ABSENT;
    if (result == REFUSED_ABSENT) form_fault(form, "paper_serial", "Nomor formulir ini tidak pernah kami cetak. Periksa angkanya.");
    if (number) form_fault(form, "paper_serial", arena_format(arena, "Formulir ini sudah dicatat sebagai %s.", number));
    bool is_by_hand = !form_has(form, "channel");
    for (size_t i = 0; i < COUNT_OF(BY_HAND) && !is_by_hand; i++) is_by_hand = form_chose(form, "channel", BY_HAND[i]);
    if (!is_by_hand) form_fault(form, "paper_serial", "Formulir kertas masuk lewat loket, surat, atau kotak saran.");
}

static void judge(const struct app *app, struct form *form) {
    arrival_judge(app, form, ARRIVAL_YEARS);
    judge_paper(app, form);
    if (form_has(form, "confidentiality") && !complaint_form_is_anonymous(form) && !form_has(form, "name")) {
        form_fault(form, "name", "Isi nama pelapor, atau pilih Anonim.");
    }
    complaint_form_judge(app, form);
}

static enum result open_form(struct app *app, struct request *request, struct form *ret) {
    *ret = form_of(request, ENTRY_FIELDS, ENTRY_FIELD_COUNT);
    const char *scanned = parameters_first(&request->query, "formulir");
    const char *serial = scanned && request->method != METHOD_POST ? paper_serial(request->arena, scanned) : NULL;
    if (serial) form_set(ret, "paper_serial", serial);
    return intake_services(app, request, ret, "service_code");
}

static enum result store_in(struct tx *tx, struct app *app, struct request *request, struct form *form,
                            struct case_receipt *ret) {
    struct intake_arrival arrival = arrival_of_form(app, form);
    enum result result = complaint_form_store(tx, app, form, &arrival, ret);
    if (result != DONE || ret->repeated || !form_has(form, "paper_serial")) return result;
    return paper_key_in(tx, paper_serial(request->arena, form_text(form, "paper_serial")), ret->id);
}

enum result entry_page(struct app *app, struct request *request, struct response *response) {
    static const struct entry COMPLAINT = { .path = ENTRY_PATH, .template_name = "pages/staff_entry", .here = "entry",
                                            .kind = CASE_COMPLAINT, .open = open_form, .judge = judge,
                                            .store_in = store_in };
    return entry_answer(app, request, response, &COMPLAINT);
}
