/* Scope: tracking one case with its register number and access code; replies, satisfaction and downloads.
 *
 * GET  /lacak/           200 the form for number and code. A scanned QR carries both behind "#", which stays in the browser.
 * POST /lacak/           200 the case; 400 a field is empty; 404 the same page for a wrong number and a wrong code, one try
 *                            is counted; 429 too many wrong tries (per address, and over all), right codes included.
 * POST /lacak/balas      200 the case with the reply, appeal or "not satisfied", stored once whatever is sent again; 400 the form is
 *                            wrong, its text is kept; 403 the access has expired; 409 the case takes no such step any more; 503
 *                            nothing was stored.
 * POST /lacak/puas       200 the case, closed as confirmed; 403, 409, 503 as above.
 * POST /lacak/keberatan 200 the form of an objection; 403 access expired; 409 none can be made now.
 * POST /lacak/keberatan/kirim  200 the case with the objection, in the register once whatever is sent again; 400, 403, 409, 503 as balas.
 * POST /lacak/data-pribadi  200 what the person asked about the data kept, and the form; 403 access expired.
 * POST /lacak/data-pribadi/kirim, /salinan  a wish, and the copy that waits (cgi-bin/shared/own_data.h); 403 access expired.
 * POST /lacak/riwayat    200 the whole history for paper; 403 access expired.
 * POST /lacak/lampiran   200 the file as a download, noted when it is the office's; 403 access expired; 404 not a file of this case.
 * GET  /lacak/berkas/LINK  200 or 206 a file of the office's answer, noted; 404 no link of ours, 410 one that is over, both with the form for number and code;
 *                            416 no byte of it is meant.
 * POST /lacak/tanda-terima  200 the receipt as a text file, its page for paper, or the submitted text; 403 access expired. */
#include <string.h>

#include "cgi-bin/shared/case_page.h"
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/code_tries.h"
#include "cgi-bin/shared/delivery.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/kept_page.h"
#include "cgi-bin/shared/objection_form.h"
#include "cgi-bin/shared/own_data.h"
#include "cgi-bin/shared/receipt_download.h"
#include "cgi-bin/shared/receipt_page.h"
#include "cgi-bin/shared/reporter_step.h"
#include "cgi-bin/shared/submitted_view.h"
#include "lib/base/keys.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/format.h"
#include "lib/rules/register.h"
#include "lib/web/page.h"
#include "lib/web/seal.h"

#define PATH "/lacak/"
#define REPLY_PATH "/lacak/balas"
#define OBJECTION_PATH "/lacak/keberatan/kirim"

#define REGISTER_TEXT_LONGEST 40 /* characters typed into either field */
#define ACCESS_LONGEST 400       /* characters of a sealed access token */

static const struct field CODE_FIELDS[] = {
    { .name = "number", .label = "Nomor register", .kind = FIELD_TEXT, .required = true,
      .max_length = REGISTER_TEXT_LONGEST },
    { .name = "code", .label = "Kode rahasia", .kind = FIELD_SECRET, .required = true, .max_length = REGISTER_TEXT_LONGEST },
};

/* What somebody may want after an answer; before one there is only the reply. */
static const struct choice WISHES[] = {
    { "reply", "Menambah keterangan atau bukti", "Kasus ditangani lagi oleh petugas yang sama." },
    { "appeal", "Mengajukan banding", "Ditangani pejabat yang lebih tinggi, bukan penjawab pertama." },
    { "dispute", "Mengakhiri karena tidak puas", "Kasus ditutup; Anda dapat melapor kepada Ombudsman." },
};

static const enum reporter_step WISHED[COUNT_OF(WISHES)] = { REPORTER_REPLIES, REPORTER_APPEALS, REPORTER_DISPUTES };

