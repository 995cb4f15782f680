/* Scope: a notice to the reporter of a case, written to the outbox in the transaction of what it tells. One table says which
 * step tells what (lib/rules/notices), one template a letter (templates/mail). Exports: struct notice_desk, struct notice,
 * notice_add. */
#pragma once

#include "lib/base/config.h"
#include "lib/rules/case_kinds.h"
#include "lib/store/identity.h"
#include "lib/store/tx.h"
#include "lib/web/mustache.h"

/* What every notice needs; all borrowed. */
struct notice_desk {
    const struct config *config;
    const struct templates *templates;
    struct arena *arena;
    instant now;
};

/* What is told; all borrowed. */
struct notice {
    struct case_id about;
    enum case_kind kind;
    const char *number;
    const char *action;             /* the step as lib/rules/notices calls it; one that tells nobody adds nothing */
    const char *from;               /* the state before the step; NULL when it plays no part */
    struct optional_day due_on;     /* the deadline the reporter may rely on, where the letter names one */
    const struct contact *contact;  /* the reporter's, when the caller has it in hand; NULL: the sender will look */
};

/* Adds what there is to tell to the outbox: a mail, a message for the gateway, or nothing (an anonymous reporter, no address,
 * a step that tells nobody). DONE unless the store or a template fails. */
enum result notice_add(struct tx *tx, const struct notice_desk *desk, const struct notice *notice);
