/* Scope: the delivered files of the site: style sheet, script, icon under aset/, error pages under galat/. */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "site/site.h"
#include "site/tree.h"

#define LARGEST_ASSET ((size_t)4 * 1024 * 1024)
#define DEEPEST 4

static enum result copy_folder(struct site *site, int folder, const char *below, unsigned depth);

static enum result copy_entry(struct site *site, int folder, const char *below, const char *name) {
    const char *place = *below ? arena_format(site->arena, "%s/%s", below, name) : name;
    struct stat status;
    if (fstatat(folder, name, &status, 0) != 0) return site_fail(site, FAILED_UNAVAILABLE, place);
    if (S_ISDIR(status.st_mode)) {
        CLEANUP_FD int inner = tree_open_folder(folder, name);
        unsigned depth = 1;
        for (const char *at = place; *at; at++) depth += *at == '/';
        return inner < 0 ? site_fail(site, FAILED_UNAVAILABLE, place) : copy_folder(site, inner, place, depth);
    }
    CLEANUP_ARENA struct arena *arena = arena_new();
    char *bytes;
    size_t length;
    if (tree_read(arena, folder, name, LARGEST_ASSET, &bytes, &length) != DONE) {
        return site_fail(site, FAILED_UNAVAILABLE, arena_format(site->arena, "%s: tidak dapat dibaca", place));
    }
    bool is_error_page = strncmp(place, "galat/", 6) == 0;
    return site_file(site, is_error_page ? place : arena_format(site->arena, "aset/%s", place), bytes, length);
}

static enum result copy_folder(struct site *site, int folder, const char *below, unsigned depth) {
    if (depth > DEEPEST) return site_fail(site, REFUSED_TOO_LARGE, "folder aset terlalu dalam");
    CLEANUP_DIR DIR *stream = fdopendir(openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!stream) return site_fail(site, FAILED_UNAVAILABLE, "folder aset tidak dapat dibaca");
    enum result result = DONE;
    for (const struct dirent *entry = readdir(stream); entry && result == DONE; entry = readdir(stream)) {
        if (entry->d_name[0] != '.') result = copy_entry(site, folder, below, entry->d_name);
    }
    return result;
}

enum result pages_assets(struct site *site) {
    CLEANUP_FD int folder = tree_open_folder(AT_FDCWD, site->config->paths.assets);
    if (folder < 0) return site_fail(site, FAILED_UNAVAILABLE, site->config->paths.assets);
    enum result result = copy_folder(site, folder, "", 0);
    if (result != DONE) return result;
    const char *sheet = arena_format(site->arena, ":root { --brand: %s; }\n", site->config->office.brand_color);
    return site_file(site, "aset/kantor.css", sheet, strlen(sheet));
}
