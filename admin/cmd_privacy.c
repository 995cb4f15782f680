/* Scope: `loket privacy`: what the office keeps about the person of one case, as a copy for that person (UU 27/2022 article 32), and its
 * erasure on request (article 43). Whoever asks has proven the case with number and code at the counter or the tracking page. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "admin/erase_cases.h"
#include "lib/rules/register.h"
#include "lib/store/subject_copy.h"

#define NEEDED "perlu: export NOMOR atau erase NOMOR"

struct copy {
    struct arena *arena;
    const struct config *config;
    const struct keys *keys;
    struct db *db;
    struct case_row row;
};

/* ---- a copy ---- */

static int export(const struct copy *copy) {
    struct actor actor = { .kind = ACTOR_COMMAND };
    struct subject_copy_of of = { &copy->row, &actor, time(NULL) };
    json_auto_t *view = NULL;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(copy->db, &tx);
    if (result == DONE) result = subject_copy(&tx, copy->arena, copy->keys, &of, &view);
    if (result == DONE) result = tx_commit(&tx);
    if (result != DONE) {
        command_error("salinan tidak dapat dibuat: %s (%s)", result_name(result), db_failure(copy->db));
        return command_status(result);
    }
    (void)json_dumpf(view, stdout, JSON_INDENT(2));
    (void)putchar('\n');
    return EXIT_DONE;
}

/* ---- the command ---- */

static int erase(const struct copy *copy) {
    struct case_id id = copy->row.id;
    struct case_ids one = { &id, 1 };
    struct erase_cases how = { copy->arena, copy->config, copy->db, time(NULL), "request" };
    if (!copy->row.closed) {
        command_error("%s masih ditangani: selesaikan dahulu, lalu hapus", copy->row.number);
        return EXIT_WRONG;
    }
    return erase_cases(&how, &one);
}

static int open_case(struct copy *copy, const char *typed) {
    struct register_number number;
    if (!register_parse(typed, &number)) return command_misused("privacy", "bukan nomor register: %s", typed);
    enum result result = case_by_number(copy->db, copy->arena, register_text(copy->arena, number), &copy->row);
    if (result == DONE) return EXIT_DONE;
    command_error("%s: tidak ada", typed);
    return result == REFUSED_ABSENT ? EXIT_WRONG : command_status(result);
}

int cmd_privacy(int argc, char **argv) {
    const char *file = NULL, *message = "";
    int status = command_options("privacy", &argc, argv, (struct command_option[]){ { "--config", &file, NULL }, { 0 } });
    if (status != EXIT_DONE) return status;
    bool is_export = argc == 3 && strcmp(argv[1], "export") == 0, is_erasure = argc == 3 && strcmp(argv[1], "erase") == 0;
    if (!is_export && !is_erasure) return command_misused("privacy", NEEDED);
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct copy copy = { .arena = arena };
    status = command_config(arena, file, &copy.config);
    if (status == EXIT_DONE) status = command_database(arena, copy.config, &db);
    if (status != EXIT_DONE) return status;
    copy.db = db;
    if (keys_load(arena, copy.config->paths.keys, KEY_IDENTITY_PUBLIC | KEY_IDENTITY_SECRET, &copy.keys, &message) != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    status = open_case(&copy, argv[2]);
    if (status != EXIT_DONE) return status;
    return is_export ? export(&copy) : erase(&copy);
}
