/* Scope: how the acting person is written to a row. For the files of lib/store. Exports: actor_kind_text, bind_actor. */
#pragma once

#include "lib/store/audit.h"
#include "lib/store/statement.h"

/* "citizen", "staff", "system", "command". */
const char *actor_kind_text(enum actor_kind kind);

/* Binds :actor_kind and :staff_id. */
void bind_actor(struct query *query, const struct actor *actor);

