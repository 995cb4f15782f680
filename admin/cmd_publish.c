/* Scope: `loket publish`: becomes the program loket-publish beside it, so that the builder always runs with its own small
 * rights and there is one of it. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/places.h"

int cmd_publish(int argc, char **argv) {
    (void)argc;
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *program = place_program(arena, "loket-publish");
    if (!program) {
        command_error("loket-publish tidak ada di samping loket");
        return EXIT_FAILED;
    }
    (void)execv(program, argv);
    command_error("%s: %s", program, strerror(errno));
    return EXIT_FAILED;
}
