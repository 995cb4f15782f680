/* Scope: `loket kiosk`: the survey's tablets at the counters. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/base/keys.h"
#include "lib/rules/format.h"
#include "lib/store/kiosk.h"

static const struct actor COMMAND = { .kind = ACTOR_COMMAND };

struct job {
    struct arena *arena;
    const struct config *config;
    const struct keys *keys;
    struct db *db;
    const char *code, *name;       /* the words after the action; NULL: none */
    const char *counter, *service; /* NULL: none */
    bool has_pin, has_setup;       /* what there is to tell, once */
    struct kiosk_pin pin;
    struct access_code setup;
};

/* ---- actions ---- */

static enum result add(struct job *job, struct tx *tx) {
    struct kiosk kiosk = { .code = job->code, .name = job->name, .counter_code = job->counter, .service_code = job->service };
    instant now = time(NULL);
    enum result result = kiosk_add(tx, job->keys, &COMMAND, now, &kiosk, &job->pin);
    if (result == DONE) result = kiosk_new_setup(tx, &COMMAND, now, job->code, &job->setup);
    job->has_pin = job->has_setup = true;
    return result;
}

static enum result renew(struct job *job, struct tx *tx) {
    job->has_setup = true;
    return kiosk_new_setup(tx, &COMMAND, time(NULL), job->code, &job->setup);
}

static enum result change_pin(struct job *job, struct tx *tx) {
    job->has_pin = true;
    return kiosk_new_pin(tx, job->keys, &COMMAND, time(NULL), job->code, &job->pin);
}

static enum result withdraw(struct job *job, struct tx *tx) {
    return kiosk_withdraw(tx, &COMMAND, time(NULL), job->code);
}

static const struct action { const char *name; int words; enum result (*run)(struct job *job, struct tx *tx); const char *done; } ACTIONS[] = {
    { "list", 2, NULL, NULL },
    { "add", 4, add, "Kios terdaftar." },
    { "code", 3, renew, "Kode pasang dibuat; tablet yang lama, bila ada, tidak berlaku lagi." },
    { "pin", 3, change_pin, "PIN diganti." },
    { "withdraw", 3, withdraw, "Kios ditarik: tabletnya tidak dapat mengirim lagi." },
};

static enum result run(struct job *job, const struct action *action) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result == DONE) result = action->run(job, &tx);
    return result == DONE ? tx_commit(&tx) : result;
}

/* ---- telling ---- */

static const char *state_of(const struct kiosk *kiosk) {
    if (!kiosk->active) return "ditarik";
    if (kiosk->has_tablet) return "terpasang";
    return "belum terpasang";
}

static int list(struct job *job) {
    struct kiosks kiosks;
    enum result result = kiosk_list(job->db, job->arena, &kiosks);
    for (size_t i = 0; result == DONE && i < kiosks.count; i++) {
        const struct kiosk *kiosk = &kiosks.rows[i];
        const struct config *config = job->config;
        const char *seen = kiosk->seen_at ? format_moment(job->arena, kiosk->seen_at, config->office.zone_offset, config->office.zone) : "belum pernah";
        (void)printf("%-24s %-15s %" PRId64 " jawaban, %" PRId64 " menunggu, %" PRId64 " ditolak, terakhir %s  %s\n", kiosk->code, state_of(kiosk),
                     kiosk->answers, kiosk->waiting, kiosk->refused, seen, kiosk->name);
    }
    return command_status(result);
}

static int tell(const struct job *job, const char *done) {
    (void)printf("%s\n", done);
    if (job->has_setup) {
        (void)printf("Buka di tablet dalam 24 jam: %s/survei/kios/\nKode pasang, sekali pakai: %s\n", job->config->site.base_url, job->setup.text);
    }
    if (job->has_pin) (void)printf("PIN petugas untuk keluar dari mode kios: %s\n", job->pin.text);
    return EXIT_DONE;
}

static int refuse(const struct job *job, enum result result) {
    switch ((int)result) {
    case REFUSED_ABSENT: command_error("tidak ada kios berkode %s yang belum ditarik", job->code); return EXIT_WRONG;
    case REFUSED_STALE: command_error("kios berkode %s sudah ada", job->code); return EXIT_WRONG;
    case REFUSED_INVALID:
        command_error("kode kios: huruf kecil, angka, dan tanda hubung, paling banyak 40; nama paling banyak 100; loket dan layanan harus ada");
        return EXIT_WRONG;
    default: command_error("kios tidak dapat disimpan: %s", db_failure(job->db)); return command_status(result);
    }
}

/* ---- the command ---- */

static const struct action *find_action(int argc, char **argv) {
    for (size_t i = 0; argc >= 2 && i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (strcmp(ACTIONS[i].name, argv[1]) == 0 && ACTIONS[i].words == argc) return &ACTIONS[i];
    }
    return NULL;
}

static int load_keys(struct job *job) {
    const char *message = "";
    enum result result = keys_load(job->arena, job->config->paths.keys, KEY_FORM, &job->keys, &message);
    if (result != DONE) command_error("%s", message);
    return command_status(result);
}

int cmd_kiosk(int argc, char **argv) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct job job = { .arena = arena };
    const char *file = NULL;
    const struct command_option options[] = {
        { "--config", &file, NULL }, { "--counter", &job.counter, NULL }, { "--service", &job.service, NULL }, { 0 } };
    int status = command_options("kiosk", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    const struct action *action = find_action(argc, argv);
    if (!action) return command_misused("kiosk", "pilih list, add KODE NAMA, code KODE, pin KODE, atau withdraw KODE");
    job.code = argc >= 3 ? argv[2] : NULL;
    job.name = argc >= 4 ? argv[3] : NULL;
    status = command_config(arena, file, &job.config);
    if (status == EXIT_DONE) status = command_database(arena, job.config, &db);
    job.db = db;
    if (status == EXIT_DONE) status = load_keys(&job);
    if (status != EXIT_DONE) return status;
    if (!action->run) return list(&job);
    enum result result = run(&job, action);
    return result == DONE ? tell(&job, action->done) : refuse(&job, result);
}