static const struct field REPLY_FIELDS[] = {
    { .name = "step", .label = "Apa yang Anda inginkan?", .kind = FIELD_CHOICE, .choices = WISHES, .choice_count = COUNT_OF(WISHES),
      .choices_class = "choices-told", .missing = "Pilih apa yang Anda inginkan." },
    { .name = "message", .label = "Pesan Anda", .kind = FIELD_LINES, .required = true, .max_length = 5000,
      .hint = "Jangan menulis NIK." },
    { .name = "files", .label = "Bukti tambahan", .kind = FIELD_FILES, .most = UPLOADS_MOST,
      .hint = "Paling banyak 5 berkas JPG, PNG, atau PDF; masing-masing paling besar 10 MB." },
    { .name = "access", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = ACCESS_LONGEST },
};

static const struct field CONFIRM_FIELDS[] = {
    { .name = "access", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = ACCESS_LONGEST },
};

static const struct field DOWNLOAD_FIELDS[] = {
    { .name = "access", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = ACCESS_LONGEST },
    { .name = "attachment", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = 20 },
};

/* The form below the case, empty; after an answer one has to say what is wanted. */
static struct form reply_form(struct request *request, const struct tracked_case *tracked) {
    struct field *fields = arena_array(request->arena, COUNT_OF(REPLY_FIELDS), sizeof *fields);
    struct reporter_next next;
    memcpy(fields, REPLY_FIELDS, sizeof REPLY_FIELDS);
    fields[0].required = case_page_may(tracked, REPORTER_REPLIES, &next) == DONE &&
                         case_page_may(tracked, REPORTER_DISPUTES, &next) == DONE;
    return form_of(request, fields, COUNT_OF(REPLY_FIELDS));
}

static const struct field RECEIPT_ASKED[] = { RECEIPT_FIELDS(ACCESS_LONGEST) };

/* A line over the case: what the last step did. */
struct notice {
    const char *text, *tone;
};

static const struct notice NO_NOTICE = { NULL, NULL };
static const struct notice STORED[REPORTER_STEP_COUNT] = {
    [REPORTER_REPLIES] = { "Balasan Anda kami terima.", "positive" },
    [REPORTER_CONFIRMS] = { "Terima kasih. Kasus ini selesai.", "positive" },
    [REPORTER_APPEALS] = { "Aju banding Anda kami terima.", "positive" },
    [REPORTER_OBJECTS] = { "Keberatan Anda kami terima dan tercatat dalam daftar keberatan.", "positive" },
    [REPORTER_DISPUTES] = { "Kami mencatat bahwa Anda tidak puas. Kasus ini berakhir.", "caution" },
};

static enum result show_code_form(struct app *app, struct request *request, struct response *response, struct form *form) {
    return page_form(app, request, response, "pages/track", form, NULL, json_pack("{s:{s:b}}", "here", "track", 1));
}

static enum result show_empty(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, CODE_FIELDS, COUNT_OF(CODE_FIELDS));
    return show_code_form(app, request, response, &form);
}

/* The form for number and code with one sentence, when an access has expired or was never ours. */
static enum result show_expired(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, CODE_FIELDS, COUNT_OF(CODE_FIELDS));
    form_fault(&form, "number", "Halaman kasus hanya berlaku 30 menit. Masukkan lagi nomor dan kode Anda.");
    enum result result = show_code_form(app, request, response, &form);
    if (result == DONE) response->status = 403;
    return result;
}

static enum result show_case(struct app *app, struct request *request, struct response *response, struct case_id id,
                             const struct notice *notice) {
    struct tracked_case tracked;
    json_t *view = NULL;
    enum result result = case_page_load(app, request, id, &tracked);
    if (result == DONE) result = case_page_view(app, request, &tracked, &view);
    if (result != DONE) return result;
    request->nonce_state = NONCE_MISSING; /* the nonce of an accepted reply is used up: the next reply gets its own */
    struct form form = reply_form(request, &tracked);
    const char *access = access_make(request->arena, app->keys->form, id.value, request->now);
    json_object_set_new(view, "access", json_string(access));
    json_object_set_new(view, "proof", receipt_proof_view(tracked.receipt, access));
    if (notice->text) json_object_set_new(view, "notice", json_pack("{s:s, s:s}", "text", notice->text, "tone", notice->tone));
    return page_form(app, request, response, "pages/track_case", &form, REPLY_PATH, view);
}

