/* Scope: proving that a backup folder is whole. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/cleanup.h"
#include "lib/store/audit.h"
#include "lib/store/backup_internal.h"
#include "lib/store/db_internal.h"
#include "lib/store/files.h"

/* Checks one line; what is wrong, or NULL. */
static const char *line_fault(struct arena *arena, const char *directory, char *line) {
    uint8_t wanted[32], found[32];
    char *end = strchr(line, '\n');
    if (end) *end = '\0';
    const char *path = line + BACKUP_HASH_DIGITS + 2;
    bool is_line = end && strlen(line) > BACKUP_HASH_DIGITS + 2 && strncmp(line + BACKUP_HASH_DIGITS, "  ", 2) == 0;
    if (!is_line || path[0] == '/' || strstr(path, "..")) return "MANIFEST rusak";
    if (sodium_hex2bin(wanted, sizeof wanted, line, BACKUP_HASH_DIGITS, NULL, NULL, NULL) != 0) return "MANIFEST rusak";
    if (!file_hash(arena_format(arena, "%s/%s", directory, path), found)) {
        return arena_format(arena, "%s tidak terbaca: %s", path, strerror(errno));
    }
    return memcmp(wanted, found, sizeof wanted) == 0 ? NULL : arena_format(arena, "isi %s berubah", path);
}

static const char *manifest_fault(struct arena *arena, const char *directory) {
    CLEANUP_FILE FILE *file = fopen(arena_format(arena, "%s/%s", directory, BACKUP_MANIFEST), "re");
    if (!file) return arena_format(arena, "MANIFEST tidak terbaca: %s", strerror(errno));
    char line[BACKUP_LONGEST_LINE];
    const char *fault = NULL;
    bool any = false;
    while (!fault && fgets(line, sizeof line, file)) {
        any = true;
        fault = line_fault(arena, directory, line);
    }
    return fault || any ? fault : "MANIFEST kosong";
}

static const char *files_fault(struct arena *arena, const char *directory, const struct backup_files *files) {
    const char *uploads = arena_format(arena, "%s/uploads", directory);
    for (size_t i = 0; i < files->count; i++) {
        uint8_t found[32];
        bool fits = file_hash(backup_upload_path(arena, uploads, files->rows[i].name), found) &&
                    memcmp(found, files->rows[i].sha256, sizeof found) == 0;
        if (!fits) return arena_format(arena, "lampiran %s hilang atau berubah", files->rows[i].name);
    }
    return NULL;
}

static const char *database_fault(struct db *db, struct arena *arena) {
    struct audit_report audit = { 0 };
    const char *fault = NULL;
    if (db_check_whole(db, &fault) != DONE) return "basis data rusak";
    if (fault) return fault;
    if (audit_verify(db, arena, NULL, &audit) != DONE) return "jejak audit tidak terbaca";
    return audit.fault ? arena_format(arena, "jejak audit: %s", audit.fault) : NULL;
}

enum result backup_verify(struct arena *arena, const char *directory, struct backup_report *ret) {
    *ret = (struct backup_report){ .fault = manifest_fault(arena, directory) };
    if (ret->fault) return DONE;
    CLEANUP_DB struct db *db = NULL;
    const char *message = NULL;
    const char *copy = arena_format(arena, "%s/%s", directory, BACKUP_DATABASE);
    struct backup_files files = { 0 };
    if (db_open_raw(arena, copy, SQLITE_OPEN_READONLY, &db, &message) != DONE) return backup_fault(ret, message, DONE);
    ret->fault = database_fault(db, arena);
    if (ret->fault) return DONE;
    enum result result = backup_counts(db, ret);
    if (result == DONE) result = backup_files(db, arena, &files);
    if (result != DONE) return result;
    ret->fault = files_fault(arena, directory, &files);
    return DONE;
}
