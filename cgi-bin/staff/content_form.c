/* Scope: one page of the office's own in a form: shown, looked at before it is stored, stored. */
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/content_desk.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/base/buffer.h"
#include "lib/out/content_text.h"
#include "lib/store/audit.h"
#include "lib/store/tx.h"
#include "lib/web/page.h"

#define FAULTS_SHOWN 5 /* of one text; whoever mends these sends it again */
#define STALE "Halaman ini sudah diubah orang lain. Salin tulisan Anda, buka lagi halamannya, lalu gabungkan."

/* ---- the form ---- */

/* A new standard begins with the parts the law asks for. */
static const char *proposal(struct arena *arena, enum content_kind kind) {
    struct buffer text = buffer_in(arena);
    for (int i = 0; kind == CONTENT_SERVICE && i < CONTENT_DELIVERY_COUNT; i++) buffer_format(&text, "## %s\n\n\n\n", CONTENT_COMPONENTS[i]);
    return buffer_string(&text);
}

static void propose(struct content_editing *editing, struct form *form) {
    struct arena *arena = form->request->arena;
    struct content_faults *ignored = arena_alloc(arena, sizeof *ignored);
    struct content_page page;
    form_set(form, "file", editing->file);
    form_set(form, "version", editing->version);
    if (!editing->now) {
        form_set(form, "body", proposal(arena, editing->kind));
        form_set(form, "draft", "1");
        return;
    }
    content_try(editing->content, &editing->own, editing->file, editing->now, ignored, &page);
    form_set(form, "title", page.head.title);
    form_set(form, "summary", page.head.summary);
    form_set(form, "place", page.head.place);
    form_set(form, "body", page.head.body);
    if (page.head.has_date) form_set(form, "date", day_iso(arena, page.head.date));
    if (page.head.is_draft) form_set(form, "draft", "1");
}

static enum result show(struct content_editing *editing, struct form *form, struct response *response, json_t *preview) {
    const struct content_section *section = &CONTENT_SECTIONS[editing->kind];
    json_t *view = desk_view("content");
    (void)json_object_set_new(view, "is_new", json_boolean(*editing->file == '\0'));
    (void)json_object_set_new(view, "has_date", json_boolean(editing->kind != CONTENT_SERVICE));
    (void)json_object_set_new(view, "has_place", json_boolean(*editing->file == '\0' || section->is_event));
    (void)json_object_set_new(view, "file", json_string(editing->file));
    (void)json_object_set_new(view, "preview", preview ? preview : json_null());
    return page_form(editing->app, form->request, response, "pages/staff_content_form", form, NULL, view);
}

enum result content_form_show(struct content_editing *editing, struct form *form, struct response *response) {
    if (form->request->method != METHOD_POST) propose(editing, form);
    return show(editing, form, response, NULL);
}

/* ---- what was typed ---- */

static const char *text_of(const struct content_editing *editing, const struct form *form) {
    struct arena *arena = form->request->arena;
    struct content_page before = { .head = { .service = "", .place = "" } };
    struct content_faults *ignored = arena_alloc(arena, sizeof *ignored);
    if (editing->now) content_try(editing->content, &editing->own, editing->file, editing->now, ignored, &before);
    bool asks_place = *editing->file == '\0' || CONTENT_SECTIONS[editing->kind].is_event; /* what the form does not ask stays */
    const struct content_draft draft = { .title = form_text(form, "title"), .summary = form_text(form, "summary"), .place = asks_place ? form_text(form, "place") : before.head.place,
                                         .service = before.head.service, .has_date = form_has(form, "date"),
                                         .date = form_has(form, "date") ? form_day(form, "date") : 0, .until = before.head.until,
                                         .has_until = before.head.has_until, .is_draft = form_ticked(form, "draft"), .body = form_text(form, "body") };
    return content_compose(arena, &draft);
}

/* Gives a new page its name; false with a fault beside the field that keeps it from one. */
static bool give_name(struct content_editing *editing, struct form *form) {
    static const struct { const char *choice; enum content_kind kind; } KINDS[] = {
        { "berita", CONTENT_NEWS }, { "agenda", CONTENT_EVENT }, { "sop", CONTENT_PROCEDURE }
    };
    if (*editing->file) return true;
    for (size_t i = 0; i < COUNT_OF(KINDS); i++) {
        if (form_chose(form, "kind", KINDS[i].choice)) editing->kind = KINDS[i].kind;
    }
    const struct content_section *section = &CONTENT_SECTIONS[editing->kind];
    bool needs_day = section->is_dated || section->is_event;
    if (!form_has(form, "kind")) form_fault(form, "kind", "Pilih jenisnya.");
    else if (needs_day && !form_has(form, "date")) form_fault(form, "date", "Isi tanggalnya.");
    if (form->is_faulty) return false;
    const char *file = content_file_new(form->request->arena, editing->kind, form_text(form, "title"), form_has(form, "date") ? form_day(form, "date") : 0);
    if (*file == '\0') form_fault(form, "title", "Pakai huruf atau angka dalam judul.");
    else if (content_page_of(editing->content, file)) form_fault(form, "title", "Sudah ada halaman dengan judul ini pada hari itu.");
    else editing->file = file;
    return !form->is_faulty;
}

