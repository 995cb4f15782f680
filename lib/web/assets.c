/* Scope: one hash over the static assets, independent of the order a folder lists them in. */
#include "lib/web/assets.h"

#include <fts.h>
#include <sodium.h>
#include <stdbool.h>
#include <string.h>

#include "lib/base/cleanup.h"

#define HASH_BYTES 8u

static int by_name(const FTSENT **one, const FTSENT **other) {
    return strcmp((*one)->fts_name, (*other)->fts_name);
}

static void walk_closep(FTS **walk) {
    if (*walk) (void)fts_close(*walk);
}

static bool add_file(crypto_generichash_state *state, const char *name, const char *path) {
    unsigned char bytes[16384];
    CLEANUP_FILE FILE *file = fopen(path, "rbe");
    if (!file) return false;
    (void)crypto_generichash_update(state, (const unsigned char *)name, strlen(name) + 1);
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;) (void)crypto_generichash_update(state, bytes, got);
    return ferror(file) == 0;
}

enum result assets_version(struct arena *arena, const char *directory, const char **ret) {
    char *roots[] = { arena_string(arena, directory), NULL };
    CLEANUP(walk_closep) FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    if (!walk) return REFUSED_ABSENT;
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, crypto_generichash_BYTES);
    for (const FTSENT *entry; (entry = fts_read(walk));) {
        if (entry->fts_info == FTS_ERR || entry->fts_info == FTS_DNR || entry->fts_info == FTS_NS) return REFUSED_ABSENT;
        if (entry->fts_info == FTS_F && !add_file(&state, entry->fts_path + strlen(directory), entry->fts_path))
            return REFUSED_ABSENT;
    }
    unsigned char hash[crypto_generichash_BYTES];
    (void)crypto_generichash_final(&state, hash, sizeof hash);
    char *text = arena_alloc(arena, 2 * HASH_BYTES + 1);
    *ret = sodium_bin2hex(text, 2 * HASH_BYTES + 1, hash, HASH_BYTES);
    return DONE;
}
