/* Scope: `loket upkeep`: what a night brings: complaints nobody answered back are closed, and what the office kept only for a
 * while is forgotten. Safe to run at any time and again. */
#include <stdio.h>
#include <time.h>

#include "admin/command.h"
#include "admin/command_database.h"
#include "lib/rules/complaint_states.h"
#include "lib/rules/workdays.h"
#include "lib/store/attachment.h"
#include "lib/store/attempt.h"
#include "lib/store/case_list.h"
#include "lib/store/complaint.h"
#include "lib/store/draft.h"
#include "lib/store/holiday.h"
#include "lib/store/login_delay.h"
#include "lib/store/outbox.h"
#include "lib/store/search.h"
#include "lib/store/session.h"
#include "lib/web/upload.h"

#define CALENDAR_DAYS_PER_WORKDAY 3 /* more than weekends and the longest holidays together ever need */
#define CALENDAR_DAYS_SPARE 60

struct upkeep {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    instant now;
    size_t closed;
};

/* Sets *ret to the end of the last day whose answers have been met with silence for all their working days. */
static enum result silence_since(const struct upkeep *upkeep, instant *ret) {
    int days = upkeep->config->deadlines.silence, offset = upkeep->config->office.zone_offset;
    day_number today = instant_day(upkeep->now, offset), due = today;
    day_number first = today - days * CALENDAR_DAYS_PER_WORKDAY - CALENDAR_DAYS_SPARE;
    struct holiday_rows stored;
    enum result result = holiday_list(upkeep->db, upkeep->arena, first, today, &stored);
    if (result != DONE) return result;
    struct holiday *holidays = arena_array(upkeep->arena, stored.count + 1, sizeof *holidays);
    for (size_t i = 0; i < stored.count; i++) holidays[i] = (struct holiday){ stored.rows[i].day, stored.rows[i].name };
    struct workday_clock clock = { .start = today, .days = days, .holidays = holidays, .holiday_count = stored.count };
    while (result == DONE && due >= today && clock.start > first) {
        clock.start--;
        result = workday_due(&clock, &due);
    }
    if (result == DONE) *ret = instant_from_local((struct clock_time){ .date = civil_from_day(clock.start + 1) }, offset);
    return result;
}

static enum result close_one(struct upkeep *upkeep, const struct case_row *row) {
    static const struct complaint_person SYSTEM = { .roles = ROLES_SYSTEM };
    struct complaint_moment moment;
    enum complaint_state next;
    enum result result = complaint_moment_of(row, complaint_class_text(COMPLAINT_UNCLASSIFIED), &moment);
    if (result == DONE) result = complaint_step_allowed(&moment, COMPLAINT_CLOSE_SILENT, &SYSTEM, &next, NULL);
    if (result != DONE) return result;
    struct actor clock = { .kind = ACTOR_SYSTEM };
    struct case_change change = { .id = row->id, .version = row->version, .type = complaint_action_text(COMPLAINT_CLOSE_SILENT),
                                  .state = complaint_state_text(next), .closes = true, .body = "", .visible_to_reporter = true };
    struct case_event_id event;
    struct tx tx CLEANUP_TX = { 0 };
    result = tx_begin(upkeep->db, &tx);
    if (result == DONE) result = case_change(&tx, &clock, upkeep->now, &change, &event);
    if (result == DONE) result = tx_commit(&tx);
    if (result == DONE) upkeep->closed++;
    return result;
}

/* A case that somebody changed in between is left alone: it is silent no more. */
static enum result close_silent(struct upkeep *upkeep) {
    instant before;
    enum result result = silence_since(upkeep, &before);
    for (bool more = true; result == DONE && more;) {
        struct case_list silent;
        size_t closed = upkeep->closed;
        result = case_silent(upkeep->db, upkeep->arena, before, &silent);
        for (size_t i = 0; result == DONE && i < silent.count; i++) {
            result = close_one(upkeep, &silent.rows[i]);
            if (result == REFUSED_STALE) result = DONE;
        }
        more = result == DONE && silent.more && upkeep->closed > closed;
    }
    return result;
}

static enum result forget(struct upkeep *upkeep) {
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(upkeep->db, &tx);
    if (result == DONE) result = attempt_expire(&tx, upkeep->now);
    if (result == DONE) result = login_delay_expire(&tx, upkeep->now);
    if (result == DONE) result = session_expire(&tx, upkeep->now);
    if (result == DONE) result = outbox_expire(&tx, upkeep->now);
    if (result == DONE) result = draft_expire(&tx, instant_day(upkeep->now, upkeep->config->office.zone_offset));
    return result == DONE ? tx_commit(&tx) : result;
}

/* What no search has indexed yet. */
static enum result index_words(struct upkeep *upkeep) {
    enum result result = DONE;
    for (bool more = true; result == DONE && more;) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        result = search_catch_up(upkeep->db, arena, SEARCH_CATCH_UP, &more);
    }
    return result;
}

static bool is_named(void *context, const char *stored_name) {
    /* in this order: a draft may become a case between the two questions */
    bool is_of_draft = draft_file_known(context, stored_name) != REFUSED_ABSENT;
    return is_of_draft || attachment_known(context, stored_name) != REFUSED_ABSENT;
}

static int run(struct upkeep *upkeep) {
    enum result result = forget(upkeep);
    if (result == DONE) result = close_silent(upkeep);
    if (result == DONE) result = index_words(upkeep);
    const char *uploads = upkeep->config->paths.uploads;
    size_t purged = uploads_purge(uploads, upkeep->now);
    purged += uploads_sweep(uploads, upkeep->now, is_named, upkeep->db);
    if (result != DONE) {
        command_error("pemeliharaan tidak selesai: %s", db_failure(upkeep->db));
        return command_status(result);
    }
    (void)printf("Ditutup tanpa tanggapan: %zu. Berkas tertinggal yang dihapus: %zu.\n", upkeep->closed, purged);
    return EXIT_DONE;
}

int cmd_upkeep(int argc, char **argv) {
    const char *file = NULL, *now = NULL;
    const struct command_option options[] = { { "--config", &file, NULL }, { "--now", &now, NULL }, { 0 } };
    int status = command_options("upkeep", &argc, argv, options);
    if (status != EXIT_DONE) return status;
    if (argc != 1) return command_misused("upkeep", "perintah ini tidak memakai kata lain");
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_DB struct db *db = NULL;
    struct upkeep upkeep = { .arena = arena, .now = time(NULL) };
    if (now && !instant_parse(now, &upkeep.now)) return command_misused("upkeep", "--now harus seperti 2026-11-21T01:00:00Z");
    status = command_config(arena, file, &upkeep.config);
    if (status == EXIT_DONE) status = command_database(arena, upkeep.config, &db);
    upkeep.db = db;
    return status == EXIT_DONE ? run(&upkeep) : status;
}
