/* Scope: `loket outbox`: sending is a program of its own beside this one; here are the list of what waits and the way to let it
 * be tried again. Nothing of what is printed says whom a message is for. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/places.h"
#include "lib/store/audit.h"
#include "lib/store/outbox.h"

static int become_sender(char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *program = place_program(arena, "loket-outbox");
    if (!program) {
        command_error("loket-outbox tidak ada di samping loket");
        return EXIT_FAILED;
    }
    (void)execv(program, argv + 1);
    command_error("%s: %s", program, strerror(errno));
    return EXIT_FAILED;
}

struct job {
    struct arena *arena;
    struct db *db;
    const char *which; /* id, or NULL for all */
};

static int failed(const struct job *job, enum result result) {
    command_error("kotak keluar tidak terbaca: %s", db_failure(job->db));
    return command_status(result);
}

static int list(struct job *job) {
    static const struct { const char *state, *label; } STATES[] = {
        { "waiting", "menunggu" }, { "failed", "gagal" }, { "expired", "kedaluwarsa" }
    };
    struct outbox_rows rows;
    enum result result = outbox_list(job->db, job->arena, &rows);
    if (result != DONE) return failed(job, result);
    for (size_t i = 0; i < rows.count; i++) {
        const struct outbox_row *row = &rows.rows[i];
        const char *label = row->state;
        for (size_t s = 0; s < sizeof STATES / sizeof *STATES; s++)
            if (strcmp(STATES[s].state, row->state) == 0) label = STATES[s].label;
        (void)printf("%-16" PRId64 " %-4s %-16s %-16s %-11s %s dicoba %" PRId64 " kali, berikutnya %s %s\n", row->id.value, row->way,
                     row->event, *row->number ? row->number : "petugas", label, instant_iso(job->arena, row->created_at),
                     row->tries, instant_iso(job->arena, row->due_at), row->last_failure);
    }
    if (rows.count == 0) (void)printf("Tidak ada pesan yang menunggu atau gagal.\n");
    return EXIT_DONE;
}

static enum result retry_now(struct job *job, struct outbox_id id, int64_t *ret) {
    const struct actor command = { .kind = ACTOR_COMMAND };
    struct audit_entry entry = { .action = "outbox.retry", .subject = "outbox", .subject_id = id.value, .detail = "" };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result == DONE) result = outbox_retry(&tx, time(NULL), id, ret);
    if (result == DONE && *ret > 0) result = audit_add(&tx, &command, time(NULL), &entry);
    return result == DONE ? tx_commit(&tx) : result;
}

static int retry(struct job *job) {
    struct outbox_id id = { 0 };
    int64_t count = 0;
    if (job->which && !command_number(job->which, 1, INT64_MAX, &id.value))
        return command_misused("outbox", "nomor pesan harus seperti yang dicetak loket outbox list");
    enum result result = retry_now(job, id, &count);
    if (result != DONE) return failed(job, result);
    (void)printf("%" PRId64 " pesan dicoba lagi.\n", count);
    return EXIT_DONE;
}

int cmd_outbox(int argc, char **argv) {
    if (argc >= 2 && strcmp(argv[1], "run") == 0) return become_sender(argv);
    const char *file = NULL;
    int status = command_options("outbox", &argc, argv, (struct command_option[]){ { "--config", &file, NULL }, { 0 } });
    if (status != EXIT_DONE) return status;
    bool lists = argc == 2 && strcmp(argv[1], "list") == 0;
    bool retries = (argc == 2 || argc == 3) && strcmp(argv[1], "retry") == 0;
    if (!lists && !retries) return command_misused("outbox", "pilih run, list, atau retry [NOMOR]");
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    const struct config *config;
    status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    struct job job = { arena, db, argc == 3 ? argv[2] : NULL };
    return lists ? list(&job) : retry(&job);
}