/* ------------------------------------------------------------------ number and code */

/* The case of what was typed. What cannot be a number or a code at all is looked up as well, so that every wrong pair
 * takes the same way. */
static enum result find_case(struct app *app, struct request *request, const struct form *form, struct case_row *ret) {
    struct register_number number;
    struct access_code code = { .text = "2222-2222-2222-2222" };
    bool is_possible = access_code_parse(form_text(form, "code"), &code);
    struct case_code pair = { .number = "-", .code = access_code_plain(request->arena, code) };
    if (register_parse(form_text(form, "number"), &number)) pair.number = register_text(request->arena, number);
    enum result result = case_by_code(app->db, request->arena, app->keys, pair, ret);
    return result == DONE && !is_possible ? REFUSED_ABSENT : result;
}

static enum result show_wrong(struct app *app, struct request *request, struct response *response, struct form *form) {
    enum result result = code_count_try(app, request);
    if (result != DONE) return result;
    form_fault(form, "number", "Nomor dan kode tidak cocok. Periksa keduanya pada tanda terima Anda.");
    result = show_code_form(app, request, response, form);
    if (result == DONE) response->status = 404;
    return result;
}

static enum result show_too_many(struct app *app, struct request *request, struct response *response, struct form *form) {
    form_fault(form, "number", "Terlalu banyak percobaan yang salah dari jaringan Anda. Coba lagi satu jam lagi.");
    enum result result = show_code_form(app, request, response, form);
    if (result != DONE) return result;
    response->status = 429;
    response_header(response, "Retry-After", CODE_RETRY_AFTER);
    return DONE;
}

static enum result track(struct app *app, struct request *request, struct response *response) {
    static struct kept_page kept;
    if (request->method != METHOD_POST) return kept_page_send(app, request, response, &kept, NULL, show_empty);
    struct form form = form_of(request, CODE_FIELDS, COUNT_OF(CODE_FIELDS));
    if (form_read(&form) != DONE) return show_code_form(app, request, response, &form);
    enum result result = code_may_try(app, request);
    if (result == REFUSED_TOO_MANY) return show_too_many(app, request, response, &form);
    if (result != DONE) return result;
    struct case_row row;
    result = find_case(app, request, &form, &row);
    if (result == REFUSED_ABSENT) return show_wrong(app, request, response, &form);
    return result == DONE ? show_case(app, request, response, row.id, &NO_NOTICE) : result;
}

/* ------------------------------------------------------------------ steps of the reporter */

static enum result open_access(struct app *app, struct request *request, struct case_id *ret) {
    const char *access = parameters_first(&request->form, "access");
    if (!access) return REFUSED_INVALID;
    return access_open(request->arena, app->keys->form, access, request->now, &ret->value);
}

static enum result show_reply_again(struct app *app, struct request *request, struct response *response,
                                    const struct tracked_case *tracked, struct form *form, enum result result) {
    json_t *view = NULL;
    enum result viewed = case_page_view(app, request, tracked, &view);
    if (viewed != DONE) return viewed;
    char *access = access_make(request->arena, app->keys->form, tracked->row.id.value, request->now);
    json_object_set_new(view, "access", json_string(access));
    json_object_set_new(view, "proof", receipt_proof_view(tracked->receipt, access));
    struct intake_page page = { .name = "pages/track_case", .nonce_route = REPLY_PATH, .view = view };
    return intake_show_again(app, request, response, &page, form, result);
}

/* True when another worker stored this very step a moment ago: two taps on one button. */
static bool was_other_click(struct app *app, struct request *request, struct case_id id) {
    struct tracked_case now;
    return case_page_load(app, request, id, &now) == DONE && reporter_has_stepped(&now, request);
}

