/* Scope: `loket bench-data`: a database with many pages to build, for measurements. It is no office's: its cases are invented. */
#include <stdio.h>
#include <unistd.h>

#include "admin/command.h"
#include "lib/store/bench_data.h"
#include "lib/store/migrate.h"

#define MOST_PAGES 1000000

static int fill(struct db *db, int64_t pages) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(db, &tx);
    if (result == DONE) result = bench_data_fill(&tx, pages);
    if (result == DONE) result = tx_commit_traceless(&tx); /* all in the one file, which may be copied alone */
    if (result == DONE) return EXIT_DONE;
    command_error("basis data tidak dapat diisi: %s", db_failure(db));
    return command_status(result);
}

/* A log that outlived its database would be taken for the new one's. */
static void forget_log(struct arena *arena, const char *out) {
    (void)unlink(arena_format(arena, "%s-wal", out));
    (void)unlink(arena_format(arena, "%s-shm", out));
}

int cmd_bench_data(int argc, char **argv) {
    const char *count = NULL, *out = NULL, *message = "";
    int64_t pages = 0;
    const struct command_option options[] = { { "--pages", &count, NULL }, { "--out", &out, NULL }, { 0 } };
    int status = command_options("bench-data", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 1 || !out || !count || !command_number(count, 1, MOST_PAGES, &pages)) {
        return command_misused("bench-data", "tulis: loket bench-data --pages N --out BERKAS");
    }
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    if (access(out, F_OK) != 0) forget_log(arena, out);
    enum result result = db_create(arena, out, &message);
    if (result == DONE) result = db_open(arena, out, DB_ADMIN, &db, &message);
    if (result != DONE) {
        command_error("%s", message);
        return command_status(result);
    }
    status = fill(db, pages);
    if (status == EXIT_DONE) (void)printf("%s: %lld halaman untuk diukur.\n", out, (long long)pages);
    return status;
}
