/* Scope: what people wrote besides answering, read and sorted by the survey team. It never goes out as it is.
 * GET  /petugas/survei/saran?periode=KEY&tentang=TAG|belum&layanan=CODE&setelah=ID&bentuk=csv|xlsx
 * POST /petugas/survei/saran?…  gives the ticked ones a tag, all or none: 303; 400 with nothing ticked or no tag; 409 with what was
 *                               ticked when somebody was faster */
#include "cgi-bin/staff/suggestions.h"

#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/suggestions_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/suggestion_tags.h"
#include "lib/web/page.h"

#define STALE "Sebagian saran ini sudah dibaca orang lain sejak daftar ini dibuka. Tidak ada yang disimpan; periksa tandanya, lalu simpan lagi."

const struct field SUGGESTIONS_FIELDS[SUGGESTIONS_FIELD_COUNT] = {
    { .name = "tag", .label = "Tentang", .kind = FIELD_CHOICE, .required = true, .choices_class = "list", .missing = "Pilih isinya tentang apa." },
    { .name = SUGGESTIONS_CHOSEN, .label = "Saran", .kind = FIELD_CHOICES },
};
const char *const SUGGESTIONS_QUERY[] = { "periode", "tentang", "layanan", "setelah", DESK_DONE, LIST_EXPORT_QUERY, NULL };

static const struct desk_done DONE_WORDS[] = { { "tag", "Saran yang dicentang sudah ditandai." } };

/* ---- as a file ---- */

static const struct sheet_column COLUMNS[] = {
    { "Periode", SHEET_TEXT, 0, 18 }, { "Layanan", SHEET_TEXT, 0, 30 }, { "Tentang", SHEET_TEXT, 0, 24 }, { "Unsur", SHEET_TEXT, 0, 14 },
    { "Saran", SHEET_TEXT, 0, 80 },   { "Perhatian", SHEET_TEXT, 0, 30 },
};

static bool add_row(struct list_sink *sink, const struct suggestion *row) {
    struct arena *arena = sink->request->arena;
    enum suggestion_tag tag;
    bool is_read = suggestion_tag_parse(row->tag, &tag);
    const char *private = suggestion_private(sink->app, arena, row->text);
    struct sheet_cell cells[COUNT_OF(COLUMNS)] = {
        sheet_text_cell(row->period_key),
        sheet_text_cell(row->service),
        sheet_text_cell(is_read ? suggestion_tag_label(tag) : "Belum dibaca"),
        sheet_text_cell(is_read ? suggestion_tag_unsur(tag) : NULL),
        sheet_text_cell(row->text),
        sheet_text_cell(private ? arena_format(arena, "memuat %s", private) : NULL),
    };
    return list_add(sink, cells);
}

static enum result write_rows(struct list_sink *sink) {
    const struct suggestions_asked *asked = sink->user;
    struct suggestion_id after = { 0 };
    for (;;) {
        struct suggestions rows;
        enum result result = suggestion_list(sink->app->db, sink->request->arena, &asked->filter, after, LIST_EXPORT_ROWS / 100, &rows);
        if (result != DONE || rows.count == 0) return result;
        for (size_t i = 0; i < rows.count; i++) {
            if (!add_row(sink, &rows.rows[i])) return DONE;
        }
        after = rows.rows[rows.count - 1].id;
        list_turn(sink);
    }
}

static enum result export(struct app *app, struct request *request, struct response *response, struct suggestions_asked *asked) {
    struct list_export list = { .stem = "saran-survei", .title = "Saran survei, hanya untuk tim", .columns = COLUMNS,
                                .column_count = COUNT_OF(COLUMNS), .write = write_rows, .user = asked };
    return list_export(app, request, response, &list);
}

/* ---- sorting ---- */

