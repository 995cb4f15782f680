/* Scope: `loket counter`: the counters of the office, where the survey is answered. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/store/counter.h"

static const struct actor COMMAND = { .kind = ACTOR_COMMAND };

struct job {
    struct db *db;
    const char *code, *name;  /* the words after the action; NULL: none */
    struct counters counters; /* all, by position */
};

static const struct counter *counter_named(const struct job *job) {
    for (size_t i = 0; i < job->counters.count; i++) {
        if (strcmp(job->counters.rows[i].code, job->code) == 0) return &job->counters.rows[i];
    }
    return NULL;
}

static enum result save(struct job *job, const struct counter *counter) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result == DONE) result = counter_save(&tx, &COMMAND, time(NULL), counter);
    return result == DONE ? tx_commit(&tx) : result;
}

static int tell(struct job *job, enum result result, const char *done) {
    if (result == DONE) {
        (void)printf("%s\n", done);
        return EXIT_DONE;
    }
    if (result == REFUSED_INVALID) {
        command_error("kode loket: huruf kecil, angka, dan tanda hubung, paling banyak 40; nama paling banyak 200");
        return EXIT_WRONG;
    }
    command_error("loket tidak dapat disimpan: %s", db_failure(job->db));
    return command_status(result);
}

static int list(struct job *job) {
    for (size_t i = 0; i < job->counters.count; i++) {
        const struct counter *counter = &job->counters.rows[i];
        (void)printf("%-24s %-9s %s\n", counter->code, counter->active ? "aktif" : "nonaktif", counter->name);
    }
    return EXIT_DONE;
}

/* A new one comes last; a known one keeps its place, and is offered again. */
static int add(struct job *job) {
    const struct counter *known = counter_named(job);
    int last = job->counters.count ? job->counters.rows[job->counters.count - 1].position : 0;
    struct counter counter = { job->code, job->name, known ? known->position : last + 1, true };
    return tell(job, save(job, &counter), "Loket tersimpan.");
}

static int hide(struct job *job) {
    const struct counter *known = counter_named(job);
    if (!known) {
        command_error("tidak ada loket berkode %s", job->code);
        return EXIT_WRONG;
    }
    struct counter counter = *known;
    counter.active = false;
    return tell(job, save(job, &counter), "Loket tidak ditawarkan lagi.");
}

static const struct action { const char *name; int words; int (*run)(struct job *job); } ACTIONS[] = {
    { "list", 2, list }, { "add", 4, add }, { "hide", 3, hide },
};

static const struct action *find_action(int argc, char **argv) {
    for (size_t i = 0; argc >= 2 && i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (strcmp(ACTIONS[i].name, argv[1]) == 0 && ACTIONS[i].words == argc) return &ACTIONS[i];
    }
    return NULL;
}

int cmd_counter(int argc, char **argv) {
    const char *file = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { 0 } };
    int status = command_options("counter", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    const struct action *action = find_action(argc, argv);
    if (!action) return command_misused("counter", "pilih list, add KODE NAMA, atau hide KODE");
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    CLEANUP_DB struct db *db = NULL;
    status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    struct job job = { .db = db, .code = argc >= 3 ? argv[2] : NULL, .name = argc >= 4 ? argv[3] : NULL };
    enum result result = counter_list(db, arena, false, &job.counters);
    return result == DONE ? action->run(&job) : tell(&job, result, "");
}
