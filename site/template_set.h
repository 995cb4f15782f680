/* Scope: the templates of one language, compiled when something is first rendered: a run in which nothing changed renders nothing.
 * Exports: struct template_set, template_set_get. */
#pragma once

#include "lib/base/catalogue.h"
#include "lib/web/mustache.h"

/* Borrowed by whoever renders; lives as long as the run. */
struct template_set {
    const char *folder;
    const struct catalogue *words; /* NULL: as written */
    struct templates *loaded;      /* NULL: not asked for yet */
};

/* The set, owned by ARENA, which is the same in every call. The failures of templates_load; *ret_message then says why. */
enum result template_set_get(struct template_set *set, struct arena *arena, const struct templates **ret, const char **ret_message);
