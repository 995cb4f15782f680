/* Scope: writing notices to the outbox. */
#include "lib/web/notice.h"

#include <ctype.h>

#include "lib/base/log.h"
#include "lib/rules/format.h"
#include "lib/rules/notices.h"
#include "lib/store/outbox.h"

static const char *day_in_words(struct arena *arena, day_number day) {
    return arena_format(arena, "%s, %s", format_weekday(day), format_day(arena, day));
}

/* "pengaduan": the kind inside a sentence. */
static const char *kind_inside(struct arena *arena, enum case_kind kind) {
    char *text = arena_string(arena, case_kind_label(kind));
    *text = (char)tolower((unsigned char)*text);
    return text;
}

static json_t *view_of(const struct notice_desk *desk, const struct notice *notice) {
    const struct config *config = desk->config;
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:i}", "mail_office", config->office.name,
                             "mail_address", config->office.address, "mail_phone", config->office.phone, "mail_email",
                             config->office.email, "mail_hours", config->office.hours, "mail_base", config->site.base_url,
                             "mail_kind", kind_inside(desk->arena, notice->kind), "mail_number", notice->number,
                             "mail_silence_days", config->deadlines.silence);
    if (notice->due_on.known)
        (void)json_object_set_new(view, "mail_due_on", json_string(day_in_words(desk->arena, notice->due_on.day)));
    return view;
}

static enum result letter_of(const struct notice_desk *desk, const struct notice *notice, const struct notice_row *row,
                             const char **ret) {
    struct buffer body = buffer_in(desk->arena);
    const char *reason = NULL;
    json_auto_t *view = view_of(desk, notice);
    enum result result = template_render(desk->templates, row->template_name, view, &body, &reason);
    if (result == DONE) *ret = buffer_string(&body);
    else log_event(LOG_ERROR_LEVEL, "notice_failed", "template=%s reason=\"%s\"", row->template_name, reason);
    return result == DONE ? DONE : FAILED_INTERNAL;
}

static const char *short_text(const struct notice_desk *desk, const struct notice *notice, const struct notice_row *row) {
    const struct config *config = desk->config;
    return arena_format(desk->arena, "%s: %s %s %s. Selengkapnya di %s/lacak/ dengan kode rahasia Anda.", config->office.name,
                        kind_inside(desk->arena, notice->kind), notice->number, row->words, config->site.base_url);
}

/* Whom the caller knows not to have the means is spared the row; whom nobody asked yet gets one, and the sender looks. */
static bool wants_mail(const struct notice *notice) {
    return !notice->contact || *notice->contact->email;
}

static bool wants_hook(const struct notice_desk *desk, const struct notice *notice) {
    if (*desk->config->hook.url == '\0') return false;
    return !notice->contact || *notice->contact->phone;
}

static enum result add_mail(struct tx *tx, const struct notice_desk *desk, const struct notice *notice,
                            const struct notice_row *row, struct message *message) {
    if (!wants_mail(notice)) return DONE;
    enum result result = letter_of(desk, notice, row, &message->body);
    message->way = OUTBOX_MAIL;
    return result == DONE ? outbox_add(tx, desk->now, message) : result;
}

static enum result add_hook(struct tx *tx, const struct notice_desk *desk, const struct notice *notice,
                            const struct notice_row *row, struct message *message) {
    if (!wants_hook(desk, notice)) return DONE;
    message->body = short_text(desk, notice, row);
    message->way = OUTBOX_HOOK;
    return outbox_add(tx, desk->now, message);
}

enum result notice_add(struct tx *tx, const struct notice_desk *desk, const struct notice *notice) {
    const struct notice_row *row = notice_find(notice->kind, notice->action, notice->from);
    if (!row) return DONE;
    enum result result = identity_known(tx->db, notice->about);
    if (result != DONE) return result == REFUSED_ABSENT ? DONE : result;
    const char *subject = arena_format(desk->arena, "%s %s %s", case_kind_label(notice->kind), notice->number, row->words);
    struct message message = { .event = row->event, .about = notice->about, .recipient = "", .subject = subject };
    result = add_mail(tx, desk, notice, row, &message);
    return result == DONE ? add_hook(tx, desk, notice, row, &message) : result;
}
