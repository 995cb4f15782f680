/* Scope: registers and yearly summary of information requests, for whoever may look at requests.
 * GET /petugas/laporan-permintaan?tahun=2026&masa=Q2&isi=ringkasan|register|keberatan|instansi|rekap&bentuk=xlsx|csv|cetak
 * 200 the page, the print view or the file; both of the last are noted in the audit trail. 400 for what is no period. Only who handles
 * requests reads the names in the registers; a case the visitor is excluded from is in none of them. */
#include "cgi-bin/staff/request_report.h"

#include <string.h>

#include "cgi-bin/staff/calendar.h"
#include "cgi-bin/staff/case_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/report_period.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/out/request_book.h"
#include "lib/store/request_avoided.h"
#include "lib/store/request_report.h"
#include "lib/web/page.h"

#define PAGE_LINES 100   /* of a register in a page; all are in the file */
#define PRINT_LINES 2000 /* in the print view: sixty sheets of paper */
#define PRINT_FORM "cetak"

const char *const REQUEST_REPORT_QUERY[] = { REPORT_YEAR, REPORT_SPAN, REPORT_SHOWN, LIST_EXPORT_QUERY, NULL };

struct report {
    struct app *app;
    struct request *request;
    struct report_choice choice;
    enum request_part part;
    struct request_span span;
    struct request_reading reading;
    struct request_source source;
    struct request_book book;
};

/* ---- reading ---- */

static enum result read_choice(struct report *report) {
    const char *part = parameters_first(&report->request->query, REPORT_SHOWN);
    enum result result = report_choice_read(report->app, report->request, REPORT_WHOLE_YEAR, &report->choice);
    if (result != DONE) return result;
    return !part || request_part_parse(part, &report->part) ? DONE : REFUSED_INVALID;
}

/* What the tables are read from; REPORT stays where it is. */
static enum result open_book(struct report *report) {
    struct app *app = report->app;
    struct arena *arena = report->request->arena;
    struct calendar calendar;
    enum result result = calendar_load(app, report->request, &calendar);
    if (result != DONE) return result;
    report->span = (struct request_span){ .first = report->choice.days.first, .last = report->choice.days.last,
                                          .viewer = visitor_of(report->request)->session.staff.id,
                                          .zone_offset = app->config->office.zone_offset };
    bool may_name = case_may_handle(report->request, CASE_REQUEST);
    report->reading = (struct request_reading){ app->db, &report->span, may_name ? app->keys : NULL };
    report->source = (struct request_source){ &report->reading, request_report_each };
    report->book = (struct request_book){ .arena = arena, .source = &report->source, .free = calendar.free, .today = calendar.today,
                                          .period = period_label(arena, report->choice.period) };
    return request_avoided_count(app->db, &(struct avoided_span){ report->span.first, report->span.last }, &report->book.avoided);
}

/* ---- page ---- */

static const char *href(const struct report *report, enum request_part part, const char *form) {
    return report_href(report->request, &report->choice, request_part_text(part), form);
}

static json_t *tabs_view(const struct report *report) {
    json_t *tabs = json_array();
    for (unsigned i = 0; i < REQUEST_PART_COUNT; i++) {
        enum request_part part = (enum request_part)i;
        (void)json_array_append_new(tabs, json_pack("{s:s, s:s, s:b}", "href", href(report, part, NULL), "label", request_part_label(part),
                                                    "current", part == report->part));
    }
    return tabs;
}

static json_t *links_view(const struct report *report) {
    return json_pack("[{s:s, s:s, s:s}, {s:s, s:s, s:s}]", "href", href(report, report->part, "xlsx"), "label", "Unduh XLSX (Excel)",
                     "size_text", "", "href", href(report, report->part, "csv"), "label", "Unduh CSV", "size_text", "");
}

static enum result tables_view(const struct report *report, size_t most, json_t **ret) {
    struct request_tables made;
    enum result result = request_book_tables(&report->book, report->part, most, &made);
    if (result != DONE) return result;
    *ret = json_array();
    for (size_t i = 0; i < made.count; i++) {
        (void)json_array_append_new(*ret, sheet_table_view(&made.tables[i], report->app->config->office.zone_offset));
    }
    return DONE;
}

static enum result show(const struct report *report, struct response *response) {
    json_t *tables;
    enum result result = tables_view(report, PAGE_LINES, &tables);
    if (result != DONE) return result;
    json_t *fields = report_fields(report->app, report->request, &report->choice);
    json_t *view = desk_view("request_report");
    (void)json_object_update_new(view, json_pack("{s:s, s:o, s:s, s:o, s:o, s:b, s:o, s:s}", "period_text", report->book.period, "filters", fields,
                                                 "shown", request_part_text(report->part), "tabs", tabs_view(report), "tables", tables,
                                                 "has_downloads", 1, "downloads", links_view(report), "print_href",
                                                 href(report, report->part, PRINT_FORM)));
    return page_render(report->app, report->request, response, "pages/staff_request_report", view);
}

static enum result print(const struct report *report, struct response *response) {
    struct request *request = report->request;
    json_t *tables;
    enum result result = tables_view(report, PRINT_LINES, &tables);
    if (result != DONE) return result;
    const char *made = arena_format(request->arena, "Dibuat oleh %s pada %s", visitor_of(request)->visitor.name,
                                    desk_moment(report->app, request, request->now));
    json_t *view = json_pack("{s:s, s:s, s:o}", "period_text", report->book.period, "made_text", made, "tables", tables);
    return page_render(report->app, request, response, "pages/request_report", view);
}

static enum result write_file(const struct report *report, enum sheet_format format, struct sheet_file *ret) {
    struct sheet_book book = list_export_book(report->app, report->request, format);
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    enum result result = sheet_open(report->request->arena, &book, &writer);
    if (result == DONE) result = request_book_write(&report->book, report->part, format, writer);
    return result == DONE ? sheet_finish(writer, ret) : result;
}

/* Everything is read in one transaction; the note is written after it. */
static enum result answer(struct report *report, const char *form, struct response *response) {
    struct list_sent sent = { .action = "request.export" };
    bool is_page = *form == '\0', is_print = strcmp(form, PRINT_FORM) == 0;
    if (!is_page && !is_print && !sheet_format_parse(form, &sent.format)) return REFUSED_INVALID;
    enum result result = db_read_begin(report->app->db);
    if (result != DONE) return result;
    result = open_book(report);
    if (result == DONE && is_page) result = show(report, response);
    if (result == DONE && is_print) result = print(report, response);
    if (result == DONE && !is_page && !is_print) result = write_file(report, sent.format, &sent.file);
    db_read_end(report->app->db);
    if (result != DONE || is_page) return result;
    struct request *request = report->request;
    sent.detail = arena_format(request->arena, "%s, %s, %s", request_part_label(report->part), report->book.period, form);
    if (is_print) return list_export_note(report->app, request, sent.action, sent.detail);
    sent.stem = arena_format(request->arena, "permintaan-informasi-%s-%s", report->choice.period, request_part_text(report->part));
    return list_export_send(report->app, request, response, &sent);
}

enum result request_report_page(struct app *app, struct request *request, struct response *response) {
    struct report report = { .app = app, .request = request };
    const char *form = parameters_first(&request->query, LIST_EXPORT_QUERY);
    enum result result = read_choice(&report);
    return result == DONE ? answer(&report, form ? form : "", response) : result;
}
