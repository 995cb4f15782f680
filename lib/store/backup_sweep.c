/* Scope: forgetting old backups: what they hold of people the office has erased must not stay for ever. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/cleanup.h"
#include "lib/store/backup_internal.h"

struct found {
    const char *path;
    int64_t made_at; /* of MANIFEST, which is written last */
};

/* False when DIRECTORY is no backup. */
static bool look(struct arena *arena, const char *directory, struct found *ret) {
    struct stat manifest, database;
    if (stat(arena_format(arena, "%s/%s", directory, BACKUP_MANIFEST), &manifest) != 0 || !S_ISREG(manifest.st_mode)) return false;
    if (stat(arena_format(arena, "%s/%s", directory, BACKUP_DATABASE), &database) != 0 || !S_ISREG(database.st_mode)) return false;
    *ret = (struct found){ directory, manifest.st_mtime };
    return true;
}

/* The path in a line of MANIFEST; NULL when it is none of ours. */
static const char *path_in(char *line) {
    line[strcspn(line, "\n")] = '\0';
    const char *path = line + BACKUP_HASH_DIGITS + 2;
    bool is_line = strlen(line) > BACKUP_HASH_DIGITS + 2 && strncmp(line + BACKUP_HASH_DIGITS, "  ", 2) == 0;
    return is_line && path[0] != '/' && !strstr(path, "..") ? path : NULL;
}

/* Removes DIRECTORY/PATH and each folder above it that became empty, up to DIRECTORY. */
static bool remove_path(struct arena *arena, const char *directory, const char *path) {
    char *whole = arena_format(arena, "%s/%s", directory, path);
    if (unlink(whole) != 0 && errno != ENOENT) return false;
    for (char *slash = strrchr(whole, '/'); slash && (size_t)(slash - whole) > strlen(directory); slash = strrchr(whole, '/')) {
        *slash = '\0';
        if (rmdir(whole) != 0) break;
    }
    return true;
}

/* The list goes last: what a removal that broke off left is removed by the next one. */
static bool remove_backup(struct arena *arena, const char *directory) {
    CLEANUP_FILE FILE *file = fopen(arena_format(arena, "%s/%s", directory, BACKUP_MANIFEST), "re");
    char line[BACKUP_LONGEST_LINE];
    bool is_whole = file != NULL;
    while (is_whole && fgets(line, sizeof line, file)) {
        const char *path = path_in(line);
        is_whole = path && (strcmp(path, BACKUP_DATABASE) == 0 || remove_path(arena, directory, path));
    }
    return is_whole && remove_path(arena, directory, BACKUP_DATABASE) && remove_path(arena, directory, BACKUP_MANIFEST) && rmdir(directory) == 0;
}

static void judge(struct arena *arena, const struct found *one, int64_t before, struct backup_sweep *ret) {
    if (one->made_at >= before) {
        ret->kept++;
        return;
    }
    bool is_gone = remove_backup(arena, one->path);
    ret->removed += is_gone;
    if (!is_gone && !ret->failed) ret->failed = one->path;
}

enum result backup_sweep(struct arena *arena, const char *folder, int64_t before, struct backup_sweep *ret) {
    CLEANUP_DIR DIR *stream = opendir(folder);
    struct found newest = { 0 }, one;
    *ret = (struct backup_sweep){ 0 };
    if (!stream) return FAILED_UNAVAILABLE;
    for (const struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
        if (entry->d_name[0] == '.' || !look(arena, arena_format(arena, "%s/%s", folder, entry->d_name), &one)) continue;
        bool is_newest = !newest.path || one.made_at > newest.made_at;
        struct found older = is_newest ? newest : one;
        if (is_newest) newest = one;
        if (older.path) judge(arena, &older, before, ret);
    }
    ret->kept += newest.path != NULL;
    return DONE;
}
