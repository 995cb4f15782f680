/* Scope: `loket complaint`: the process as a drawing, reports as files. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/out/complaint_book.h"
#include "lib/rules/complaint_diagram.h"
#include "lib/rules/format.h"
#include "lib/store/complaint_report.h"
#include "lib/web/mustache.h"
#include "lib/web/page.h"

#define COPY_BYTES 65536

struct report {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    day_number first, last;
    instant now;
    enum report_part part;
    bool is_html;
    enum sheet_format format;
};

static int failed(const struct report *report, enum result result) {
    command_error("laporan tidak dapat dibuat: %s (%s)", result_name(result), db_failure(report->db));
    return command_status(result);
}

/* ---- files ---- */

static int copy_out(struct sheet_file file) {
    CLEANUP_FD int descriptor = file.descriptor;
    char bytes[COPY_BYTES];
    ssize_t length;
    while ((length = read(descriptor, bytes, sizeof bytes)) > 0) {
        if (fwrite(bytes, 1, (size_t)length, stdout) != (size_t)length) break; /* the frame checks the stream at the end */
    }
    return length < 0 ? EXIT_FAILED : EXIT_DONE;
}

static int print_file(const struct report *report, const struct complaint_book *book) {
    struct sheet_book file_book = {
        .format = report->format,
        .folder = arena_format(report->arena, "%s/pending", report->config->paths.uploads),
        .office = report->config->office.name,
        .made_by = "perintah loket",
        .made_at = report->now,
        .zone_offset = report->config->office.zone_offset,
        .zone = report->config->office.zone,
    };
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    struct sheet_file file;
    enum result result = sheet_open(report->arena, &file_book, &writer);
    if (result == DONE) result = complaint_book_write(book, report->part, report->format, writer);
    if (result == DONE) result = sheet_finish(writer, &file);
    return result == DONE ? copy_out(file) : failed(report, result);
}

/* ---- page ---- */

static json_t *page_view(const struct report *report, const struct complaint_book *book, json_t *tables) {
    const struct config *config = report->config;
    return json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:s}", "period_text", book->naming.period, "made_text",
                     arena_format(report->arena, "Dibuat %s", format_moment(report->arena, report->now, config->office.zone_offset,
                                                                           config->office.zone)),
                     "tables", tables, "office", page_office(report->arena, config), "root",
                     arena_format(report->arena, "%s/", config->site.base_url), "base_url", config->site.base_url, "asset_version", "");
}

static enum result add_lines(const struct complaint_book *book, enum report_part part, json_t *tables) {
    struct sheet_table table;
    enum result result = complaint_book_lines(book, part, REPORT_ROWS_MOST, &table);
    if (result == DONE) (void)json_array_append_new(tables, sheet_table_view(&table, book->zone_offset));
    return result;
}

