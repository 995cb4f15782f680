/* Scope: building a mail. */
#include "lib/out/mail.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lib/base/mail_address.h"
#include "lib/base/utf8.h"
#include "lib/out/mail_encode.h"

/* A host name or an address in digits; what Message-ID takes besides letters would need quotes. */
static bool is_host(const char *text) {
    return *text && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") == strlen(text);
}

static bool is_clean(const char *text) {
    return text_is_clean(text, strlen(text));
}

static bool is_valid(const struct mail *mail) {
    bool has_reply_to = *mail->reply_to != '\0';
    return mail_address_is_valid(mail->from) && mail_address_is_valid(mail->to) && is_host(mail->host) &&
           (!has_reply_to || mail_address_is_valid(mail->reply_to)) && is_clean(mail->from_name) && is_clean(mail->subject) &&
           is_clean(mail->body);
}

/* "Sat, 21 Nov 2026 10:00:00 +0700": English whatever the language of the text (RFC 5322 3.3). */
static void add_date(struct buffer *out, const struct mail *mail) {
    static const char *const DAYS[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char *const MONTHS[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    struct clock_time at = instant_local(mail->date, mail->zone_offset);
    int offset = abs(mail->zone_offset);
    buffer_format(out, "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d\r\n", DAYS[day_weekday(day_from_civil(at.date))],
                  at.date.day, MONTHS[at.date.month - 1], at.date.year, at.hour, at.minute, at.second,
                  mail->zone_offset < 0 ? '-' : '+', offset / 60, offset % 60);
}

enum result mail_build(struct arena *arena, const struct mail *mail, struct buffer *ret) {
    if (!is_valid(mail)) return REFUSED_INVALID;
    struct buffer out = buffer_in(arena);
    add_date(&out, mail);
    mail_header_name(&out, &(struct mail_header){ "From", mail->from_name }, mail->from);
    buffer_format(&out, "To: %s\r\n", mail->to);
    if (*mail->reply_to) buffer_format(&out, "Reply-To: %s\r\n", mail->reply_to);
    mail_header_text(&out, &(struct mail_header){ "Subject", mail->subject });
    buffer_format(&out, "Message-ID: <%" PRId64 ".loket@%s>\r\n", mail->id, mail->host);
    buffer_text(&out, "Auto-Submitted: auto-generated\r\n" /* RFC 3834: no out-of-office answers, please */
                      "Content-Language: id\r\n"
                      "MIME-Version: 1.0\r\n"
                      "Content-Type: text/plain; charset=UTF-8\r\n"
                      "Content-Transfer-Encoding: quoted-printable\r\n"
                      "\r\n");
    mail_body_text(&out, mail->body);
    *ret = out;
    return DONE;
}
