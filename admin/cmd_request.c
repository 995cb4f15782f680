/* Scope: `loket request`: registers and yearly summary of information requests as files. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/calendar.h"
#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/report_out.h"
#include "lib/base/keys.h"
#include "lib/out/request_book.h"
#include "lib/rules/period.h"
#include "lib/store/request_avoided.h"
#include "lib/store/request_report.h"

#define NEEDED "perlu: report --year TAHUN atau --period 2024-Q2, dan --format csv|xlsx|html"

struct report {
    struct report_out out;
    const struct keys *keys; /* NULL: without names */
    const char *period; /* "2026", "2024-Q2" */
    struct period days;
    enum request_part part;
};

static int print_file(const struct report *report, const struct request_book *book) {
    CLEANUP_SHEET struct sheet_writer *writer = NULL;
    enum result result = report_open(&report->out, &writer);
    if (result == DONE) result = request_book_write(book, report->part, report->out.format, writer);
    return report_print(&report->out, writer, result);
}

static int print_page(const struct report *report, const struct request_book *book) {
    json_t *tables = json_array();
    enum result result = DONE;
    for (unsigned part = 0; result == DONE && part < REQUEST_PART_COUNT; part++) {
        struct request_tables made = { .count = 0 };
        result = request_book_tables(book, (enum request_part)part, REQUEST_ROWS_MOST, &made);
        for (size_t i = 0; i < made.count; i++) {
            (void)json_array_append_new(tables, sheet_table_view(&made.tables[i], report->out.config->office.zone_offset));
        }
    }
    if (result == DONE) return report_page(&report->out, "pages/request_report", book->period, tables);
    json_decref(tables);
    return report_failed(&report->out, result);
}

/* ---- the command ---- */

static int make(const struct report *report) {
    int offset = report->out.config->office.zone_offset;
    struct request_span span = { .first = report->days.first, .last = report->days.last, .zone_offset = offset };
    struct request_reading reading = { report->out.db, &span, report->keys };
    struct request_source source = { &reading, request_report_each };
    struct request_book book = { .arena = report->out.arena, .source = &source, .today = instant_day(report->out.now, offset),
                                 .period = period_label(report->out.arena, report->period) };
    int status = calendar_holidays(report->out.arena, report->out.db, &book.free);
    if (status != EXIT_DONE) return status;
    enum result result = request_avoided_count(report->out.db, &(struct avoided_span){ span.first, span.last }, &book.avoided);
    if (result != DONE) return report_failed(&report->out, result);
    return report->out.is_html ? print_page(report, &book) : print_file(report, &book);
}

static int run_report(struct report *report, bool with_names) {
    CLEANUP_DB struct db *db = NULL;
    const char *message = "";
    int status = command_database(report->out.arena, report->out.config, &db);
    if (status != EXIT_DONE) return status;
    report->out.db = db;
    if (with_names && keys_load(report->out.arena, report->out.config->paths.keys, KEY_IDENTITY_PUBLIC | KEY_IDENTITY_SECRET, &report->keys,
                                &message) != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    enum result result = db_read_begin(db);
    if (result != DONE) return report_failed(&report->out, result);
    status = make(report);
    db_read_end(db);
    return status;
}

static int read_form(const char *year, const char *format, const char *part, struct report *report) {
    int64_t number;
    if (year && !command_number(year, 2000, 2999, &number)) return command_misused("request", "--year seperti 2026");
    if (year) report->period = year;
    if (!report->period || !format) return command_misused("request", NEEDED);
    if (!period_parse(report->period, &report->days)) return command_misused("request", "--period seperti 2026, 2026-Q3, 2026-S1, atau 2026-07");
    report->out.is_html = strcmp(format, "html") == 0;
    if (!report->out.is_html && !sheet_format_parse(format, &report->out.format)) {
        return command_misused("request", "--format harus csv, xlsx, atau html");
    }
    report->part = REQUEST_REGISTER;
    if (!part || request_part_parse(part, &report->part)) return EXIT_DONE;
    return command_misused("request", "--table ringkasan, register, keberatan, instansi, atau rekap");
}

int cmd_request(int argc, char **argv) {
    const char *file = NULL, *year = NULL, *period = NULL, *format = NULL, *part = NULL, *now = NULL;
    bool with_names = false;
    const struct command_option options[] = { { "--year", &year, NULL },  { "--period", &period, NULL }, { "--format", &format, NULL }, { "--table", &part, NULL },
                                              { "--names", NULL, &with_names }, { "--now", &now, NULL }, { "--config", &file, NULL },
                                              { NULL, NULL, NULL } };
    int status = command_options("request", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2 || strcmp(argv[1], "report") != 0) return command_misused("request", NEEDED);
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct report report = { .out = { .arena = arena, .now = time(NULL) }, .period = period };
    if (now && !instant_parse(now, &report.out.now)) return command_misused("request", "--now seperti 2026-11-21T01:00:00Z");
    status = read_form(year, format, part, &report);
    if (status == EXIT_DONE) status = command_config(arena, file, &report.out.config);
    return status == EXIT_DONE ? run_report(&report, with_names) : status;
}
