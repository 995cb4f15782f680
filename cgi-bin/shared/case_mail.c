/* Scope: mail to the reporter of a case. */
#include "cgi-bin/shared/case_mail.h"

enum result case_mail_of_action(struct app *app, struct request *request, struct tx *tx, const struct notice *notice) {
    struct notice_desk desk = { .config = app->config, .templates = app->templates, .arena = request->arena,
                                .now = request->now };
    return notice_add(tx, &desk, notice);
}
