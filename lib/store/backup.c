/* Scope: making and restoring backups. Verification is in backup_verify.c. */
#include "lib/store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/buffer.h"
#include "lib/store/attachment.h"
#include "lib/store/backup_internal.h"
#include "lib/store/db_internal.h"
#include "lib/store/families.h"
#include "lib/store/files.h"

enum { FILES, COUNTS };

static const struct statement ROWS[] = {
    [FILES] = { "backup_files", FOR_ADMIN, "SELECT stored_name, sha256 FROM attachment "
                "UNION ALL SELECT stored_name, sha256 FROM answer_file ORDER BY stored_name" },
    [COUNTS] = { "backup_counts", FOR_ADMIN,
                 "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM survey_response), (SELECT count(*) FROM attachment), "
                 "(SELECT count(*) FROM audit)" },
};
const struct statement_table BACKUP_STATEMENTS = STATEMENT_TABLE(FAMILY_BACKUP, ROWS);

static void fill_file(struct query *query, struct arena *arena, void *place) {
    struct backup_file *file = place;
    file->name = take_text(query, arena);
    take_bytes(query, file->sha256, SHA256_BYTES);
}

enum result backup_files(struct db *db, struct arena *arena, struct backup_files *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &BACKUP_STATEMENTS, FILES);
    return query_list(&query, arena, fill_file, ret);
}

enum result backup_counts(struct db *db, struct backup_report *report) {
    CLEANUP_QUERY struct query query = query_start(db, &BACKUP_STATEMENTS, COUNTS);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    report->cases = take_number(&query);
    report->responses = take_number(&query);
    report->attachments = take_number(&query);
    report->audit_rows = take_number(&query);
    return query.result;
}

const char *backup_upload_path(struct arena *arena, const char *uploads, const char *name) {
    return arena_format(arena, "%s/%.2s/%.2s/%s", uploads, name, name + 2, name);
}

enum result backup_fault(struct backup_report *ret, const char *fault, enum result result) {
    ret->fault = fault;
    return result;
}

/* VACUUM INTO writes its copy without syncing; the empty file made first has the right mode. */
static bool vacuum_into(struct db *db, const char *path) {
    CLEANUP_FD int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->engine, "VACUUM INTO :path", -1, &statement, NULL);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    (void)sqlite3_finalize(statement);
    return db_result(db, code) == DONE && fsync(fd) == 0;
}

void backup_line(struct buffer *manifest, const uint8_t hash[static 32], const char *path) {
    char digits[65];
    buffer_format(manifest, "%s  %s\n", sodium_bin2hex(digits, sizeof digits, hash, 32), path);
}

/* Copies the files the copied database names: it was taken first, and no row is older than its file. */
static const char *copy_uploads(struct arena *arena, const struct config *config, const char *directory,
                                const struct backup_files *files, struct buffer *manifest) {
    for (size_t i = 0; i < files->count; i++) {
        const char *name = files->rows[i].name;
        const char *from = backup_upload_path(arena, config->paths.uploads, name);
        const char *place = backup_upload_path(arena, "uploads", name);
        if (!file_copy(arena, from, arena_format(arena, "%s/%s", directory, place))) {
            return arena_format(arena, "lampiran %s tidak dapat disalin: %s", name, strerror(errno));
        }
        backup_line(manifest, files->rows[i].sha256, place);
    }
    return NULL;
}

static enum result copy_database(struct arena *arena, const struct config *config, const char *copy,
                                 struct backup_report *ret) {
    CLEANUP_DB struct db *db = NULL;
    const char *message = NULL;
    enum result result = db_open(arena, config->paths.database, DB_ADMIN, &db, &message);
    if (result != DONE) return backup_fault(ret, message, result);
    if (vacuum_into(db, copy)) return DONE;
    return backup_fault(ret, arena_format(arena, "basis data tidak dapat disalin: %s", db_failure(db)), FAILED_UNAVAILABLE);
}

static enum result list_files(struct arena *arena, const char *copy, struct backup_files *ret) {
    CLEANUP_DB struct db *db = NULL;
    const char *message;
    enum result result = db_open_raw(arena, copy, SQLITE_OPEN_READONLY, &db, &message);
    return result == DONE ? backup_files(db, arena, ret) : result;
}