/* The step that was chosen, or the only one there is to take. */
static enum reporter_step wish_of(struct form *form, const struct tracked_case *tracked) {
    struct reporter_next next;
    for (size_t i = 0; i < COUNT_OF(WISHES); i++) {
        if (form_has(form, "step") && form_chose(form, "step", WISHES[i].value)) return WISHED[i];
    }
    bool only_ends = case_page_may(tracked, REPORTER_DISPUTES, &next) == DONE &&
                     case_page_may(tracked, REPORTER_REPLIES, &next) != DONE;
    return only_ends ? REPORTER_DISPUTES : REPORTER_REPLIES;
}

static enum result write_step(struct app *app, struct request *request, struct response *response) {
    struct case_id id;
    if (open_access(app, request, &id) != DONE) return show_expired(app, request, response);
    struct tracked_case tracked;
    enum result result = case_page_load(app, request, id, &tracked);
    if (result != DONE) return result;
    struct form form = reply_form(request, &tracked);
    result = form_read(&form);
    enum reporter_step step = wish_of(&form, &tracked);
    if (reporter_has_stepped(&tracked, request)) return show_case(app, request, response, id, &STORED[step]);
    if (form.is_faulty) result = REFUSED_INVALID;
    if (result == DONE) result = reporter_take(app, request, &tracked, step, (struct reporter_said){ form_text(&form, "message"), NULL });
    if (result == REFUSED_STALE && was_other_click(app, request, id)) result = DONE;
    if (result == DONE) return show_case(app, request, response, id, &STORED[step]);
    return show_reply_again(app, request, response, &tracked, &form, result);
}

static enum result confirm(struct app *app, struct request *request, struct response *response) {
    struct case_id id;
    if (open_access(app, request, &id) != DONE) return show_expired(app, request, response);
    struct tracked_case tracked;
    enum result result = case_page_load(app, request, id, &tracked);
    if (result != DONE) return result;
    bool is_done = strcmp(tracked.row.state, complaint_state_text(COMPLAINT_CLOSED_CONFIRMED)) == 0;
    if (!is_done) result = reporter_take(app, request, &tracked, REPORTER_CONFIRMS, (struct reporter_said){ "", NULL });
    return result == DONE ? show_case(app, request, response, id, &STORED[REPORTER_CONFIRMS]) : result;
}

/* ------------------------------------------------------------------ objection */

static const struct field OBJECTION[] = {
    OBJECTION_FIELDS,
    { .name = "access", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = ACCESS_LONGEST },
};

/* The case of the access that came, when its requester may object now. */
static enum result open_objection(struct app *app, struct request *request, struct tracked_case *ret) {
    struct case_id id;
    if (open_access(app, request, &id) != DONE) return REFUSED_FORBIDDEN;
    return case_page_load(app, request, id, ret);
}

static json_t *objection_page(struct app *app, struct request *request, const struct tracked_case *tracked) {
    return json_pack("{s:s, s:s, s:s, s:i, s:{s:b}}", "number", tracked->row.number, "subject", tracked->row.subject, "access",
                     access_make(request->arena, app->keys->form, tracked->row.id.value, request->now), "answer_days",
                     app->config->deadlines.objection_answer, "here", "track", 1);
}

static enum result ask_objection(struct app *app, struct request *request, struct response *response) {
    struct tracked_case tracked;
    struct reporter_next next;
    enum result result = open_objection(app, request, &tracked);
    if (result == REFUSED_FORBIDDEN) return show_expired(app, request, response);
    if (result == DONE) result = case_page_may(&tracked, REPORTER_OBJECTS, &next);
    if (result != DONE) return result;
    struct form form = form_of(request, OBJECTION, COUNT_OF(OBJECTION));
    return page_form(app, request, response, "pages/objection", &form, OBJECTION_PATH, objection_page(app, request, &tracked));
}