/* Lines are counted from the first one of the text field. */
static void say_faults(struct form *form, const struct content_faults *faults, int body_line) {
    struct buffer words = buffer_in(form->request->arena);
    for (size_t i = 0; i < faults->count && i < FAULTS_SHOWN; i++) {
        const struct content_fault *fault = &faults->rows[i];
        int line = fault->line - body_line + 1;
        if (line > 0) buffer_format(&words, "%sBaris %d: %s.", i ? " " : "", line, fault->message);
        else buffer_format(&words, "%s%s.", i ? " " : "", fault->message);
    }
    if (faults->count > 0) form_fault(form, "body", buffer_string(&words));
}

/* ---- as it will look ---- */

static const char *address_of(void *context, const char *file) {
    const struct content_page *page = content_page_of(context, file);
    return page ? arena_format(((struct content *)context)->arena, "/%s", page->address) : NULL;
}

/* A picture is drawn anew when the site is built; until then its words stand for it. */
static bool no_image(void *context, const char *file, struct content_image *ret) {
    (void)context;
    (void)file;
    (void)ret;
    return false;
}

static json_t *preview_of(struct content_editing *editing, const struct content_page *page) {
    struct arena *arena = editing->content->arena;
    const struct content_addresses addresses = { page->file, "/", address_of, no_image, editing->content };
    struct content_parts *parts = arena_alloc(arena, sizeof *parts);
    json_t *rows = json_array();
    content_text_parts(arena, &addresses, page->head.body, parts);
    for (size_t i = 0; i < parts->count; i++) {
        (void)json_array_append_new(rows, json_pack("{s:s, s:s}", "heading", parts->rows[i].heading, "body_html", parts->rows[i].html));
    }
    return json_pack("{s:s, s:s, s:s, s:o}", "title", page->head.title, "summary", page->head.summary, "address", page->address, "parts", rows);
}

/* ---- storing ---- */

/* File and audit row together: the store's lock keeps two officers apart, and a failed commit puts the old text back. */
static enum result store(struct content_editing *editing, struct request *request, const char *text) {
    struct actor actor = visitor_actor(request);
    struct content_editing fresh;
    struct tx tx CLEANUP_TX = { 0 };
    const char *folder = editing->app->config->publication.content;
    enum result result = tx_begin(editing->app->db, &tx);
    if (result == DONE) result = content_editing_begin(editing->app, request, editing->file, &fresh);
    if (result == DONE && strcmp(fresh.version, editing->version) != 0) result = REFUSED_STALE;
    if (result != DONE) return result;
    const char *detail = arena_format(request->arena, "%s, %zu bita", editing->file, strlen(text));
    result = audit_add(&tx, &actor, request->now, &(struct audit_entry){ "content.save", "content", 0, detail });
    if (result == DONE) result = content_write_file(request->arena, folder, editing->file, text, strlen(text));
    if (result != DONE) return result;
    result = tx_commit(&tx);
    if (result != DONE && fresh.now) (void)content_write_file(request->arena, folder, editing->file, fresh.now, strlen(fresh.now));
    return result;
}

enum result content_form_post(struct content_editing *editing, struct form *form, struct response *response) {
    struct arena *arena = form->request->arena;
    bool is_named = *editing->file != '\0';
    if (!give_name(editing, form)) return show(editing, form, response, NULL);
    const char *text = text_of(editing, form), *file = editing->file;
    struct content_faults *faults = arena_alloc(arena, sizeof *faults);
    struct content_page page;
    content_try(editing->content, &editing->own, file, text, faults, &page);
    say_faults(form, faults, page.head.body_line);
    bool is_preview = form_chose(form, "action", "preview");
    if (form->is_faulty || is_preview) {
        if (!is_named) editing->file = ""; /* another title is another name */
        return show(editing, form, response, form->is_faulty ? NULL : preview_of(editing, &page));
    }
    editing->version = form_text(form, "version");
    enum result result = store(editing, form->request, text);
    if (result == DONE) return response_redirect(response, page.head.is_draft ? CONTENT_PATH "?" DESK_DONE "=draf" : CONTENT_PATH "?" DESK_DONE "=simpan");
    if (result != REFUSED_STALE) return result;
    form_fault(form, NULL, STALE);
    result = show(editing, form, response, NULL);
    response->status = 409;
    return result;
}
