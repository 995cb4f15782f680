/* Scope: questionnaires at the desk.
 * GET  /petugas/survei/instrumen       200 all of them and the form for a file
 * POST /petugas/survei/instrumen       303 to the questionnaire that was taken in; 400 with every fault of the file and its place, or when
 *                                      one in use would have to change; nothing is stored then
 * GET  /petugas/survei/instrumen/CODE  200 the form as it will be asked, in ?bahasa=; ?unduh=json the canonical file; 404 without such a code */
#include "cgi-bin/staff/instrument_desk.h"

#include <string.h>
#include <unistd.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/instrument_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/cleanup.h"
#include "lib/store/instrument_file.h"
#include "lib/web/page.h"
#include "lib/web/upload.h"

#define LANGUAGE "bahasa"
#define DOWNLOAD "unduh"
#define FILE_AT 1 /* of the fields */
#define NO_TEXT "Berkas ini bukan teks UTF-8. Pilih berkas .json yang diunduh dari halaman ini, atau yang disimpan dengan pengodean UTF-8."
#define TOO_LARGE "Berkas ini terlalu besar untuk sebuah kuesioner: paling besar 512 KB."

static const struct choice ACTIONS[] = { { "take", "Unggah", NULL } };

/* A file of clean text is what a form for tables takes; that it is no table, its reader says better. */
const struct field INSTRUMENT_FIELDS[INSTRUMENT_FIELD_COUNT] = {
    { .name = "action", .label = "", .kind = FIELD_CHOICE, .required = true, .choices = ACTIONS, .choice_count = COUNT_OF(ACTIONS) },
    { .name = "file", .label = "Berkas kuesioner", .kind = FIELD_FILES, .required = true, .most = 1, .takes_tables = true,
      .hint = "Satu berkas .json. Semua yang keliru ditunjukkan beserta tempatnya; sebelum itu tidak ada yang disimpan.",
      .missing = "Pilih berkas kuesioner." },
    { .name = "as_version", .label = "Simpan sebagai versi baru bila kuesioner ini sudah pernah dipakai", .kind = FIELD_TICK },
};
const char *const INSTRUMENTS_QUERY[] = { DESK_DONE, NULL };
const char *const INSTRUMENT_QUERY[] = { DESK_DONE, LANGUAGE, DOWNLOAD, NULL };

static const struct desk_done DONE_WORDS[] = {
    { "tambah", "Kuesioner ditambahkan. Periksa pertanyaannya di bawah, lalu buka periode dengannya." },
    { "ganti", "Kuesioner diganti. Belum ada periode yang memakainya, jadi versinya tetap." },
    { "sama", "Kuesioner ini sudah ada dengan isi yang sama. Tidak ada yang diubah." },
};

/* ---- the file that came ---- */

static enum result read_all(struct request *request, const struct upload *upload, char **ret) {
    CLEANUP_FD int file = upload_open_pending(request->arena, &request->uploads, upload);
    size_t length = (size_t)upload->size, at = 0;
    char *bytes = arena_alloc(request->arena, length + 1);
    while (file >= 0 && at < length) {
        ssize_t got = read(file, bytes + at, length - at);
        if (got <= 0) break;
        at += (size_t)got;
    }
    *ret = bytes;
    return at == length ? DONE : FAILED_UNAVAILABLE;
}

/* Takes the upload out of the request: a file with faults is mended and chosen anew, not kept for a second try. */
static const struct upload *take_upload(struct form *form) {
    struct uploads *uploads = &form->request->uploads;
    const struct upload *sent = uploads->count == 1 ? &uploads->items[0] : NULL;
    for (size_t i = 0; i < uploads->count; i++) uploads->items[i].media_type = NULL;
    if (sent && sent->judgement == REFUSED_TOO_LARGE) form->values[FILE_AT].fault = TOO_LARGE;
    else if (sent && sent->judgement != DONE) form->values[FILE_AT].fault = NO_TEXT; /* not in the words for tables */
    return sent && sent->judgement == DONE ? sent : NULL;
}

/* Reads the questionnaire of the upload; REFUSED_INVALID with a fault in FORM or with faults of the file. */
static enum result read_file(struct form *form, struct instrument *ret, struct instrument_faults *faults) {
    const struct upload *sent = take_upload(form);
    char *bytes;
    if (!sent) return REFUSED_INVALID;
    if (sent->kind != MEDIA_CSV) form_fault(form, "file", NO_TEXT);
    else if ((size_t)sent->size > INSTRUMENT_LARGEST_FILE) form_fault(form, "file", TOO_LARGE);
    if (form->is_faulty) return REFUSED_INVALID;
    enum result result = read_all(form->request, sent, &bytes);
    if (result == DONE) result = instrument_read(form->request->arena, bytes, (size_t)sent->size, ret, faults);
    if (result == REFUSED_INVALID) {
        form_fault(form, "file", arena_format(form->request->arena, "Berkas “%s” belum dapat dipakai: %zu hal perlu diperbaiki.",
                                              sent->sent_name, faults->count));
    }
    return result;
}

