/* Scope: /ikm/periksa/: how anybody recomputes an index, and the checkers as files of their own in data/, where the answers are. */
#include <fcntl.h>
#include <string.h>

#include "site/page_ikm.h"
#include "site/tree.h"

#define LARGEST_CHECKER ((size_t)256 * 1024)
#define SCRIPT_TAG "<script src=\"periksa-ikm.js\">"

static enum result read_asset(struct site *site, const char *name, char **ret, size_t *ret_length) {
    CLEANUP_FD int folder = tree_open_folder(AT_FDCWD, site->config->paths.assets);
    if (folder < 0 || tree_read(site->arena, folder, name, LARGEST_CHECKER, ret, ret_length) != DONE) {
        return site_fail(site, FAILED_UNAVAILABLE, arena_format(site->arena, "%s: tidak dapat dibaca", name));
    }
    return DONE;
}

/* The page with its script inside: one file to keep, which needs neither us nor a network. */
static enum result publish_single_file(struct site *site) {
    char *page, *script;
    size_t page_length, script_length;
    enum result result = read_asset(site, "periksa-ikm.html", &page, &page_length);
    if (result == DONE) result = read_asset(site, "periksa-ikm.js", &script, &script_length);
    if (result != DONE) return result;
    const char *tag = strstr(page, SCRIPT_TAG);
    if (!tag || strstr(script, "</script")) return site_fail(site, FAILED_INTERNAL, "periksa-ikm.html: tidak memuat programnya");
    struct buffer single = buffer_in(site->arena);
    buffer_add(&single, page, (size_t)(tag - page));
    buffer_text(&single, "<script>\n");
    buffer_add(&single, script, script_length);
    buffer_text(&single, tag + strlen(SCRIPT_TAG));
    return site_file(site, "data/periksa-ikm.html", buffer_string(&single), single.length);
}

enum result ikm_checker_page(struct site *site) {
    char *program;
    size_t length;
    enum result result = read_asset(site, "periksa-ikm.awk", &program, &length);
    if (result == DONE) result = site_file(site, "data/periksa-ikm.awk", program, length);
    if (result == DONE) result = publish_single_file(site);
    return result == DONE ? site_page(site, "ikm/periksa/index.html", "pages/site_ikm_checker", json_object()) : result;
}
