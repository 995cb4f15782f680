/* Scope: erasing cases. */
#include "lib/store/erasure.h"

#include <string.h>
#include <unistd.h>

#include "lib/store/audit.h"
#include "lib/store/db_internal.h"
#include "lib/store/families.h"
#include "lib/store/lock.h"
#include "lib/store/search.h"

enum { DUE, TEXTS, SEALED, FILES, MARK, EXPLAINED, REWRITE, ASKED, AGAIN,
       /* the steps of an erasure, in this order, after the mark that opens the triggers */
       ERASE_IDENTITY, ERASE_FILES, ERASE_ANSWER_FILES, ERASE_RECEIPT, ERASE_OUTBOX, ERASE_EVENTS, ERASE_COMPLAINT, ERASE_MEETINGS, ERASE_MEASURES, ERASE_REQUEST,
       ERASE_DECISION, ERASE_OBJECTION, ERASE_WISHES, ERASE_SUBJECT, ROW_COUNT };

/* Why an officer opened an identity stays in the audit trail: it is about the officer. */
static const struct statement ROWS[] = {
    [DUE] = { "erasure_due", FOR_ADMIN,
              "SELECT id FROM cases AS c WHERE kind = :kind AND closed_at IS NOT NULL AND closed_at < :before AND NOT EXISTS "
              "(SELECT 1 FROM case_erasure WHERE case_id = c.id) ORDER BY id LIMIT CASE :limit WHEN 0 THEN -1 ELSE :limit END" },
    [TEXTS] = { "erasure_texts", FOR_ADMIN,
                "SELECT narrative FROM complaint WHERE case_id = :case_id "
                "UNION ALL SELECT happened_where FROM complaint WHERE case_id = :case_id "
                "UNION ALL SELECT wanted FROM complaint WHERE case_id = :case_id "
                "UNION ALL SELECT subject FROM cases JOIN information_request ON case_id = id WHERE id = :case_id AND information_request.kind = 'citizen' "
                "UNION ALL SELECT subject FROM cases WHERE id = :case_id AND kind = 'complaint' "
                "UNION ALL SELECT information FROM information_request WHERE case_id = :case_id AND kind = 'citizen' "
                "UNION ALL SELECT purpose FROM information_request WHERE case_id = :case_id AND kind = 'citizen' "
                "UNION ALL SELECT body FROM case_event WHERE case_id = :case_id AND type <> 'reveal_identity' "
                "UNION ALL SELECT redaction FROM request_decision WHERE case_id = :case_id "
                "UNION ALL SELECT withheld FROM request_decision WHERE case_id = :case_id "
                "UNION ALL SELECT consequence FROM request_decision WHERE case_id = :case_id "
                "UNION ALL SELECT story FROM request_objection WHERE case_id = :case_id "
                "UNION ALL SELECT reason FROM subject_request WHERE case_id = :case_id "
                "UNION ALL SELECT minutes FROM complaint_meeting WHERE case_id = :case_id "
                "UNION ALL SELECT attendance FROM complaint_meeting WHERE case_id = :case_id "
                "UNION ALL SELECT file_name FROM attachment WHERE case_id = :case_id" },
    [SEALED] = { "erasure_sealed", FOR_ADMIN,
                 "SELECT sealed FROM identity WHERE case_id = :case_id UNION ALL "
                 "SELECT sealed FROM request_objection WHERE case_id = :case_id AND sealed IS NOT NULL UNION ALL "
                 "SELECT words FROM subject_request WHERE case_id = :case_id UNION ALL SELECT copy FROM subject_request WHERE case_id = :case_id" },
    [FILES] = { "erasure_files", FOR_ADMIN, "SELECT stored_name FROM attachment WHERE case_id = :case_id "
                "UNION ALL SELECT stored_name FROM answer_file WHERE case_id = :case_id" },
    [MARK] = { "erasure_mark", FOR_ADMIN, "INSERT INTO case_erasure (case_id, at, reason) VALUES (:case_id, :at, :reason)" },
    [EXPLAINED] = { "erasure_explained", FOR_ADMIN,
                    "SELECT EXISTS (SELECT 1 FROM reply_template WHERE instr(body, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM case_release WHERE instr(title || ' ' || summary || ' ' || outcome, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM dataset WHERE instr(title || ' ' || source, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM survey_suggestion WHERE instr(survey_suggestion.text, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM cases WHERE instr(subject, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM complaint WHERE instr(narrative || ' ' || happened_where || ' ' || wanted, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM information_request WHERE instr(information || ' ' || purpose, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM request_decision WHERE instr(redaction || ' ' || withheld || ' ' || consequence, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM attachment WHERE instr(file_name, :text) > 0) OR "
                    "EXISTS (SELECT 1 FROM case_event WHERE instr(body, :text) > 0)" },
    [ASKED] = { "erasure_asked", FOR_ADMIN, "SELECT case_id FROM case_erasure WHERE reason = 'request' ORDER BY case_id" },
    [AGAIN] = { "erasure_again", FOR_ADMIN,
                "SELECT id FROM cases WHERE id = :case_id AND closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM case_erasure WHERE case_id = id)" },
    [REWRITE] = { "erasure_rewrite", FOR_ADMIN, "VACUUM" },
    [ERASE_IDENTITY] = { "erase_identity", FOR_ADMIN,
        "DELETE FROM identity WHERE case_id = :case_id" },
    [ERASE_FILES] = { "erase_files", FOR_ADMIN,
        "DELETE FROM attachment WHERE case_id = :case_id" },
    [ERASE_ANSWER_FILES] = { "erase_answer_files", FOR_ADMIN,
        "DELETE FROM answer_file WHERE case_id = :case_id" },
    [ERASE_RECEIPT] = { "erase_receipt", FOR_ADMIN,
        "DELETE FROM receipt WHERE case_id = :case_id" },
    [ERASE_OUTBOX] = { "erase_outbox", FOR_ADMIN,
        "DELETE FROM outbox WHERE case_id = :case_id" },
    [ERASE_EVENTS] = { "erase_events", FOR_ADMIN,
        "UPDATE case_event SET body = '' WHERE case_id = :case_id AND body <> ''" },
    [ERASE_COMPLAINT] = { "erase_complaint", FOR_ADMIN,
        "UPDATE complaint SET narrative = '" ERASED_TEXT "', happened_where = '', wanted = '' WHERE case_id = :case_id" },
    [ERASE_MEETINGS] = { "erase_meetings", FOR_ADMIN,
        "UPDATE complaint_meeting SET agenda = '" ERASED_TEXT "', place = '" ERASED_TEXT "', invited = '" ERASED_TEXT "', attendance = '', minutes = '' "
        "WHERE case_id = :case_id" },
    [ERASE_MEASURES] = { "erase_measures", FOR_ADMIN,
        "UPDATE complaint_measure SET action = '" ERASED_TEXT "' WHERE meeting_id IN (SELECT id FROM complaint_meeting WHERE case_id = :case_id)" },
    [ERASE_REQUEST] = { "erase_request", FOR_ADMIN,
        "UPDATE information_request SET information = '" ERASED_TEXT "', purpose = '', refusal_ground = '' WHERE case_id = :case_id AND kind = 'citizen'" },
    [ERASE_DECISION] = { "erase_decision", FOR_ADMIN,
        "UPDATE request_decision SET redaction = CASE redaction WHEN '' THEN '' ELSE '" ERASED_TEXT "' END, "
        "withheld = CASE withheld WHEN '' THEN '' ELSE '" ERASED_TEXT "' END, "
        "consequence = CASE consequence WHEN '' THEN '' ELSE '" ERASED_TEXT "' END WHERE case_id = :case_id" },
    [ERASE_OBJECTION] = { "erase_objection", FOR_ADMIN,
        "UPDATE request_objection SET story = '" ERASED_TEXT "', sealed = NULL WHERE case_id = :case_id" },
    [ERASE_WISHES] = { "erase_wishes", FOR_ADMIN,
        "UPDATE subject_request SET words = NULL, copy = NULL, reason = '', answered_at = coalesce(answered_at, "
        "(SELECT at FROM case_erasure WHERE case_id = :case_id)), state = CASE state WHEN 'refused' THEN 'refused' ELSE 'done' END "
        "WHERE case_id = :case_id" },
    [ERASE_SUBJECT] = { "erase_subject", FOR_ADMIN,
        "UPDATE cases SET subject = '" ERASED_TEXT "' WHERE id = :case_id AND NOT EXISTS "
    "(SELECT 1 FROM information_request AS q WHERE q.case_id = cases.id AND q.kind = 'agency')" },
};
const struct statement_table ERASURE_STATEMENTS = STATEMENT_TABLE(FAMILY_ERASURE, ROWS);

