/* Scope: the desk for rights of the people of cases (UU 27/2022).
 * GET  /petugas/data-pribadi     200 what waits, by its clock, and what was answered
 * GET  /petugas/data-pribadi/ID  200 one of them; opening what it says is in the audit trail before it is shown; 404 none, or none for this
 *                                visitor
 * POST /petugas/data-pribadi/ID  303 answered: a copy sealed for the code of the case, a correction made, an erasure handed to the night's upkeep,
 *                                or refused with a reason; 400 with faults; 409 somebody answered it, or the case is still at work */
#include "cgi-bin/staff/subject_desk.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/action_view.h"
#include "cgi-bin/staff/case_file.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/store/identity.h"
#include "lib/store/subject_copy.h"
#include "lib/store/subject_request.h"
#include "lib/web/page.h"

#define LIST_MOST 200     /* rows on the page; what waits comes first */
#define REASON_LONGEST 1000
#define STALE "Permintaan ini sudah dijawab orang lain."
#define AT_WORK "Kasusnya masih ditangani. Selesaikan dahulu, atau tolak dengan alasan ini."

static const struct choice ACTIONS[] = { { "grant", "", NULL }, { "refuse", "", NULL } };

const struct field SUBJECT_DESK_FIELDS[SUBJECT_DESK_FIELD_COUNT] = {
    { .name = "action", .label = "Tindakan", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "reason", .label = "Keterangan untuk pemohon", .kind = FIELD_LINES, .max_length = REASON_LONGEST },
    { .name = "name", .label = "Nama yang benar", .kind = FIELD_TEXT, .max_length = 100 },
    { .name = "address", .label = "Alamat yang benar", .kind = FIELD_LINES, .max_length = 400 },
    { .name = "occupation", .label = "Pekerjaan yang benar", .kind = FIELD_TEXT, .max_length = 100 },
    { .name = "phone", .label = "Telepon yang benar", .kind = FIELD_PHONE, .max_length = 30 },
    { .name = "email", .label = "Surel yang benar", .kind = FIELD_EMAIL, .max_length = 200 },
};
const char *const SUBJECT_DESK_QUERY[] = { DESK_DONE, NULL };

static const struct desk_done DONE_WORDS[] = { { "grant", "Permintaan dipenuhi." }, { "refuse", "Permintaan ditolak; pemohon membaca alasannya." } };

/* Labels say "saya" to the person; the office reads the thing alone. */
static const char *title_of(enum subject_right right) {
    static const char *const TITLES[SUBJECT_RIGHT_COUNT] = { [SUBJECT_COPY] = "Salinan data", [SUBJECT_CORRECTION] = "Perbaikan data",
                                                             [SUBJECT_ERASURE] = "Penghapusan data" };
    return TITLES[right];
}

static struct staff_id self_of(const struct request *request) {
    return (struct staff_id){ request->visitor->staff_id };
}

static json_t *row_view(struct app *app, struct request *request, const struct subject_request *row) {
    static const char *const TONES[SUBJECT_STATE_COUNT] = { [SUBJECT_OPEN] = "active", [SUBJECT_GRANTED] = "active",
                                                            [SUBJECT_DONE] = "positive", [SUBJECT_REFUSED] = "negative" };
    bool is_open = row->state == SUBJECT_OPEN;
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:b, s:s?}", "href",
                     arena_format(request->arena, "%s/%lld", SUBJECT_DESK_PATH, (long long)row->id.value), "number", row->number, "title",
                     title_of(row->right), "state_label", subject_state_label(row->state), "state_tone", TONES[row->state], "asked_text",
                     desk_moment_short(app, request, row->asked_at), "due_text", desk_moment_short(app, request, row->due_at), "left_text",
                     is_open ? subject_left_text(request->arena, row->due_at, request->now) : NULL, "is_late",
                     is_open && request->now > row->due_at, "answered_text",
                     row->answered_at ? desk_moment_short(app, request, row->answered_at) : NULL);
}

