/* Scope: the catalogue of services. Exports: service_list, service_save. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct service {
    const char *code; /* "izin-praktik": small letters, digits, hyphen */
    const char *name; /* Indonesian */
    int position;     /* order on forms */
    bool active;
};

struct services {
    struct service *rows;
    size_t count;
};

/* By position; with ONLY_ACTIVE those a form may offer. */
enum result service_list(struct db *db, struct arena *arena, bool only_active, struct services *ret);

/* Adds the service or changes the one with its code. */
enum result service_save(struct tx *tx, const struct actor *actor, instant now, const struct service *service);
