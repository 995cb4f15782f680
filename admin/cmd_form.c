/* Scope: `loket form`: paper forms with serial numbers, as a PDF file to print. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/paper_pdf.h"

/* The numbers are written down before the file is there to be printed, and not at all when it cannot be written: a serial on
 * paper is always known. */
static enum result print(struct arena *arena, const struct config *config, struct db *db, int64_t count, const char *file) {
    instant now = time(NULL);
    struct paper_order order = { .year = instant_local(now, config->office.zone_offset).date.year, .count = (size_t)count };
    struct serials serials;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(db, &tx);
    if (result == DONE) result = paper_print(&tx, arena, now, order, &serials);
    struct paper_sheets sheets = { config, &serials };
    if (result == DONE) result = paper_pdf_write(arena, &sheets, file);
    bool is_written = result == DONE;
    if (result == DONE) result = tx_commit(&tx);
    if (is_written && result != DONE) (void)unlink(file);
    if (result == DONE) (void)printf("%s: %s sampai %s\n", file, serials.rows[0], serials.rows[serials.count - 1]);
    return result;
}

int cmd_form(int argc, char **argv) {
    const char *config_file = NULL, *count_text = NULL, *file = NULL;
    const struct command_option options[] = {
        { "--config", &config_file, NULL }, { "--count", &count_text, NULL }, { "--output", &file, NULL }, { 0 },
    };
    int status = command_options("form", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    int64_t count;
    if (argc != 2 || strcmp(argv[1], "paper") != 0) return command_misused("form", "harus: form paper");
    if (!count_text || !command_number(count_text, 1, PAPER_FORMS_MOST, &count))
        return command_misused("form", "--count harus angka 1 sampai %d", PAPER_FORMS_MOST);
    if (!file) return command_misused("form", "--output BERKAS.pdf harus ada");
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    const struct config *config;
    status = command_config(arena, config_file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    enum result result = print(arena, config, db, count, file);
    if (result == REFUSED_STALE) command_error("%s sudah ada dan tidak ditimpa", file);
    else if (result != DONE) command_error("formulir tidak dibuat: %s tidak dapat ditulis, atau %s", file, db_failure(db));
    return command_status(result);
}
