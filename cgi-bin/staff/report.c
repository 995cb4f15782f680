/* Scope: reports on complaints, for whoever may look at complaints; never who reported.
 * GET /petugas/laporan?tahun=2026&masa=Q3&isi=rekap|register|bukti|publik&bentuk=xlsx|csv|cetak
 * 200 the page, the print view or the file; both of the last are noted in the audit trail. 400 for what is no period.
 * A case the visitor is excluded from does not count here either: whoever it is about learns nothing of it. */
#include "cgi-bin/staff/report.h"

#include <string.h>

#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/list_export.h"
#include "cgi-bin/staff/report_period.h"
#include "cgi-bin/staff/visitor.h"
#include "lib/out/complaint_book.h"
#include "lib/rules/format.h"
#include "lib/store/complaint_report.h"
#include "lib/web/page.h"

#define PAGE_LINES 100   /* of the register in a page; all are in the file */
#define PRINT_LINES 2000 /* in the print view: sixty sheets of paper */
#define PRINT_FORM "cetak"

const char *const REPORT_QUERY[] = { REPORT_YEAR, REPORT_SPAN, REPORT_SHOWN, LIST_EXPORT_QUERY, NULL };

struct report {
    struct app *app;
    struct request *request;
    struct report_choice choice;
    enum report_part part;
    struct report_source source;
    struct complaint_book book;
};

/* ---- reading ---- */

static enum result read_figures(struct report *report) {
    struct app *app = report->app;
    const struct config *config = app->config;
    struct report_asked asked = { .first = report->choice.days.first, .last = report->choice.days.last,
                                  .today = desk_today(app, report->request), .settle = config->deadlines.settle,
                                  .settle_oversight = config->deadlines.settle_oversight, .zone_offset = config->office.zone_offset,
                                  .viewer = visitor_of(report->request)->session.staff.id };
    struct arena *arena = report->request->arena;
    enum result result = complaint_report_source(app->db, arena, &asked, &report->source);
    if (result != DONE) return result;
    report->book = (struct complaint_book){ .arena = arena, .source = &report->source, .zone_offset = config->office.zone_offset,
                                            .naming = { .period = period_label(arena, report->choice.period),
                                                        .smallest_group = config->publication.smallest_group } };
    return complaint_book_figures(&report->book);
}

/* ---- tables ---- */

static bool is_list(enum report_part part) {
    return part == REPORT_REGISTER || part == REPORT_EVIDENCE;
}

static void note_rest(struct report *report, struct sheet_table *table) {
    int64_t all = report->book.report->all.received;
    struct arena *arena = report->request->arena;
    if ((int64_t)table->rows == all) return;
    table->note = arena_format(arena, "%s pertama dari %s. Semuanya ada di berkas XLSX dan CSV.",
                               format_number(arena, (int64_t)table->rows, 0), format_number(arena, all, 0));
}

static enum result tables_view(struct report *report, size_t most, json_t *ret) {
    const struct complaint_book *book = &report->book;
    if (is_list(report->part)) {
        struct sheet_table table;
        enum result result = complaint_book_lines(book, report->part, most, &table);
        if (result != DONE) return result;
        note_rest(report, &table);
        (void)json_array_append_new(ret, sheet_table_view(&table, book->zone_offset));
        return DONE;
    }
    struct complaint_tables tables = complaint_book_tables(book, report->part == REPORT_PUBLIC);
    for (size_t i = 0; i < tables.count; i++) {
        (void)json_array_append_new(ret, sheet_table_view(&tables.tables[i], book->zone_offset));
    }
    return DONE;
}

/* ---- page ---- */

static json_t *tabs_view(const struct report *report) {
    json_t *tabs = json_array();
    for (unsigned part = 0; part < REPORT_PART_COUNT; part++) {
        (void)json_array_append_new(tabs, json_pack("{s:s, s:s, s:b}", "href",
                                                    report_href(report->request, &report->choice, report_part_text((enum report_part)part), NULL),
                                                    "label", report_part_label((enum report_part)part), "current",
                                                    part == (unsigned)report->part));
    }
    return tabs;
}

