/* Scope: opening, checking and closing a connection; the one place that maps engine codes to results. */
#include "lib/store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/store/authorizer.h"
#include "lib/store/db_internal.h"
#include "lib/store/lock.h"
#include "lib/store/migrate.h"

#define APPLICATION_ID 1280265300

struct setting {
    const char *set;   /* NULL: only checked */
    const char *ask;
    int64_t wanted;
};

/* Order matters only for reading. */
static const struct setting SETTINGS[] = {
    { "PRAGMA synchronous = FULL", "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1 },
    { "PRAGMA secure_delete = ON", "PRAGMA secure_delete", 1 },
    { "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0 },
    { "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1 },
    { "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2 },
    { "PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", 1 },
    { "PRAGMA mmap_size = 0", NULL, 0 },
    { "PRAGMA wal_autocheckpoint = 0", "PRAGMA wal_autocheckpoint", 0 },
};

/* Each stops a statement, a value or a schema from growing beyond what the product's own need. */
static const struct { int which, value; bool is_for_admin; } LIMITS[] = {
    { SQLITE_LIMIT_LENGTH, 1 << 20, false },
    { SQLITE_LIMIT_SQL_LENGTH, 16 << 10, false },
    { SQLITE_LIMIT_EXPR_DEPTH, 50, false },
    { SQLITE_LIMIT_ATTACHED, 0, false },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 64, true },
};

/* Engine codes by primary code; what is missing is a defect of ours. */
static const struct { int code; enum result result; } RESULTS[] = {
    { SQLITE_OK, DONE }, { SQLITE_ROW, DONE }, { SQLITE_DONE, DONE },
    { SQLITE_FULL, FAILED_UNAVAILABLE }, { SQLITE_IOERR, FAILED_UNAVAILABLE }, { SQLITE_CORRUPT, FAILED_UNAVAILABLE },
    { SQLITE_NOTADB, FAILED_UNAVAILABLE }, { SQLITE_BUSY, FAILED_UNAVAILABLE }, { SQLITE_LOCKED, FAILED_UNAVAILABLE },
    { SQLITE_CANTOPEN, FAILED_UNAVAILABLE }, { SQLITE_READONLY, FAILED_UNAVAILABLE }, { SQLITE_NOMEM, FAILED_UNAVAILABLE },
    { SQLITE_PROTOCOL, FAILED_UNAVAILABLE }, { SQLITE_INTERRUPT, FAILED_UNAVAILABLE }, { SQLITE_PERM, FAILED_UNAVAILABLE },
    { SQLITE_CONSTRAINT, REFUSED_INVALID }, { SQLITE_MISMATCH, REFUSED_INVALID }, { SQLITE_TOOBIG, REFUSED_TOO_LARGE },
};

static enum result constraint_result(int extended) {
    bool is_stale = extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
                    extended == SQLITE_CONSTRAINT_ROWID || extended == SQLITE_CONSTRAINT_TRIGGER;
    return is_stale ? REFUSED_STALE : REFUSED_INVALID;
}

enum result db_result(struct db *db, int code) {
    int primary = code & 0xff;
    if (primary == SQLITE_OK || primary == SQLITE_ROW || primary == SQLITE_DONE) return DONE;
    (void)snprintf(db->failure, sizeof db->failure, "%s (%d)", sqlite3_errmsg(db->engine), code);
    if (primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) db->must_exit = true;
    if (primary == SQLITE_CONSTRAINT) return constraint_result(code);
    for (size_t i = 0; i < sizeof RESULTS / sizeof *RESULTS; i++) {
        if (RESULTS[i].code == primary) return RESULTS[i].result;
    }
    return FAILED_INTERNAL;
}

const char *db_failure(const struct db *db) {
    return db->failure;
}

bool db_must_exit(const struct db *db) {
    return db->must_exit;
}

enum result db_execute(struct db *db, const char *sql) {
    return db_result(db, sqlite3_exec(db->engine, sql, NULL, NULL, NULL));
}

enum result db_pragma_number(struct db *db, const char *sql, int64_t *ret) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->engine, sql, -1, &statement, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *ret = sqlite3_column_int64(statement, 0);
    enum result result = code == SQLITE_DONE ? FAILED_INTERNAL : db_result(db, code);
    (void)sqlite3_finalize(statement);
    return result;
}

static enum result check_settings(struct db *db, struct arena *arena, const char **ret_message) {
    for (size_t i = 0; i < sizeof SETTINGS / sizeof *SETTINGS; i++) {
        int64_t value = SETTINGS[i].wanted;
        enum result result = SETTINGS[i].ask ? db_pragma_number(db, SETTINGS[i].ask, &value) : DONE;
        if (result == DONE && value == SETTINGS[i].wanted) continue;
        *ret_message = arena_format(arena, "setting not in force: %s", SETTINGS[i].set);
        return result == DONE ? FAILED_INTERNAL : result;
    }
    return DONE;
}

static bool is_wal(struct db *db) {
    sqlite3_stmt *statement = NULL;
    bool found = false;
    if (sqlite3_prepare_v2(db->engine, "PRAGMA journal_mode", -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        found = strcmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;
    }
    (void)sqlite3_finalize(statement);
    return found;
}

static int on_commit(void *user, sqlite3 *engine, const char *database, int pages) {
    (void)engine, (void)database;
    ((struct db *)user)->wal_pages = pages;
    return SQLITE_OK;
}

static enum result set_up(struct db *db) {
    int ignored;
    int code = sqlite3_db_config(db->engine, SQLITE_DBCONFIG_DEFENSIVE, 1, &ignored);
    if (code == SQLITE_OK) code = sqlite3_db_config(db->engine, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &ignored);
    if (code == SQLITE_OK) code = sqlite3_db_config(db->engine, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &ignored);
    if (code == SQLITE_OK) code = sqlite3_busy_timeout(db->engine, BUSY_WAIT_MILLISECONDS);
    enum result result = db_result(db, code);
    for (size_t i = 0; result == DONE && i < sizeof SETTINGS / sizeof *SETTINGS; i++) {
        result = db_execute(db, SETTINGS[i].set);
    }
    (void)sqlite3_wal_hook(db->engine, on_commit, db);
    return result;
}

/* PATH with its folder's links followed, so that NOFOLLOW judges only the file itself. */
static const char *real_path(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_copy(arena, path, (size_t)(slash - path) + 1) : ".";
    char real[PATH_MAX];
    if (!realpath(folder, real)) return path;
    return arena_format(arena, "%s/%s", real, slash ? slash + 1 : path);
}

enum result db_open_raw(struct arena *arena, const char *path, int flags, struct db **ret, const char **ret_message) {
    struct db *db = calloc(1, sizeof *db);
    if (!db) return FAILED_UNAVAILABLE;
    db->lock_fd = -1;
    db->role = DB_ADMIN;
    const int always = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    enum result result = db_result(db, sqlite3_open_v2(real_path(arena, path), &db->engine, flags | always, NULL));
    if (result == DONE) result = set_up(db);
    if (result != DONE) {
        *ret_message = arena_format(arena, "%s: %s", path, db->failure);
        db_close(db);
        return result;
    }
    *ret = db;
    return DONE;
}

static enum result check_identity(struct db *db, struct arena *arena, const char *path, const char **ret_message) {
    int64_t application = 0, version = 0;
    enum result result = db_pragma_number(db, "PRAGMA application_id", &application);
    if (result == DONE) result = db_pragma_number(db, "PRAGMA user_version", &version);
    if (result != DONE) {
        *ret_message = arena_format(arena, "%s: %s", path, db->failure);
        return result;
    }
    if (application != APPLICATION_ID) {
        *ret_message = arena_format(arena, "%s: is not a database of Loket Terbuka", path);
        return REFUSED_INVALID;
    }
    if (version != schema_version()) {
        *ret_message = arena_format(arena, "%s: has schema %d, this program needs %d (loket setup)", path,
                                    (int)version, schema_version());
        return REFUSED_STALE;
    }
    return DONE;
}

static void set_limits(struct db *db) {
    for (size_t i = 0; i < sizeof LIMITS / sizeof *LIMITS; i++) {
        if (db->role == DB_ADMIN && !LIMITS[i].is_for_admin) continue; /* VACUUM INTO attaches; values stay small anyway */
        (void)sqlite3_limit(db->engine, LIMITS[i].which, LIMITS[i].value);
    }
}

/* What an opened connection needs to serve ROLE. */
static enum result prepare_role(struct db *db, struct arena *arena, const char *path, const char **ret_message) {
    enum result result = check_identity(db, arena, path, ret_message);
    if (result != DONE) return result;
    if (!is_wal(db)) {
        *ret_message = arena_format(arena, "%s: is not in WAL mode", path);
        return FAILED_UNAVAILABLE;
    }
    result = check_settings(db, arena, ret_message);
    if (result != DONE) return result;
    set_limits(db);
    result = db_result(db, authorizer_install(db->engine, db->role));
    if (result == DONE && db->role != DB_BUILDER) result = lock_open(db, arena, path);
    if (result != DONE) *ret_message = arena_format(arena, "%s: %s", path, db->failure);
    return result;
}

enum result db_open(struct arena *arena, const char *path, enum db_role role, struct db **ret, const char **ret_message) {
    struct stat status;
    if (lstat(path, &status) != 0 && errno == ENOENT) {
        *ret_message = arena_format(arena, "%s: there is no such file", path);
        return REFUSED_ABSENT;
    }
    struct db *db = NULL;
    int flags = role == DB_BUILDER ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    enum result result = db_open_raw(arena, path, flags, &db, ret_message);
    if (result != DONE) return result;
    db->role = role;
    result = prepare_role(db, arena, path, ret_message);
    if (result != DONE) {
        db_close(db);
        return result;
    }
    *ret = db;
    return DONE;
}

enum result db_self_test(struct db *db, struct arena *arena, const char **ret_message) {
    if (!is_wal(db)) {
        *ret_message = "setting not in force: PRAGMA journal_mode = WAL";
        return FAILED_INTERNAL;
    }
    enum result result = check_settings(db, arena, ret_message);
    return result == DONE ? statements_check(db, arena, ret_message) : result;
}

enum result db_check_whole(struct db *db, const char **ret_fault) {
    int64_t whole = 0, broken = 0;
    enum result result = db_pragma_number(db, "SELECT integrity_check = 'ok' FROM pragma_integrity_check LIMIT 1", &whole);
    if (result == DONE) result = db_pragma_number(db, "SELECT count(*) FROM pragma_foreign_key_check", &broken);
    if (result != DONE) return result;
    *ret_fault = !whole ? "basis data rusak (integrity_check)" : broken ? "basis data tidak utuh (foreign_key_check)" : NULL;
    return DONE;
}

void db_close(struct db *db) {
    if (!db) return;
    statements_forget(db);
    (void)sqlite3_close(db->engine); /* rolls back what is open */
    lock_close(db);
    free(db);
}
