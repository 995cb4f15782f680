/* Scope: the SQL files of the repository in the program, so that binary and schema cannot come apart. The Makefile rebuilds this
 * file when one of them changes. A new migration is two rows here. */
#include "lib/store/schema_text.h"

#include "lib/store/embed.h"

EMBED(SCHEMA_TEXT, "schema.sql");
EMBED(MIGRATION_002, "deploy/migrations/002-last-login.sql");
EMBED(MIGRATION_003, "deploy/migrations/003-survey-response-key.sql");
EMBED(MIGRATION_004, "deploy/migrations/004-complaints.sql");
EMBED(MIGRATION_005, "deploy/migrations/005-survey.sql");
EMBED(MIGRATION_006, "deploy/migrations/006-figures.sql");
EMBED(MIGRATION_007, "deploy/migrations/007-requests.sql");

extern const char MIGRATION_002[], MIGRATION_003[], MIGRATION_004[], MIGRATION_005[], MIGRATION_006[], MIGRATION_007[];

const struct migration MIGRATIONS[] = {
    { 2, MIGRATION_002 },
    { 3, MIGRATION_003 },
    { 4, MIGRATION_004 },
    { 5, MIGRATION_005 },
    { 6, MIGRATION_006 },
    { 7, MIGRATION_007 },
    { 0, 0 },
};
