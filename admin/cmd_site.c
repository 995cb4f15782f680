/* Scope: `loket site verify`: whether a copy of the public site is whole and signed, from a web server's folder or a USB stick. */
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "admin/site_folder.h"
#include "lib/rules/receipt.h"
#include "lib/rules/receipt_key.h"

#define MOST_FAULTS_PRINTED 1000

static int read_key(struct arena *arena, const char *file, unsigned char *out) {
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, RECEIPT_KEY_LONGEST, &bytes, &length);
    if (status != EXIT_DONE) return status;
    if (receipt_key_read(bytes, length, out) == DONE) return EXIT_DONE;
    command_error("%s: bukan kunci publik Ed25519 (32 bita mentah, base64, atau PEM)", file);
    return EXIT_WRONG;
}

static void print_statement(const struct site_finding *finding) {
    const struct edition_statement *statement = &finding->statement.statement;
    (void)printf("%s, edisi %lu, %s, kunci %s\n", statement->office, statement->number, statement->day, finding->key_id);
    (void)printf("Jejak audit saat itu: %s\n", statement->audit_head);
}

static int print_faults(const struct site_finding *finding) {
    for (size_t i = 0; i < finding->fault_count && i < MOST_FAULTS_PRINTED; i++) {
        (void)printf("%s: %s\n", finding->faults[i].path, finding->faults[i].words);
    }
    (void)printf("TIDAK SAH: %zu hal tidak cocok.\n", finding->fault_count);
    return EXIT_FAILED;
}

static int print_finding(const struct site_finding *finding, bool own_key) {
    if (finding->statement.text) print_statement(finding);
    if (finding->fault_count > 0) return print_faults(finding);
    (void)printf("SAH: %zu berkas dan %zu bentuk terkompresi cocok; rantai %zu edisi sebelumnya utuh.\n", finding->files, finding->compressed,
                 finding->chained);
    if (finding->foreign > 0) {
        (void)printf("%zu edisi sebelumnya ditandatangani kunci yang sudah diganti; sidiknya cocok, tanda tangannya tidak diperiksa.\n",
                     finding->foreign);
    }
    if (!own_key) (void)printf("Kunci diambil dari folder ini sendiri. Cocokkan nomornya dengan sumber lain, atau pakai --key.\n");
    return EXIT_DONE;
}

int cmd_site(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *key_file = NULL;
    unsigned char key[RECEIPT_PUBLIC_BYTES];
    int status = command_options("site", &argc, argv, (struct command_option[]){ { "--key", &key_file, NULL }, { 0 } });
    if (status != EXIT_DONE) return status;
    if (argc != 3 || strcmp(argv[1], "verify") != 0) return command_misused("site", "tulis: loket site verify FOLDER");
    if (key_file) status = read_key(arena, key_file, key);
    if (status != EXIT_DONE) return status;
    const struct site_question question = { .folder = argv[2], .key = key_file ? key : NULL };
    struct site_finding finding;
    enum result result = site_verify(arena, &question, &finding);
    if (result == DONE) return print_finding(&finding, key_file != NULL);
    command_error("%s: folder ini tidak dapat dibuka", argv[2]);
    return EXIT_WRONG;
}
