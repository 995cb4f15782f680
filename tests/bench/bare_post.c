/* Stores the body of every POST durably and answers with a few bytes: flock, BEGIN IMMEDIATE, one INSERT, COMMIT with
 * synchronous=FULL, nothing else. What a durable survey answer is measured against. The database is named by BARE_DATABASE. */
#include <fcgiapp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#define LARGEST_BODY 4096
#define CHECKPOINT_PAGES 1000 /* frames in the log before the lock holder moves them */

static const char ANSWER[] = "<p>Terima kasih</p>";
static sqlite3 *db;
static int lock_file, frames;

static int note_frames(void *context, sqlite3 *connection, const char *name, int pages) {
    (void)context, (void)connection, (void)name;
    frames = pages;
    return SQLITE_OK;
}

static int open_database(const char *path) {
    char lock_path[1024];
    (void)snprintf(lock_path, sizeof lock_path, "%s.lock", path);
    lock_file = open(lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_file < 0 || flock(lock_file, LOCK_EX) != 0) return 0;
    int is_open = sqlite3_open(path, &db) == SQLITE_OK &&
                  sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                                   "CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT",
                               NULL, NULL, NULL) == SQLITE_OK;
    (void)flock(lock_file, LOCK_UN);
    (void)sqlite3_wal_hook(db, note_frames, NULL);
    return is_open;
}

static int store(sqlite3_stmt *insert, const char *body, int length) {
    if (flock(lock_file, LOCK_EX) != 0) return 0;
    int is_stored = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK &&
                    sqlite3_bind_text(insert, 1, body, length, SQLITE_STATIC) == SQLITE_OK && sqlite3_step(insert) == SQLITE_DONE;
    (void)sqlite3_reset(insert);
    is_stored = is_stored && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    if (frames > CHECKPOINT_PAGES) (void)sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    (void)flock(lock_file, LOCK_UN);
    return is_stored;
}

int main(void) {
    const char *path = getenv("BARE_DATABASE");
    sqlite3_stmt *insert;
    if (!path || !open_database(path)) return 1;
    if (sqlite3_prepare_v2(db, "INSERT INTO answer (body) VALUES (?1)", -1, &insert, NULL) != SQLITE_OK) return 1;
    FCGX_Request request;
    if (FCGX_Init() != 0 || FCGX_InitRequest(&request, 0, 0) != 0) return 1;
    while (FCGX_Accept_r(&request) == 0) {
        char body[LARGEST_BODY];
        int length = FCGX_GetStr(body, sizeof body, request.in);
        int is_stored = length > 0 && store(insert, body, length);
        (void)FCGX_FPrintF(request.out, "Status: %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s",
                           is_stored ? "200 OK" : "503 Service Unavailable", (int)sizeof ANSWER - 1, ANSWER);
        FCGX_Finish_r(&request);
    }
    return 0;
}
