/* Scope: mail to the reporter of a case. Exports: case_mail_of_action, struct case_mail, case_mail_add. */
#pragma once

#include <jansson.h>

#include "lib/store/case.h"
#include "lib/store/tx.h"
#include "lib/web/app.h"
#include "lib/web/notice.h"
#include "lib/web/request.h"

/* Writes the notice of a step into the outbox of the open transaction, by the tables of lib/rules/notices and templates/mail;
 * see notice_add. The address is looked up when it is sent. */
enum result case_mail_of_action(struct app *app, struct request *request, struct tx *tx, const struct notice *notice);

/* What is told; all borrowed. */
struct case_mail {
    struct case_id about;
    const char *template_name; /* "mail/received" */
    const char *subject;
    json_t *view; /* besides mail_base and mail_office, which are added */
};

/* Puts the mail into the outbox of the open transaction; the address is looked up when it is sent. Nothing of the case but
 * its number may stand in it: a mailbox is read by others. */
enum result case_mail_add(struct app *app, struct request *request, struct tx *tx, const struct case_mail *mail);
