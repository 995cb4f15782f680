/* Scope: `loket request`: registers and yearly summary of information requests as files. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "admin/calendar.h"
#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/base/keys.h"
#include "lib/out/request_book.h"
#include "lib/rules/format.h"
#include "lib/store/request_report.h"
#include "lib/web/mustache.h"
#include "lib/web/page.h"

#define COPY_BYTES 65536
#define NEEDED "perlu: report --year TAHUN --format csv|xlsx|html"

struct report {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    const struct keys *keys; /* NULL: without names */
    int64_t year;
    instant now;
    enum request_part part;
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

static int print_file(const struct report *report, const struct request_book *book) {
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
    if (result == DONE) result = request_book_write(book, report->part, report->format, writer);
    if (result == DONE) result = sheet_finish(writer, &file);
    return result == DONE ? copy_out(file) : failed(report, result);
}

static int print_page(const struct report *report, const struct request_book *book) {
    const struct config *config = report->config;
    json_t *tables = json_array();
    for (unsigned part = 0; part < REQUEST_PART_COUNT; part++) {
        struct sheet_table table = request_book_table(book, (enum request_part)part);
        (void)json_array_append_new(tables, sheet_table_view(&table, config->office.zone_offset));
    }
    const char *made = format_moment(report->arena, report->now, config->office.zone_offset, config->office.zone);
    json_auto_t *view = json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:s}", "period_text", book->period, "made_text",
                                  arena_format(report->arena, "Dibuat %s", made), "tables", tables, "office",
                                  page_office(report->arena, config), "root", arena_format(report->arena, "%s/", config->site.base_url),
                                  "base_url", config->site.base_url, "asset_version", "");
    struct templates *templates;
    const char *message = "";
    struct buffer page = buffer_in(report->arena);
    enum result result = templates_load(report->arena, config->paths.templates, &templates, &message);
    if (result == DONE) result = template_render(templates, "pages/request_report", view, &page, &message);
    if (result != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    (void)fwrite(page.bytes, 1, page.length, stdout);
    return EXIT_DONE;
}

/* ---- the command ---- */

static int make(const struct report *report) {
    int offset = report->config->office.zone_offset;
    struct request_rows rows;
    struct request_book book = { .arena = report->arena, .rows = &rows, .today = instant_day(report->now, offset),
                                 .period = arena_format(report->arena, "Tahun %d", (int)report->year) };
    int status = calendar_holidays(report->arena, report->db, &book.free);
    if (status != EXIT_DONE) return status;
    struct request_span span = { .first = day_from_civil((struct civil){ (int)report->year, 1, 1 }),
                                 .last = day_from_civil((struct civil){ (int)report->year, 12, 31 }), .zone_offset = offset };
    enum result result = request_report_read(report->db, report->arena, &span, report->keys, &rows);
    if (result != DONE) return failed(report, result);
    return report->is_html ? print_page(report, &book) : print_file(report, &book);
}

static int run_report(struct report *report, bool with_names) {
    CLEANUP_DB struct db *db = NULL;
    const char *message = "";
    int status = command_database(report->arena, report->config, &db);
    if (status != EXIT_DONE) return status;
    report->db = db;
    if (with_names && keys_load(report->arena, report->config->paths.keys, KEY_IDENTITY_PUBLIC | KEY_IDENTITY_SECRET, &report->keys,
                                &message) != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    enum result result = db_read_begin(db);
    if (result != DONE) return failed(report, result);
    status = make(report);
    db_read_end(db);
    return status;
}

static int read_form(const char *year, const char *format, const char *part, struct report *report) {
    if (!year || !format) return command_misused("request", NEEDED);
    if (!command_number(year, 2000, 2999, &report->year)) return command_misused("request", "--year seperti 2026");
    report->is_html = strcmp(format, "html") == 0;
    if (!report->is_html && !sheet_format_parse(format, &report->format)) {
        return command_misused("request", "--format harus csv, xlsx, atau html");
    }
    report->part = REQUEST_REGISTER;
    if (!part || request_part_parse(part, &report->part)) return EXIT_DONE;
    return command_misused("request", "--table ringkasan, register, keberatan, atau instansi");
}

int cmd_request(int argc, char **argv) {
    const char *file = NULL, *year = NULL, *format = NULL, *part = NULL, *now = NULL;
    bool with_names = false;
    const struct command_option options[] = { { "--year", &year, NULL },  { "--format", &format, NULL }, { "--table", &part, NULL },
                                              { "--names", NULL, &with_names }, { "--now", &now, NULL }, { "--config", &file, NULL },
                                              { NULL, NULL, NULL } };
    int status = command_options("request", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2 || strcmp(argv[1], "report") != 0) return command_misused("request", NEEDED);
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct report report = { .arena = arena, .now = time(NULL) };
    if (now && !instant_parse(now, &report.now)) return command_misused("request", "--now seperti 2026-11-21T01:00:00Z");
    status = read_form(year, format, part, &report);
    if (status == EXIT_DONE) status = command_config(arena, file, &report.config);
    return status == EXIT_DONE ? run_report(&report, with_names) : status;
}
