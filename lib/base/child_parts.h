/* Scope: between child.c and child_keeper.c. Exports: child_start_here, child_keeper_ask, child_keeper_is_there. */
#pragma once

#include "lib/base/child.h"

/* Runs the order in a child of this process. */
enum result child_start_here(struct arena *arena, const struct child_order *order, struct child_answer *ret);

bool child_keeper_is_there(void);
enum result child_keeper_ask(struct arena *arena, const struct child_order *order, struct child_answer *ret);
