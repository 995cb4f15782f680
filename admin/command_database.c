/* Scope: opening the database. */
#include "admin/command_database.h"

#include "admin/command.h"

int command_database(struct arena *arena, const struct config *config, struct db **ret) {
    const char *message = "";
    enum result result = db_open(arena, config->paths.database, DB_ADMIN, ret, &message);
    if (result == DONE) return EXIT_DONE;
    command_error("%s: %s", config->paths.database, message);
    return EXIT_FAILED;
}
