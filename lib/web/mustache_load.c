/* Scope: sets of templates: reading a directory, compiling, connecting names. Exports: templates_load, templates_compile,
 * templates_load_in, template_compile, templates_check, templates_find. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/base/cleanup.h"
#include "lib/web/mustache_tree.h"

#define LARGEST_FILE ((off_t)1 << 20)  /* bytes; stops a stray upload before it is read */
#define MOST_TEMPLATES 2000            /* in one directory tree: templates/ that points at / or at uploads/ */
#define DEEPEST_DIRECTORY 8            /* a loop of symbolic links */
#define SUFFIX ".mustache"

/* Texts found in a directory tree. */
struct reading {
    struct arena *arena;
    struct template_text *texts;
    size_t count, capacity;
    const char *message;
};

/* ---- sets ---- */

static int compare_names(const void *one, const void *other) {
    return strcmp(((const struct template *)one)->name, ((const struct template *)other)->name);
}

const struct template *templates_find(const struct templates *set, struct bytes name) {
    size_t from = 0, to = set->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const struct template *item = &set->items[middle];
        int order = strncmp(name.at, item->name, name.length);
        if (order == 0) order = item->name[name.length] == '\0' ? 0 : -1;
        if (order == 0) return item;
        if (order < 0) to = middle;
        else from = middle + 1;
    }
    return NULL;
}

/* Tells a template's nodes which template they and their targets belong to. */
static void connect(const struct templates *set, const struct template *template) {
    for (size_t i = 0; i < template->count; i++) {
        struct node *node = &template->nodes[i];
        node->home = template;
        if (node->kind != NODE_PARTIAL && node->kind != NODE_PARENT) continue;
        if (!node->keys) node->target = templates_find(set, node->text);
    }
}

static enum result sort(struct arena *arena, struct templates *set, const char **ret_message) {
    qsort(set->items, set->count, sizeof *set->items, compare_names);
    for (size_t i = 1; i < set->count; i++) {
        if (compare_names(&set->items[i - 1], &set->items[i]) != 0) continue;
        *ret_message = arena_format(arena, "%s: there are two templates of this name", set->items[i].name);
        return REFUSED_INVALID;
    }
    return DONE;
}

static enum result parse(struct arena *arena, const struct template_text *text, const struct catalogue *words, struct template *ret,
                         const char **ret_message) {
    struct template_text own = *text;
    enum result result = template_words(arena, words, &own, ret_message);
    return result == DONE ? template_parse(arena, &own, ret, ret_message) : result;
}

static enum result compile(struct arena *arena, const struct template_text *texts, size_t count, const struct catalogue *words,
                           struct templates **ret, const char **ret_message) {
    struct templates *set = arena_alloc(arena, sizeof *set);
    set->items = arena_array(arena, count, sizeof *set->items);
    for (; set->count < count; set->count++) {
        enum result result = parse(arena, &texts[set->count], words, &set->items[set->count], ret_message);
        if (result != DONE) return result;
    }
    enum result result = sort(arena, set, ret_message);
    if (result != DONE) return result;
    for (size_t i = 0; i < set->count; i++) connect(set, &set->items[i]);
    *ret = set;
    return DONE;
}

enum result templates_compile(struct arena *arena, const struct template_text *texts, size_t count, struct templates **ret,
                              const char **ret_message) {
    return compile(arena, texts, count, NULL, ret, ret_message);
}

enum result template_compile(struct arena *arena, const struct template_text *text, const struct templates *base,
                             struct templates **ret, const char **ret_message) {
    size_t base_count = base ? base->count : 0;
    struct templates *set = arena_alloc(arena, sizeof *set);
    set->items = arena_array(arena, base_count + 1, sizeof *set->items);
    set->count = base_count + 1;
    enum result result = parse(arena, text, NULL, &set->items[0], ret_message);
    if (result != DONE) return result;
    if (base_count > 0) memcpy(set->items + 1, base->items, base_count * sizeof *set->items);
    result = sort(arena, set, ret_message);
    if (result != DONE) return result;
    connect(set, templates_find(set, (struct bytes){ text->name, strlen(text->name) }));
    *ret = set;
    return DONE;
}

