/* Scope: new databases and steps between schemas. */
#include "lib/store/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/store/db_internal.h"
#include "lib/store/lock.h"
#include "lib/store/schema_text.h"

#define APPLICATION_ID 1280265300
#define VERSION_LINE "PRAGMA user_version = "

int schema_version(void) {
    const char *line = strstr(SCHEMA_TEXT, VERSION_LINE);
    return line ? (int)strtol(line + strlen(VERSION_LINE), NULL, 10) : 0;
}

/* Makes the name of a file in PATH's folder lasting. */
static bool sync_folder(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_copy(arena, path, (size_t)(slash - path) + 1) : ".";
    CLEANUP_FD int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd >= 0 && fsync(fd) == 0;
}

static enum result fill_new(struct arena *arena, const char *path, const char **ret_message) {
    CLEANUP_DB struct db *db = NULL;
    enum result result = db_open_raw(arena, path, SQLITE_OPEN_READWRITE, &db, ret_message);
    if (result != DONE) return result;
    result = db_execute(db, "BEGIN IMMEDIATE");
    if (result == DONE) result = db_execute(db, SCHEMA_TEXT);
    if (result == DONE) result = db_execute(db, "COMMIT");
    if (result == DONE) result = db_execute(db, "PRAGMA journal_mode = WAL");
    if (result != DONE) *ret_message = arena_format(arena, "%s: %s", path, db_failure(db));
    return result;
}

/* The database is built under another name, so that a crash never leaves half of one. */
enum result db_create(struct arena *arena, const char *path, const char **ret_message) {
    const char *building = arena_format(arena, "%s.new", path);
    if (access(path, F_OK) == 0) {
        *ret_message = arena_format(arena, "%s: exists already", path);
        return REFUSED_STALE;
    }
    (void)unlink(building);
    CLEANUP_FD int fd = open(building, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        *ret_message = arena_format(arena, "%s: %s", building, strerror(errno));
        return FAILED_UNAVAILABLE;
    }
    enum result result = fill_new(arena, building, ret_message);
    if (result != DONE) return result;
    (void)unlink(arena_format(arena, "%s-wal", building));
    (void)unlink(arena_format(arena, "%s-shm", building));
    if (rename(building, path) != 0 || !sync_folder(arena, path)) {
        *ret_message = arena_format(arena, "%s: %s", path, strerror(errno));
        return FAILED_UNAVAILABLE;
    }
    return DONE;
}

static enum result apply_steps(struct db *db, int64_t from) {
    enum result result = DONE;
    for (const struct migration *step = MIGRATIONS; result == DONE && step->version != 0; step++) {
        if (step->version > from) result = db_execute(db, step->text);
    }
    int64_t broken = 0;
    if (result == DONE) result = db_pragma_number(db, "SELECT count(*) FROM pragma_foreign_key_check", &broken);
    return result == DONE && broken > 0 ? FAILED_INTERNAL : result;
}

/* Foreign keys rest while tables are rebuilt; they are checked before the commit. */
static enum result migrate_locked(struct db *db, int64_t *ret_from) {
    enum result result = db_execute(db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
    if (result == DONE) result = db_pragma_number(db, "PRAGMA user_version", ret_from);
    if (result == DONE && *ret_from > schema_version()) result = REFUSED_STALE;
    if (result == DONE) result = apply_steps(db, *ret_from);
    if (result == DONE) return db_execute(db, "COMMIT");
    if (!sqlite3_get_autocommit(db->engine)) (void)db_execute(db, "ROLLBACK");
    return result;
}

enum result db_migrate(struct arena *arena, const char *path, int *ret_from, const char **ret_message) {
    CLEANUP_DB struct db *db = NULL;
    int64_t application = 0, from = 0;
    enum result result = db_open_raw(arena, path, SQLITE_OPEN_READWRITE, &db, ret_message);
    if (result != DONE) return result;
    result = db_pragma_number(db, "PRAGMA application_id", &application);
    if (result == DONE && application != APPLICATION_ID) {
        *ret_message = arena_format(arena, "%s: is not a database of Loket Terbuka", path);
        return REFUSED_INVALID;
    }
    if (result == DONE) result = lock_open(db, arena, path);
    if (result == DONE) result = lock_take(db);
    if (result == DONE) {
        result = migrate_locked(db, &from);
        lock_free(db);
    }
    if (result != DONE) {
        *ret_message = from > schema_version() ? arena_format(arena, "%s: is newer than this program", path)
                                               : arena_format(arena, "%s: %s", path, db_failure(db));
        return result;
    }
    *ret_from = (int)from;
    return DONE;
}