enum result backup_make(struct arena *arena, const struct config *config, const char *directory,
                        struct backup_report *ret) {
    const char *copy = arena_format(arena, "%s/%s", directory, BACKUP_DATABASE);
    if (!file_is_empty_folder(directory)) return backup_fault(ret, "folder cadangan tidak kosong", REFUSED_STALE);
    if (!file_make_folders(arena, directory)) return backup_fault(ret, strerror(errno), FAILED_UNAVAILABLE);
    enum result result = copy_database(arena, config, copy, ret);
    if (result != DONE) return result;

    struct buffer manifest = buffer_in(arena);
    struct backup_files files = { 0 };
    uint8_t hash[32];
    result = list_files(arena, copy, &files);
    if (result != DONE || !file_hash(copy, hash)) return backup_fault(ret, "salinan basis data tidak terbaca", FAILED_UNAVAILABLE);
    backup_line(&manifest, hash, BACKUP_DATABASE);
    const char *fault = copy_uploads(arena, config, directory, &files, &manifest);
    if (!fault) fault = backup_pages(arena, config, directory, &manifest);
    if (fault) return backup_fault(ret, fault, FAILED_UNAVAILABLE);
    const char *list = arena_format(arena, "%s/%s", directory, BACKUP_MANIFEST);
    if (!file_write(arena, list, buffer_string(&manifest))) return backup_fault(ret, strerror(errno), FAILED_UNAVAILABLE);
    return backup_verify(arena, directory, ret);
}

/* Moves the database and its companions aside under one name that is free. */
static bool move_aside(struct arena *arena, const char *database) {
    static const char *const ENDINGS[] = { "", "-wal", "-shm" };
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        const char *from = arena_format(arena, "%s%s", database, ENDINGS[i]);
        const char *to = arena_format(arena, "%s.before-restore%s", database, ENDINGS[i]);
        if (access(from, F_OK) == 0 && rename(from, to) != 0) return false;
    }
    return file_sync_folder(arena, database);
}

static enum result restore_uploads(struct arena *arena, const struct config *config, const char *directory,
                                   const struct backup_files *files, struct backup_report *ret) {
    const char *uploads = arena_format(arena, "%s/uploads", directory);
    for (size_t i = 0; i < files->count; i++) {
        const char *from = backup_upload_path(arena, uploads, files->rows[i].name);
        const char *to = backup_upload_path(arena, config->paths.uploads, files->rows[i].name);
        if (!file_copy(arena, from, to)) return backup_fault(ret, strerror(errno), FAILED_UNAVAILABLE);
    }
    return DONE;
}

/* The copy becomes a WAL database under another name and is then put in place. */
static enum result restore_database(struct arena *arena, const struct config *config, const char *copy,
                                    struct backup_report *ret) {
    const char *new = arena_format(arena, "%s.restoring", config->paths.database);
    if (!file_copy(arena, copy, new)) return backup_fault(ret, strerror(errno), FAILED_UNAVAILABLE);
    CLEANUP_DB struct db *db = NULL;
    const char *message = NULL;
    enum result result = db_open_raw(arena, new, SQLITE_OPEN_READWRITE, &db, &message);
    if (result == DONE) result = db_execute(db, "PRAGMA journal_mode = WAL");
    if (result != DONE) return backup_fault(ret, message ? message : "basis data tidak dapat disiapkan", result);
    db_close(db);
    db = NULL;
    (void)unlink(arena_format(arena, "%s-wal", new));
    (void)unlink(arena_format(arena, "%s-shm", new));
    bool placed = move_aside(arena, config->paths.database) && rename(new, config->paths.database) == 0 &&
                  file_sync_folder(arena, config->paths.database);
    return placed ? DONE : backup_fault(ret, strerror(errno), FAILED_UNAVAILABLE);
}

enum result backup_restore(struct arena *arena, const struct config *config, const char *directory, bool force,
                           struct backup_report *ret) {
    if (!force && access(config->paths.database, F_OK) == 0) {
        return backup_fault(ret, "basis data kantor ini sudah ada; pakai --force untuk menyingkirkannya", REFUSED_STALE);
    }
    enum result result = backup_verify(arena, directory, ret);
    if (result != DONE || ret->fault) return result == DONE ? REFUSED_INVALID : result;
    const char *copy = arena_format(arena, "%s/%s", directory, BACKUP_DATABASE);
    struct backup_files files = { 0 };
    result = list_files(arena, copy, &files);
    if (result == DONE) result = restore_uploads(arena, config, directory, &files, ret);
    if (result == DONE) result = backup_pages_restore(arena, config, directory, ret);
    return result == DONE ? restore_database(arena, config, copy, ret) : result;
}
