/* Scope: `loket dataset`: what was imported, handing it in for approval, checking what was approved. Analysing, correcting and
 * approving are done by people on the staff pages, never here. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/dataset_verify.h"
#include "lib/rules/dataset_states.h"
#include "lib/store/erratum.h"

static int print_list(struct arena *arena, struct db *db) {
    struct datasets datasets;
    enum result result = dataset_list(db, arena, NULL, &datasets);
    if (result != DONE) {
        command_error("daftar data tidak dapat dibaca: %s", db_failure(db));
        return command_status(result);
    }
    for (size_t i = 0; i < datasets.count; i++) {
        const struct dataset *dataset = &datasets.rows[i];
        enum dataset_state state;
        const char *label = dataset_state_parse(dataset->state, &state) ? dataset_state_label(state) : dataset->state;
        const char *revision = dataset->revision == 1 ? "" : arena_format(arena, " (revisi %lld)", (long long)dataset->revision);
        (void)printf("%-11s %-12s %-21s %s%s\n", dataset->kind, dataset_key(arena, dataset), label, dataset->title, revision);
    }
    if (datasets.count == 0) (void)puts("Belum ada data.");
    return EXIT_DONE;
}

static enum result submit(struct db *db, const struct dataset *dataset) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(db, &tx);
    if (result != DONE) return result;
    struct dataset_act act = { dataset->id, dataset->version, dataset_action_text(DATASET_SUBMIT), "" };
    result = dataset_act(&tx, &(struct actor){ .kind = ACTOR_COMMAND }, time(NULL), &act);
    return result == DONE ? tx_commit(&tx) : result;
}

/* The newest revision of what goes by KEY, "2026-Q4-spkp". */
static enum result find(struct arena *arena, struct db *db, const char *kind, const char *key, struct dataset *ret) {
    struct datasets datasets;
    enum result result = dataset_list(db, arena, kind, &datasets);
    for (size_t i = 0; result == DONE && i < datasets.count; i++) {
        if (strcmp(dataset_key(arena, &datasets.rows[i]), key) != 0) continue;
        *ret = datasets.rows[i];
        return DONE;
    }
    return result == DONE ? REFUSED_ABSENT : result;
}

/* True when it is a correction of which a change has no reason yet. */
static bool lacks_reasons(struct arena *arena, struct db *db, const struct dataset *dataset) {
    struct dataset_errata errata;
    if (dataset->revision == 1 || errata_list(db, arena, dataset->id, &errata) != DONE) return false;
    return errata.count == 0 || errata_unexplained(&errata) > 0;
}

/* How many differences of its source are not accepted in words yet. */
static size_t unaccepted(struct arena *arena, struct db *db, const struct dataset *dataset) {
    struct dataset_differences found;
    size_t count = 0;
    if (difference_list(db, arena, dataset->id, &found) != DONE) return 0;
    for (size_t i = 0; i < found.count; i++) count += *found.rows[i].note == '\0';
    return count;
}

static int submit_named(struct arena *arena, struct db *db, const char *kind, const char *period) {
    struct dataset dataset;
    enum result result = find(arena, db, kind, period, &dataset);
    if (result != DONE) {
        command_error("tidak ada data %s periode %s", kind, period);
        return command_status(result);
    }
    if (lacks_reasons(arena, db, &dataset)) {
        command_error("koreksi data %s periode %s belum beralasan; tulis alasannya di halaman petugas", kind, period);
        return EXIT_FAILED;
    }
    size_t waiting = unaccepted(arena, db, &dataset);
    if (waiting > 0) {
        command_error("%zu selisih data %s periode %s belum diterima dengan catatan; tulis catatannya di halaman petugas", waiting, kind, period);
        return EXIT_FAILED;
    }
    enum dataset_state state, next;
    enum dataset_kind of;
    role_set roles = ROLE_BIT(ROLE_SURVEY_TEAM) | ROLE_BIT(ROLE_INVESTMENT_OFFICER);
    bool is_ready = dataset_kind_parse(dataset.kind, &of) && dataset_state_parse(dataset.state, &state) &&
                    dataset_action_allowed(of, state, DATASET_SUBMIT, roles, &next) == DONE;
    if (!is_ready) {
        command_error("data %s periode %s sudah diajukan atau disetujui", kind, period);
        return EXIT_FAILED;
    }
    result = submit(db, &dataset);
    if (result == DONE) (void)printf("%s: diajukan; Kepala Seksi menganalisisnya di halaman petugas\n", dataset.title);
    else command_error("%s: tidak dapat diajukan (%s)", dataset.title, result_name(result));
    return command_status(result);
}

static int verify(struct arena *arena, struct db *db, const struct dataset_about *only) {
    struct dataset_audit audit;
    enum result result = dataset_audit_all(db, arena, only, true, &audit);
    if (result != DONE) {
        command_error("sidik data tidak dapat dihitung: %s", db_failure(db));
        return command_status(result);
    }
    if (only && audit.same + audit.different == 0) {
        command_error("tidak ada data %s periode %s yang disetujui", only->kind, only->period);
        return EXIT_FAILED;
    }
    (void)puts(dataset_audit_words(arena, &audit));
    return audit.different > 0 ? EXIT_FAILED : EXIT_DONE;
}

int cmd_dataset(int argc, char **argv) {
    const char *file = NULL;
    int status = command_options("dataset", &argc, argv, (struct command_option[]){ { "--config", &file, NULL }, { 0 } });
    if (status != EXIT_DONE) return status;
    bool is_list = argc == 2 && strcmp(argv[1], "list") == 0;
    bool is_submit = argc == 4 && strcmp(argv[1], "submit") == 0;
    bool is_all = argc == 3 && strcmp(argv[1], "verify") == 0 && strcmp(argv[2], "all") == 0;
    bool is_verify = is_all || (argc == 4 && strcmp(argv[1], "verify") == 0);
    if (!is_list && !is_submit && !is_verify) {
        return command_misused("dataset", "pilih list, submit JENIS PERIODE, verify all, atau verify JENIS PERIODE");
    }
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    CLEANUP_DB struct db *db = NULL;
    status = command_config(arena, file, &config);
    if (status == EXIT_DONE) status = command_database(arena, config, &db);
    if (status != EXIT_DONE) return status;
    if (is_verify) return verify(arena, db, is_all ? NULL : &(struct dataset_about){ argv[2], argv[3], NULL });
    return is_list ? print_list(arena, db) : submit_named(arena, db, argv[2], argv[3]);
}
