/* Scope: what the checks of a folder share; for them alone. Exports: struct site_check, site_fault, site_read, site_check_files, site_check_chain. */
#pragma once

#include "admin/site_folder.h"

struct site_check {
    struct arena *arena;   /* the caller's */
    struct arena *scratch; /* reset after each file */
    int folder;            /* open */
    const unsigned char *key;
    struct edition_list list;
    struct site_finding *finding;
};

void site_fault(struct site_check *check, const char *path, const char *words);

/* Reads a file of at most LARGEST bytes, NUL added; false when it is missing, no plain file, or larger. */
bool site_read(struct arena *arena, int folder, const char *path, size_t largest, char **ret, size_t *ret_length);

/* Every listed file is there and is what it was, its compressed forms give the same, and nothing else is there. */
void site_check_files(struct site_check *check);

/* Each statement follows the one before, up to the edition's own. */
void site_check_chain(struct site_check *check);