static enum result object(struct app *app, struct request *request, struct response *response) {
    struct tracked_case tracked;
    enum result result = open_objection(app, request, &tracked);
    if (result == REFUSED_FORBIDDEN) return show_expired(app, request, response);
    if (result != DONE) return result;
    struct case_id id = tracked.row.id;
    struct form form = form_of(request, OBJECTION, COUNT_OF(OBJECTION));
    result = form_read(&form);
    if (reporter_has_stepped(&tracked, request)) return show_case(app, request, response, id, &STORED[REPORTER_OBJECTS]);
    struct reporter_said said = { result == DONE ? objection_form_words(&form) : "", &form };
    if (result == DONE) result = reporter_take(app, request, &tracked, REPORTER_OBJECTS, said);
    if (result == REFUSED_STALE && was_other_click(app, request, id)) result = DONE;
    if (result == DONE) return show_case(app, request, response, id, &STORED[REPORTER_OBJECTS]);
    struct intake_page page = { .name = "pages/objection", .nonce_route = OBJECTION_PATH, .view = objection_page(app, request, &tracked) };
    return intake_show_again(app, request, response, &page, &form, result);
}

/* ------------------------------------------------------------------ the person's own data */

static enum result own_data(struct app *app, struct request *request, struct response *response) {
    struct case_id id;
    if (open_access(app, request, &id) != DONE) return show_expired(app, request, response);
    return own_data_page(app, request, response, id);
}

static enum result ask_own_data(struct app *app, struct request *request, struct response *response) {
    struct case_id id;
    if (open_access(app, request, &id) != DONE) return show_expired(app, request, response);
    return own_data_ask(app, request, response, id);
}

static enum result fetch_own_data(struct app *app, struct request *request, struct response *response) {
    struct case_id id;
    if (open_access(app, request, &id) != DONE) return show_expired(app, request, response);
    return own_data_copy(app, request, response, id);
}

/* ------------------------------------------------------------------ for paper */

static enum result history(struct app *app, struct request *request, struct response *response) {
    struct case_id id;
    if (open_access(app, request, &id) != DONE) return show_expired(app, request, response);
    struct tracked_case tracked;
    json_t *view = NULL;
    json_auto_t *submitted = NULL;
    enum result result = case_page_load(app, request, id, &tracked);
    if (result == DONE) result = submitted_view(app, request, &tracked.row, &submitted);
    if (result == DONE) result = case_page_view(app, request, &tracked, &view);
    if (result != DONE) return result;
    int offset = app->config->office.zone_offset;
    const char *printed = format_moment(request->arena, request->now, offset, app->config->office.zone);
    (void)json_object_set_new(view, "printed_text", json_string(printed));
    (void)json_object_set(view, "submitted", submitted);
    (void)json_object_set_new(view, "receipt", tracked.receipt ? json_string(tracked.receipt) : json_null());
    return page_render(app, request, response, "pages/case_history", view);
}

/* ------------------------------------------------------------------ downloads */

/* Reads the decimal id of an attachment; 0 when it is none. */
static int64_t attachment_id_of(const char *text) {
    int64_t value = 0;
    if (strlen(text) > 16 || *text == '\0') return 0;
    for (; *text; text++) {
        if (*text < '0' || *text > '9') return 0;
        value = value * 10 + (*text - '0');
    }
    return value;
}

/* The form for number and code, with which there is always a new link: a link may be over, cut by whoever passed it on, or never ours. */
static enum result show_no_link(struct app *app, struct request *request, struct response *response, enum result why) {
    struct form form = form_of(request, CODE_FIELDS, COUNT_OF(CODE_FIELDS));
    form_fault(&form, "number", why == REFUSED_STALE ? "Tautan unduhan ini sudah berakhir. Masukkan nomor dan kode Anda untuk tautan baru."
                                                     : "Tautan unduhan ini tidak dikenal. Masukkan nomor dan kode Anda untuk membuka berkasnya.");
    enum result result = show_code_form(app, request, response, &form);
    if (result == DONE) response->status = why == REFUSED_STALE ? 410 : 404;
    return result;
}

