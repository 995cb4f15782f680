/* Scope: rights of the person of a case, on the tracking page. */
#include "cgi-bin/shared/own_data.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/shared/code_tries.h"
#include "cgi-bin/shared/intake.h"
#include "cgi-bin/shared/own_data_copy.h"
#include "lib/base/keys.h"
#include "lib/base/random.h"
#include "lib/rules/register.h"
#include "lib/store/subject_request.h"
#include "lib/web/page.h"
#include "lib/web/seal.h"

#define ACCESS_LONGEST 400 /* characters of a sealed access token */
#define CODE_LONGEST 40

static const struct choice RIGHTS[] = { SUBJECT_RIGHT_LIST(CHOICE_ROW) };

#define ACCESS_FIELD { .name = "access", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = ACCESS_LONGEST }
#define CODE_FIELD(said) \
    { .name = "code", .label = "Kode rahasia", .kind = FIELD_SECRET, .required = true, .max_length = CODE_LONGEST, .hint = said, \
      .input_class = "input-code" }

const struct field OWN_DATA_FIELDS[OWN_DATA_FIELD_COUNT] = {
    ACCESS_FIELD,
    { .name = "right", .label = "Apa yang Anda minta?", .kind = FIELD_CHOICE, .required = true, .choices = RIGHTS,
      .choice_count = COUNT_OF(RIGHTS), .missing = "Pilih apa yang Anda minta." },
    { .name = "words", .label = "Apa yang salah, dan bagaimana seharusnya", .kind = FIELD_LINES, .max_length = 2000, .judged_by_handler = true,
      .hint = "Hanya untuk perbaikan. Disimpan tersegel." },
    CODE_FIELD("Ketik kode dari tanda terima sekali lagi, supaya orang lain tidak meminta atas nama Anda."),
};

const struct field OWN_DATA_COPY_FIELDS[OWN_DATA_COPY_FIELD_COUNT] = {
    ACCESS_FIELD,
    { .name = "wish", .label = "", .kind = FIELD_HIDDEN, .required = true, .max_length = 20 },
    CODE_FIELD("Salinan terkunci dengan kode dari tanda terima Anda."),
};

/* The case and all that was asked, of one moment. */
struct own_data {
    struct app *app;
    struct request *request;
    struct case_row row;
    struct subject_requests asked;
    const char *notice;
    const char *copy_fault; /* why the copy did not open; NULL */
};

static enum result load(struct own_data *own, struct case_id id) {
    enum result result = db_read_begin(own->app->db);
    if (result != DONE) return result;
    result = case_by_id(own->app->db, own->request->arena, id, &own->row);
    if (result == DONE) result = subject_of_case(own->app->db, own->request->arena, id, &own->asked);
    db_read_end(own->app->db);
    return result;
}

/* ---- the page ---- */

static bool is_anonymous(const struct own_data *own) {
    return strcmp(own->row.confidentiality, confidentiality_text(CONFIDENTIALITY_ANONYMOUS)) == 0;
}

static const char *moment(const struct own_data *own, instant at) {
    return at ? case_moment_text(own->app, own->request, at, false) : NULL;
}

static const char *tone_of(enum subject_state state) {
    static const char *const TONES[SUBJECT_STATE_COUNT] = { [SUBJECT_OPEN] = "active", [SUBJECT_GRANTED] = "active",
                                                            [SUBJECT_DONE] = "positive", [SUBJECT_REFUSED] = "negative" };
    return TONES[state];
}

static json_t *asked_view(const struct own_data *own) {
    json_t *list = json_array();
    for (size_t i = 0; i < own->asked.count; i++) {
        const struct subject_request *row = &own->asked.rows[i];
        const char *id = arena_format(own->request->arena, "%lld", (long long)row->id.value);
        (void)json_array_append_new(
            list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s?, s:s?, s:b}", "wish", id, "label", subject_right_label(row->right),
                            "state_label", subject_state_label(row->state), "state_tone", tone_of(row->state), "asked_text",
                            case_moment_text(own->app, own->request, row->asked_at, is_anonymous(own)), "due_text",
                            row->state == SUBJECT_OPEN ? moment(own, row->due_at) : NULL, "answered_text", moment(own, row->answered_at),
                            "reason", *row->reason ? row->reason : NULL, "has_copy", row->has_copy));
    }
    return list;
}

