/* Scope: from an address with a format to a file and its note in the audit trail. */
#include "cgi-bin/staff/list_export.h"

#include <string.h>
#include <unistd.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/rules/format.h"
#include "lib/store/audit.h"
#include "lib/web/urlencoded.h"

bool list_export_asked(const struct request *request) {
    const char *format = parameters_first(&request->query, LIST_EXPORT_QUERY);
    return request->method != METHOD_POST && format && *format;
}

/* ---- rows ---- */

bool list_add(struct list_sink *sink, const struct sheet_cell *cells) {
    if (sink->rows == LIST_EXPORT_ROWS) return false;
    sheet_row(sink->writer, cells);
    sink->rows++;
    return true;
}

void list_turn(struct list_sink *sink) {
    arena_reset(sink->request->arena);
}

static void say_cut(struct list_sink *sink, const struct list_export *list) {
    struct sheet_cell cells[SHEET_COLUMNS_MOST] = { SHEET_NOTHING };
    size_t at = 0;
    while (at < list->column_count && list->columns[at].kind != SHEET_TEXT) at++;
    if (sink->rows < LIST_EXPORT_ROWS || at == list->column_count) return;
    cells[at] = sheet_text_cell(arena_format(sink->request->arena, "Dipotong setelah %s baris: persempit saringannya.",
                                             format_number(sink->request->arena, LIST_EXPORT_ROWS, 0)));
    sheet_row(sink->writer, cells);
}

static enum result write_rows(struct list_sink *sink, const struct list_export *list) {
    enum result result = db_read_begin(sink->app->db);
    if (result != DONE) return result;
    result = list->write(sink);
    db_read_end(sink->app->db);
    if (result == DONE) say_cut(sink, list);
    return result;
}

/* ---- the file ---- */

struct sheet_book list_export_book(struct app *app, struct request *request, enum sheet_format format) {
    return (struct sheet_book){
        .format = format,
        .folder = arena_format(request->arena, "%s/pending", app->config->paths.uploads),
        .office = app->config->office.name,
        .made_by = visitor_of(request)->visitor.name,
        .made_at = request->now,
        .zone_offset = app->config->office.zone_offset,
        .zone = app->config->office.zone,
    };
}

struct made_list {
    struct sheet_file file;
    size_t rows;
};

static enum result make_file(struct app *app, struct request *request, const struct list_export *list,
                             const struct sheet_book *book, struct made_list *ret) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    struct sheet sheet = { .name = "Daftar", .title = list->title, .columns = list->columns, .column_count = list->column_count };
    enum result result = sheet_open(request->arena, book, &writer);
    if (result == DONE) result = sheet_begin(writer, &sheet);
    if (result != DONE) return result;
    struct request turn = *request;
    turn.arena = scratch;
    struct list_sink sink = { .app = app, .request = &turn, .user = list->user, .writer = writer };
    result = write_rows(&sink, list);
    ret->rows = sink.rows;
    return result == DONE ? sheet_finish(writer, &ret->file) : result;
}

enum result list_export_note(struct app *app, struct request *request, const char *action, const char *detail) {
    struct actor actor = visitor_actor(request);
    struct audit_entry entry = { .action = action, .subject = "", .detail = detail };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(app->db, &tx);
    if (result == DONE) result = audit_add(&tx, &actor, request->now, &entry);
    return result == DONE ? tx_commit(&tx) : result;
}

enum result list_export_send(struct app *app, struct request *request, struct response *response, const struct list_sent *sent) {
    enum result result = list_export_note(app, request, sent->action, sent->detail);
    if (result != DONE) {
        (void)close(sent->file.descriptor);
        return result;
    }
    const char *name = arena_format(request->arena, "%s.%s", sent->stem, sheet_format_text(sent->format));
    return response_attachment(response, sent->file.descriptor, sent->file.size, name, sheet_format_label(sent->format));
}

enum result list_export(struct app *app, struct request *request, struct response *response, const struct list_export *list) {
    struct arena *arena = request->arena;
    enum sheet_format format;
    if (!sheet_format_parse(parameters_first(&request->query, LIST_EXPORT_QUERY), &format)) return REFUSED_INVALID;
    struct sheet_book book = list_export_book(app, request, format);
    struct made_list made;
    enum result result = make_file(app, request, list, &book, &made);
    if (result != DONE) return result;
    struct list_sent sent = { .file = made.file, .format = format, .action = "list.export",
                              .stem = arena_format(arena, "%s-%s", list->stem, day_iso(arena, desk_today(app, request))),
                              .detail = arena_format(arena, "%s, %s, %s baris", list->title, sheet_format_text(format),
                                                     format_number(arena, (int64_t)made.rows, 0)) };
    return list_export_send(app, request, response, &sent);
}

/* ---- links ---- */

/* Names that say which page of the list, not which rows. */
static bool is_place(const char *name) {
    static const char *const PLACES[] = { LIST_EXPORT_QUERY, DESK_DONE, "setelah", "sebelum", "mulai", "periksa" };
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        if (strcmp(PLACES[i], name) == 0) return true;
    }
    return false;
}

static const char *link_to(struct request *request, enum sheet_format format) {
    struct buffer href = buffer_in(request->arena);
    buffer_format(&href, "?" LIST_EXPORT_QUERY "=%s", sheet_format_text(format));
    for (size_t i = 0; i < request->query.count; i++) {
        const struct parameter *pair = &request->query.items[i];
        if (is_place(pair->name) || *pair->value == '\0') continue;
        buffer_char(&href, '&');
        percent_encode(&href, pair->name);
        buffer_char(&href, '=');
        percent_encode(&href, pair->value);
    }
    return buffer_string(&href);
}

void list_export_links(struct request *request, json_t *view) {
    static const struct { enum sheet_format format; const char *label; } LINKS[] = { { SHEET_XLSX, "Unduh XLSX (Excel)" },
                                                                                     { SHEET_CSV, "Unduh CSV" } };
    json_t *links = json_array();
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++) {
        (void)json_array_append_new(links, json_pack("{s:s, s:s, s:s}", "href", link_to(request, LINKS[i].format), "label",
                                                     LINKS[i].label, "size_text", ""));
    }
    (void)json_object_set_new(view, "has_downloads", json_true());
    (void)json_object_set_new(view, "downloads", links);
}
