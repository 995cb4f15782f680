/* Scope: the receipt of a case once more. */
#include "cgi-bin/shared/receipt_download.h"

#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/deadline.h"
#include "lib/out/qr.h"
#include "lib/rules/receipt.h"
#include "lib/store/receipt.h"
#include "lib/web/page.h"

#define TEXT_TYPE "text/plain; charset=utf-8"

static enum result send_text(struct request *request, struct response *response, const char *name, const char *text) {
    const char *file = arena_format(request->arena, "%s.txt", name);
    return response_bytes(response, TEXT_TYPE, file, text, strlen(text));
}

static enum result send_receipt(struct app *app, struct request *request, struct response *response, const struct case_row *row) {
    const char *text;
    enum result result = receipt_kept(app->db, request->arena, row->id, &text);
    if (result != DONE) return result;
    return send_text(request, response, arena_format(request->arena, "tanda-terima-%s", row->number), text);
}

/* As it stands in the database, so that it can be compared with the hash that was signed. */
static enum result submitted_text(struct app *app, struct request *request, const struct case_row *row, const char **ret) {
    struct arena *arena = request->arena;
    struct complaint complaint;
    struct information_request asked;
    enum result result;
    if (strcmp(row->kind, case_kind_text(CASE_COMPLAINT)) == 0) {
        result = complaint_of(app->db, arena, row->id, &complaint);
        if (result == DONE) *ret = complaint_submitted(arena, row->subject, row->confidentiality, &complaint);
    } else {
        result = request_of(app->db, arena, row->id, &asked);
        if (result == DONE) *ret = request_submitted(arena, row->subject, &asked);
    }
    return result;
}

static enum result send_submitted(struct app *app, struct request *request, struct response *response,
                                  const struct case_row *row) {
    const char *text = NULL;
    enum result result = submitted_text(app, request, row, &text);
    if (result != DONE) return result;
    return send_text(request, response, arena_format(request->arena, "isi-%s", row->number), text);
}

/* The QR carries the whole signed text, so that nobody has to type it from paper; none when it would not scan. */
static json_t *paper_qr(struct request *request, const char *text) {
    struct qr qr;
    if (qr_make_for_paper(request->arena, text, &qr) != DONE) return json_null();
    return json_pack("{s:i, s:s}", "qr_size", qr.size, "qr_path", qr.path);
}

static enum result show_paper(struct app *app, struct request *request, struct response *response, const struct case_row *row) {
    const char *text;
    struct receipt_read read;
    day_number due_on;
    enum result result = receipt_kept(app->db, request->arena, row->id, &text);
    if (result == DONE) result = receipt_parse(request->arena, text, &read);
    if (result != DONE) return result;
    if (!day_parse(read.receipt.due_on, &due_on)) return FAILED_INTERNAL;
    bool day_only = strcmp(row->confidentiality, confidentiality_text(CONFIDENTIALITY_ANONYMOUS)) == 0;
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:i, s:s, s:o}", "kind_text", read.receipt.kind, "number",
                             read.receipt.number, "received_text", case_moment_text(app, request, row->received_at, day_only),
                             "due_on_text", day_in_words(request, due_on), "file_count", (int)read.receipt.file_count,
                             "signed_text", text, "qr", paper_qr(request, text));
    return page_render(app, request, response, "pages/receipt_print", view);
}

static const struct {
    const char *word;
    enum result (*send)(struct app *app, struct request *request, struct response *response, const struct case_row *row);
} WAYS[] = { { "teks", send_receipt }, { "isi", send_submitted }, { "cetak", show_paper } };

enum result receipt_download(struct app *app, struct request *request, struct response *response, struct case_id id) {
    const char *word = parameters_first(&request->form, "bentuk");
    struct case_row row;
    enum result result = case_by_id(app->db, request->arena, id, &row);
    if (result != DONE) return result;
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        if (strcmp(word && *word ? word : WAYS[0].word, WAYS[i].word) == 0) return WAYS[i].send(app, request, response, &row);
    }
    return REFUSED_ABSENT;
}
