/* Scope: `loket receipt verify`: whether a receipt somebody shows was issued by this office. */
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/cleanup.h"
#include "lib/base/keys.h"
#include "lib/rules/receipt.h"

static int verify(struct arena *arena, const char *file, const struct config *config) {
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, RECEIPT_TEXT_LONGEST, &bytes, &length);
    if (status != EXIT_DONE) return status;
    const struct keys *keys;
    const char *message = NULL, *text = NULL;
    enum result result = keys_load(arena, config->paths.keys, KEY_RECEIPT_PUBLIC, &keys, &message);
    if (result != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    result = strlen(bytes) == length ? receipt_check(arena, bytes, keys->receipt_public, &text) : REFUSED_INVALID;
    if (result == REFUSED_INVALID) {
        command_error("%s: bukan teks tanda terima", file);
        return EXIT_WRONG;
    }
    if (result != DONE) {
        command_error("%s: TIDAK SAH: tanda tangan tidak cocok dengan isinya atau dengan kunci kantor ini", file);
        return EXIT_FAILED;
    }
    (void)printf("SAH: tanda terima ini diterbitkan oleh kantor ini dan tidak diubah.\n\n%s", text);
    return EXIT_DONE;
}

int cmd_receipt(int argc, char **argv) {
    const char *file = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { NULL, NULL, NULL } };
    int status = command_options("receipt", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 3 || strcmp(argv[1], "verify") != 0) return command_misused("receipt", "tulis: receipt verify BERKAS");
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    status = command_config(arena, file, &config);
    return status == EXIT_DONE ? verify(arena, argv[2], config) : status;
}
