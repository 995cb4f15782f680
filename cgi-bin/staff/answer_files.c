/* Scope: storing files of an answer.
 * GET  /petugas/berkas/NUMBER  200 what waits for the answer, the form for one more, and the way to take one out; 403, 404 as the case itself;
 *                              404 for a complaint
 * POST /petugas/berkas/NUMBER  303 the file is on disk with its row, or taken out; the same file once more changes nothing;
 *                              400 no file, or none of a kind we hand over; 409 no answer can go out any more, or too many wait; 413 over the
 *                              limit of loket.ini; 503 no room on the disk, nothing was stored
 * GET  /petugas/berkas         200 whoever asks may send such a file; 403 not. For the web server's auth_request.
 * The gate asks for session and permission before the body, which may be hundreds of megabytes. */
#include "cgi-bin/staff/answer_files.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/shared/intake.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/log.h"
#include "lib/rules/format.h"
#include "lib/rules/request_states.h"
#include "lib/store/answer_file.h"

const struct field ANSWER_FILES_FIELDS[ANSWER_FILES_FIELD_COUNT] = {
    { .name = "file", .label = "Berkas", .kind = FIELD_FILES, .most = 1, .takes_answers = true },
    { .name = "remove", .label = "", .kind = FIELD_HIDDEN, .max_length = 20 },
};
const char *const ANSWER_FILES_QUERY[] = { DESK_DONE, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "simpan", "Berkas tersimpan. Berkas ini terkirim bersama jawaban Anda." },
    { "batal", "Berkas dikeluarkan dari jawaban." },
};

struct desk {
    struct app *app;
    struct request *request;
    struct response *response;
    struct case_file file;
    struct answer_files waiting;
};

bool answer_files_are_open(const struct case_file *file) {
    static const enum request_state OPEN[] = { REQUEST_IN_PROGRESS, REQUEST_WAITING_REQUESTER, REQUEST_ANSWERED, REQUEST_PARTLY_ANSWERED,
                                               REQUEST_OBJECTED, REQUEST_OBJECTION_ANSWERED };
    for (size_t i = 0; file->kind == CASE_REQUEST && !file->row.erased && i < sizeof OPEN / sizeof *OPEN; i++) {
        if (strcmp(file->row.state, request_state_text(OPEN[i])) == 0) return true;
    }
    return false;
}

static enum result load(struct desk *desk) {
    enum result result = case_file_open(desk->app, desk->request, desk->request->tail, &desk->file);
    if (result == DONE && desk->file.kind != CASE_REQUEST) return REFUSED_ABSENT;
    return result == DONE ? answer_file_list(desk->app->db, desk->request->arena, desk->file.row.id, &desk->waiting) : result;
}

enum result answer_files_note(struct app *app, struct request *request, const struct case_file *file, const char **ret) {
    struct answer_files waiting = { 0 };
    enum result result = answer_file_list(app->db, request->arena, file->row.id, &waiting);
    int64_t bytes = 0;
    for (size_t i = 0; i < waiting.count; i++) bytes += waiting.rows[i].file.size;
    *ret = waiting.count ? arena_format(request->arena, "%zu berkas, %s", waiting.count, format_size(request->arena, bytes)) : NULL;
    return result;
}

/* ---- the page ---- */

static json_t *files_view(const struct desk *desk) {
    json_t *list = json_array();
    for (size_t i = 0; i < desk->waiting.count; i++) {
        const struct answer_file *one = &desk->waiting.rows[i];
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "id", arena_format(desk->request->arena, "%" PRId64, one->id.value),
                                                    "file_name", one->file.file_name, "size_text", format_size(desk->request->arena, one->file.size),
                                                    "stored_text", desk_moment(desk->app, desk->request, one->stored_at)));
    }
    return list;
}

static enum result show(struct desk *desk, int status, const char *fault) {
    json_t *view = desk_view("queue");
    json_auto_t *part = json_pack("{s:s, s:s, s:b, s:o, s:b, s:i, s:i, s:s?}", "number", desk->file.row.number, "subject", desk->file.row.subject,
                                  "has_files", desk->waiting.count > 0, "files", files_view(desk), "is_open", answer_files_are_open(&desk->file),
                                  "largest", desk->app->config->delivery.file_megabytes, "most", ANSWER_FILES_MOST, "fault", fault);
    (void)json_object_update(view, part);
    desk_notice_done(desk->request, view, DONE_WORDS, sizeof DONE_WORDS / sizeof *DONE_WORDS);
    enum result result = page_render(desk->app, desk->request, desk->response, "pages/staff_answer_files", view);
    if (result == DONE) desk->response->status = status;
    return result;
}

static enum result go_back(struct desk *desk, const char *done) {
    return response_redirect(desk->response, arena_format(desk->request->arena, ANSWER_FILES_PREFIX "%s?" DESK_DONE "=%s", desk->file.row.number, done));
}

/* ---- one more ---- */