static json_t *view_of(const struct own_data *own) {
    struct arena *arena = own->request->arena;
    json_t *notice = own->notice ? json_pack("{s:s, s:s}", "text", own->notice, "tone", "positive") : json_null();
    return json_pack("{s:s, s:s, s:s, s:i, s:b, s:o, s:o, s:s?, s:{s:b}}", "number", own->row.number, "subject", own->row.subject,
                     "access", access_make(arena, own->app->keys->form, own->row.id.value, own->request->now), "hours", SUBJECT_HOURS / 24,
                     "is_erased", own->row.erased, "asked", asked_view(own), "notice", notice,
                     "copy_fault", own->copy_fault, "here", "track", 1);
}

static enum result show(struct own_data *own, struct response *response) {
    struct request *request = own->request;
    request->nonce_state = NONCE_MISSING; /* the nonce of a stored wish is used up */
    struct form form = form_of(request, OWN_DATA_FIELDS, OWN_DATA_FIELD_COUNT);
    return page_form(own->app, request, response, "pages/own_data", &form, OWN_DATA_ASK_PATH, view_of(own));
}

enum result own_data_page(struct app *app, struct request *request, struct response *response, struct case_id id) {
    struct own_data own = { .app = app, .request = request };
    enum result result = load(&own, id);
    return result == DONE ? show(&own, response) : result;
}

/* ---- the code once more ---- */

/* DONE and the plain code when TYPED belongs to this case; a wrong one is counted: REFUSED_INVALID, or REFUSED_TOO_MANY. */
static enum result prove(const struct own_data *own, const char *typed, struct case_code *ret) {
    struct access_code code = { .text = "2222-2222-2222-2222" };
    struct case_row found;
    enum result result = code_may_try(own->app, own->request);
    if (result != DONE) return result;
    bool is_possible = access_code_parse(typed, &code);
    *ret = (struct case_code){ own->row.number, access_code_plain(own->request->arena, code) };
    result = case_by_code(own->app->db, own->request->arena, own->app->keys, *ret, &found);
    if (result == DONE && is_possible && found.id.value == own->row.id.value) return DONE;
    if (result != DONE && result != REFUSED_ABSENT) return result;
    result = code_count_try(own->app, own->request);
    return result == DONE ? REFUSED_INVALID : result;
}

#define WRONG_CODE "Kode tidak cocok dengan nomor ini. Periksa pada tanda terima Anda."
#define TOO_MANY "Terlalu banyak percobaan yang salah dari jaringan Anda. Coba lagi satu jam lagi."

/* ---- asking ---- */

static bool has_asked(const struct own_data *own) {
    int64_t id = id_of_bytes(own->request->nonce.random);
    for (size_t i = 0; i < own->asked.count; i++) {
        if (own->asked.rows[i].id.value == id) return true;
    }
    return false;
}

static void judge(struct form *form) {
    bool corrects = form_chose(form, "right", subject_right_text(SUBJECT_CORRECTION)), has_words = form_has(form, "words");
    if (corrects && !has_words) form_fault(form, "words", "Tulis apa yang salah dan bagaimana seharusnya.");
    if (!corrects && has_words) form_fault(form, "words", "Kosongkan: hanya perbaikan yang memerlukan keterangan ini.");
}

