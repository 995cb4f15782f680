/* Scope: whether a folder holds an edition of the public site, whole and signed. Needs neither configuration nor database nor network.
 * Exports: struct site_question, struct site_finding, site_verify. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/arena.h"
#include "lib/rules/edition_statement.h"

/* One thing that is wrong. */
struct site_fault {
    const char *path;  /* in the folder */
    const char *words; /* Indonesian */
};

struct site_question {
    const char *folder;
    const unsigned char *key; /* 32 bytes; NULL: the key that lies in the folder, which proves less */
};

struct site_finding {
    struct edition_statement_read statement; /* text NULL when it could not be read */
    const char *key_id;                      /* of the key that was used */
    struct site_fault *faults;
    size_t fault_count, room;
    size_t files, compressed; /* that were looked at */
    size_t chained, foreign;  /* earlier editions in the chain; of these, signed with other keys */
};

/* Looks at every file of the folder. Everything in *ret is owned by ARENA; fault_count 0 means that all is well. REFUSED_ABSENT when the folder
 * cannot be opened. */
enum result site_verify(struct arena *arena, const struct site_question *question, struct site_finding *ret);
