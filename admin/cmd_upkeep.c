/* Scope: `loket upkeep`: what a night brings: complaints nobody answered back are closed, monthly requests come back, and what the office kept only for a
 * while is forgotten. Safe to run at any time and again. */
#include <stdio.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/erase_cases.h"
#include "admin/silence.h"
#include "admin/standing.h"
#include "lib/store/attachment.h"
#include "lib/store/attempt.h"
#include "lib/store/draft.h"
#include "lib/store/login_delay.h"
#include "lib/store/outbox.h"
#include "lib/store/search.h"
#include "lib/store/session.h"
#include "lib/store/subject_request.h"
#include "lib/web/upload.h"

struct upkeep {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    instant now;
    const char *message; /* why a step failed, when the database cannot tell; NULL */
    struct silence silence;
    size_t made; /* requests that came back */
};

static enum result forget(struct upkeep *upkeep) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(upkeep->db, &tx);
    if (result == DONE) result = attempt_expire(&tx, upkeep->now);
    if (result == DONE) result = login_delay_expire(&tx, upkeep->now);
    if (result == DONE) result = session_expire(&tx, upkeep->now);
    if (result == DONE) result = outbox_expire(&tx, upkeep->now);
    if (result == DONE) result = draft_expire(&tx, instant_day(upkeep->now, upkeep->config->office.zone_offset));
    if (result == DONE) result = subject_forget_copies(&tx, upkeep->now - (instant)SUBJECT_COPY_DAYS * 86400);
    return result == DONE ? tx_commit(&tx) : result;
}

/* What no search has indexed yet. */
static enum result index_words(struct upkeep *upkeep) {
    enum result result = DONE;
    for (bool more = true; result == DONE && more;) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        result = search_catch_up(upkeep->db, arena, SEARCH_CATCH_UP, &more);
    }
    return result;
}

static bool is_named(void *context, const char *stored_name) {
    /* in this order: a draft may become a case between the two questions */
    bool is_of_draft = draft_file_known(context, stored_name) != REFUSED_ABSENT;
    return is_of_draft || attachment_known(context, stored_name) != REFUSED_ABSENT;
}

static enum result end_silence(struct upkeep *upkeep) {
    struct templates *templates = NULL;
    upkeep->silence = (struct silence){ .arena = upkeep->arena, .config = upkeep->config, .db = upkeep->db, .now = upkeep->now };
    enum result result = templates_load(upkeep->arena, upkeep->config->paths.templates, &templates, &upkeep->message);
    upkeep->silence.templates = templates;
    return result == DONE ? silence_run(&upkeep->silence) : result;
}

static enum result make_requests(struct upkeep *upkeep) {
    struct standing_run run = { .arena = upkeep->arena, .config = upkeep->config, .db = upkeep->db, .now = upkeep->now };
    enum result result = standing_run(&run);
    upkeep->made = run.made;
    if (run.message) upkeep->message = run.message;
    return result;
}

/* What people asked for and the office agreed to. */
static int erase_granted(struct upkeep *upkeep) {
    struct case_ids granted = { 0 };
    struct erase_cases how = { upkeep->arena, upkeep->config, upkeep->db, upkeep->now, "request" };
    enum result result = subject_granted(upkeep->db, upkeep->arena, &granted);
    if (result != DONE) command_error("permintaan penghapusan tidak dapat dibaca: %s", db_failure(upkeep->db));
    if (result != DONE || granted.count == 0) return command_status(result);
    return erase_cases(&how, &granted);
}

static int run(struct upkeep *upkeep) {
    enum result result = forget(upkeep);
    if (result == DONE) result = end_silence(upkeep);
    if (result == DONE) result = make_requests(upkeep);
    if (result == DONE) result = index_words(upkeep);
    const char *uploads = upkeep->config->paths.uploads;
    size_t purged = uploads_purge(uploads, upkeep->now);
    purged += uploads_sweep(uploads, upkeep->now, is_named, upkeep->db);
    if (result != DONE) {
        command_error("pemeliharaan tidak selesai: %s", upkeep->message ? upkeep->message : db_failure(upkeep->db));
        return command_status(result);
    }
    (void)printf("Ditutup tanpa tanggapan: %zu. Diingatkan: %zu. Permintaan bulanan dibuat: %zu. Berkas tertinggal yang dihapus: %zu.\n",
                 upkeep->silence.closed, upkeep->silence.warned, upkeep->made, purged);
    return erase_granted(upkeep);
}

int cmd_upkeep(int argc, char **argv) {
    const char *file = NULL, *now = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { "--now", &now, NULL }, { 0 } };
    int status = command_options("upkeep", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 1) return command_misused("upkeep", "perintah ini tidak memakai kata lain");
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct upkeep upkeep = { .arena = arena, .now = time(NULL) };
    if (now && !instant_parse(now, &upkeep.now)) return command_misused("upkeep", "--now harus seperti 2026-11-21T01:00:00Z");
    status = command_config(arena, file, &upkeep.config);
    if (status == EXIT_DONE) status = command_database(arena, upkeep.config, &db);
    upkeep.db = db;
    return status == EXIT_DONE ? run(&upkeep) : status;
}
