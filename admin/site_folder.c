/* Scope: an edition's statement, its key and its list; then files and chain. */
#include "admin/site_folder.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "admin/site_parts.h"
#include "lib/base/cleanup.h"
#include "lib/rules/receipt.h"
#include "lib/rules/receipt_key.h"

#define FIRST_ROOM 16
#define LARGEST_LIST ((size_t)256 * 1024 * 1024) /* bytes; about two million files */

void site_fault(struct site_check *check, const char *path, const char *words) {
    struct site_finding *finding = check->finding;
    if (finding->fault_count == finding->room) {
        size_t room = finding->room ? finding->room * 2 : FIRST_ROOM;
        struct site_fault *faults = arena_array(check->arena, room, sizeof *faults);
        if (finding->fault_count > 0) memcpy(faults, finding->faults, finding->fault_count * sizeof *faults);
        finding->faults = faults;
        finding->room = room;
    }
    finding->faults[finding->fault_count++] = (struct site_fault){ arena_string(check->arena, path), words };
}

bool site_read(struct arena *arena, int folder, const char *path, size_t largest, char **ret, size_t *ret_length) {
    CLEANUP_FD int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || (size_t)status.st_size > largest) return false;
    size_t length = 0, wanted = (size_t)status.st_size;
    char *bytes = arena_alloc(arena, wanted + 1);
    while (length < wanted) {
        ssize_t got = read(fd, bytes + length, wanted - length);
        if (got <= 0) return false;
        length += (size_t)got;
    }
    *ret = bytes;
    *ret_length = length;
    return true;
}

/* The key to check with, raw; the one in the folder is copied to OUT. */
static bool take_key(struct site_check *check, const struct site_question *question, unsigned char *out) {
    char *bytes;
    size_t length;
    if (question->key) {
        memcpy(out, question->key, RECEIPT_PUBLIC_BYTES);
    } else if (!site_read(check->arena, check->folder, EDITION_KEY_PATH, RECEIPT_KEY_LONGEST, &bytes, &length) ||
               receipt_key_read(bytes, length, out) != DONE) {
        site_fault(check, EDITION_KEY_PATH, "hilang atau bukan kunci publik");
        return false;
    }
    check->key = out;
    check->finding->key_id = arena_string(check->arena, receipt_key_id(out).text);
    return true;
}

static bool check_statement(struct site_check *check) {
    struct edition_statement_read *read = &check->finding->statement;
    char *bytes;
    size_t length;
    if (!site_read(check->arena, check->folder, EDITION_STATEMENT_PATH, EDITION_STATEMENT_LONGEST, &bytes, &length)) {
        site_fault(check, EDITION_STATEMENT_PATH, "hilang: ini bukan edisi situs, atau pernyataannya dihapus");
        return false;
    }
    if (edition_statement_parse(check->arena, bytes, length, read) != DONE) {
        site_fault(check, EDITION_STATEMENT_PATH, "berubah: bukan pernyataan edisi yang utuh");
        return false;
    }
    switch (edition_statement_verify(read, check->key)) {
    case DONE: return true;
    case REFUSED_ABSENT: site_fault(check, EDITION_STATEMENT_PATH, "ditandatangani kunci lain"); return false;
    default: site_fault(check, EDITION_STATEMENT_PATH, "berubah: tanda tangan tidak cocok"); return false;
    }
}

static bool check_list(struct site_check *check) {
    const struct edition_statement *statement = &check->finding->statement.statement;
    char *bytes;
    size_t length;
    if (!site_read(check->arena, check->folder, EDITION_LIST_PATH, LARGEST_LIST, &bytes, &length)) {
        site_fault(check, EDITION_LIST_PATH, "hilang");
        return false;
    }
    struct edition_hash hash = edition_hash_of(bytes, length);
    bool is_bound = memcmp(&hash, &statement->list, sizeof hash) == 0;
    if (!is_bound || edition_list_parse(check->arena, bytes, length, &check->list) != DONE || check->list.count != statement->file_count) {
        site_fault(check, EDITION_LIST_PATH, "berubah: bukan daftar yang ditandatangani");
        return false;
    }
    return true;
}

enum result site_verify(struct arena *arena, const struct site_question *question, struct site_finding *ret) {
    CLEANUP_ARENA struct arena *scratch = arena_new();
    unsigned char key[RECEIPT_PUBLIC_BYTES];
    *ret = (struct site_finding){ .key_id = "-" };
    CLEANUP_FD int folder = open(question->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return REFUSED_ABSENT;
    if (sodium_init() < 0) return FAILED_INTERNAL;
    struct site_check check = { .arena = arena, .scratch = scratch, .folder = folder, .finding = ret };
    if (take_key(&check, question, key) && check_statement(&check) && check_list(&check)) {
        site_check_files(&check);
        site_check_chain(&check);
    }
    return DONE;
}
