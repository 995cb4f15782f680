/* Scope: `loket doctor`: is this office fit to serve? One line a check: "beres", "perhatian" or "masalah", and what to do. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "admin/calendar.h"
#include "admin/command.h"
#include "admin/dataset_verify.h"
#include "lib/base/keys.h"
#include "lib/store/site_run.h"
#include "lib/store/audit.h"
#include "lib/store/db.h"
#include "lib/store/holiday.h"
#include "lib/store/identity.h"
#include "lib/store/instrument_file.h"
#include "lib/store/outbox.h"

#define DISK_RESERVE ((uint64_t)1 << 30) /* bytes: below this a busy week could fill the disk */
#define WAL_ALARM ((int64_t)16 << 20)    /* bytes: a reader was forgotten or no checkpoint comes through */
#define OUTBOX_ALARM ((instant)86400)    /* seconds a message may wait before somebody should look */
#define BUILD_TIME ((instant)1767225600) /* 2026-01-01: a clock before this is wrong */

struct examination {
    struct arena *arena;
    const struct config *config;
    struct db *db; /* NULL when it could not be opened */
    int problems;
    const char *note; /* what a check that found nothing wrong tells all the same; "" for none */
};

/* A check gives NULL when all is well, else what is wrong. */
typedef const char *check(struct examination *examination);

static const char *check_keys(struct examination *examination) {
    const struct keys *keys;
    const char *message = NULL;
    enum result result = keys_load(examination->arena, examination->config->paths.keys, KEY_ALL, &keys, &message);
    if (result == DONE) keys_forget((struct keys *)(uintptr_t)keys);
    return result == DONE ? NULL : message;
}

static const char *check_database(struct examination *examination) {
    const char *message = NULL;
    const char *path = examination->config->paths.database;
    if (db_open(examination->arena, path, DB_ADMIN, &examination->db, &message) != DONE) return message;
    return db_self_test(examination->db, examination->arena, &message) == DONE ? NULL : message;
}

/* After a restore the key folder may be a new office's: then no identity opens, no code fits, nobody can sign in. */
static const char *check_key_fits(struct examination *examination) {
    const unsigned pair = KEY_IDENTITY_PUBLIC | KEY_IDENTITY_SECRET;
    const char *folder = examination->config->paths.keys, *message = NULL;
    const struct keys *keys;
    if (!examination->db || keys_load(examination->arena, folder, pair, &keys, &message) != DONE) return "tidak dapat diperiksa";
    enum result result = identity_key_fits(examination->db, examination->arena, keys);
    keys_forget((struct keys *)(uintptr_t)keys);
    if (result == DONE || result == REFUSED_ABSENT) return NULL;
    return arena_format(examination->arena, "%s: bukan kunci basis data ini; salin folder kunci kantor asal", folder);
}

static const char *check_whole(struct examination *examination) {
    if (!examination->db) return "tidak dapat diperiksa";
    const char *fault = NULL;
    enum result result = db_check_whole(examination->db, &fault);
    return result == DONE ? fault : db_failure(examination->db);
}

static const char *check_audit(struct examination *examination) {
    struct audit_report report = { 0 };
    if (!examination->db) return "tidak dapat diperiksa";
    if (audit_verify(examination->db, examination->arena, NULL, &report) != DONE) return db_failure(examination->db);
    if (!report.fault) return NULL;
    return arena_format(examination->arena, "baris %" PRId64 ": %s", report.bad_row, report.fault);
}

/* What people were asked is what the hash says, or the index of that period proves nothing. */
static const char *check_instruments(struct examination *examination) {
    struct instruments all = { 0 };
    struct arena *arena = examination->arena;
    if (!examination->db) return "tidak dapat diperiksa";
    if (instrument_list(examination->db, arena, &all) != DONE) return db_failure(examination->db);
    for (size_t i = 0; i < all.count; i++) {
        const struct instrument *one = &all.rows[i];
        if (!one->sha256) return arena_format(arena, "%s: belum bersidik; jalankan loket setup untuk kantor ini", one->code);
        if (strcmp(one->sha256, instrument_hash(arena, one)) != 0) return arena_format(arena, "%s: isinya tidak sesuai sidik (SHA-256) yang tersimpan", one->code);
    }
    return NULL;
}