static enum result show_refused(struct desk *desk, enum result why) {
    struct arena *arena = desk->request->arena;
    switch (why) {
    case REFUSED_TOO_LARGE:
        return show(desk, 413, arena_format(arena, "Berkas ini lebih besar dari %d MB, atau arsip ini berisi terlalu banyak nama.",
                                            desk->app->config->delivery.file_megabytes));
    case REFUSED_TYPE:
        return show(desk, 400, "Berkas ini bukan PDF, XLSX, CSV (teks UTF-8), atau ZIP, atau berisi program, makro, atau nama yang berbahaya bagi penerimanya.");
    case REFUSED_TOO_MANY:
        return show(desk, 409, arena_format(arena, "Sudah ada %d berkas. Keluarkan salah satu, atau gabungkan dalam satu ZIP.", ANSWER_FILES_MOST));
    case FAILED_UNAVAILABLE:
        return show(desk, 503, "Saat ini ruang penyimpanan kantor tidak cukup untuk berkas ini, atau sedang ada gangguan. Tidak ada yang "
                               "tersimpan sebagian. Beri tahu administrator, lalu kirim lagi.");
    default:
        return show(desk, 400, "Berkas ini kosong atau rusak. Buka dulu di komputer Anda, simpan ulang, lalu kirim lagi.");
    }
}

/* True when the very same file waits already: a second click, or the page sent again. */
static bool is_there(const struct desk *desk, const struct upload *upload) {
    for (size_t i = 0; i < desk->waiting.count; i++) {
        const struct stored_file *file = &desk->waiting.rows[i].file;
        if (memcmp(file->sha256, upload->sha256, sizeof file->sha256) == 0 && strcmp(file->file_name, upload->file_name) == 0) return true;
    }
    return false;
}

static enum result add_row(struct desk *desk) {
    struct actor actor = visitor_actor(desk->request);
    struct stored_files files = intake_files(desk->request);
    if (files.count != 1) return FAILED_INTERNAL;
    struct answer_file_new new = { desk->file.row.id, &actor, desk->request->now, &files.rows[0] };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(desk->app->db, &tx);
    if (result == DONE) result = answer_file_add(&tx, &new);
    return result == DONE ? tx_commit(&tx) : result;
}

/* The bytes first, then the row that names them; whatever ends it early leaves neither behind. */
static enum result store(struct desk *desk) {
    struct uploads *uploads = &desk->request->uploads;
    enum result result = uploads_keep(desk->request->arena, uploads);
    if (result == DONE) result = add_row(desk);
    if (result == DONE) return go_back(desk, "simpan");
    uploads_take_back(uploads);
    if (result == FAILED_UNAVAILABLE) log_event(LOG_ERROR_LEVEL, "answer_file_not_stored", "reason=%s", result_name(result));
    return result == FAILED_INTERNAL ? result : show_refused(desk, result);
}

static enum result take_file(struct desk *desk) {
    const struct uploads *uploads = &desk->request->uploads;
    if (uploads->count == 0) return show(desk, 400, "Pilih satu berkas.");
    const struct upload *upload = &uploads->items[0];
    if (upload->judgement != DONE) return show_refused(desk, upload->judgement);
    return is_there(desk, upload) ? go_back(desk, "simpan") : store(desk);
}

/* ---- one less ---- */

static enum result take_out(struct desk *desk, const char *typed) {
    struct actor actor = visitor_actor(desk->request);
    struct answer_file_old old = { .id = desk->file.row.id, .actor = &actor, .now = desk->request->now };
    const char *stored_name = NULL;
    if (!desk_id(typed, &old.file.value)) return REFUSED_INVALID;
    for (size_t i = 0; i < desk->waiting.count; i++) {
        if (desk->waiting.rows[i].id.value == old.file.value) stored_name = desk->waiting.rows[i].file.stored_name;
    }
    if (!stored_name) return go_back(desk, "batal"); /* a second click */
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(desk->app->db, &tx);
    if (result == DONE) result = answer_file_remove(&tx, &old);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    if (result == DONE) upload_forget(desk->app->config->paths.uploads, stored_name);
    return go_back(desk, "batal");
}

enum result answer_files_page(struct app *app, struct request *request, struct response *response) {
    struct desk desk = { .app = app, .request = request, .response = response };
    enum result result = load(&desk);
    if (result != DONE) return result;
    if (request->method != METHOD_POST) return show(&desk, 200, NULL);
    const char *removed = parameters_first(&request->form, "remove");
    if (removed) return take_out(&desk, removed);
    if (!answer_files_are_open(&desk.file)) return show(&desk, 409, NULL);
    return take_file(&desk);
}

enum result answer_files_gate(struct app *app, struct request *request, struct response *response) {
    (void)app;
    bool may = request->visitor && request->visitor->complete && visitor_may(request, PERMISSION_REQUEST_HANDLE);
    return may ? response_bytes(response, "text/plain; charset=utf-8", NULL, "", 0) : REFUSED_FORBIDDEN;
}
