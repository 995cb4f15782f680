/* Scope: `loket audit verify`: walks the hash chain of the audit trail. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/store/audit.h"

static int verify(struct arena *arena, struct db *db, const struct audit_head *known) {
    struct audit_report report;
    enum result result = audit_verify(db, arena, known, &report);
    if (result != DONE) {
        command_error("jejak audit tidak terbaca: %s", db_failure(db));
        return command_status(result);
    }
    if (report.fault) {
        command_error("jejak audit RUSAK pada baris %" PRId64 ": %s", report.bad_row, report.fault);
        return EXIT_FAILED;
    }
    (void)printf("Jejak audit utuh: %" PRId64 " baris.\nKepala: %s\n"
                 "Catat kepala ini di luar komputer ini; periksa lagi kelak dengan --head.\n",
                 report.rows, audit_head_text(arena, &report.head));
    return EXIT_DONE;
}

int cmd_audit(int argc, char **argv) {
    const char *file = NULL, *head = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { "--head", &head, NULL }, { 0 } };
    int status = command_options("audit", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2 || strcmp(argv[1], "verify") != 0) return command_misused("audit", "pilih verify");
    struct audit_head known;
    if (head && !audit_head_parse(head, &known)) return command_misused("audit", "--head harus NOMOR:64 angka heksadesimal");
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    CLEANUP_DB struct db *db = NULL;
    status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    return status == EXIT_DONE ? verify(arena, db, head ? &known : NULL) : status;
}
