/* Scope: the acting person as database text. */
#include "lib/store/actor.h"

static const char *const KINDS[] = { [ACTOR_CITIZEN] = "citizen", [ACTOR_STAFF] = "staff", [ACTOR_SYSTEM] = "system",
                                     [ACTOR_COMMAND] = "command" };

const char *actor_kind_text(enum actor_kind kind) {
    return KINDS[kind];
}

void bind_actor(struct query *query, const struct actor *actor) {
    bind_text(query, ":actor_kind", actor_kind_text(actor->kind));
    if (actor->kind == ACTOR_STAFF) bind_number(query, ":staff_id", actor->staff.value);
    else bind_text(query, ":staff_id", NULL);
}