static void fill_id(struct query *query, struct arena *arena, void *place) {
    (void)arena;
    ((struct case_id *)place)->value = take_number(query);
}

enum result erasure_due(struct db *db, struct arena *arena, const struct erasure_rule *rule, struct case_ids *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ERASURE_STATEMENTS, DUE);
    bind_text(&query, ":kind", rule->kind);
    bind_instant(&query, ":before", rule->before);
    bind_number(&query, ":limit", rule->limit);
    return query_list(&query, arena, fill_id, ret);
}

static enum result asked_in(struct arena *arena, const char *path, struct case_ids *ret) {
    CLEANUP_DB struct db *old = NULL;
    const char *message;
    enum result result = db_open_raw(arena, path, SQLITE_OPEN_READONLY, &old, &message);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(old, &ERASURE_STATEMENTS, ASKED);
    return query_list(&query, arena, fill_id, ret);
}

enum result erasure_again(struct db *db, struct arena *arena, const char *path, struct case_ids *ret) {
    struct case_ids asked = { 0 };
    *ret = asked;
    if (access(path, F_OK) != 0) return DONE;
    enum result result = asked_in(arena, path, &asked);
    ret->rows = arena_array(arena, asked.count + 1, sizeof *ret->rows);
    for (size_t i = 0; result == DONE && i < asked.count; i++) {
        CLEANUP_QUERY struct query query = query_start(db, &ERASURE_STATEMENTS, AGAIN);
        bind_number(&query, ":case_id", asked.rows[i].value);
        if (query_row(&query)) ret->rows[ret->count++] = asked.rows[i];
        result = query.result;
    }
    return result;
}