static const char *check_datasets(struct examination *examination) {
    struct dataset_audit audit;
    if (!examination->db) return "tidak dapat diperiksa";
    if (dataset_audit_all(examination->db, examination->arena, NULL, false, &audit) != DONE) return db_failure(examination->db);
    return audit.different > 0 ? dataset_audit_words(examination->arena, &audit) : NULL;
}

static const char *check_wal(struct examination *examination) {
    struct stat status;
    const char *path = arena_format(examination->arena, "%s-wal", examination->config->paths.database);
    if (stat(path, &status) != 0 || status.st_size <= WAL_ALARM) return NULL;
    return arena_format(examination->arena, "%s sudah %lld MB: ada pembaca yang tertinggal", path,
                        (long long)status.st_size >> 20);
}

static const char *check_folder(struct examination *examination, const char *path, mode_t too_open) {
    struct stat status;
    if (stat(path, &status) != 0) return arena_format(examination->arena, "%s: %s", path, strerror(errno));
    if (access(path, W_OK) != 0) return arena_format(examination->arena, "%s: tidak dapat ditulisi", path);
    if ((status.st_mode & too_open) == 0) return NULL;
    return arena_format(examination->arena, "%s: terbuka bagi pengguna lain (chmod 700)", path);
}

static const char *check_uploads(struct examination *examination) {
    return check_folder(examination, examination->config->paths.uploads, 077);
}

static const char *check_editions(struct examination *examination) {
    return check_folder(examination, examination->config->paths.editions, 022);
}

/* Why the last run of the builder failed. */
static const char *check_site_run(struct examination *examination) {
    struct site_run run;
    if (!examination->db) return "tidak dapat diperiksa";
    enum result result = site_run_last(examination->db, examination->arena, &run);
    if (result == REFUSED_ABSENT) return NULL;
    if (result != DONE) return db_failure(examination->db);
    if (*run.fault) return arena_format(examination->arena, "gagal dibangun %s, edisi %d tetap tayang: %s", instant_iso(examination->arena, run.at),
                                        (int)run.edition, run.fault);
    examination->note = arena_format(examination->arena, "edisi %d%s", (int)run.edition, run.is_waiting ? "; ada yang disetujui dan belum tayang" : "");
    return NULL;
}

static const char *check_disk(struct examination *examination) {
    struct statvfs disk;
    const char *path = examination->config->directory;
    if (statvfs(path, &disk) != 0) return arena_format(examination->arena, "%s: %s", path, strerror(errno));
    uint64_t left = (uint64_t)disk.f_bavail * disk.f_frsize;
    if (left >= DISK_RESERVE) return NULL;
    return arena_format(examination->arena, "sisa ruang %" PRIu64 " MB, kurang dari 1 GB", left >> 20);
}

/* Time that runs backwards or stands years behind breaks deadlines, logins and receipts. */
static const char *check_clock(struct examination *examination) {
    struct stat status;
    instant now = time(NULL);
    if (now < BUILD_TIME) return "jam komputer tertinggal";
    bool is_behind = stat(examination->config->paths.database, &status) == 0 && status.st_mtime > now + 60;
    return is_behind ? "jam komputer di belakang perubahan terakhir basis data" : NULL;
}

/* A message that failed for good wants a person; one that waits for more than a day, a look at the sender. */
static const char *check_outbox(struct examination *examination) {
    struct outbox_state outbox = { 0 };
    const struct config *config = examination->config;
    if (!examination->db) return "tidak dapat diperiksa";
    if (outbox_state(examination->db, &outbox) != DONE) return db_failure(examination->db);
    const char *oldest = outbox.oldest ? instant_iso(examination->arena, outbox.oldest) : "-";
    const char *found = arena_format(examination->arena, "%" PRId64 " menunggu (tertua %s), %" PRId64 " gagal", outbox.waiting,
                                     oldest, outbox.failed);
    bool is_on = *config->mail.server != '\0' || *config->hook.url != '\0';
    bool is_stuck = is_on && outbox.oldest && outbox.oldest < time(NULL) - OUTBOX_ALARM;
    if (outbox.failed > 0 || is_stuck) return arena_format(examination->arena, "%s; lihat: loket outbox list", found);
    examination->note = is_on ? found : arena_format(examination->arena, "surel mati di loket.ini; %s", found);
    return NULL;
}

