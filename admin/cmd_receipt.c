/* Scope: `loket receipt verify`: whether a receipt somebody shows was issued by the office, and whether text and files are
 * those it was issued for. With --key it needs no office at all: neither configuration nor database. */
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/cleanup.h"
#include "lib/base/keys.h"
#include "lib/rules/receipt.h"
#include "lib/rules/receipt_key.h"

#define LARGEST_CONTENT ((size_t)10 * 1024 * 1024) /* bytes; what the office takes of one file */

struct verification {
    struct arena *arena;
    const char *receipt, *key, *text, *config; /* file names; NULL when not given */
    const char *files[RECEIPT_FILES_MOST];
    size_t file_count;
};

/* ---- the key ---- */

static int key_of_file(const struct verification *wanted, unsigned char *out) {
    char *bytes;
    size_t length;
    int status = command_read_file(wanted->arena, wanted->key, RECEIPT_KEY_LONGEST, &bytes, &length);
    if (status != EXIT_DONE) return status;
    if (receipt_key_read(bytes, length, out) == DONE) return EXIT_DONE;
    command_error("%s: bukan kunci publik Ed25519 (32 bita mentah, base64, atau PEM)", wanted->key);
    return EXIT_WRONG;
}

static int key_of_office(const struct verification *wanted, unsigned char *out) {
    const struct config *config;
    int status = command_config(wanted->arena, wanted->config, &config);
    if (status != EXIT_DONE) return status;
    const struct keys *keys;
    const char *message = NULL;
    if (keys_load(wanted->arena, config->paths.keys, KEY_RECEIPT_PUBLIC, &keys, &message) != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    memcpy(out, keys->receipt_public, RECEIPT_PUBLIC_BYTES);
    return EXIT_DONE;
}

/* ---- the receipt ---- */

static int read_receipt(const struct verification *wanted, struct receipt_read *ret) {
    char *bytes;
    size_t length;
    int status = command_read_file(wanted->arena, wanted->receipt, RECEIPT_TEXT_LONGEST, &bytes, &length);
    if (status != EXIT_DONE) return status;
    if (strlen(bytes) == length && receipt_parse(wanted->arena, bytes, ret) == DONE) return EXIT_DONE;
    command_error("%s: bukan teks tanda terima", wanted->receipt);
    return EXIT_WRONG;
}

static int judge_signature(const struct verification *wanted, const struct receipt_read *read, const unsigned char *key) {
    const char *named = arena_string(wanted->arena, receipt_key_id(key).text);
    switch (receipt_verify(read, key)) {
    case DONE: break;
    case REFUSED_ABSENT:
        command_error("%s: TIDAK SAH dengan kunci %s: tanda terima menyebut kunci lain, %s", wanted->receipt, named, read->key_id);
        return EXIT_FAILED;
    default:
        command_error("%s: TIDAK SAH: tanda tangan tidak cocok dengan isinya atau dengan kunci %s", wanted->receipt, named);
        return EXIT_FAILED;
    }
    (void)printf("SAH: tanda terima ini ditandatangani dengan kunci %s dan tidak diubah.\n\n%s", named, read->text);
    return EXIT_DONE;
}

/* ---- text and files ---- */

static int hash_of_file(const struct verification *wanted, const char *file, struct receipt_hash *ret) {
    char *bytes;
    size_t length;
    int status = command_read_file(wanted->arena, file, LARGEST_CONTENT, &bytes, &length);
    if (status == EXIT_DONE) *ret = receipt_hash_of(bytes, length);
    return status;
}

static int judge_text(const struct verification *wanted, const struct receipt *receipt) {
    struct receipt_hash hash;
    int status = hash_of_file(wanted, wanted->text, &hash);
    if (status != EXIT_DONE) return status;
    if (memcmp(&hash, &receipt->content, sizeof hash) == 0) {
        (void)printf("COCOK: %s adalah isi yang diterima.\n", wanted->text);
        return EXIT_DONE;
    }
    command_error("%s: TIDAK COCOK: bukan isi yang diterima, atau sudah berubah", wanted->text);
    return EXIT_FAILED;
}

static int judge_files(const struct verification *wanted, const struct receipt *receipt) {
    bool taken[RECEIPT_FILES_MOST] = { false };
    int worst = EXIT_DONE;
    for (size_t i = 0; i < wanted->file_count; i++) {
        struct receipt_hash hash;
        int status = hash_of_file(wanted, wanted->files[i], &hash);
        if (status != EXIT_DONE) return status;
        if (receipt_takes_file(receipt, &hash, taken)) {
            (void)printf("COCOK: %s adalah berkas yang diterima.\n", wanted->files[i]);
            continue;
        }
        command_error("%s: TIDAK COCOK: tidak ada pada tanda terima, atau sudah berubah", wanted->files[i]);
        worst = EXIT_FAILED;
    }
    size_t left = 0;
    for (size_t i = 0; i < receipt->file_count; i++) left += !taken[i];
    if (left > 0 && wanted->file_count > 0) (void)printf("Berkas pada tanda terima yang belum diperiksa: %zu.\n", left);
    return worst;
}

static int judge_content(const struct verification *wanted, const struct receipt_read *read) {
    bool asks = wanted->text || wanted->file_count > 0;
    if (asks && read->form < 2) {
        command_error("%s: tanda terima bentuk 1 tidak memuat sidik isi dan berkas", wanted->receipt);
        return EXIT_WRONG;
    }
    if (asks) (void)printf("\n");
    int text = wanted->text ? judge_text(wanted, &read->receipt) : EXIT_DONE;
    int files = judge_files(wanted, &read->receipt);
    return text > files ? text : files;
}

static int verify(const struct verification *wanted) {
    unsigned char key[RECEIPT_PUBLIC_BYTES];
    struct receipt_read read;
    int status = wanted->key ? key_of_file(wanted, key) : key_of_office(wanted, key);
    if (status == EXIT_DONE) status = read_receipt(wanted, &read);
    if (status == EXIT_DONE) status = judge_signature(wanted, &read, key);
    return status == EXIT_DONE ? judge_content(wanted, &read) : status;
}

int cmd_receipt(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct verification wanted = { .arena = arena };
    struct command_values files = { .name = "--file", .values = wanted.files, .most = RECEIPT_FILES_MOST };
    const struct command_option options[] = { { "--config", &wanted.config, NULL }, { "--key", &wanted.key, NULL },
                                              { "--text", &wanted.text, NULL },     { NULL, NULL, NULL } };
    int status = command_repeated("receipt", &argc, argv, &files);
    if (status == EXIT_DONE) status = command_options("receipt", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 3 || strcmp(argv[1], "verify") != 0) return command_misused("receipt", "tulis: receipt verify BERKAS");
    wanted.receipt = argv[2];
    wanted.file_count = files.count;
    return verify(&wanted);
}
