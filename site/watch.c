/* Scope: one question to the database every few seconds; the building itself is another process, so that this one stays small and survives it.
 * The staff program may start nothing: what it stored is the request. */
#include "site/watch.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/config.h"
#include "lib/store/site_run.h"

#define LOOK_SECONDS 3
#define RETRY_SECONDS 300 /* after a run that failed: the reason is seldom gone in a minute */
#define THIS_PROGRAM "/proc/self/exe"

/* What is approved now; "" while the database cannot be read, as during an upgrade. BUILT is what the last good run saw, "" before the first. */
struct sight {
    char now[256], built[256];
};

static void copy(char *to, size_t room, const char *text) {
    size_t length = text ? strnlen(text, room - 1) : 0;
    if (length > 0) memcpy(to, text, length);
    to[length] = '\0';
}

static struct sight look(const char *database) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    const char *message;
    struct site_content content = { "", NULL };
    struct sight sight;
    if (db_open(arena, database, DB_BUILDER, &db, &message) == DONE) (void)site_run_content(db, arena, &content);
    copy(sight.now, sizeof sight.now, content.now);
    copy(sight.built, sizeof sight.built, content.built);
    return sight;
}

/* True when a child built; it dies with this process. */
static bool build(const char *config) {
    char *const arguments[] = { (char *)(uintptr_t)"loket-publish", (char *)(uintptr_t)"--quiet", (char *)(uintptr_t)"--config",
                                (char *)(uintptr_t)config, NULL };
    pid_t child = fork();
    if (child == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGTERM);
        (void)execv(THIS_PROGRAM, arguments);
        _exit(EXIT_FAILED);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_DONE;
}

int watch_run(const struct options *options) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const struct config *config;
    const char *message = "", *file = options_config(options);
    if (config_load(arena, file, &config, &message) != DONE) {
        (void)complain(message);
        return EXIT_WRONG;
    }
    struct sight first = look(config->paths.database);
    char known[sizeof first.now];
    copy(known, sizeof known, *first.built ? first.built : first.now); /* an office that never built decides itself when to begin */
    for (;; (void)sleep(LOOK_SECONDS)) {
        struct sight sight = look(config->paths.database);
        if (*sight.now == '\0' || strcmp(sight.now, known) == 0) continue;
        if (strcmp(sight.now, sight.built) == 0 || build(config->file)) copy(known, sizeof known, sight.now);
        else (void)sleep(RETRY_SECONDS);
    }
}