/* How many open cases are due after the last year the table knows. */
static enum result cases_past(const struct examination *examination, int *ret_year, int64_t *ret) {
    enum result result = holiday_last_year(examination->db, ret_year);
    return result == DONE ? holiday_cases_after(examination->db, *ret_year, ret) : result;
}

/* Neither the longest deadline that begins today nor the clock of a case may run into a year whose holidays nobody entered. */
static const char *check_calendar(struct examination *examination) {
    struct workday_clock clock = { .start = instant_day(time(NULL), examination->config->office.zone_offset),
                                   .days = examination->config->deadlines.settle_oversight };
    day_number due;
    int last_year = 0;
    int64_t cases = 0;
    if (!examination->db || calendar_holidays(examination->arena, examination->db, &clock) != EXIT_DONE ||
        workday_due(&clock, &due) != DONE || cases_past(examination, &last_year, &cases) != DONE) {
        return "tidak dapat diperiksa";
    }
    int year = workday_year_to_enter(&clock, due);
    if (year == 0 && cases == 0) return NULL;
    const char *past = cases == 0 ? "" : arena_format(examination->arena, "; tenggat %" PRId64 " kasus dihitung tanpa hari libur sesudah tahun %d dan "
                                                      "dapat bergeser", cases, last_year);
    return arena_format(examination->arena, "belum ada hari libur untuk tahun %d%s; isi dengan: loket calendar import BERKAS",
                        year ? year : last_year + 1, past);
}

/* check_database comes before the checks that need the connection. What only warns does not make the office unfit. */
static const struct { const char *name; check *run; bool only_warns; } CHECKS[] = {
    { "kunci", check_keys, false },
    { "basis data", check_database, false },
    { "kecocokan kunci", check_key_fits, false },
    { "keutuhan data", check_whole, false },
    { "jejak audit", check_audit, false },
    { "kuesioner", check_instruments, false },
    { "sidik data", check_datasets, false },
    { "berkas WAL", check_wal, false },
    { "folder lampiran", check_uploads, false },
    { "folder situs", check_editions, false },
    { "edisi situs", check_site_run, false },
    { "ruang disk", check_disk, false },
    { "jam", check_clock, false },
    { "kotak keluar", check_outbox, false },
    { "hari libur", check_calendar, true },
};

int cmd_doctor(int argc, char **argv) {
    const char *file = NULL;
    int status = command_options("doctor", &argc, argv, (struct command_option[]){ { "--config", &file, NULL }, { 0 } });
    if (status != EXIT_DONE) return status;
    if (argc != 1) return command_misused("doctor", "perintah ini tidak memakai kata lain");
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct examination examination = { .arena = arena };
    status = command_config(arena, file, &examination.config);
    if (status != EXIT_DONE) return EXIT_FAILED;
    (void)printf("beres     %-16s %s\n", "pengaturan", examination.config->file);
    for (size_t i = 0; i < sizeof CHECKS / sizeof *CHECKS; i++) {
        examination.note = "";
        const char *fault = CHECKS[i].run(&examination);
        const char *verdict = !fault ? "beres" : CHECKS[i].only_warns ? "perhatian" : "masalah";
        (void)printf("%-9s %-16s %s\n", verdict, CHECKS[i].name, fault ? fault : examination.note);
        examination.problems += fault && !CHECKS[i].only_warns;
    }
    db_close(examination.db);
    return examination.problems == 0 ? EXIT_DONE : EXIT_FAILED;
}
