/* Scope: follow-up meetings and their measures. */
#include "lib/store/meeting.h"

#include "lib/base/random.h"
#include "lib/store/families.h"

enum { LIST, CALLED, CALL, CANCEL, HOLD, MEASURES, DECIDE, FINISH };

static const struct statement ROWS[] = {
    [LIST] = { "meeting_list", FOR_STAFF,
               "SELECT id, held_on, starts_at, place, agenda, invited, state, attendance, minutes FROM complaint_meeting "
               "WHERE case_id = :case_id ORDER BY held_on, id" },
    [CALLED] = { "meeting_called", FOR_STAFF, "SELECT id FROM complaint_meeting WHERE case_id = :case_id AND state = 'called'" },
    [CALL] = { "meeting_call", FOR_STAFF,
               "INSERT INTO complaint_meeting (id, case_id, held_on, starts_at, place, agenda, invited, state, attendance, minutes) "
               "VALUES (:id, :case_id, :held_on, :starts_at, :place, :agenda, :invited, 'called', '', '')" },
    [CANCEL] = { "meeting_cancel", FOR_STAFF, "UPDATE complaint_meeting SET state = 'cancelled' WHERE id = :id" },
    [HOLD] = { "meeting_hold", FOR_STAFF,
               "UPDATE complaint_meeting SET state = 'held', attendance = :attendance, minutes = :minutes WHERE id = :id" },
    [MEASURES] = { "measure_list", FOR_STAFF,
                   "SELECT m.id, m.meeting_id, m.position, m.action, m.owner, m.due_on, m.done_on FROM complaint_meeting AS t "
                   "JOIN complaint_measure AS m ON m.meeting_id = t.id WHERE t.case_id = :case_id "
                   "ORDER BY t.held_on, t.id, m.position" },
    [DECIDE] = { "measure_decide", FOR_STAFF,
                 "INSERT INTO complaint_measure (id, meeting_id, position, action, owner, due_on, done_on) "
                 "VALUES (:id, :meeting_id, :position, :action, :owner, :due_on, NULL)" },
    [FINISH] = { "measure_finish", FOR_STAFF,
                 "UPDATE complaint_measure SET done_on = :done_on WHERE id = :id AND done_on IS NULL AND EXISTS "
                 "(SELECT 1 FROM complaint_meeting AS t WHERE t.id = complaint_measure.meeting_id AND t.case_id = :case_id)" },
};
const struct statement_table MEETING_STATEMENTS = STATEMENT_TABLE(FAMILY_MEETING, ROWS);

static void fill_meeting(struct query *query, struct arena *arena, void *place) {
    struct meeting *meeting = place;
    meeting->id.value = take_number(query);
    meeting->held_on = take_day(query);
    meeting->starts_at = take_text(query, arena);
    meeting->place = take_text(query, arena);
    meeting->agenda = take_text(query, arena);
    meeting->invited = take_text(query, arena);
    meeting->state = take_text(query, arena);
    meeting->attendance = take_text(query, arena);
    meeting->minutes = take_text(query, arena);
}

enum result meeting_list(struct db *db, struct arena *arena, struct case_id id, struct meetings *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &MEETING_STATEMENTS, LIST);
    bind_number(&query, ":case_id", id.value);
    return query_list(&query, arena, fill_meeting, ret);
}

static void fill_measure(struct query *query, struct arena *arena, void *place) {
    struct measure *measure = place;
    measure->id.value = take_number(query);
    measure->meeting.value = take_number(query);
    measure->position = (int)take_number(query);
    measure->action = take_text(query, arena);
    measure->owner = take_text(query, arena);
    measure->due_on = take_day(query);
    measure->done_on = take_optional_day(query);
}

enum result measure_list(struct db *db, struct arena *arena, struct case_id id, struct measures *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &MEETING_STATEMENTS, MEASURES);
    bind_number(&query, ":case_id", id.value);
    return query_list(&query, arena, fill_measure, ret);
}

static enum result called(struct db *db, struct case_id id, struct meeting_id *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &MEETING_STATEMENTS, CALLED);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query.result == DONE ? REFUSED_STALE : query.result;
    ret->value = take_number(&query);
    return query.result;
}

enum result meeting_call(struct tx *tx, struct case_id id, const struct meeting *meeting) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &MEETING_STATEMENTS, CALL);
    bind_number(&query, ":id", random_id());
    bind_number(&query, ":case_id", id.value);
    bind_day(&query, ":held_on", meeting->held_on);
    bind_text(&query, ":starts_at", meeting->starts_at);
    bind_text(&query, ":place", meeting->place);
    bind_text(&query, ":agenda", meeting->agenda);
    bind_text(&query, ":invited", meeting->invited);
    return query_run(&query);
}

enum result meeting_cancel(struct tx *tx, struct case_id id) {
    struct meeting_id meeting;
    enum result result = called(tx->db, id, &meeting);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &MEETING_STATEMENTS, CANCEL);
    bind_number(&query, ":id", meeting.value);
    return query_run_changing(&query);
}

static enum result hold(struct tx *tx, struct meeting_id meeting, const struct meeting_outcome *outcome) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &MEETING_STATEMENTS, HOLD);
    bind_number(&query, ":id", meeting.value);
    bind_text(&query, ":attendance", outcome->attendance);
    bind_text(&query, ":minutes", outcome->minutes);
    return query_run_changing(&query);
}

static enum result decide(struct tx *tx, struct meeting_id meeting, size_t position, const struct measure *measure) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &MEETING_STATEMENTS, DECIDE);
    bind_number(&query, ":id", random_id());
    bind_number(&query, ":meeting_id", meeting.value);
    bind_number(&query, ":position", (int64_t)position);
    bind_text(&query, ":action", measure->action);
    bind_text(&query, ":owner", measure->owner);
    bind_day(&query, ":due_on", measure->due_on);
    return query_run(&query);
}

enum result meeting_hold(struct tx *tx, struct case_id id, const struct meeting_outcome *outcome) {
    struct meeting_id meeting;
    if (outcome->count < 1 || outcome->count > MEASURES_MOST) return REFUSED_INVALID;
    enum result result = called(tx->db, id, &meeting);
    if (result == DONE) result = hold(tx, meeting, outcome);
    for (size_t i = 0; result == DONE && i < outcome->count; i++) result = decide(tx, meeting, i + 1, &outcome->measures[i]);
    return result;
}

enum result measure_finish(struct tx *tx, struct case_id id, struct measure_end end) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &MEETING_STATEMENTS, FINISH);
    bind_number(&query, ":id", end.id.value);
    bind_number(&query, ":case_id", id.value);
    bind_day(&query, ":done_on", end.done_on);
    return query_run_changing(&query);
}