static enum result follow_link(struct app *app, struct request *request, struct response *response) {
    struct attachment_of_case which;
    enum result result = delivery_open(app, request, request->tail, &which);
    if (result == DONE) result = delivery_send(app, request, response, &which);
    bool is_refused = result == REFUSED_INVALID || result == REFUSED_STALE || result == REFUSED_ABSENT;
    return is_refused ? show_no_link(app, request, response, result) : result;
}

static enum result download(struct app *app, struct request *request, struct response *response) {
    struct attachment_of_case which = { .only_visible = true };
    if (open_access(app, request, &which.id) != DONE) return show_expired(app, request, response);
    const char *wanted = parameters_first(&request->form, "attachment");
    which.attachment.value = attachment_id_of(wanted ? wanted : "");
    enum result result = delivery_send(app, request, response, &which);
    return result == REFUSED_STALE ? show_no_link(app, request, response, result) : result;
}

static enum result receipt(struct app *app, struct request *request, struct response *response) {
    struct case_id id;
    if (open_access(app, request, &id) != DONE) return show_expired(app, request, response);
    return receipt_download(app, request, response, id);
}

static const struct route ROUTES[] = {
    { .path = PATH, .methods = METHOD_GET | METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = CODE_FIELDS, .field_count = COUNT_OF(CODE_FIELDS), .handle = track },
    { .path = REPLY_PATH, .methods = METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = REPLY_FIELDS, .field_count = COUNT_OF(REPLY_FIELDS), .body_limit = BODY_WITH_FILES, .handle = write_step },
    { .path = "/lacak/keberatan", .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = CONFIRM_FIELDS, .field_count = COUNT_OF(CONFIRM_FIELDS), .handle = ask_objection },
    { .path = OBJECTION_PATH, .methods = METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = OBJECTION, .field_count = COUNT_OF(OBJECTION), .handle = object },
    { .path = OWN_DATA_PATH, .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = CONFIRM_FIELDS, .field_count = COUNT_OF(CONFIRM_FIELDS), .handle = own_data },
    { .path = OWN_DATA_ASK_PATH, .methods = METHOD_POST, .csrf = CSRF_NONCE, .audience = AUDIENCE_CITIZENS,
      .fields = OWN_DATA_FIELDS, .field_count = OWN_DATA_FIELD_COUNT, .handle = ask_own_data },
    { .path = OWN_DATA_COPY_PATH, .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = OWN_DATA_COPY_FIELDS, .field_count = OWN_DATA_COPY_FIELD_COUNT, .handle = fetch_own_data },
    { .path = "/lacak/riwayat", .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = CONFIRM_FIELDS, .field_count = COUNT_OF(CONFIRM_FIELDS), .handle = history },
    { .path = "/lacak/puas", .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = CONFIRM_FIELDS, .field_count = COUNT_OF(CONFIRM_FIELDS), .handle = confirm },
    { .path = "/lacak/lampiran", .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = DOWNLOAD_FIELDS, .field_count = COUNT_OF(DOWNLOAD_FIELDS), .handle = download },
    { .path = DELIVERY_PATH, .methods = METHOD_GET, .csrf = CSRF_SAFE, .audience = AUDIENCE_CITIZENS, .handle = follow_link },
    { .path = "/lacak/tanda-terima", .methods = METHOD_POST, .csrf = CSRF_ORIGIN, .audience = AUDIENCE_CITIZENS,
      .fields = RECEIPT_ASKED, .field_count = COUNT_OF(RECEIPT_ASKED), .handle = receipt },
};

static const struct program TRACK = {
    .name = "track",
    .role = DB_TRACK,
    .keys = KEY_FORM | KEY_CODE_HASH | KEY_ATTEMPT | KEY_IDENTITY_PUBLIC,
    .routes = ROUTES,
    .route_count = COUNT_OF(ROUTES),
};

int main(int argc, char **argv) {
    return web_main(&TRACK, argc, argv);
}