enum result templates_check(struct arena *arena, const struct templates *set, const char **ret_message) {
    for (size_t i = 0; i < set->count; i++) {
        for (size_t j = 0; j < set->items[i].count; j++) {
            const struct node *node = &set->items[i].nodes[j];
            bool is_name = (node->kind == NODE_PARTIAL || node->kind == NODE_PARENT) && !node->keys;
            if (!is_name || node->target) continue;
            *ret_message = arena_format(arena, "%s:%u: there is no template %s", set->items[i].file, node->line, node->text.at);
            return REFUSED_ABSENT;
        }
    }
    return DONE;
}

/* ---- directories ---- */

static enum result system_failure(struct reading *reading, const char *path) {
    bool is_absent = errno == ENOENT || errno == ENOTDIR;
    reading->message = arena_format(reading->arena, "%s: %s", path, strerror(errno));
    return is_absent ? REFUSED_ABSENT : FAILED_UNAVAILABLE;
}

static enum result too_large(struct reading *reading, const char *path, const char *what) {
    reading->message = arena_format(reading->arena, "%s: %s", path, what);
    return REFUSED_TOO_LARGE;
}

static enum result read_text(struct reading *reading, const char *path, struct template_text *ret) {
    CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) return system_failure(reading, path);
    if (status.st_size > LARGEST_FILE) return too_large(reading, path, "larger than 1 MiB");
    char *bytes = arena_alloc(reading->arena, (size_t)status.st_size + 1);
    size_t length = 0;
    for (;;) {
        ssize_t got = read(fd, bytes + length, (size_t)status.st_size - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_failure(reading, path);
        if (got == 0) break;
        length += (size_t)got;
    }
    ret->bytes = bytes;
    ret->length = length;
    return DONE;
}

static enum result add_file(struct reading *reading, const char *path, const char *name) {
    if (reading->count == MOST_TEMPLATES) return too_large(reading, path, "more than 2000 templates");
    struct template_text text = { .file = path };
    enum result result = read_text(reading, path, &text);
    if (result != DONE) return result;
    if (reading->count == reading->capacity) {
        reading->capacity = reading->capacity ? reading->capacity * 2 : 64;
        struct template_text *grown = arena_array(reading->arena, reading->capacity, sizeof *grown);
        if (reading->count) memcpy(grown, reading->texts, reading->count * sizeof *grown);
        reading->texts = grown;
    }
    text.name = arena_copy(reading->arena, name, strlen(name) - strlen(SUFFIX));
    reading->texts[reading->count++] = text;
    return DONE;
}

static bool is_template(const char *name) {
    size_t length = strlen(name);
    return length > strlen(SUFFIX) && strcmp(name + length - strlen(SUFFIX), SUFFIX) == 0;
}

/* Reads the templates below PATH; their names start with PREFIX. */
static enum result read_directory(struct reading *reading, const char *path, const char *prefix, int depth) {
    if (depth > DEEPEST_DIRECTORY) return too_large(reading, path, "directories are nested too deeply");
    CLEANUP_DIR DIR *directory = opendir(path);
    if (!directory) return system_failure(reading, path);
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(directory);
        if (!entry) return errno ? system_failure(reading, path) : DONE;
        if (entry->d_name[0] == '.') continue;
        const char *entry_path = arena_format(reading->arena, "%s/%s", path, entry->d_name);
        const char *name = arena_format(reading->arena, "%s%s", prefix, entry->d_name);
        struct stat status;
        if (stat(entry_path, &status) != 0) return system_failure(reading, entry_path);
        enum result result = DONE;
        if (S_ISDIR(status.st_mode)) {
            result = read_directory(reading, entry_path, arena_format(reading->arena, "%s/", name), depth + 1);
        } else if (is_template(entry->d_name)) {
            result = add_file(reading, entry_path, name);
        }
        if (result != DONE) return result;
    }
}

enum result templates_load_in(struct arena *arena, const char *directory, const struct catalogue *words, struct templates **ret,
                              const char **ret_message) {
    struct reading reading = { .arena = arena };
    enum result result = read_directory(&reading, directory, "", 1);
    if (result != DONE) {
        *ret_message = reading.message;
        return result;
    }
    struct templates *set = NULL;
    result = compile(arena, reading.texts, reading.count, words, &set, ret_message);
    if (result == DONE) result = templates_check(arena, set, ret_message);
    if (result == DONE) *ret = set;
    return result;
}

enum result templates_load(struct arena *arena, const char *directory, struct templates **ret, const char **ret_message) {
    return templates_load_in(arena, directory, NULL, ret, ret_message);
}
