/* Scope: schema.sql and the files of deploy/migrations as built into the program. Exports: SCHEMA_TEXT, MIGRATIONS. */
#pragma once

#include <stddef.h>

/* NUL-terminated. */
extern const char SCHEMA_TEXT[];

struct migration {
    int version;      /* user_version after it */
    const char *text; /* NUL-terminated SQL */
};

/* In order of version, ended by version 0. */
extern const struct migration MIGRATIONS[];
