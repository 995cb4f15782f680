/* Scope: `loket unit`: the units of the office and who works in them. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/store/staff.h"
#include "lib/store/unit.h"

static const struct actor COMMAND = { .kind = ACTOR_COMMAND };

struct job {
    struct arena *arena;
    struct db *db;
    const char *first, *second; /* the words after the action; NULL: none */
    struct units units;         /* all, by position */
};

static const struct unit *unit_named(const struct job *job, const char *code) {
    for (size_t i = 0; i < job->units.count; i++) {
        if (strcmp(job->units.rows[i].code, code) == 0) return &job->units.rows[i];
    }
    return NULL;
}

static enum result save(struct job *job, const struct unit *unit) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result == DONE) result = unit_save(&tx, &COMMAND, time(NULL), unit);
    return result == DONE ? tx_commit(&tx) : result;
}

static int tell(struct job *job, enum result result, const char *done) {
    switch (result) {
    case DONE: (void)printf("%s\n", done); return EXIT_DONE;
    case REFUSED_ABSENT: command_error("tidak ada akun bernama %s", job->first); return EXIT_WRONG;
    case REFUSED_INVALID:
        command_error("kode unit: huruf kecil, angka, dan tanda hubung, paling banyak 40; nama paling banyak 200");
        return EXIT_WRONG;
    default: command_error("unit tidak dapat disimpan: %s", db_failure(job->db)); return command_status(result);
    }
}

static int list(struct job *job) {
    for (size_t i = 0; i < job->units.count; i++) {
        const struct unit *unit = &job->units.rows[i];
        (void)printf("%-24s %-9s %s\n", unit->code, unit->active ? "aktif" : "nonaktif", unit->name);
    }
    return EXIT_DONE;
}

/* A new one comes last; a known one keeps its place, and is offered again. */
static int add(struct job *job) {
    const struct unit *known = unit_named(job, job->first);
    int last = job->units.count ? job->units.rows[job->units.count - 1].position : 0;
    struct unit unit = { job->first, job->second, known ? known->position : last + 1, true };
    return tell(job, save(job, &unit), "Unit tersimpan.");
}

static int hide(struct job *job) {
    const struct unit *known = unit_named(job, job->first);
    if (!known) {
        command_error("tidak ada unit berkode %s", job->first);
        return EXIT_WRONG;
    }
    struct unit unit = *known;
    unit.active = false;
    return tell(job, save(job, &unit), "Unit tidak ditawarkan lagi.");
}

static enum result store_place(struct job *job) {
    struct staff staff;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = staff_by_name(job->db, job->arena, job->first, &staff);
    if (result == DONE) result = tx_begin(job->db, &tx);
    if (result == DONE) result = unit_place(&tx, &COMMAND, time(NULL), staff.id, job->second);
    return result == DONE ? tx_commit(&tx) : result;
}

static int place(struct job *job) {
    if (job->second && !unit_named(job, job->second)) {
        command_error("tidak ada unit berkode %s", job->second);
        return EXIT_WRONG;
    }
    return tell(job, store_place(job), "Penempatan tersimpan.");
}

static const struct action { const char *name; int words; int (*run)(struct job *job); } ACTIONS[] = {
    { "list", 2, list }, { "add", 4, add }, { "hide", 3, hide }, { "place", 3, place }, { "place", 4, place },
};

static const struct action *find_action(int argc, char **argv) {
    for (size_t i = 0; argc >= 2 && i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (strcmp(ACTIONS[i].name, argv[1]) == 0 && ACTIONS[i].words == argc) return &ACTIONS[i];
    }
    return NULL;
}

int cmd_unit(int argc, char **argv) {
    const char *file = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { 0 } };
    int status = command_options("unit", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    const struct action *action = find_action(argc, argv);
    if (!action) return command_misused("unit", "pilih list, add KODE NAMA, hide KODE, atau place AKUN [KODE]");
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    CLEANUP_DB struct db *db = NULL;
    status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    struct job job = { .arena = arena, .db = db, .first = argc >= 3 ? argv[2] : NULL, .second = argc >= 4 ? argv[3] : NULL };
    enum result result = unit_list(db, arena, false, &job.units);
    return result == DONE ? action->run(&job) : tell(&job, result, "");
}
