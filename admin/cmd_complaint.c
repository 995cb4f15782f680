/* Scope: `loket complaint`: the process as a drawing, reports as files. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/report_out.h"
#include "lib/out/complaint_book.h"
#include "lib/rules/complaint_diagram.h"
#include "lib/rules/format.h"
#include "lib/store/complaint_report.h"

struct report {
    struct report_out out;
    day_number first, last;
    enum report_part part;
};

static int print_file(const struct report *report, const struct complaint_book *book) {
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    enum result result = report_open(&report->out, &writer);
    if (result == DONE) result = complaint_book_write(book, report->part, report->out.format, writer);
    return report_print(&report->out, writer, result);
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
    enum result result = DONE;
    if (report->part != REPORT_PUBLIC) result = add_lines(book, REPORT_REGISTER, tables);
    if (result == DONE && report->part != REPORT_PUBLIC) result = add_lines(book, REPORT_EVIDENCE, tables);
    if (result == DONE) return report_page(&report->out, "pages/complaint_report", book->naming.period, tables);
    json_decref(tables);
    return report_failed(&report->out, result);
}

/* ---- the command ---- */

static const char *period_text(struct arena *arena, day_number first, day_number last) {
    return arena_format(arena, "%s sampai %s", format_day(arena, first), format_day(arena, last));
}

static enum result make(const struct report *report, struct report_source *source, struct complaint_book *book) {
    const struct config *config = report->out.config;
    struct report_asked asked = { .first = report->first, .last = report->last,
                                  .today = instant_day(report->out.now, config->office.zone_offset), .settle = config->deadlines.settle,
                                  .settle_oversight = config->deadlines.settle_oversight, .zone_offset = config->office.zone_offset };
    enum result result = complaint_report_source(report->out.db, report->out.arena, &asked, source);
    if (result != DONE) return result;
    *book = (struct complaint_book){ .arena = report->out.arena, .source = source, .zone_offset = config->office.zone_offset,
                                     .naming = { .period = period_text(report->out.arena, report->first, report->last),
                                                 .smallest_group = config->publication.smallest_group } };
    return complaint_book_figures(book);
}

static int run_report(struct report *report) {
    CLEANUP_DB struct db *db = NULL;
    int status = command_database(report->out.arena, report->out.config, &db);
    if (status != EXIT_DONE) return status;
    report->out.db = db;
    struct report_source source;
    struct complaint_book book;
    enum result result = db_read_begin(db);
    if (result == DONE) result = make(report, &source, &book);
    if (result != DONE) return report_failed(&report->out, result);
    status = report->out.is_html ? print_page(report, &book) : print_file(report, &book);
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
    report->out.is_html = format && strcmp(format, "html") == 0;
    if (!report->out.is_html && (!format || !sheet_format_parse(format, &report->out.format))) {
        return command_misused("complaint", "--format harus csv, xlsx, atau html");
    }
    report->part = is_public ? REPORT_PUBLIC : REPORT_REGISTER;
    if (!part) return EXIT_DONE;
    bool is_one = report_part_parse(part, &report->part) && report->part != REPORT_PUBLIC;
    if (!is_one || is_public) return command_misused("complaint", "--table rekap, register, atau bukti, dan tanpa --public");
    return EXIT_DONE;
}

static int read_now(const char *text, struct report *report) {
    report->out.now = time(NULL);
    return !text || instant_parse(text, &report->out.now) ? EXIT_DONE : command_misused("complaint", "--now seperti 2026-11-21T01:00:00Z");
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
    struct report report = { .out = { .arena = arena } };
    status = read_days(from, to, &report);
    if (status == EXIT_DONE) status = read_form(format, part, is_public, &report);
    if (status == EXIT_DONE) status = read_now(now, &report);
    if (status == EXIT_DONE) status = command_config(arena, file, &report.out.config);
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