/* ---- the list ---- */

enum result subject_desk_page(struct app *app, struct request *request, struct response *response) {
    struct subject_question question = { self_of(request), LIST_MOST };
    struct subject_requests found;
    enum result result = subject_list(app->db, request->arena, &question, &found);
    if (result != DONE) return result;
    json_t *view = desk_view("privacy"), *open = json_array(), *answered = json_array();
    for (size_t i = 0; i < found.count; i++) {
        json_t *list = found.rows[i].state == SUBJECT_OPEN ? open : answered;
        (void)json_array_append_new(list, row_view(app, request, &found.rows[i]));
    }
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    (void)json_object_update_new(view, json_pack("{s:b, s:o, s:b, s:o}", "has_open", json_array_size(open) > 0, "open", open, "has_answered",
                                                 json_array_size(answered) > 0, "answered", answered));
    return page_render(app, request, response, "pages/staff_subjects", view);
}

enum result subject_desk_waiting(struct app *app, struct request *request, const char **ret) {
    struct subject_question question = { self_of(request), LIST_MOST };
    struct subject_requests found = { 0 };
    size_t open = 0;
    *ret = NULL;
    if (!visitor_may(request, PERMISSION_PRIVACY_ANSWER)) return DONE;
    enum result result = subject_list(app->db, request->arena, &question, &found);
    while (result == DONE && open < found.count && found.rows[open].state == SUBJECT_OPEN) open++;
    if (open > 0) *ret = arena_format(request->arena, "%zu permintaan data pribadi menunggu, terdekat %s", open,
                                      subject_left_text(request->arena, found.rows[0].due_at, request->now));
    return result;
}

/* ---- one of them ---- */

struct desk {
    struct app *app;
    struct request *request;
    struct subject_request row;
    const char *words;
};

static struct form form_for(const struct desk *desk, const char *prefix) {
    struct form form = form_of(desk->request, SUBJECT_DESK_FIELDS, SUBJECT_DESK_FIELD_COUNT);
    form.id_prefix = prefix;
    return form;
}

/* SENT is the form that came back as this action; NULL: none. */
static json_t *offer(const struct desk *desk, const char *name, struct form *sent) {
    static const char *const WORDS[] = { "reason", NULL };
    static const char *const CORRECTION[] = { "name", "address", "occupation", "phone", "email", "reason", NULL };
    static const struct { const char *label, *button, *hint; } GRANTS[SUBJECT_RIGHT_COUNT] = {
        [SUBJECT_COPY] = { "Siapkan salinan", "Siapkan dan kunci salinan",
                           "Salinan dikunci dengan kode pemohon: hanya ia yang dapat membacanya, di halaman pelacakan." },
        [SUBJECT_CORRECTION] = { "Perbaiki identitas", "Simpan perbaikan", "Kosongkan yang tidak berubah." },
        [SUBJECT_ERASURE] = { "Hapus data", "Setujui penghapusan",
                              "Identitas, isi, dan berkas dihapus pada pemeliharaan malam ini dan tidak dapat kembali." },
    };
    bool grants = strcmp(name, "grant") == 0, corrects = grants && desk->row.right == SUBJECT_CORRECTION;
    struct action shown = { .label = grants ? GRANTS[desk->row.right].label : "Tolak",
                            .button = grants ? GRANTS[desk->row.right].button : "Tolak permintaan",
                            .hint = grants ? GRANTS[desk->row.right].hint : "Pemohon membaca alasannya (UU 27/2022 pasal 33).", .name = name,
                            .post_to = arena_format(desk->request->arena, "%s/%lld", &SUBJECT_DESK_PATH[1], (long long)desk->row.id.value),
                            .grave = !grants || desk->row.right == SUBJECT_ERASURE, .open = sent != NULL, .needs_all = !grants,
                            .fields = corrects ? CORRECTION : WORDS };
    struct form fresh = form_for(desk, name);
    struct form *form = sent ? sent : &fresh;
    json_auto_t *fields = form_view(desk->app, form);
    return action_view(form, fields, &shown);
}

