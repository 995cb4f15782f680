/* Scope: copying delivered pages into an office's folder. */
#include "admin/content_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "admin/command.h"
#include "lib/out/content.h"

struct copying {
    struct arena *arena;
    const char *from, *to, *starter;
    int count;
};

static bool is_still_starter(const struct copying *copying, const char *file) {
    char *have, *shipped;
    size_t have_length, shipped_length;
    if (!copying->starter) return false;
    if (content_read_file(copying->arena, copying->to, file, CONTENT_PICTURE_LARGEST, &have, &have_length) != DONE) return false;
    if (content_read_file(copying->arena, copying->starter, file, CONTENT_PICTURE_LARGEST, &shipped, &shipped_length) != DONE) return false;
    return have_length == shipped_length && memcmp(have, shipped, have_length) == 0;
}

static int copy_file(struct copying *copying, const char *file) {
    const char *target = arena_format(copying->arena, "%s/%s", copying->to, file);
    struct stat status;
    bool is_there = lstat(target, &status) == 0;
    if (is_there && !is_still_starter(copying, file)) return EXIT_DONE;
    char *bytes;
    size_t length;
    enum result result = content_read_file(copying->arena, copying->from, file, CONTENT_PICTURE_LARGEST, &bytes, &length);
    if (result == DONE) result = content_write_file(copying->arena, copying->to, file, bytes, length);
    if (result != DONE) {
        command_error("%s: %s", target, result_name(result));
        return EXIT_FAILED;
    }
    copying->count++;
    return EXIT_DONE;
}

static int copy_folder(struct copying *copying, const char *below) {
    const char *path = arena_format(copying->arena, "%s%s%s", copying->from, *below ? "/" : "", below);
    const char *made = arena_format(copying->arena, "%s%s%s", copying->to, *below ? "/" : "", below);
    CLEANUP_DIR DIR *stream = opendir(path);
    if (!stream || (mkdir(made, 0755) != 0 && errno != EEXIST)) {
        command_error("%s: %s", stream ? made : path, strerror(errno));
        return EXIT_FAILED;
    }
    int status = EXIT_DONE;
    for (const struct dirent *entry = readdir(stream); entry && status == EXIT_DONE; entry = readdir(stream)) {
        if (entry->d_name[0] == '.') continue;
        const char *file = arena_format(copying->arena, "%s%s%s", below, *below ? "/" : "", entry->d_name);
        struct stat found;
        if (stat(arena_format(copying->arena, "%s/%s", copying->from, file), &found) != 0) continue;
        status = S_ISDIR(found.st_mode) && *below == '\0' ? copy_folder(copying, file) : copy_file(copying, file);
    }
    return status;
}

int content_files_copy(struct arena *arena, const char *from, const char *to, const char *starter, int *ret_count) {
    struct copying copying = { arena, from, to, starter, 0 };
    int status = copy_folder(&copying, "");
    *ret_count = copying.count;
    return status;
}
