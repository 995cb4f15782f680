/* Scope: erasing cases and proving it. */
#include "admin/erase_cases.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "admin/command.h"
#include "lib/store/search.h"

static int failed(const struct erase_cases *how, enum result result) {
    command_error("tidak ada yang dihapus: %s (%s)", result_name(result), db_failure(how->db));
    return command_status(result);
}

/* ---- erasing ---- */

static enum result erase(const struct erase_cases *how, const struct case_ids *cases, struct erased *told) {
    struct actor actor = { .kind = ACTOR_COMMAND };
    struct erasure erasure = { &actor, how->now, how->reason };
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(how->db, &tx);
    if (result == DONE) result = erasure_run(&tx, how->arena, cases, &erasure, told);
    return result == DONE ? tx_commit_traceless(&tx) : result;
}

static const char *path_of(const struct erase_cases *how, const char *name) {
    return arena_format(how->arena, "%s/%.2s/%.2s/%s", how->config->paths.uploads, name, name + 2, name);
}

/* After the commit: a file whose row is gone and that stays here is removed by the nightly upkeep. Returns how many are left. */
static size_t remove_files(const struct erase_cases *how, const struct erased *told) {
    size_t left = 0;
    for (size_t i = 0; i < told->file_count; i++) left += unlink(path_of(how, told->files[i])) != 0 && errno != ENOENT;
    return left;
}

/* ---- proving ---- */

static const char *const SUFFIXES[] = { "", "-wal", "-shm" };

/* Words that living cases also say are no trace. */
static enum result count_traces(const struct erase_cases *how, const struct canaries *canaries, size_t *ret) {
    enum result result = DONE;
    *ret = 0;
    for (size_t i = 0; result == DONE && i < canaries->count; i++) {
        const struct canary *canary = &canaries->rows[i];
        bool is_others = false;
        if (!canary->found) continue;
        const char *text = arena_copy(how->arena, canary->bytes, canary->length);
        if (strlen(text) == canary->length) result = erasure_explained(how->db, text, &is_others);
        *ret += !is_others;
    }
    return result;
}

static enum result find_traces(const struct erase_cases *how, struct erased *told, size_t *ret) {
    size_t found = 0;
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < sizeof SUFFIXES / sizeof *SUFFIXES; i++) {
        result = canaries_find(how->arena, arena_format(how->arena, "%s%s", how->config->paths.database, SUFFIXES[i]), &told->canaries, &found);
    }
    return result == DONE ? count_traces(how, &told->canaries, ret) : result;
}

int erase_cases(const struct erase_cases *how, const struct case_ids *cases) {
    struct erased told = { 0 };
    size_t traces = 0;
    enum result result = erase(how, cases, &told);
    if (result != DONE) return failed(how, result);
    size_t left = remove_files(how, &told);
    (void)printf("Dihapus: %zu kasus, %zu berkas.\n", cases->count, told.file_count - left);
    result = erasure_rewrite(how->db); /* with nothing to erase too: a run that was killed before this is finished by the next */
    if (result == DONE) result = find_traces(how, &told, &traces);
    if (result != DONE) {
        command_error("penghapusan tidak dapat dibuktikan: %s", result_name(result));
        return command_status(result);
    }
    (void)printf("Dicari kembali di basis data dan catatannya: %zu jejak, %zu ditemukan; berkas tertinggal: %zu.\n", told.canaries.count, traces, left);
    return traces == 0 && left == 0 ? EXIT_DONE : EXIT_FAILED;
}
