/* Scope: making the month's requests of standing ones. */
#include "admin/standing.h"

#include "admin/calendar.h"
#include "admin/command.h"
#include "lib/base/keys.h"
#include "lib/base/random.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/register.h"
#include "lib/store/information_request.h"
#include "lib/store/receipt.h"
#include "lib/store/standing.h"

#define MONTHS_MOST 12 /* of one request in one run; stops a clock that stands years ahead from filling the register */

struct making {
    struct standing_run *run;
    const struct keys *keys;
    struct workday_clock free;
    day_number today;
};

/* ---- one request ---- */

static const char *subject_of(struct arena *arena, const struct standing *row, const char *period) {
    return *period ? arena_format(arena, "%s (%s)", row->subject, period) : row->subject;
}

static struct information_request asked_of(const struct standing *row, const char *period) {
    return (struct information_request){
        .kind = requester_kind_text(REQUESTER_AGENCY), .agency_kind = row->agency_kind, .agency = row->agency,
        .information = row->information, .purpose = "", .obtain_way = row->obtain_way, .delivery_way = row->delivery_way,
        .letter_number = row->letter_number, .letter_date = row->letter_date, .period_wanted = period,
        .format_wanted = row->format_wanted, .refusal_ground = "", .reply_letter_number = "",
    };
}

/* The month's day; for the first month the letter itself may be later. */
static day_number day_received(const struct standing *row) {
    day_number day = month_day(standing_next(&row->rule), row->rule.day);
    return row->letter_date.known && row->letter_date.day > day ? row->letter_date.day : day;
}

/* Its clock runs from the day it was due, also when the office's machine was off on that day. */
static enum result plan_times(const struct making *making, const struct standing *row, struct case_new *new) {
    const struct standing_run *run = making->run;
    int zone = run->config->office.zone_offset;
    day_number day = day_received(row);
    instant begin = instant_from_local((struct clock_time){ .date = civil_from_day(day) }, zone);
    struct workday_clock clock = making->free;
    clock.start = day;
    clock.days = run->config->deadlines.request_answer;
    new->received_on = day;
    new->received_at = day == making->today ? run->now : begin;
    new->entered_at = run->now;
    return workday_due(&clock, &new->due_on);
}

static enum result add_receipt(const struct making *making, struct tx *tx, const struct information_request_new *request,
                               const struct case_receipt *stored) {
    struct arena *arena = making->run->arena;
    struct receipt_new receipt = { .kind = CASE_REQUEST, .office = making->run->config->office.name, .stored = stored,
                                   .submitted = request_submitted(arena, request->common.subject, &request->request),
                                   .files = &request->common.files };
    return receipt_add(tx, arena, making->keys, &receipt);
}

static enum result make(const struct making *making, struct tx *tx, const struct standing *row) {
    struct arena *arena = making->run->arena;
    struct actor clock = { .kind = ACTOR_SYSTEM };
    struct submission by = { .keys = making->keys, .actor = &clock, .now = making->run->now };
    enum standing_period period = STANDING_NO_PERIOD;
    (void)standing_period_parse(row->period, &period);
    const char *wanted = standing_period_wanted(arena, period, standing_next(&row->rule));
    struct information_request_new request = {
        .common = { .channel = channel_text(CHANNEL_LETTER), .subject = subject_of(arena, row, wanted),
                    .confidentiality = confidentiality_text(CONFIDENTIALITY_OPEN) },
        .request = asked_of(row, wanted),
    };
    random_bytes(request.common.nonce.bytes, sizeof request.common.nonce.bytes);
    request.common.code = access_code_plain(arena, case_access_code(making->keys, &request.common.nonce));
    struct case_receipt stored;
    enum result result = plan_times(making, row, &request.common);
    if (result == DONE) result = request_add(tx, arena, &by, &request, &stored);
    if (result == DONE) result = add_receipt(making, tx, &request, &stored);
    return result == DONE ? standing_note(tx, &(struct standing_step){ row->id, standing_next(&row->rule), stored.id }) : result;
}

/* Looks once more under the write lock: another run, or an officer, may have been faster. */
static enum result make_next(const struct making *making, struct standing_id id, bool *ret_made) {
    struct standing row;
    struct tx tx CLEANUP_TX = { 0 };
    *ret_made = false;
    enum result result = tx_begin(making->run->db, &tx);
    if (result == DONE) result = standing_by_id(making->run->db, making->run->arena, id, &row);
    if (result != DONE || row.ended_on.known || !standing_is_due(&row.rule, making->today)) return result;
    result = make(making, &tx, &row);
    if (result == DONE) result = tx_commit(&tx);
    *ret_made = result == DONE;
    return result;
}

/* ---- all of them ---- */

static bool is_due(const struct making *making, const struct standing *row) {
    return !row->ended_on.known && standing_is_due(&row->rule, making->today);
}

static enum result catch_up(struct making *making, struct standing_id id) {
    enum result result = DONE;
    bool made = true;
    for (int month = 0; result == DONE && made && month < MONTHS_MOST; month++) {
        result = make_next(making, id, &made);
        making->run->made += made;
    }
    return result;
}

static enum result load(struct making *making) {
    struct standing_run *run = making->run;
    unsigned needed = KEY_CODE | KEY_CODE_HASH | KEY_RECEIPT_PUBLIC | KEY_RECEIPT_SECRET;
    enum result result = keys_load(run->arena, run->config->paths.keys, needed, &making->keys, &run->message);
    if (result != DONE) return result;
    return calendar_holidays(run->arena, run->db, &making->free) == EXIT_DONE ? DONE : FAILED_UNAVAILABLE;
}

enum result standing_run(struct standing_run *run) {
    struct making making = { .run = run, .today = instant_day(run->now, run->config->office.zone_offset) };
    struct standings rows;
    enum result result = standing_list(run->db, run->arena, &rows);
    for (size_t i = 0; result == DONE && i < rows.count; i++) {
        if (!is_due(&making, &rows.rows[i])) continue;
        if (!making.keys) result = load(&making);
        if (result == DONE) result = catch_up(&making, rows.rows[i].id);
    }
    return result;
}
