/* Scope: what a written notice says about the information it gives, in words for page and paper.
 * Exports: decision_cost_text, decision_held_text, decision_ready_text, decision_given_view. Strings owned by ARENA or static. */
#pragma once

#include <jansson.h>

#include "lib/base/arena.h"
#include "lib/store/request_decision.h"

/* Each part and the sum, a line each; "Tidak ada biaya". */
const char *decision_cost_text(struct arena *arena, const struct request_decision *decision);

/* "Kami", or which other public body. */
const char *decision_held_text(struct arena *arena, const struct request_decision *decision);

/* "3 hari kerja", "Bersama pemberitahuan ini". */
const char *decision_ready_text(struct arena *arena, const struct request_decision *decision);

/* The same as the tree of partials/facts, with what was blacked out and why; NULL when nothing is given. The caller owns it. */
json_t *decision_given_view(struct arena *arena, const struct request_decision *decision);