static json_t *facts_of(const struct desk *desk) {
    const struct subject_request *row = &desk->row;
    json_t *facts = json_array();
    fact_add(facts, "Diminta", desk_moment(desk->app, desk->request, row->asked_at));
    fact_add(facts, "Dijawab paling lambat", desk_moment(desk->app, desk->request, row->due_at));
    fact_add(facts, "Yang diminta", desk->words);
    if (row->answered_at) fact_add(facts, "Dijawab", desk_moment(desk->app, desk->request, row->answered_at));
    fact_add(facts, "Oleh", row->answered_by);
    fact_add(facts, "Keterangan", row->reason);
    return facts;
}

static bool may_see_case(const struct desk *desk) {
    enum case_kind kind;
    return case_kind_parse(desk->row.case_kind, &kind) && case_may_view(desk->request, kind);
}

static enum result show(const struct desk *desk, struct response *response, struct form *sent, int status) {
    const struct subject_request *row = &desk->row;
    struct form empty = form_for(desk, "grant");
    json_t *view = desk_view("privacy"), *actions = json_array();
    const char *const NAMES[] = { "grant", "refuse" };
    for (size_t i = 0; row->state == SUBJECT_OPEN && i < COUNT_OF(NAMES); i++) {
        bool is_sent = sent && form_chose(sent, "action", NAMES[i]);
        (void)json_array_append_new(actions, offer(desk, NAMES[i], is_sent ? sent : NULL));
    }
    (void)json_object_update_new(view, json_pack("{s:o, s:o, s:o, s:b, s:s?}", "one", row_view(desk->app, desk->request, row), "facts",
                                                 facts_of(desk), "actions", actions, "has_actions", json_array_size(actions) > 0, "case_href",
                                                 may_see_case(desk) ? arena_format(desk->request->arena, "/petugas/kasus/%s", row->number) : NULL));
    enum result result = page_form(desk->app, desk->request, response, "pages/staff_subject", sent ? sent : &empty, NULL, view);
    if (result == DONE) response->status = status;
    return result;
}

/* What it says names people: the look is noted before it is opened. */
static enum result open_words(struct desk *desk) {
    enum result result = case_file_note_look(desk->app, desk->request, desk->row.case_id, "privacy.view");
    if (result == DONE) result = subject_words(desk->app->db, desk->request->arena, desk->app->keys, desk->row.id, &desk->words);
    return result;
}

static enum result load(struct desk *desk) {
    struct case_event_id id;
    if (!desk_id(desk->request->tail, &id.value)) return REFUSED_ABSENT;
    return subject_by_id(desk->app->db, desk->request->arena, id, self_of(desk->request), &desk->row);
}

/* ---- answering ---- */

static enum result make_copy(const struct desk *desk, struct tx *tx, const struct actor *actor, const char **ret) {
    struct arena *arena = desk->request->arena;
    struct case_row row;
    json_auto_t *copy = NULL;
    enum result result = case_by_id(tx->db, arena, desk->row.case_id, &row);
    struct subject_copy_of of = { &row, actor, desk->request->now };
    if (result == DONE) result = subject_copy(tx, arena, desk->app->keys, &of, &copy);
    if (result != DONE) return result;
    size_t length = json_dumpb(copy, NULL, 0, JSON_COMPACT);
    char *text = arena_alloc(arena, length + 1);
    if (length == 0 || json_dumpb(copy, text, length, JSON_COMPACT) != length) return FAILED_INTERNAL;
    text[length] = '\0';
    *ret = text;
    return DONE;
}

