/* Scope: states and steps of cases in the words staff read. Exports: struct state_words, case_state_words,
 * case_step_title, case_kind_of, case_may_view, case_may_handle. */
#pragma once

#include "lib/rules/case_kinds.h"
#include "lib/store/case.h"
#include "lib/web/request.h"

struct state_words {
    const char *label, *tone;
    bool clock_runs; /* the office is at work and the deadline counts */
    bool waits;      /* for the reporter */
};

/* Words of STATE (database text) of a case of KIND; an unknown state is shown as it stands. */
struct state_words case_state_words(enum case_kind kind, const char *state);

/* The kind of a row as the enum. */
enum case_kind case_kind_of(const struct case_row *row);

/* What happened in an event of TYPE, "Dijawab"; for staff, so internal ones too. */
const char *case_step_title(enum case_kind kind, const char *type);

/* Whether the visitor may look at cases of KIND, and whether their steps are his or hers to do. */
bool case_may_view(const struct request *request, enum case_kind kind);
bool case_may_handle(const struct request *request, enum case_kind kind);