static void add_links(const struct report *report, json_t *view) {
    static const struct { const char *form, *label; } FILES[] = { { "xlsx", "Unduh XLSX (Excel)" }, { "csv", "Unduh CSV" } };
    json_t *links = json_array();
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        const char *href = report_href(report->request, &report->choice, report_part_text(report->part), FILES[i].form);
        (void)json_array_append_new(links, json_pack("{s:s, s:s, s:s}", "href", href, "label", FILES[i].label, "size_text", ""));
    }
    (void)json_object_set_new(view, "has_downloads", json_true());
    (void)json_object_set_new(view, "downloads", links);
    (void)json_object_set_new(view, "print_href", json_string(report_href(report->request, &report->choice, report_part_text(report->part), PRINT_FORM)));
}

static enum result show(struct report *report, struct response *response) {
    json_t *tables = json_array();
    enum result result = tables_view(report, PAGE_LINES, tables);
    if (result != DONE) {
        json_decref(tables);
        return result;
    }
    json_t *view = desk_view("report");
    (void)json_object_set_new(view, "tabs", tabs_view(report));
    (void)json_object_set_new(view, "filters", report_fields(report->app, report->request, &report->choice));
    (void)json_object_set_new(view, "shown", json_string(report_part_text(report->part)));
    (void)json_object_set_new(view, "period_text", json_string(report->book.naming.period));
    (void)json_object_set_new(view, "is_public", json_boolean(report->part == REPORT_PUBLIC));
    (void)json_object_set_new(view, "has_cases", json_boolean(report->book.report->all.received > 0));
    (void)json_object_set_new(view, "tables", tables);
    add_links(report, view);
    return page_render(report->app, report->request, response, "pages/staff_report", view);
}

/* ---- paper and files ---- */

static const char *detail_of(const struct report *report, const char *form) {
    return arena_format(report->request->arena, "%s, %s, %s", report_part_label(report->part), report->book.naming.period, form);
}

static enum result print(struct report *report, struct response *response) {
    struct request *request = report->request;
    json_t *tables = json_array();
    enum result result = tables_view(report, PRINT_LINES, tables);
    if (result != DONE) {
        json_decref(tables);
        return result;
    }
    const char *made = arena_format(request->arena, "Dibuat oleh %s pada %s", visitor_of(request)->visitor.name,
                                    desk_moment(report->app, request, request->now));
    json_t *view = json_pack("{s:s, s:s, s:o}", "period_text", report->book.naming.period, "made_text", made, "tables", tables);
    return page_render(report->app, request, response, "pages/complaint_report", view);
}

static enum result write_file(struct report *report, enum sheet_format format, struct sheet_file *ret) {
    struct sheet_book book = list_export_book(report->app, report->request, format);
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    enum result result = sheet_open(report->request->arena, &book, &writer);
    if (result == DONE) result = complaint_book_write(&report->book, report->part, format, writer);
    return result == DONE ? sheet_finish(writer, ret) : result;
}

/* Everything is read in one transaction; the note is written after it. */
static enum result answer(struct report *report, const char *form, struct response *response) {
    struct list_sent sent = { .action = "report.export" };
    bool is_print = strcmp(form, PRINT_FORM) == 0, is_page = *form == '\0';
    if (!is_print && !is_page && !sheet_format_parse(form, &sent.format)) return REFUSED_INVALID;
    enum result result = db_read_begin(report->app->db);
    if (result != DONE) return result;
    result = read_figures(report);
    if (result == DONE && is_page) result = show(report, response);
    if (result == DONE && is_print) result = print(report, response);
    if (result == DONE && !is_page && !is_print) result = write_file(report, sent.format, &sent.file);
    db_read_end(report->app->db);
    if (result != DONE || is_page) return result;
    sent.detail = detail_of(report, form);
    if (is_print) return list_export_note(report->app, report->request, sent.action, sent.detail);
    sent.stem = arena_format(report->request->arena, "laporan-pengaduan-%s-%s", report->choice.period, report_part_text(report->part));
    return list_export_send(report->app, report->request, response, &sent);
}

enum result report_page(struct app *app, struct request *request, struct response *response) {
    struct report report = { .app = app, .request = request };
    enum result result = report_choice_read(app, request, NULL, &report.choice);
    if (result != DONE) return result;
    const char *part = parameters_first(&request->query, REPORT_SHOWN);
    report.part = REPORT_RECAP;
    if (part && *part && !report_part_parse(part, &report.part)) return REFUSED_INVALID;
    const char *form = parameters_first(&request->query, LIST_EXPORT_QUERY);
    return answer(&report, form ? form : "", response);
}
