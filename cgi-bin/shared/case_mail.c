/* Scope: mail to the reporter of a case. */
#include "cgi-bin/shared/case_mail.h"

#include "lib/base/log.h"
#include "lib/store/outbox.h"
#include "lib/web/mustache.h"

enum result case_mail_of_action(struct app *app, struct request *request, struct tx *tx, const struct notice *notice) {
    struct notice_desk desk = { .config = app->config, .templates = app->templates, .arena = request->arena,
                                .now = request->now };
    return notice_add(tx, &desk, notice);
}

enum result case_mail_add(struct app *app, struct request *request, struct tx *tx, const struct case_mail *mail) {
    (void)json_object_set_new(mail->view, "mail_office", json_string(app->config->office.name));
    (void)json_object_set_new(mail->view, "mail_base", json_string(app->config->site.base_url));
    struct buffer body = buffer_in(request->arena);
    const char *reason = NULL;
    enum result result = template_render(app->templates, mail->template_name, mail->view, &body, &reason);
    if (result != DONE) {
        log_event(LOG_ERROR_LEVEL, "mail_failed", "template=%s reason=\"%s\"", mail->template_name, reason);
        return FAILED_INTERNAL;
    }
    struct message message = { .way = OUTBOX_MAIL, .event = "progress", .about = mail->about, .recipient = "", .subject = mail->subject,
                               .body = buffer_string(&body) };
    return outbox_add(tx, request->now, &message);
}
