/* Scope: `loket survey instrument`: questionnaires as files, judged, taken in and given out. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/survey.h"
#include "lib/store/instrument_file.h"

#define SHOWN_DIGITS 12 /* of the hash in lists */

static const struct actor COMMAND = { .kind = ACTOR_COMMAND };

struct job {
    struct arena *arena;
    struct db *db; /* NULL: the action needs none */
    const char *word; /* file or code */
};

int survey_instrument_file(struct arena *arena, const char *file, struct instrument *ret) {
    struct instrument_faults faults = { 0 };
    char *bytes;
    size_t length;
    int status = command_read_file(arena, file, INSTRUMENT_LARGEST_FILE, &bytes, &length);
    if (status != EXIT_DONE) return status;
    if (instrument_read(arena, bytes, length, ret, &faults) == DONE) return EXIT_DONE;
    for (size_t i = 0; i < faults.count; i++) {
        const struct instrument_fault *fault = &faults.rows[i];
        command_error(*fault->place ? "%s: %s: %s" : "%s%s: %s", file, fault->place, fault->message);
    }
    return EXIT_WRONG;
}

static int check(struct job *job) {
    struct instrument instrument;
    int status = survey_instrument_file(job->arena, job->word, &instrument);
    if (status != EXIT_DONE) return status;
    (void)printf("%s: baik. %zu pertanyaan, skala %d, sha256 %s\n", instrument.code, instrument.item_count, instrument.scale,
                 instrument_hash(job->arena, &instrument));
    return EXIT_DONE;
}

static enum result store(struct job *job, const struct instrument *instrument, enum instrument_outcome *ret) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(job->db, &tx);
    if (result == DONE) result = instrument_store(&tx, job->arena, &COMMAND, time(NULL), instrument, ret);
    return result == DONE ? tx_commit(&tx) : result;
}

static int take_in(struct job *job) {
    static const char *const SAID[] = {
        [INSTRUMENT_ADDED] = "ditambahkan",
        [INSTRUMENT_REPLACED] = "diganti; belum ada periode yang memakainya",
        [INSTRUMENT_SAME] = "sudah ada dengan isi yang sama; tidak ada yang diubah",
    };
    struct instrument instrument;
    enum instrument_outcome outcome;
    int status = survey_instrument_file(job->arena, job->word, &instrument);
    if (status != EXIT_DONE) return status;
    enum result result = store(job, &instrument, &outcome);
    if (result != DONE) {
        command_error("kuesioner tidak dapat disimpan: %s", db_failure(job->db));
        return command_status(result);
    }
    if (outcome == INSTRUMENT_NEEDS_VERSION) {
        command_error("%s sudah dipakai sebuah periode dan tidak berubah lagi; naikkan \"version\" menjadi %d", instrument.code, instrument.version + 1);
        return EXIT_WRONG;
    }
    (void)printf("%s: %s\n", instrument.code, SAID[outcome]);
    return EXIT_DONE;
}

static int give_out(struct job *job) {
    struct instrument instrument;
    enum result result = instrument_by_code(job->db, job->arena, job->word, &instrument);
    if (result == REFUSED_ABSENT) {
        command_error("tidak ada kuesioner berkode %s; lihat: loket survey instrument list", job->word);
        return EXIT_WRONG;
    }
    if (result == DONE) (void)fputs(instrument_json(job->arena, &instrument), stdout);
    else command_error("kuesioner tidak dapat dibaca: %s", db_failure(job->db));
    return command_status(result);
}

static int list(struct job *job) {
    struct instruments all = { 0 };
    enum result result = instrument_list(job->db, job->arena, &all);
    if (result != DONE) {
        command_error("daftar kuesioner tidak dapat dibaca: %s", db_failure(job->db));
        return command_status(result);
    }
    for (size_t i = 0; i < all.count; i++) {
        const struct instrument *one = &all.rows[i];
        (void)printf("%-16s %-8s %2zu pertanyaan, skala %d  %-12s %.*s  %s\n", one->code, one->family, one->item_count, one->scale,
                     one->frozen ? "dipakai" : "belum dipakai", SHOWN_DIGITS, one->sha256 ? one->sha256 : "-", one->title);
    }
    if (all.count == 0) (void)puts("Belum ada kuesioner.");
    return EXIT_DONE;
}

static const struct action { const char *name; int words; bool needs_database; int (*run)(struct job *job); } ACTIONS[] = {
    { "check", 3, false, check }, { "import", 3, true, take_in }, { "export", 3, true, give_out }, { "list", 2, true, list },
};

static const struct action *find_action(int argc, char **argv) {
    for (size_t i = 0; argc >= 2 && i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (strcmp(ACTIONS[i].name, argv[1]) == 0 && ACTIONS[i].words == argc) return &ACTIONS[i];
    }
    return NULL;
}

int survey_instrument(int argc, char **argv) {
    const char *file = NULL;
    int status = command_options("survey", &argc, argv, (struct command_option[]){ { "--config", &file, NULL }, { 0 } });
    if (status != EXIT_DONE) return status;
    const struct action *action = find_action(argc, argv);
    if (!action) return command_misused("survey", "pilih instrument check BERKAS, import BERKAS, export KODE, atau list");
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    CLEANUP_DB struct db *db = NULL;
    if (action->needs_database) status = command_config(arena, file, &config);
    if (action->needs_database && status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    struct job job = { .arena = arena, .db = db, .word = argc >= 3 ? argv[2] : NULL };
    return action->run(&job);
}
