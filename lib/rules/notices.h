/* Scope: which steps of a case its reporter is told about, and in which words. Exports: struct notice_row, notice_find,
 * notice_at, the NOTICE_ events.
 * A notice names the number and what happened in general words, never anything typed into the case: a mailbox and a
 * telephone are read by others. */
#pragma once

#include <stddef.h>

#include "lib/rules/case_kinds.h"

#define NOTICE_SUBMIT "submit"                   /* the case was stored */
#define NOTICE_SILENCE_WARNING "silence_warning" /* the days for an objection are nearly over */

/* Static storage. */
struct notice_row {
    enum case_kind kind;
    const char *action;    /* of complaint_states, request_states, or one of the above */
    const char *from;      /* only when the case stood in this state before; NULL: in any */
    const char *event;     /* name for the gateway, and of the template */
    const char *template_name;
    const char *words;     /* completes "Pengaduan NUMBER …" */
};

/* The row of ACTION for a case of KIND that stood in FROM; NULL when nobody is told. */
const struct notice_row *notice_find(enum case_kind kind, const char *action, const char *from);

/* All rows, for tests and reports; NULL past the end. */
const struct notice_row *notice_at(size_t index);
