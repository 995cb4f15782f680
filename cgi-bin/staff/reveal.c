/* Scope: opening the sealed identity of a reporter, for a reason that is kept.
 * POST /petugas/buka-identitas/NUMBER  200 the case with name and contact, this once; who, when and why are in timeline and
 *                                      audit trail before they are shown;
 *                                  400 the case with the form and what is wrong; 403 not for these roles;
 *                                  404 no such case; 409 there is nothing sealed */
#include "cgi-bin/staff/reveal.h"

#include <string.h>

#include "cgi-bin/staff/case_screen.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/utf8.h"

#define REASON_SHORTEST 10 /* characters; "cek" explains nothing to the auditor */

static enum result open_sealed(struct app *app, struct request *request, struct case_id id, const char *reason,
                               struct identity *ret) {
    struct actor actor = visitor_actor(request);
    struct reveal by = { .actor = &actor, .now = request->now, .reason = reason };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = identity_reveal(&tx, request->arena, app->keys, id, &by, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

static bool is_sealed(const struct case_file *file) {
    return strcmp(file->row.confidentiality, confidentiality_text(CONFIDENTIALITY_CONFIDENTIAL)) == 0;
}

enum result reveal_page(struct app *app, struct request *request, struct response *response) {
    struct case_file file;
    enum result result = case_file_open(app, request, request->tail, &file);
    if (result != DONE) return result;
    if (!is_sealed(&file)) return REFUSED_STALE;
    struct form form = case_reveal_form(request);
    if (form_read(&form) == DONE && text_length(form_text(&form, "reason")) < REASON_SHORTEST) {
        form_fault(&form, "reason", "Tulis alasan paling sedikit 10 huruf.");
    }
    struct case_turn turn = { .reveal = form.is_faulty ? &form : NULL };
    struct identity identity;
    if (!form.is_faulty) {
        result = open_sealed(app, request, file.row.id, form_text(&form, "reason"), &identity);
        if (result == DONE) result = case_file_open(app, request, request->tail, &file);
        if (result != DONE) return result;
        turn = (struct case_turn){ .revealed = &identity, .tone = "caution",
                                   .notice = "Identitas dibuka dan tercatat. Halaman ini menampilkannya satu kali." };
    }
    return case_screen_show(app, request, response, &file, &turn);
}
