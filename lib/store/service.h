/* Scope: the catalogue of services. Exports: service_list, service_save, service_note. */
#pragma once

#include "lib/store/db.h"
#include "lib/store/tx.h"
#include "lib/store/types.h"

struct service {
    const char *code; /* "izin-praktik": small letters, digits, hyphen */
    const char *name; /* Indonesian */
    int position;     /* order on forms */
    bool active;
    const char *notice;      /* "perhaps you need this instead", told to whoever complains about it; "" none */
    const char *notice_link; /* "https://…" or a path of ours; "" none */
};

struct services {
    struct service *rows;
    size_t count;
};

/* By position; with ONLY_ACTIVE those a form may offer. */
enum result service_list(struct db *db, struct arena *arena, bool only_active, struct services *ret);

/* Adds the service or changes the one with its code. */
enum result service_save(struct tx *tx, const struct actor *actor, instant now, const struct service *service);

/* Sets or (with "") takes away what is told to whoever complains about a service. REFUSED_ABSENT without such a service,
 * REFUSED_INVALID for a text over 500 characters or a link that is neither https nor a path of ours. */
struct service_notice { const char *code, *text, *link; };
enum result service_note(struct tx *tx, const struct actor *actor, instant now, const struct service_notice *notice);
