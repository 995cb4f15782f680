/* Scope: which deadline runs in a case, told by its steps. Exports: struct case_terms, struct case_step, case_clock.
 * Source: the clock stands still while the office waits for the reporter (the days after the question up to and with the
 * day of the reply do not count, as the day of arrival does not); an information request is extended once (UU 14/2008
 * article 22); a reply to an answer starts a follow-up of its own, when that ends later. */
#pragma once

#include "lib/rules/workdays.h"

/* Working days as configured for this kind of case. */
struct case_terms {
    int days;         /* from the day of arrival */
    int extension;    /* added by the one extension */
    int after_answer; /* granted when the reporter replies to an answer */
};

/* One step as the timeline keeps it. */
struct case_step {
    const char *type; /* name of the action in the database: "ask_reporter", "reply" …; others change nothing */
    day_number day;   /* local */
};

struct case_steps {
    const struct case_step *rows; /* in order */
    size_t count;
};

/* Sets *ret to the clock that runs after STEPS in a case that arrived on START; FREE carries the holidays alone. Pauses
 * are owned by ARENA. Give it to workday_due and workday_explain. */
struct case_start { day_number day; struct workday_clock free; };
void case_clock(struct arena *arena, struct case_start start, struct case_terms terms, struct case_steps steps,
                struct workday_clock *ret);