static enum result store(const struct own_data *own, const struct form *form, struct case_code code) {
    struct subject_pair pair;
    struct request *request = own->request;
    struct subject_wish wish = { .id = { id_of_bytes(request->nonce.random) }, .of = own->row.id, .words = form_text(form, "words"),
                                 .copy_key = pair.public_key,
                                 .now = is_anonymous(own) ? intake_day_only(own->app, request->now) : request->now };
    struct tx tx CLEANUP_TX = { 0 };
    if (!subject_right_parse(form_text(form, "right"), &wish.right)) return REFUSED_INVALID;
    subject_pair_of(code, &pair);
    enum result result = tx_begin(own->app->db, &tx);
    if (result == DONE) result = subject_ask(&tx, request->arena, own->app->keys, &wish);
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result show_again(struct own_data *own, struct response *response, struct form *form, enum result result) {
    struct intake_page page = { .name = "pages/own_data", .nonce_route = OWN_DATA_ASK_PATH, .view = view_of(own) };
    return intake_show_again(own->app, own->request, response, &page, form, result);
}

static enum result show_too_many(struct own_data *own, struct response *response, struct form *form) {
    form_fault(form, "code", TOO_MANY);
    enum result result = show_again(own, response, form, REFUSED_INVALID);
    if (result != DONE) return result;
    response->status = 429;
    response_header(response, "Retry-After", CODE_RETRY_AFTER);
    return DONE;
}

/* The same is waiting already; or the case was erased meanwhile, and the page says so without a form. */
static enum result show_waiting(struct own_data *own, struct response *response, struct form *form) {
    enum result result = load(own, own->row.id);
    if (result != DONE) return result;
    form_fault(form, "right", "Permintaan yang sama sudah kami terima dan sedang kami kerjakan.");
    result = own->row.erased ? show(own, response) : show_again(own, response, form, REFUSED_INVALID);
    if (result == DONE) response->status = response_status_of(REFUSED_STALE);
    return result;
}

static enum result show_asked(struct own_data *own, struct response *response) {
    struct case_id id = own->row.id;
    enum result result = load(own, id);
    own->notice = "Permintaan Anda kami terima.";
    return result == DONE ? show(own, response) : result;
}

enum result own_data_ask(struct app *app, struct request *request, struct response *response, struct case_id id) {
    struct own_data own = { .app = app, .request = request };
    struct form form = form_of(request, OWN_DATA_FIELDS, OWN_DATA_FIELD_COUNT);
    struct case_code code;
    enum result result = load(&own, id), read = form_read(&form);
    if (result != DONE) return result;
    if (has_asked(&own)) return show_asked(&own, response);
    if (read == DONE) judge(&form);
    if (read != DONE || form.is_faulty) return show_again(&own, response, &form, read == DONE ? REFUSED_INVALID : read);
    result = prove(&own, form_text(&form, "code"), &code);
    if (result == REFUSED_TOO_MANY) return show_too_many(&own, response, &form);
    if (result == REFUSED_INVALID) form_fault(&form, "code", WRONG_CODE);
    if (result == DONE) result = store(&own, &form, code);
    if (result == DONE) return show_asked(&own, response);
    return result == REFUSED_STALE ? show_waiting(&own, response, &form) : show_again(&own, response, &form, result);
}

/* ---- the copy ---- */

static enum result show_copy(const struct own_data *own, struct response *response, const char *text) {
    json_t *sections = own_data_copy_sections(own->app, own->request, text, is_anonymous(own));
    if (!sections) return FAILED_INTERNAL;
    json_t *view = json_pack("{s:s, s:o, s:{s:b}}", "number", own->row.number, "sections", sections, "here", "track", 1);
    return page_render(own->app, own->request, response, "pages/own_data_copy", view);
}

static enum result refuse_copy(struct own_data *own, struct response *response, int status, const char *fault) {
    own->copy_fault = fault;
    enum result result = show(own, response);
    if (result == DONE) response->status = status;
    return result;
}

/* The wish with the id typed, of this case alone; NULL: none with a copy. */
static const struct subject_request *wish_of(const struct own_data *own, const char *typed) {
    for (size_t i = 0; i < own->asked.count; i++) {
        const struct subject_request *row = &own->asked.rows[i];
        if (row->has_copy && strcmp(arena_format(own->request->arena, "%lld", (long long)row->id.value), typed) == 0) return row;
    }
    return NULL;
}

enum result own_data_copy(struct app *app, struct request *request, struct response *response, struct case_id id) {
    struct own_data own = { .app = app, .request = request };
    struct form form = form_of(request, OWN_DATA_COPY_FIELDS, OWN_DATA_COPY_FIELD_COUNT);
    struct subject_pair pair;
    struct case_code code;
    const char *text;
    enum result result = load(&own, id), read = form_read(&form);
    if (result != DONE) return result;
    const struct subject_request *wish = wish_of(&own, form_text(&form, "wish"));
    if (!wish) return REFUSED_ABSENT;
    if (read != DONE) return refuse_copy(&own, response, 400, "Isi kode rahasia untuk membuka salinan.");
    result = prove(&own, form_text(&form, "code"), &code);
    if (result == REFUSED_TOO_MANY) return refuse_copy(&own, response, 429, TOO_MANY);
    if (result == REFUSED_INVALID) return refuse_copy(&own, response, 400, WRONG_CODE);
    if (result != DONE) return result;
    subject_pair_of(code, &pair);
    result = subject_fetch(app->db, request->arena, wish->id, &pair, &text);
    return result == DONE ? show_copy(&own, response, text) : result;
}