static int print_page(const struct report *report, const struct complaint_book *book) {
    struct complaint_tables figures = complaint_book_tables(book, report->part == REPORT_PUBLIC);
    json_t *tables = json_array();
    for (size_t i = 0; i < figures.count; i++) (void)json_array_append_new(tables, sheet_table_view(&figures.tables[i], book->zone_offset));
    json_auto_t *view = page_view(report, book, tables);
    enum result result = DONE;
    if (report->part != REPORT_PUBLIC) result = add_lines(book, REPORT_REGISTER, tables);
    if (result == DONE && report->part != REPORT_PUBLIC) result = add_lines(book, REPORT_EVIDENCE, tables);
    if (result != DONE) return failed(report, result);
    struct templates *templates;
    const char *message = "";
    struct buffer page = buffer_in(report->arena);
    result = templates_load(report->arena, report->config->paths.templates, &templates, &message);
    if (result == DONE) result = template_render(templates, "pages/complaint_report", view, &page, &message);
    if (result != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    (void)fwrite(page.bytes, 1, page.length, stdout);
    return EXIT_DONE;
}

/* ---- the command ---- */

static const char *period_text(struct arena *arena, day_number first, day_number last) {
    return arena_format(arena, "%s sampai %s", format_day(arena, first), format_day(arena, last));
}

static enum result make(const struct report *report, struct report_source *source, struct complaint_book *book) {
    const struct config *config = report->config;
    struct report_asked asked = { .first = report->first, .last = report->last,
                                  .today = instant_day(report->now, config->office.zone_offset), .settle = config->deadlines.settle,
                                  .settle_oversight = config->deadlines.settle_oversight, .zone_offset = config->office.zone_offset };
    enum result result = complaint_report_source(report->db, report->arena, &asked, source);
    if (result != DONE) return result;
    *book = (struct complaint_book){ .arena = report->arena, .source = source, .zone_offset = config->office.zone_offset,
                                     .naming = { .period = period_text(report->arena, report->first, report->last),
                                                 .smallest_group = config->publication.smallest_group } };
    return complaint_book_figures(book);
}

static int run_report(struct report *report) {
    CLEANUP_DB struct db *db = NULL;
    int status = command_database(report->arena, report->config, &db);
    if (status != EXIT_DONE) return status;
    report->db = db;
    struct report_source source;
    struct complaint_book book;
    enum result result = db_read_begin(db);
    if (result == DONE) result = make(report, &source, &book);
    if (result != DONE) return failed(report, result);
    status = report->is_html ? print_page(report, &book) : print_file(report, &book);
    db_read_end(db);
    return status;
}

static int read_days(const char *from, const char *to, struct report *report) {
    if (!from || !to) return command_misused("complaint", "perlu: report --from HARI --to HARI --format csv|xlsx|html");
    if (!day_parse(from, &report->first)) return command_misused("complaint", "--from bukan tanggal seperti 2026-01-31: %s", from);
    if (!day_parse(to, &report->last)) return command_misused("complaint", "--to bukan tanggal seperti 2026-01-31: %s", to);
    return report->first <= report->last ? EXIT_DONE : command_misused("complaint", "--to mendahului --from");
}

/* The figures alone are public; PART says which table a CSV file of the office holds. */
static int read_form(const char *format, const char *part, bool is_public, struct report *report) {
    report->is_html = format && strcmp(format, "html") == 0;
    if (!report->is_html && (!format || !sheet_format_parse(format, &report->format))) {
        return command_misused("complaint", "--format harus csv, xlsx, atau html");
    }
    report->part = is_public ? REPORT_PUBLIC : REPORT_REGISTER;
    if (!part) return EXIT_DONE;
    bool is_one = report_part_parse(part, &report->part) && report->part != REPORT_PUBLIC;
    if (!is_one || is_public) return command_misused("complaint", "--table rekap, register, atau bukti, dan tanpa --public");
    return EXIT_DONE;
}

static int read_now(const char *text, struct report *report) {
    report->now = time(NULL);
    return !text || instant_parse(text, &report->now) ? EXIT_DONE : command_misused("complaint", "--now seperti 2026-11-21T01:00:00Z");
}

static int report_command(int argc, char **argv) {
    const char *file = NULL, *from = NULL, *to = NULL, *format = NULL, *part = NULL, *now = NULL;
    bool is_public = false;
    const struct command_option options[] = { { "--from", &from, NULL },   { "--to", &to, NULL },       { "--format", &format, NULL },
                                              { "--table", &part, NULL },  { "--public", NULL, &is_public }, { "--now", &now, NULL },
                                              { "--config", &file, NULL }, { NULL, NULL, NULL } };
    int status = command_options("complaint", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2) return command_misused("complaint", "perlu: report --from HARI --to HARI --format csv|xlsx|html");
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct report report = { .arena = arena };
    status = read_days(from, to, &report);
    if (status == EXIT_DONE) status = read_form(format, part, is_public, &report);
    if (status == EXIT_DONE) status = read_now(now, &report);
    if (status == EXIT_DONE) status = command_config(arena, file, &report.config);
    return status == EXIT_DONE ? run_report(&report) : status;
}

static int states_command(int argc, char **argv) {
    bool is_dot = false;
    const struct command_option options[] = { { "--dot", NULL, &is_dot }, { NULL, NULL, NULL } };
    int status = command_options("complaint", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2 || !is_dot) return command_misused("complaint", "perlu: states --dot");
    CLEANUP_ARENA struct arena *arena = arena_new();
    (void)fputs(complaint_diagram(arena, DIAGRAM_DOT), stdout);
    return EXIT_DONE;
}

int cmd_complaint(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "report") == 0) return report_command(argc, argv);
    if (argc > 1 && strcmp(argv[1], "states") == 0) return states_command(argc, argv);
    return command_misused("complaint", "perlu: report atau states");
}
