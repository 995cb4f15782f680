/* Scope: citizens' complaints (pengaduan): the form, its acceptance, the receipt.
 *
 * GET  /pengaduan/  200 the empty form.
 * POST /pengaduan/  200 the receipt: the case, its first event, identity, attachments, audit row and mail are on disk;
 *                       the repeat of a form (same nonce) shows the same receipt and stores nothing;
 *                   400 the form again with what is wrong; 429 too many from this address within the hour;
 *                   503 the disk or database refused: nothing was stored, what was typed is kept. */
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/complaint_form.h"
#include "cgi-bin/shared/deadline.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/kept_page.h"
#include "cgi-bin/shared/receipt_page.h"
#include "lib/base/keys.h"
#include "lib/rules/case_kinds.h"
#include "lib/web/page.h"
#include "lib/web/route.h"

#define PATH "/pengaduan/"

static const struct choice REPORTER_KINDS[] = { REPORTER_KIND_LIST(CHOICE_ROW) };

static const struct choice CONFIDENTIALITIES[] = {
    [CONFIDENTIALITY_OPEN] = { "open", "Terbuka", "Petugas yang menangani melihat nama dan kontak Anda. Masyarakat tidak." },
    [CONFIDENTIALITY_ANONYMOUS] = { "anonymous", "Anonim", "Kami tidak menyimpan nama, kontak, alamat internet, dan jam Anda melapor. "
                             "Kabar hanya lewat nomor dan kode." },
    [CONFIDENTIALITY_CONFIDENTIAL] = { "confidential", "Rahasia", "Identitas Anda disegel. Petugas hanya dapat membukanya dengan alasan yang tercatat." },
};

static const struct field FIELDS[] = {
    { .name = "reporter_kind", .label = "Anda melapor sebagai", .kind = FIELD_CHOICE, .required = true,
      .choices = REPORTER_KINDS, .choice_count = COUNT_OF(REPORTER_KINDS), .choices_class = "choices-row",
      .missing = "Pilih sebagai siapa Anda melapor." },
    { .name = "name", .label = "Nama lengkap", .kind = FIELD_TEXT, .max_length = 100, .autocomplete = "name" },
    { .name = "phone", .label = "Nomor WhatsApp atau telepon", .kind = FIELD_PHONE, .max_length = 30, .autocomplete = "tel" },
    { .name = "email", .label = "Alamat surel", .kind = FIELD_EMAIL, .max_length = 200, .autocomplete = "email" },
    { .name = "service_code", .label = "Layanan yang diadukan", .kind = FIELD_CHOICE },
    { .name = "subject", .label = "Judul pengaduan", .kind = FIELD_TEXT, .required = true, .max_length = 150,
      .hint = "Satu kalimat, misalnya: izin terlambat terbit." },
    { .name = "narrative", .label = "Apa yang terjadi?", .kind = FIELD_LINES, .required = true, .max_length = 8000,
      .hint = "Ceritakan dengan kata-kata Anda. Jangan menulis NIK.", .missing = "Ceritakan apa yang terjadi." },
    { .name = "happened_on", .label = "Kapan terjadi", .kind = FIELD_DATE },
    { .name = "happened_where", .label = "Di mana terjadi", .kind = FIELD_TEXT, .max_length = 200 },
    { .name = "wanted", .label = "Apa yang Anda harapkan?", .kind = FIELD_LINES, .max_length = 2000 },
    { .name = "files", .label = "Foto atau dokumen", .kind = FIELD_FILES, .most = UPLOADS_MOST,
      .hint = "Paling banyak 5 berkas JPG, PNG, atau PDF; masing-masing paling besar 10 MB. Data lokasi di dalam foto kami hapus." },
    { .name = "confidentiality", .label = "Siapa yang boleh tahu identitas Anda?", .kind = FIELD_CHOICE, .required = true,
      .choices = CONFIDENTIALITIES, .choice_count = COUNT_OF(CONFIDENTIALITIES), .choices_class = "choices-told",
      .missing = "Pilih Terbuka, Anonim, atau Rahasia." },
};

static json_t *base_view(const struct app *app) {
    return json_pack("{s:{s:b}, s:{s:i, s:i, s:i}}", "here", "complaint", 1, "deadlines",
                     "verify", app->config->deadlines.verify, "settle", app->config->deadlines.settle,
                     "settle_oversight", app->config->deadlines.settle_oversight);
}

