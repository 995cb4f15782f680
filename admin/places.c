/* Scope: finding programs and delivered files relative to the running program. */
#include "admin/places.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#define HIGHEST_CLIMB 4 /* folders upwards: build/asan/loket is two below the tree, lib/loket/loket two below PREFIX */

/* Folder of the running program, symbolic links resolved; NULL when /proc is not mounted. */
static char *program_folder(struct arena *arena) {
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0) return NULL;
    char *folder = arena_copy(arena, path, (size_t)length);
    char *slash = strrchr(folder, '/');
    if (!slash) return NULL;
    *slash = '\0';
    return folder;
}

const char *place_program(struct arena *arena, const char *name) {
    const char *folder = program_folder(arena);
    if (!folder) return NULL;
    const char *path = arena_format(arena, "%s/%s", folder, name);
    return access(path, X_OK) == 0 ? path : NULL;
}

const char *place_data(struct arena *arena, const char *name) {
    char *folder = program_folder(arena);
    for (int climbed = 0; folder && climbed <= HIGHEST_CLIMB; climbed++) {
        const char *in_tree = arena_format(arena, "%s/%s", folder, name);
        if (access(in_tree, R_OK) == 0) return in_tree;
        const char *installed = arena_format(arena, "%s/share/loket/%s", folder, name);
        if (access(installed, R_OK) == 0) return installed;
        char *slash = strrchr(folder, '/');
        if (!slash) return NULL;
        *slash = '\0';
    }
    return NULL;
}

const char *place_web_server(void) {
    static const char *const PLACES[] = { "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx" };
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        if (access(PLACES[i], X_OK) == 0) return PLACES[i];
    }
    return NULL;
}
