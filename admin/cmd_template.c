/* Scope: `loket template`: trying a Mustache template at the command line. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "admin/command.h"
#include "lib/base/buffer.h"
#include "lib/web/mustache.h"

#define LARGEST_TEMPLATE ((size_t)1 << 20) /* bytes: the engine's own limit */
#define LARGEST_VIEW ((size_t)64 << 20)    /* bytes of JSON: a pipe that never ends must not fill the memory */

static int report(enum result result, const char *message) {
    command_error("%s", message ? message : result_name(result));
    return command_status(result);
}

/* Compiles FILE together with the templates of DIRECTORY (may be NULL) and checks every name in them. */
static int compile(struct arena *arena, const char *file, const char *directory, struct templates **ret) {
    struct templates *partials = NULL, *set = NULL;
    const char *message = NULL;
    struct template_text text = { .name = file, .file = file };
    char *bytes = NULL;
    int status = command_read_file(arena, file, LARGEST_TEMPLATE, &bytes, &text.length);
    if (status != EXIT_DONE) return status;
    text.bytes = bytes;
    enum result result = directory ? templates_load(arena, directory, &partials, &message) : DONE;
    if (result == DONE) result = template_compile(arena, &text, partials, &set, &message);
    if (result == DONE) result = templates_check(arena, set, &message);
    if (result != DONE) return report(result, message);
    *ret = set;
    return EXIT_DONE;
}

/* Reads the view from standard input; the caller frees *ret. */
static int read_view(struct arena *arena, json_t **ret) {
    char *bytes = NULL;
    size_t length = 0;
    int status = command_read_file(arena, "-", LARGEST_VIEW, &bytes, &length);
    if (status != EXIT_DONE) return status;
    json_error_t error;
    json_t *view = json_loadb(bytes, length, JSON_DECODE_ANY, &error);
    if (!view) {
        command_error("masukan bukan JSON: baris %d, kolom %d: %s", error.line, error.column, error.text);
        return EXIT_WRONG;
    }
    *ret = view;
    return EXIT_DONE;
}

static int render(struct arena *arena, const char *file, const char *directory) {
    struct templates *set = NULL;
    int status = compile(arena, file, directory, &set);
    if (status != EXIT_DONE) return status;
    json_auto_t *view = NULL;
    status = read_view(arena, &view);
    if (status != EXIT_DONE) return status;
    struct buffer out = buffer_in(arena);
    const char *message = NULL;
    enum result result = template_render(set, file, view, &out, &message);
    if (result != DONE) return report(result, message);
    (void)fwrite(out.bytes, 1, out.length, stdout); /* the frame checks the stream at the end */
    return EXIT_DONE;
}

int cmd_template(int argc, char **argv) {
    const char *directory = NULL;
    const struct command_option options[] = { { "--partials", &directory, NULL }, { NULL, NULL, NULL } };
    int status = command_options("template", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    bool is_render = argc == 3 && strcmp(argv[1], "render") == 0 && strcmp(argv[2], "-") != 0;
    if (!is_render) return command_misused("template", "perlu: render BERKAS.mustache");
    CLEANUP_ARENA struct arena *arena = arena_new();
    return render(arena, argv[2], directory);
}