static struct form new_form(struct request *request) {
    struct form form = form_of(request, SUGGESTIONS_FIELDS, SUGGESTIONS_FIELD_COUNT - 1);
    struct choice *choices = arena_array(request->arena, SUGGESTION_TAG_COUNT, sizeof *choices);
    for (unsigned i = 0; i < SUGGESTION_TAG_COUNT; i++) {
        enum suggestion_tag tag = (enum suggestion_tag)i;
        choices[i] = (struct choice){ suggestion_tag_text(tag), suggestion_tag_label(tag), NULL };
    }
    form_choices(&form, "tag", choices, SUGGESTION_TAG_COUNT);
    return form;
}

static enum result show(struct app *app, struct form *form, struct response *response, const struct suggestions_asked *asked) {
    json_t *view;
    enum result result = suggestions_view(app, form, asked, &view);
    if (result != DONE) return result;
    list_export_links(form->request, view);
    desk_notice_done(form->request, view, DONE_WORDS, COUNT_OF(DONE_WORDS));
    return page_form(app, form->request, response, "pages/staff_suggestions", form, NULL, view);
}

/* "ID-TAG"; the tag may be empty. */
static bool read_chosen(struct arena *arena, const char *value, struct suggestion_mark *ret) {
    const char *dash = strchr(value, '-');
    enum suggestion_tag tag;
    if (!dash || !desk_id(arena_copy(arena, value, (size_t)(dash - value)), &ret->id.value)) return false;
    ret->was = dash + 1;
    return *ret->was == '\0' || suggestion_tag_parse(ret->was, &tag);
}

static enum result mark_all(struct app *app, struct request *request, const char *tag, const struct suggestion_mark *marks, size_t count) {
    struct actor actor = visitor_actor(request);
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    for (size_t i = 0; result == DONE && i < count; i++) {
        struct suggestion_mark mark = { marks[i].id, marks[i].was, tag };
        result = suggestion_tag_set(&tx, &actor, request->now, &mark);
    }
    return result == DONE ? tx_commit(&tx) : result;
}

static enum result take_marks(struct request *request, struct suggestion_mark marks[static SUGGESTIONS_PAGE], size_t *ret_count) {
    *ret_count = 0;
    for (size_t i = 0; i < request->form.count; i++) {
        const struct parameter *pair = &request->form.items[i];
        if (strcmp(pair->name, SUGGESTIONS_CHOSEN) != 0) continue;
        if (*ret_count == SUGGESTIONS_PAGE || !read_chosen(request->arena, pair->value, &marks[*ret_count])) return REFUSED_INVALID;
        ++*ret_count;
    }
    return DONE;
}

static enum result sort(struct app *app, struct form *form, struct response *response, const struct suggestions_asked *asked) {
    struct request *request = form->request;
    struct suggestion_mark marks[SUGGESTIONS_PAGE];
    size_t count;
    (void)form_read(form);
    if (take_marks(request, marks, &count) != DONE) return REFUSED_INVALID;
    if (count == 0) form_fault(form, NULL, "Centang sedikitnya satu saran.");
    if (form->is_faulty) return show(app, form, response, asked);
    enum result result = mark_all(app, request, form_text(form, "tag"), marks, count);
    if (result == DONE)
        return response_redirect(response, arena_format(request->arena, SUGGESTIONS_PATH "?periode=%s&tentang=%s&layanan=%s&" DESK_DONE "=tag",
                                                        asked->period_key, asked->tag, asked->service));
    if (result != REFUSED_STALE) return result;
    form_fault(form, NULL, STALE);
    result = show(app, form, response, asked);
    response->status = response_status_of(REFUSED_STALE);
    return result;
}

enum result suggestions_page(struct app *app, struct request *request, struct response *response) {
    struct suggestions_asked asked;
    enum result result = suggestions_asked(app, request, &asked);
    if (result != DONE) return result;
    if (list_export_asked(request)) return export(app, request, response, &asked);
    struct form form = new_form(request);
    return request->method == METHOD_POST ? sort(app, &form, response, &asked) : show(app, &form, response, &asked);
}
