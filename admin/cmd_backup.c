/* Scope: `loket backup` and its proof. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/store/backup.h"

static int tell(const char *what, const char *directory, enum result result, const struct backup_report *report) {
    if (result != DONE || report->fault) {
        command_error("%s: %s", directory, report->fault ? report->fault : result_name(result));
        return result == DONE ? EXIT_FAILED : command_status(result);
    }
    (void)printf("%s %s: %" PRId64 " kasus, %" PRId64 " jawaban survei, %" PRId64 " lampiran, %" PRId64 " baris audit.\n", what,
                 directory, report->cases, report->responses, report->attachments, report->audit_rows);
    return EXIT_DONE;
}

int cmd_backup(int argc, char **argv) {
    const char *file = NULL;
    bool verify = false;
    const struct command_option options[] = { { "--config", &file, NULL }, { "--verify", NULL, &verify }, { 0 } };
    int status = command_options("backup", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2) return command_misused("backup", "sebutkan satu folder");
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct backup_report report = { 0 };
    if (verify) return tell("Cadangan utuh", argv[1], backup_verify(arena, argv[1], &report), &report);
    const struct config *config;
    status = command_config(arena, file, &config);
    if (status != EXIT_DONE) return status;
    status = tell("Dicadangkan ke", argv[1], backup_make(arena, config, argv[1], &report), &report);
    if (status == EXIT_DONE) {
        (void)printf("Kunci rahasia (%s) tidak ikut: simpan terpisah, di tempat lain.\n", config->paths.keys);
        (void)printf("Pengaturan (loket.ini) dan edisi situs (%s) juga tidak ikut: salin sendiri.\n", config->paths.editions);
    }
    return status;
}
