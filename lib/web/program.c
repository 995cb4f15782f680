/* Scope: the start of a program, step by step; each step that fails says why in one line. */
#include <jansson.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "lib/base/child.h"
#include "lib/base/log.h"
#include "lib/web/assets.h"
#include "lib/web/mustache.h"
#include "lib/web/picture_helper.h"
#include "lib/web/route.h"
#include "lib/web/sandbox.h"
#include "lib/web/serve.h"
#include "lib/web/upload_receive.h"

#define OPEN_FILES_MOST 64                          /* a worker holds about twenty */
#define MEMORY_MOST ((rlim_t)512 * 1024 * 1024)     /* address space; stops a parser that swells */

struct start {
    struct arena *arena; /* lives as long as the process */
    const char *config_file;
    struct app *app;
    const char *message; /* why a step failed */
    struct sandbox sandbox;
};

/* ---- steps ---- */

static enum result check_routes(struct start *start) {
    start->message = routes_check(start->app->program->routes, start->app->program->route_count);
    return start->message ? FAILED_INTERNAL : DONE;
}

static enum result start_libraries(struct start *start) {
    start->message = "libsodium does not start";
    json_object_seed(0); /* now, from the kernel: inside the sandbox it would fall back to the clock */
    return sodium_init() < 0 ? FAILED_INTERNAL : DONE;
}

static enum result load_config(struct start *start) {
    start->message = "LOKET_CONFIG names no file (or give --config FILE)";
    return start->config_file ? config_load(start->arena, start->config_file, &start->app->config, &start->message)
                              : REFUSED_ABSENT;
}

static enum result load_keys(struct start *start) {
    struct app *app = start->app;
    return keys_load(start->arena, app->config->paths.keys, app->program->keys, &app->keys, &start->message);
}

static enum result load_templates(struct start *start) {
    struct templates *templates;
    enum result result = templates_load(start->arena, start->app->config->paths.templates, &templates, &start->message);
    if (result == DONE) start->app->templates = templates;
    return result;
}

static enum result load_assets(struct start *start) {
    start->message = arena_format(start->arena, "%s: cannot be read", start->app->config->paths.assets);
    return assets_version(start->arena, start->app->config->paths.assets, &start->app->asset_version);
}

static enum result load_file_types(struct start *start) {
    start->message = "libmagic finds no table of file types";
    return upload_start();
}

/* Only where files are taken; before the keys are loaded, so that no copy of this process ever held one beside a picture. */
static enum result start_picture_helper(struct start *start) {
    if (!routes_take_files(start->app->program->routes, start->app->program->route_count)) return DONE;
    const char *program = picture_helper_beside(start->arena);
    start->message = arena_format(start->arena, "%s: cannot be started", program);
    return picture_helper_start(program);
}

/* Before the keys are loaded, for the same reason. */
static enum result start_print_keeper(struct start *start) {
    if (!start->app->program->prints) return DONE;
    const char *program = child_beside(start->arena, PRINT_PROGRAM);
    start->message = arena_format(start->arena, "%s: cannot be started", program);
    return child_keeper_start(program);
}

/* The proof forks, and that must come before there is a connection: one must never be carried over. */
static enum result prove_sandbox(struct start *start) {
    start->sandbox.folders[start->sandbox.folder_count++] = start->app->config->paths.uploads;
    start->app->content_folder = content_folder_of(start->app);
    if (start->app->content_folder.number) start->sandbox.folders[start->sandbox.folder_count++] = start->app->config->publication.content;
    return sandbox_self_test(start->arena, &start->sandbox, &start->message);
}

/* Of the office's folder only the database's own files stay open (they exist while a connection does): the keys of the
 * other programs lie in the same folder. */
static enum result enter_sandbox(struct start *start) {
    static const char *const SUFFIXES[] = { "", "-wal", "-shm", ".lock" };
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++)
        start->sandbox.files[start->sandbox.file_count++] =
            arena_format(start->arena, "%s%s", start->app->config->paths.database, SUFFIXES[i]);
    enum result result = sandbox_enter(start->arena, &start->sandbox, &start->message);
    if (result == DONE && start->message) log_event(LOG_WARNING_LEVEL, "sandbox", "reason=\"%s\"", start->message);
    return result;
}

static enum result open_database(struct start *start) {
    struct app *app = start->app;
    enum result result = db_open(start->arena, app->config->paths.database, app->program->role, &app->db, &start->message);
    return result == DONE ? db_self_test(app->db, start->arena, &start->message) : result;
}

/* ---- process ---- */

static void limit(int resource, rlim_t most) {
    struct rlimit limit = { most, most };
    (void)setrlimit(resource, &limit); /* a lower limit set by the supervisor stays */
}

/* No core dumps and no tracing: memory holds keys and what people typed. */
static void harden_process(void) {
    (void)umask(077);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, OPEN_FILES_MOST);
#ifndef __SANITIZE_ADDRESS__ /* its shadow memory is terabytes of address space */
    limit(RLIMIT_AS, MEMORY_MOST);
    (void)prctl(PR_SET_DUMPABLE, 0);
#endif
}

static const char *config_file_of(int argument_count, char **arguments) {
    for (int i = 1; i + 1 < argument_count; i++)
        if (strcmp(arguments[i], "--config") == 0) return arguments[i + 1];
    return getenv("LOKET_CONFIG");
}

static enum result run_steps(struct start *start) {
    static enum result (*const STEPS[])(struct start *) = {
        check_routes,   start_libraries, load_config,   start_picture_helper, start_print_keeper, load_keys,
        load_templates, load_assets,     load_file_types, prove_sandbox,      open_database,      enter_sandbox,
    };
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        enum result result = STEPS[i](start);
        if (result != DONE) return result;
    }
    return DONE;
}

/* As plain CGI nobody else tells the visitor; where a FastCGI worker is missing the web server shows its own page. */
static void tell_visitor(void) {
    static const char ANSWER[] =
        "Status: 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n"
        "Cache-Control: no-store\r\nRetry-After: 30\r\n\r\n"
        "Sedang tidak dapat melayani\nAda gangguan sementara. Kiriman Anda belum disimpan.\n";
    if (!serve_is_fastcgi() && getenv("REQUEST_METHOD")) (void)fputs(ANSWER, stdout);
}

int web_main(const struct program *program, int argument_count, char **arguments) {
    log_program(program->name);
    harden_process();
    struct app app = { .program = program };
    struct start start = { .arena = arena_new(), .config_file = config_file_of(argument_count, arguments), .app = &app };
    if (run_steps(&start) != DONE) {
        (void)fprintf(stderr, "%s: %s\n", program->name, start.message);
        tell_visitor();
        db_close(app.db);
        arena_free(start.arena);
        return 1;
    }
    int status = serve_is_fastcgi() ? serve_fastcgi(&app) : serve_cgi(&app);
    db_close(app.db);
    arena_free(start.arena);
    return status;
}
