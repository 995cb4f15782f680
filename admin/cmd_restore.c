/* Scope: `loket restore`: puts a backup in the place of the configured office. */
#include <inttypes.h>
#include <stdio.h>

#include "admin/command.h"
#include "lib/store/backup.h"

int cmd_restore(int argc, char **argv) {
    const char *file = NULL;
    bool force = false;
    const struct command_option options[] = { { "--config", &file, NULL }, { "--force", NULL, &force }, { 0 } };
    int status = command_options("restore", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2) return command_misused("restore", "sebutkan satu folder cadangan");
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    status = command_config(arena, file, &config);
    if (status != EXIT_DONE) return status;
    struct backup_report report = { 0 };
    enum result result = backup_restore(arena, config, argv[1], force, &report);
    if (result != DONE) {
        command_error("%s: %s", argv[1], report.fault ? report.fault : result_name(result));
        return command_status(result);
    }
    (void)printf("Dipulihkan dari %s: %" PRId64 " kasus, %" PRId64 " lampiran, %" PRId64 " baris audit.\n", argv[1], report.cases,
                 report.attachments, report.audit_rows);
    if (force) (void)printf("Basis data lama, bila ada, menjadi %s.before-restore.\n", config->paths.database);
    (void)printf("Kunci tidak ikut dalam cadangan: %s harus berisi kunci kantor asal. Periksa dengan: loket doctor\n",
                 config->paths.keys);
    (void)puts("Siapa yang sudah dihapus sesudah cadangan ini dibuat ada lagi di dalamnya: jalankan loket retention run.");
    if (report.pages > 0) {
        (void)printf("Halaman kantor dipulihkan: %" PRId64 " berkas; yang lama, bila ada, menjadi %s.before-restore.\n", report.pages,
                     config->publication.content);
    }
    (void)printf("Kembalikan juga salinan edisi situs (%s) sebelum loket publish;\n"
                 "tanpa edisi lama, nomor edisi dan rantainya mulai dari awal.\n",
                 config->paths.editions);
    return EXIT_DONE;
}