static enum result show_empty(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, FIELDS, COUNT_OF(FIELDS));
    enum result result = intake_services(app, request, &form, "service_code");
    if (result != DONE) return result;
    return page_form(app, request, response, "pages/complaint", &form, PATH, base_view(app));
}

static enum result show_receipt(struct app *app, struct request *request, struct response *response,
                                const struct case_receipt *stored) {
    struct receipt_of receipt = { .kind = CASE_COMPLAINT, .stored = stored, .code = intake_code(app, request) };
    json_t *view;
    day_number verify_on;
    enum result result = deadline_day(app, request, stored->received_on, app->config->deadlines.verify, &verify_on);
    if (result == DONE) result = receipt_view(app, request, &receipt, &view);
    if (result != DONE) return result;
    enum confidentiality chosen = CONFIDENTIALITY_OPEN;
    (void)confidentiality_parse(stored->confidentiality, &chosen);
    const char *told = arena_format(request->arena, "%s: %s", confidentiality_label(chosen), CONFIDENTIALITIES[chosen].hint);
    json_object_set_new(view, "confidentiality_text", json_string(told));
    json_object_set_new(view, "verify_on_text", json_string(day_in_words(request, verify_on)));
    json_object_set_new(view, "due_days", json_integer(app->config->deadlines.settle));
    json_object_set_new(view, "here", json_pack("{s:b}", "complaint", 1));
    return page_render(app, request, response, "pages/complaint_receipt", view);
}

/* Rules across fields: a way back to whoever is not anonymous, and no event of tomorrow. */
static void judge(const struct app *app, struct form *form) {
    if (form_has(form, "confidentiality") && !complaint_form_is_anonymous(form)) {
        if (!form_has(form, "name")) form_fault(form, "name", "Isi nama Anda, atau pilih Anonim di bagian 4.");
        if (!form_has(form, "phone") && !form_has(form, "email")) {
            form_fault(form, "phone", "Isi nomor telepon atau alamat surel agar kami dapat menghubungi Anda, "
                                      "atau pilih Anonim di bagian 4.");
        }
    }
    complaint_form_judge(app, form);
}

static enum result store_in(struct tx *tx, struct app *app, struct request *request, struct form *form,
                            struct case_receipt *ret) {
    enum intake_quota quota = complaint_form_is_anonymous(form) ? QUOTA_FORGOTTEN : QUOTA_STORED;
    enum result result = intake_quota_take(app, request, tx, quota);
    if (result != DONE) return result;
    struct intake_arrival arrival = intake_now(app, request);
    return complaint_form_store(tx, app, form, &arrival, ret);
}

static enum result submit(struct app *app, struct request *request, struct response *response) {
    struct case_receipt stored;
    struct nonce nonce = intake_nonce(request);
    enum result result = case_by_nonce(app->db, request->arena, &nonce, &stored);
    if (result == DONE) return show_receipt(app, request, response, &stored);

    struct form form = form_of(request, FIELDS, COUNT_OF(FIELDS));
    enum result services = intake_services(app, request, &form, "service_code");
    if (services != DONE) return services;
    result = form_read(&form);
    judge(app, &form);
    if (form.is_faulty) result = REFUSED_INVALID;
    if (result == DONE) result = intake_store(app, request, &form, store_in, &stored);
    if (result == DONE) return show_receipt(app, request, response, &stored);
    struct intake_page page = { .name = "pages/complaint", .nonce_route = PATH, .view = base_view(app) };
    return intake_show_again(app, request, response, &page, &form, result);
}

static enum result handle(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept;
    if (request->method == METHOD_POST) return submit(app, request, response);
    return kept_page_send(app, request, response, &kept, PATH, show_empty);
}

static const struct route ROUTES[] = {
    { .path = PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = FIELDS, .field_count = COUNT_OF(FIELDS), .body_limit = BODY_WITH_FILES, .handle = handle },
};

static const struct program COMPLAINT = {
    .name = "complaint",
    .role = DB_INTAKE,
    .keys = KEY_FORM | KEY_CODE | KEY_CODE_HASH | KEY_ATTEMPT | KEY_IDENTITY_PUBLIC | KEY_RECEIPT_SECRET,
    .routes = ROUTES,
    .route_count = COUNT_OF(ROUTES),
};

int main(int argc, char **argv) {
    return web_main(&COMPLAINT, argc, argv);
}