/* ---- what nobody may find again ---- */

static void add_canary(struct arena *arena, struct erased *told, const void *bytes, size_t length) {
    if (length < CANARY_SHORTEST) return;
    if (told->canaries.count == told->room) {
        size_t room = told->room ? told->room * 2 : 64;
        struct canary *rows = arena_array(arena, room, sizeof *rows);
        if (told->canaries.count) memcpy(rows, told->canaries.rows, told->canaries.count * sizeof *rows);
        told->canaries.rows = rows;
        told->room = room;
    }
    size_t kept = length < CANARY_LONGEST ? length : CANARY_LONGEST;
    told->canaries.rows[told->canaries.count++] = (struct canary){ .bytes = arena_copy(arena, bytes, kept), .length = kept };
}

static void add_file(struct arena *arena, struct erased *told, const char *name) {
    if (told->file_count == told->file_room) {
        size_t room = told->file_room ? told->file_room * 2 : 64;
        const char **files = arena_array(arena, room, sizeof *files);
        if (told->file_count) memcpy(files, told->files, told->file_count * sizeof *files);
        told->files = files;
        told->file_room = room;
    }
    told->files[told->file_count++] = name;
    add_canary(arena, told, name, strlen(name));
}

static enum result remember(struct db *db, struct arena *arena, struct case_id id, unsigned row, struct erased *told) {
    CLEANUP_QUERY struct query query = query_start(db, &ERASURE_STATEMENTS, row);
    bind_number(&query, ":case_id", id.value);
    while (query_row(&query)) {
        const void *bytes = sqlite3_column_blob(query.statement, 0);
        size_t length = (size_t)sqlite3_column_bytes(query.statement, 0);
        if (!bytes) continue;
        if (row == FILES) add_file(arena, told, arena_copy(arena, bytes, length));
        else add_canary(arena, told, bytes, length);
    }
    return query.result;
}

/* ---- erasing ---- */

static enum result mark(struct tx *tx, struct case_id id, const struct erasure *how) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ERASURE_STATEMENTS, MARK);
    bind_number(&query, ":case_id", id.value);
    bind_instant(&query, ":at", how->now);
    bind_text(&query, ":reason", how->reason);
    return query_run(&query);
}

static enum result change(struct tx *tx, struct case_id id, unsigned row) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ERASURE_STATEMENTS, row);
    bind_number(&query, ":case_id", id.value);
    return query_run(&query);
}

static enum result erase(struct tx *tx, struct arena *arena, struct case_id id, const struct erasure *how, struct erased *told) {
    enum result result = remember(tx->db, arena, id, TEXTS, told);
    if (result == DONE) result = remember(tx->db, arena, id, SEALED, told);
    if (result == DONE) result = remember(tx->db, arena, id, FILES, told);
    if (result == DONE) result = mark(tx, id, how);
    for (unsigned row = ERASE_IDENTITY; result == DONE && row < ROW_COUNT; row++) result = change(tx, id, row);
    struct audit_entry entry = { .action = "case.erase", .subject = "case", .subject_id = id.value, .detail = how->reason };
    return result == DONE ? audit_add(tx, how->actor, how->now, &entry) : result;
}

enum result erasure_run(struct tx *tx, struct arena *arena, const struct case_ids *cases, const struct erasure *how, struct erased *told) {
    enum result result = search_forget_all(tx, cases->rows, cases->count); /* it unlearns the very words that are there now */
    for (size_t i = 0; result == DONE && i < cases->count; i++) result = erase(tx, arena, cases->rows[i], how, told);
    canaries_once(&told->canaries);
    return result;
}

enum result erasure_rewrite(struct db *db) {
    enum result result = lock_take(db);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(db, &ERASURE_STATEMENTS, REWRITE);
    result = query_run(&query);
    lock_free(db);
    if (result != DONE) return result;
    db->leaves_trace = true; /* the log holds the old pages until it is emptied */
    tx_tidy(db);
    return db->leaves_trace ? FAILED_UNAVAILABLE : DONE;
}

enum result erasure_explained(struct db *db, const char *text, bool *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ERASURE_STATEMENTS, EXPLAINED);
    bind_text(&query, ":text", text);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query) != 0;
    return query.result;
}
