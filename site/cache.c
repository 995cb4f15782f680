/* Scope: the folder of what was dear to make. */
#include "site/cache.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "site/tree.h"

#define FOLDER "cache"
#define NAME_BYTES 8 /* of the hash; an office has some hundred pictures */

const char *cache_name(struct site *site, const char *rule, const char *bytes, size_t length, const char *ending) {
    unsigned char hash[crypto_generichash_BYTES_MIN];
    char name[NAME_BYTES * 2 + 1];
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, sizeof hash);
    (void)crypto_generichash_update(&state, (const unsigned char *)rule, strlen(rule) + 1);
    (void)crypto_generichash_update(&state, (const unsigned char *)bytes, length);
    (void)crypto_generichash_final(&state, hash, sizeof hash);
    return arena_format(site->arena, "%s.%s", sodium_bin2hex(name, sizeof name, hash, NAME_BYTES), ending);
}

bool cache_take(struct site *site, struct arena *arena, const char *name, char **ret, size_t *ret_length) {
    CLEANUP_FD int folder = tree_open_folder(AT_FDCWD, site->config->directory);
    const char *path = arena_format(site->arena, FOLDER "/%s", name);
    return folder >= 0 && tree_read(arena, folder, path, CACHE_LARGEST, ret, ret_length) == DONE;
}

void cache_keep(struct site *site, const char *name, const char *bytes, size_t length) {
    CLEANUP_FD int folder = tree_open_folder(AT_FDCWD, site->config->directory);
    if (folder < 0 || tree_make_folder(folder, FOLDER) != DONE) return;
    const char *path = arena_format(site->arena, FOLDER "/%s", name), *next = arena_format(site->arena, "%s.%ld", path, (long)getpid());
    if (tree_write(folder, next, bytes, length) == DONE && renameat(folder, next, folder, path) == 0) return;
    (void)tree_remove(folder, next);
}
