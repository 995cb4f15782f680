/* Scope: mail to the reporter of a case. Exports: case_mail_of_action. */
#pragma once

#include "lib/store/tx.h"
#include "lib/web/app.h"
#include "lib/web/notice.h"
#include "lib/web/request.h"

/* Writes the notice of a step into the outbox of the open transaction, by the tables of lib/rules/notices and templates/mail;
 * see notice_add. The address is looked up when it is sent. */
enum result case_mail_of_action(struct app *app, struct request *request, struct tx *tx, const struct notice *notice);
