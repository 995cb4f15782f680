/* Scope: `loket retention`: erases the people of cases that ended longer ago than loket.ini lets the office keep them, and copies that still hold them. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/erase_cases.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/backup.h"
#include "lib/store/draft.h"

#define SECONDS_OF_DAY 86400

struct retention {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    instant now;
    bool is_dry;
    const char *backups; /* the folder they lie in; NULL: none was named */
    struct case_ids all;
};

/* The same day YEARS ago; on 29 February the day before. */
static instant years_ago(const struct retention *retention, int years) {
    int offset = retention->config->office.zone_offset;
    struct civil civil = civil_from_day(instant_day(retention->now, offset));
    civil.year -= years;
    if (civil.month == 2 && civil.day == 29) civil.day = 28;
    return instant_from_local((struct clock_time){ civil, 0, 0, 0 }, offset);
}

static enum result add_due(struct retention *retention, enum case_kind kind, int years) {
    struct case_ids due = { 0 };
    if (years == 0) return DONE;
    struct erasure_rule rule = { .kind = case_kind_text(kind), .before = years_ago(retention, years) };
    enum result result = erasure_due(retention->db, retention->arena, &rule, &due);
    if (result != DONE) return result;
    (void)printf("%s: %zu berakhir lebih dari %d tahun lalu.\n", case_kind_label(kind), due.count, years);
    struct case_ids all = { arena_array(retention->arena, retention->all.count + due.count + 1, sizeof *all.rows),
                            retention->all.count + due.count };
    if (retention->all.count) memcpy(all.rows, retention->all.rows, retention->all.count * sizeof *all.rows);
    if (due.count) memcpy(all.rows + retention->all.count, due.rows, due.count * sizeof *all.rows);
    retention->all = all;
    return DONE;
}

static enum result forget_drafts(struct retention *retention) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(retention->db, &tx);
    if (result == DONE) result = draft_expire(&tx, instant_day(retention->now, retention->config->office.zone_offset));
    return result == DONE ? tx_commit_traceless(&tx) : result;
}

/* ---- copies ---- */

static const char *aside(const struct retention *retention, const char *suffix) {
    return arena_format(retention->arena, "%s.before-restore%s", retention->config->paths.database, suffix);
}

/* Who asked to be erased is erased again in a database that came back from a backup. */
static int erase_again(const struct retention *retention) {
    struct erase_cases how = { retention->arena, retention->config, retention->db, retention->now, "request" };
    struct case_ids again = { 0 };
    enum result result = erasure_again(retention->db, retention->arena, aside(retention, ""), &again);
    if (result != DONE) {
        command_error("%s: %s", aside(retention, ""), result_name(result));
        return command_status(result);
    }
    if (again.count == 0) return EXIT_DONE;
    (void)printf("Sudah dihapus sebelum cadangan dipulihkan: %zu kasus, dihapus lagi.\n", again.count);
    return erase_cases(&how, &again);
}

static instant oldest_copy(const struct retention *retention) {
    return retention->now - (instant)retention->config->retention.backup_days * SECONDS_OF_DAY;
}

/* The database that a restored backup replaced is a copy like any other. */
static int sweep_aside(const struct retention *retention) {
    static const char *const SUFFIXES[] = { "", "-wal", "-shm" };
    struct stat status;
    if (stat(aside(retention, ""), &status) != 0 || status.st_mtime >= oldest_copy(retention)) return EXIT_DONE;
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++) {
        if (unlink(aside(retention, SUFFIXES[i])) == 0 || errno == ENOENT) continue;
        command_error("%s: %s", aside(retention, SUFFIXES[i]), strerror(errno));
        return EXIT_FAILED;
    }
    (void)printf("Dihapus: %s.\n", aside(retention, ""));
    return EXIT_DONE;
}

static int sweep_backups(const struct retention *retention) {
    struct backup_sweep swept;
    enum result result = backup_sweep(retention->arena, retention->backups, oldest_copy(retention), &swept);
    if (result != DONE || swept.failed) {
        command_error("%s: %s", swept.failed ? swept.failed : retention->backups, "tidak dapat dihapus seluruhnya");
        return EXIT_FAILED;
    }
    (void)printf("Cadangan di %s: %zu dihapus, %zu tinggal.\n", retention->backups, swept.removed, swept.kept);
    return EXIT_DONE;
}

static int run(struct retention *retention) {
    enum result result = add_due(retention, CASE_COMPLAINT, retention->config->retention.complaint_years);
    if (result == DONE) result = add_due(retention, CASE_REQUEST, retention->config->retention.request_years);
    if (result == DONE && !retention->is_dry) result = forget_drafts(retention);
    if (result != DONE) {
        command_error("%s: %s", result_name(result), db_failure(retention->db));
        return command_status(result);
    }
    if (retention->is_dry) {
        (void)puts("Percobaan: tidak ada yang dihapus.");
        return EXIT_DONE;
    }
    struct erase_cases how = { retention->arena, retention->config, retention->db, retention->now, "retention" };
    int status = erase_cases(&how, &retention->all);
    if (status == EXIT_DONE) status = erase_again(retention);
    if (status == EXIT_DONE) status = sweep_aside(retention);
    return status == EXIT_DONE && retention->backups ? sweep_backups(retention) : status;
}

int cmd_retention(int argc, char **argv) {
    const char *file = NULL, *now = NULL;
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct retention retention = { .arena = arena, .now = time(NULL) };
    const struct command_option options[] = { { "--dry-run", NULL, &retention.is_dry }, { "--now", &now, NULL }, { "--config", &file, NULL },
                                              { "--backups", &retention.backups, NULL }, { 0 } };
    int status = command_options("retention", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2 || strcmp(argv[1], "run") != 0) return command_misused("retention", "perlu: run");
    if (now && !instant_parse(now, &retention.now)) return command_misused("retention", "--now harus seperti 2026-11-21T01:00:00Z");
    status = command_config(arena, file, &retention.config);
    if (status == EXIT_DONE) status = command_database(arena, retention.config, &db);
    retention.db = db;
    return status == EXIT_DONE ? run(&retention) : status;
}