static enum result correct(const struct desk *desk, struct tx *tx, const struct actor *actor, const struct form *form) {
    struct identity_correction by = { actor, desk->request->now,
                                      { .name = form_text(form, "name"), .address = form_text(form, "address"),
                                        .occupation = form_text(form, "occupation"), .phone = form_text(form, "phone"),
                                        .email = form_text(form, "email") } };
    return identity_correct(tx, desk->request->arena, desk->app->keys, desk->row.case_id, &by);
}

static enum result give(const struct desk *desk, struct tx *tx, const struct form *form) {
    struct actor actor = visitor_actor(desk->request);
    struct subject_answer answer = { .id = desk->row.id, .of = desk->row.case_id, .state = SUBJECT_REFUSED, .reason = form_text(form, "reason"),
                                     .actor = &actor, .now = desk->request->now };
    bool grants = form_chose(form, "action", "grant");
    enum result result = DONE;
    if (grants) answer.state = desk->row.right == SUBJECT_ERASURE ? SUBJECT_GRANTED : SUBJECT_DONE;
    if (grants && desk->row.right == SUBJECT_COPY) result = make_copy(desk, tx, &actor, &answer.copy);
    if (grants && desk->row.right == SUBJECT_CORRECTION) result = correct(desk, tx, &actor, form);
    return result == DONE ? subject_give(tx, desk->request->arena, &answer) : result;
}

static enum result store(const struct desk *desk, const struct form *form) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(desk->app->db, &tx);
    if (result == DONE) result = give(desk, &tx, form);
    return result == DONE ? tx_commit(&tx) : result;
}

static void judge(const struct desk *desk, struct form *form) {
    static const char *const CORRECTED[] = { "name", "address", "occupation", "phone", "email" };
    bool grants = form_chose(form, "action", "grant"), corrects = grants && desk->row.right == SUBJECT_CORRECTION, says = false;
    for (size_t i = 0; i < COUNT_OF(CORRECTED); i++) {
        bool has = form_has(form, CORRECTED[i]);
        says = says || has;
        if (has && !corrects) form_fault(form, CORRECTED[i], "Hanya perbaikan yang mengubah identitas.");
    }
    if (corrects && !says) form_fault(form, "name", "Isi sedikitnya satu yang diperbaiki.");
    if (!grants && !form_has(form, "reason")) form_fault(form, "reason", "Tulis alasan penolakan.");
}

static enum result answer(struct desk *desk, struct response *response) {
    struct form form = form_for(desk, "grant");
    (void)form_read(&form);
    bool grants = form_chose(&form, "action", "grant");
    if (!grants && !form_chose(&form, "action", "refuse")) return REFUSED_INVALID;
    form.id_prefix = grants ? "grant" : "refuse";
    if (desk->row.state != SUBJECT_OPEN) return show(desk, response, NULL, 409);
    if (!form.is_faulty) judge(desk, &form);
    if (form.is_faulty) return show(desk, response, &form, 400);
    if (grants && desk->row.right == SUBJECT_ERASURE && !desk->row.case_closed) {
        form_fault(&form, NULL, AT_WORK);
        return show(desk, response, &form, 409);
    }
    enum result result = store(desk, &form);
    if (result == DONE) return response_redirect(response, arena_format(desk->request->arena, "%s?" DESK_DONE "=%s", SUBJECT_DESK_PATH,
                                                                        grants ? "grant" : "refuse"));
    if (result == REFUSED_ABSENT) form_fault(&form, NULL, "Kasus anonim tidak menyimpan identitas. Tolak dengan penjelasan ini.");
    else if (result == REFUSED_STALE) form_fault(&form, NULL, STALE);
    else return result;
    return show(desk, response, &form, 409);
}

enum result subject_desk_one(struct app *app, struct request *request, struct response *response) {
    struct desk desk = { .app = app, .request = request, .words = "" };
    enum result result = load(&desk);
    if (result == DONE) result = open_words(&desk);
    if (result != DONE) return result;
    return request->method == METHOD_POST ? answer(&desk, response) : show(&desk, response, NULL, 200);
}
