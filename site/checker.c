/* Scope: the checkers as files. Exports: checker.h. */
#include "site/checker.h"

#include <fcntl.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "site/tree.h"

#define LARGEST_CHECKER ((size_t)256 * 1024)

struct text {
    char *bytes;
    size_t length;
};

static enum result read_asset(struct site *site, const char *name, struct text *ret) {
    CLEANUP_FD int folder = tree_open_folder(AT_FDCWD, site->config->paths.assets);
    if (folder < 0 || tree_read(site->arena, folder, name, LARGEST_CHECKER, &ret->bytes, &ret->length) != DONE) {
        return site_fail(site, FAILED_UNAVAILABLE, arena_format(site->arena, "%s: tidak dapat dibaca", name));
    }
    return DONE;
}

static enum result publish_single_file(struct site *site, const char *name) {
    const char *file = arena_format(site->arena, "%s.html", name);
    struct text page, script;
    enum result result = read_asset(site, file, &page);
    if (result == DONE) result = read_asset(site, arena_format(site->arena, "%s.js", name), &script);
    if (result != DONE) return result;
    const char *tag = arena_format(site->arena, "<script src=\"%s.js\">", name), *found = strstr(page.bytes, tag);
    if (!found || strstr(script.bytes, "</script")) return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: tidak memuat programnya", file));
    struct buffer single = buffer_in(site->arena);
    buffer_add(&single, page.bytes, (size_t)(found - page.bytes));
    buffer_text(&single, "<script>\n");
    buffer_add(&single, script.bytes, script.length);
    buffer_text(&single, found + strlen(tag));
    return site_file(site, arena_format(site->arena, "data/%s", file), buffer_string(&single), single.length);
}

enum result checker_publish(struct site *site, const char *name) {
    struct text program;
    const char *file = arena_format(site->arena, "%s.awk", name);
    enum result result = read_asset(site, file, &program);
    if (result == DONE) result = site_file(site, arena_format(site->arena, "data/%s", file), program.bytes, program.length);
    return result == DONE ? publish_single_file(site, name) : result;
}