/* ---- storing ---- */

/* The number after the highest version of the questionnaire that is stored. */
static enum result number_anew(struct tx *tx, struct arena *arena, struct instrument *instrument) {
    struct instruments all;
    const char *base = instrument_base_code(arena, instrument);
    enum result result = instrument_list(tx->db, arena, &all);
    for (size_t i = 0; result == DONE && i < all.count; i++) {
        bool is_one = strcmp(instrument_base_code(arena, &all.rows[i]), base) == 0;
        if (is_one && all.rows[i].version >= instrument->version) instrument->version = all.rows[i].version + 1;
    }
    instrument->code = arena_format(arena, "%s.%d", base, instrument->version);
    return result;
}

static enum result store(struct app *app, struct form *form, struct instrument *instrument, enum instrument_outcome *ret) {
    struct request *request = form->request;
    struct actor actor = visitor_actor(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = instrument_store(&tx, request->arena, &actor, request->now, instrument, ret);
    if (result == DONE && *ret == INSTRUMENT_NEEDS_VERSION && form_ticked(form, "as_version")) {
        result = number_anew(&tx, request->arena, instrument);
        if (result == DONE) result = instrument_store(&tx, request->arena, &actor, request->now, instrument, ret);
    }
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result take(struct app *app, struct form *form, struct response *response, struct instrument_faults *faults) {
    static const char *const DONE_NAMES[] = { [INSTRUMENT_ADDED] = "tambah", [INSTRUMENT_REPLACED] = "ganti", [INSTRUMENT_SAME] = "sama" };
    struct arena *arena = form->request->arena;
    struct instrument instrument;
    enum instrument_outcome outcome;
    enum result result = read_file(form, &instrument, faults);
    if (result == DONE) result = store(app, form, &instrument, &outcome);
    if (result != DONE) return result;
    if (outcome == INSTRUMENT_NEEDS_VERSION) {
        form_fault(form, "as_version", arena_format(arena, "%s sudah dipakai sebuah periode dan tidak dapat berubah lagi. Centang ini untuk "
                                                           "menyimpannya sebagai versi baru, lalu pilih berkasnya sekali lagi.", instrument.code));
        return REFUSED_INVALID;
    }
    return response_redirect(response, arena_format(arena, INSTRUMENT_PATH "/%s?" DESK_DONE "=%s", instrument.code, DONE_NAMES[outcome]));
}

/* ---- pages ---- */

static enum result show_all(struct app *app, struct form *form, struct response *response, const struct instrument_faults *faults) {
    json_t *view;
    enum result result = instruments_view(app, form->request, &view);
    if (result != DONE) return result;
    (void)json_object_set_new(view, "faults", instrument_faults_view(faults));
    (void)json_object_set_new(view, "has_faults", json_boolean(faults->count > 0));
    return page_form(app, form->request, response, "pages/staff_instruments", form, NULL, view);
}

enum result instruments_page(struct app *app, struct request *request, struct response *response) {
    struct form form = form_of(request, INSTRUMENT_FIELDS, INSTRUMENT_FIELD_COUNT);
    struct instrument_faults faults = { 0 };
    if (request->method != METHOD_POST) return show_all(app, &form, response, &faults);
    enum result result = form_read(&form);
    if (result == DONE) result = take(app, &form, response, &faults);
    else (void)take_upload(&form);
    return result == REFUSED_INVALID && form.is_faulty ? show_all(app, &form, response, &faults) : result;
}

static enum result send_file(struct request *request, struct response *response, const struct instrument *instrument) {
    const char *json = instrument_json(request->arena, instrument), *name = arena_format(request->arena, "%s.json", instrument->code);
    return response_bytes(response, "application/json", name, json, strlen(json));
}

enum result instrument_page(struct app *app, struct request *request, struct response *response) {
    struct instrument instrument;
    json_t *view;
    enum result result = instrument_by_code(app->db, request->arena, request->tail, &instrument);
    if (result != DONE) return result;
    if (parameters_first(&request->query, DOWNLOAD)) return send_file(request, response, &instrument);
    result = instrument_view(app, request, &instrument, parameters_first(&request->query, LANGUAGE), &view);
    if (result != DONE) return result;
    desk_notice_done(request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    return page_render(app, request, response, "pages/staff_instrument", view);
}
