/* Scope: `loket digest run`: on a working day, one mail to each officer with an address about what is overdue or soon due: numbers
 * and days, no subject and no word of a case. Run twice on one day, it writes nothing more. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "admin/calendar.h"
#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/rules/format.h"
#include "lib/store/digest.h"
#include "lib/store/outbox.h"
#include "lib/web/mustache.h"

#define SOON_DAYS 2 /* working days ahead, as the queue marks them */
#define EVENT "digest"

struct digest {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    struct templates *templates;
    instant now;
    day_number today, until; /* what is due up to then is soon due */
    size_t written;
};

static json_t *rows_between(const struct digest *digest, const struct digest_rows *due, day_number first, day_number last) {
    json_t *list = json_array();
    for (size_t i = 0; i < due->count && i < DIGEST_MOST; i++) {
        const struct digest_row *row = &due->rows[i];
        if (row->due_on < first || row->due_on > last) continue;
        const char *day = arena_format(digest->arena, "%s, %s", format_weekday(row->due_on), format_day(digest->arena, row->due_on));
        (void)json_array_append_new(list, json_pack("{s:s, s:s}", "number", row->number, "due_on_text", day));
    }
    return list;
}

static enum result letter_of(const struct digest *digest, const struct digest_rows *due, struct message *message) {
    json_t *overdue = rows_between(digest, due, INT32_MIN, digest->today - 1);
    json_t *soon = rows_between(digest, due, digest->today, INT32_MAX);
    size_t late = json_array_size(overdue), near = json_array_size(soon);
    json_auto_t *view = json_pack("{s:s, s:s, s:b, s:b, s:b, s:o, s:o}", "mail_office", digest->config->office.name, "mail_base",
                                  digest->config->site.base_url, "has_overdue", late > 0, "has_soon", near > 0, "is_cut",
                                  due->count > DIGEST_MOST, "overdue", overdue, "soon", soon);
    struct buffer body = buffer_in(digest->arena);
    const char *fault = NULL;
    enum result result = template_render(digest->templates, "mail/digest", view, &body, &fault);
    if (result != DONE) return FAILED_INTERNAL;
    message->body = buffer_string(&body);
    message->subject = arena_format(digest->arena, "Batas waktu pengaduan: %zu lewat, %zu segera, %s", late, near,
                                    format_day(digest->arena, digest->today));
    return DONE;
}

/* Writes the mail unless one was written since the day began; both in one transaction. */
static enum result add_once(struct digest *digest, const struct message *message) {
    struct clock_time midnight = { .date = civil_from_day(digest->today) };
    struct outbox_question question = { .event = EVENT, .recipient = message->recipient,
                                        .since = instant_from_local(midnight, digest->config->office.zone_offset) };
    bool is_told = false;
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(digest->db, &tx);
    if (result == DONE) result = outbox_told(digest->db, &question, &is_told);
    if (result != DONE || is_told) return result;
    result = outbox_add(&tx, digest->now, message);
    if (result == DONE) result = tx_commit(&tx);
    if (result == DONE) digest->written++;
    return result;
}

static enum result tell(struct digest *digest, const struct digest_reader *reader) {
    bool leads = roles_allow(reader->roles, PERMISSION_COMPLAINT_APPEAL);
    if (!leads && !roles_allow(reader->roles, PERMISSION_COMPLAINT_HANDLE)) return DONE;
    struct digest_question question = { .staff = reader->id, .all = leads, .until = digest->until };
    struct digest_rows due;
    struct message message = { .way = OUTBOX_MAIL, .event = EVENT, .recipient = reader->email };
    enum result result = digest_due(digest->db, digest->arena, &question, &due);
    if (result != DONE || due.count == 0) return result;
    result = letter_of(digest, &due, &message);
    return result == DONE ? add_once(digest, &message) : result;
}

static enum result tell_all(struct digest *digest) {
    struct digest_readers readers;
    enum result result = digest_readers(digest->db, digest->arena, &readers);
    for (size_t i = 0; result == DONE && i < readers.count; i++) result = tell(digest, &readers.rows[i]);
    return result;
}

/* Sets `today` and `until`; false in *ret_works when the office is closed today. */
static int read_calendar(struct digest *digest, bool *ret_works) {
    digest->today = instant_day(digest->now, digest->config->office.zone_offset);
    struct workday_clock clock = { .start = digest->today - 1, .days = SOON_DAYS };
    int status = calendar_holidays(digest->arena, digest->db, &clock);
    if (status != EXIT_DONE) return status;
    *ret_works = workday_reason_of(&clock, digest->today) == WORKDAY_COUNTED;
    clock.start = digest->today;
    return command_status(workday_due(&clock, &digest->until));
}

static int run(struct digest *digest) {
    bool works = false;
    const char *message = "";
    int status = read_calendar(digest, &works);
    if (status != EXIT_DONE) return status;
    if (!works || *digest->config->mail.server == '\0') {
        (void)printf("Tidak ada ringkasan: %s.\n", works ? "surel mati di loket.ini" : "hari ini kantor tutup");
        return EXIT_DONE;
    }
    if (templates_load(digest->arena, digest->config->paths.templates, &digest->templates, &message) != DONE) {
        command_error("%s", message);
        return EXIT_FAILED;
    }
    enum result result = tell_all(digest);
    if (result != DONE) {
        command_error("ringkasan tidak selesai: %s", db_failure(digest->db));
        return command_status(result);
    }
    (void)printf("Ringkasan ditulis: %zu.\n", digest->written);
    return EXIT_DONE;
}

int cmd_digest(int argc, char **argv) {
    const char *file = NULL, *now = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { "--now", &now, NULL }, { 0 } };
    int status = command_options("digest", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 2 || strcmp(argv[1], "run") != 0) return command_misused("digest", "pilih run");
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct digest digest = { .arena = arena, .now = time(NULL) };
    if (now && !instant_parse(now, &digest.now)) return command_misused("digest", "--now harus seperti 2026-11-21T01:00:00Z");
    status = command_config(arena, file, &digest.config);
    if (status == EXIT_DONE) status = command_database(arena, digest.config, &db);
    digest.db = db;
    return status == EXIT_DONE ? run(&digest) : status;
}
