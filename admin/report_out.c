/* Scope: a report on standard output. */
#include "admin/report_out.h"

#include <stdio.h>
#include <unistd.h>

#include "admin/command.h"
#include "lib/base/cleanup.h"
#include "lib/rules/format.h"
#include "lib/web/mustache.h"
#include "lib/web/page.h"

#define COPY_BYTES 65536

int report_failed(const struct report_out *out, enum result result) {
    command_error("laporan tidak dapat dibuat: %s (%s)", result_name(result), db_failure(out->db));
    return command_status(result);
}

/* ---- files ---- */

enum result report_open(const struct report_out *out, struct sheet_writer **ret) {
    const struct config *config = out->config;
    struct sheet_book *book = arena_alloc(out->arena, sizeof *book);
    *book = (struct sheet_book){
        .format = out->format,
        .folder = arena_format(out->arena, "%s/pending", config->paths.uploads),
        .office = config->office.name,
        .made_by = "perintah loket",
        .made_at = out->now,
        .zone_offset = config->office.zone_offset,
        .zone = config->office.zone,
    };
    return sheet_open(out->arena, book, ret);
}

static int copy_out(struct sheet_file file) {
    CLEANUP_FD int descriptor = file.descriptor;
    char bytes[COPY_BYTES];
    ssize_t length;
    while ((length = read(descriptor, bytes, sizeof bytes)) > 0) {
        if (fwrite(bytes, 1, (size_t)length, stdout) != (size_t)length) break; /* the frame checks the stream at the end */
    }
    return length < 0 ? EXIT_FAILED : EXIT_DONE;
}

int report_print(const struct report_out *out, struct sheet_writer *writer, enum result result) {
    struct sheet_file file;
    if (result == DONE) result = sheet_finish(writer, &file);
    return result == DONE ? copy_out(file) : report_failed(out, result);
}

/* ---- page ---- */

int report_page(const struct report_out *out, const char *template, const char *period_text, json_t *tables) {
    const struct config *config = out->config;
    const char *made = format_moment(out->arena, out->now, config->office.zone_offset, config->office.zone);
    json_auto_t *view = json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:s}", "period_text", period_text, "made_text",
                                  arena_format(out->arena, "Dibuat %s", made), "tables", tables, "office", page_office(out->arena, config), "root",
                                  arena_format(out->arena, "%s/", config->site.base_url), "base_url", config->site.base_url, "asset_version", "");
    struct templates *templates;
    const char *message = "";
    struct buffer page = buffer_in(out->arena);
    enum result result = templates_load(out->arena, config->paths.templates, &templates, &message);
    if (result == DONE) result = template_render(templates, template, view, &page, &message);
    if (result != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    (void)fwrite(page.bytes, 1, page.length, stdout);
    return EXIT_DONE;
}
