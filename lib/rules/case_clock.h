/* Scope: which deadlines run in a case, told by its steps. Exports: struct case_terms, struct case_step, case_clock,
 * case_step_clock.
 * Source: the clock stands still while the office waits for the reporter (the days after the question up to and with the
 * day of the reply do not count, as the day of arrival does not); an information request is extended once (UU 14/2008
 * article 22); a reply to an answer, a reopening and an appeal start a clock of their own, when that ends later. The steps of a
 * complaint (verification, first follow-up, silence) are SP4N-LAPOR!'s; an objection and the dispute about it are UU 14/2008 articles 36
 * and 37: 30 working days each to object and to answer, 14 to go to the Komisi Informasi. */
#pragma once

#include "lib/rules/workdays.h"

/* Working days as configured for this kind of case. */
struct case_terms {
    int days;         /* from the day of arrival */
    int extension;    /* added by the one extension */
    int after_answer; /* granted when the reporter replies to an answer, or the case is reopened */
    int verify;       /* from arrival to verification; 0: no such step */
    int first_follow_up; /* from verification to the first follow-up */
    int silence;      /* from an answer to the day the reporter's silence closes the case; of a request: to the last day of an objection */
    int appeal;       /* from an appeal, of a request an objection, to its answer */
    int dispute;      /* from the answer to an objection to the last day for the Komisi Informasi */
    int order;        /* from that answer to the day by which it is carried out; 0: nothing to carry out */
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

/* Sets *ret to the clock that settles the case after STEPS when it arrived on START; FREE carries the holidays alone. Pauses
 * are owned by ARENA. Give it to workday_due and workday_explain. */
struct case_start { day_number day; struct workday_clock free; };
void case_clock(struct arena *arena, struct case_start start, struct case_terms terms, struct case_steps steps,
                struct workday_clock *ret);

/* The same for the next step: verification, first follow-up, the reporter's word on an answer; else the clock of case_clock. */
void case_step_clock(struct arena *arena, struct case_start start, struct case_terms terms, struct case_steps steps,
                     struct workday_clock *ret);
