/* Scope: the office's own pages in a backup: every plain file of its folder, by folders, and their way back. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/store/backup_internal.h"
#include "lib/store/files.h"

#define DEEPEST 8          /* folders in folders; a link back up would have no end */
#define LONGEST_PATH 200   /* of a file below the folder: a line of MANIFEST is bounded */
#define PREFIX BACKUP_PAGES "/"

struct walk {
    struct arena *arena;
    const char *from, *directory; /* the office's folder of pages; the backup */
    struct buffer *manifest;
};

static const char *copy_file(const struct walk *walk, const char *path) {
    uint8_t hash[32];
    const char *place = arena_format(walk->arena, PREFIX "%s", path), *copy = arena_format(walk->arena, "%s/%s", walk->directory, place);
    bool is_copied = file_copy(walk->arena, arena_format(walk->arena, "%s/%s", walk->from, path), copy) && file_hash(copy, hash);
    if (!is_copied) return arena_format(walk->arena, "halaman %s tidak dapat disalin: %s", path, strerror(errno));
    backup_line(walk->manifest, hash, place);
    return NULL;
}

/* FOLDER is a path below walk->from that ends in '/', or "". Links and what begins with a dot are no pages. */
static const char *copy_folder(const struct walk *walk, const char *folder, unsigned depth) {
    CLEANUP_DIR DIR *stream = opendir(arena_format(walk->arena, "%s/%s", walk->from, folder));
    if (!stream) return errno == ENOENT && *folder == '\0' ? NULL : arena_format(walk->arena, "folder halaman %s: %s", folder, strerror(errno));
    const char *fault = NULL;
    for (const struct dirent *entry = readdir(stream); entry && !fault; entry = readdir(stream)) {
        const char *path = arena_format(walk->arena, "%s%s", folder, entry->d_name);
        struct stat is;
        if (entry->d_name[0] == '.' || lstat(arena_format(walk->arena, "%s/%s", walk->from, path), &is) != 0) continue;
        bool is_odd = strlen(path) > LONGEST_PATH || strpbrk(path, "\n\\") || strstr(path, "..");
        if (is_odd) fault = arena_format(walk->arena, "nama halaman tidak dapat dicadangkan: %s", path);
        else if (S_ISREG(is.st_mode)) fault = copy_file(walk, path);
        else if (S_ISDIR(is.st_mode) && depth < DEEPEST) fault = copy_folder(walk, arena_format(walk->arena, "%s/", path), depth + 1);
    }
    return fault;
}

const char *backup_pages(struct arena *arena, const struct config *config, const char *directory, struct buffer *manifest) {
    struct walk walk = { arena, config->publication.content, directory, manifest };
    return copy_folder(&walk, "", 1);
}

/* ---- back ---- */

/* True when PATH is free afterwards. What stood there stands beside it; a former one of that name stays where it is. */
static bool move_aside(struct arena *arena, const char *path) {
    if (access(path, F_OK) != 0) return true;
    const char *aside = arena_format(arena, "%s.before-restore", path);
    for (unsigned n = 2; access(aside, F_OK) == 0; n++) aside = arena_format(arena, "%s.before-restore-%u", path, n);
    return rename(path, aside) == 0 && file_sync_folder(arena, path);
}

enum result backup_pages_restore(struct arena *arena, const struct config *config, const char *directory, struct backup_report *ret) {
    CLEANUP_FILE FILE *file = fopen(arena_format(arena, "%s/%s", directory, BACKUP_MANIFEST), "re");
    if (!file) return backup_fault(ret, strerror(errno), FAILED_UNAVAILABLE);
    char line[BACKUP_LONGEST_LINE];
    bool is_free = false;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        const char *path = line + BACKUP_HASH_DIGITS + 2; /* verified before */
        if (strncmp(path, PREFIX, strlen(PREFIX)) != 0) continue;
        if (!is_free) is_free = move_aside(arena, config->publication.content);
        const char *to = arena_format(arena, "%s/%s", config->publication.content, path + strlen(PREFIX));
        if (!is_free || !file_copy(arena, arena_format(arena, "%s/%s", directory, path), to)) return backup_fault(ret, strerror(errno), FAILED_UNAVAILABLE);
        ret->pages++;
    }
    return DONE;
}
