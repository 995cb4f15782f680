/* Scope: objections. */
#include "lib/store/objection.h"

#include <sodium.h>
#include <string.h>

#include "lib/store/families.h"

#define LONGEST_BOX 8192

enum { TAKEN, LAST, ADD, ANSWER, OF_CASE, SEALED };

static const struct statement ROWS[] = {
    [TAKEN] = { "objection_taken", FOR_TRACK | FOR_STAFF, "SELECT case_id FROM request_objection WHERE case_id = :case_id" },
    [LAST] = { "objection_last", FOR_TRACK | FOR_STAFF,
               "SELECT coalesce(max(sequence), 0) FROM request_objection WHERE year = :year" },
    [ADD] = { "objection_add", FOR_TRACK | FOR_STAFF,
              "INSERT INTO request_objection (case_id, year, sequence, reasons, story, sealed, entered_on, due_on, outcome, "
              "answered_on, answered_by, against, answer_due_on, order_days) VALUES (:case_id, :year, :sequence, :reasons, :story, :sealed, "
              ":entered_on, :due_on, NULL, NULL, NULL, :against, :answer_due_on, 0)" },
    [ANSWER] = { "objection_answer", FOR_STAFF,
                 "UPDATE request_objection SET outcome = :outcome, answered_on = :on, answered_by = :by, order_days = :order_days "
                 "WHERE case_id = :case_id AND outcome IS NULL" },
    [OF_CASE] = { "objection_of", FOR_TRACK | FOR_STAFF,
                  "SELECT year, sequence, reasons, story, entered_on, due_on, outcome, answered_on, coalesce(answered_by, 0), "
                  "against = 'silence', answer_due_on, order_days "
                  "FROM request_objection WHERE case_id = :case_id" },
    [SEALED] = { "objection_sealed", FOR_STAFF, "SELECT sealed FROM request_objection WHERE case_id = :case_id" },
};
const struct statement_table OBJECTION_STATEMENTS = STATEMENT_TABLE(FAMILY_OBJECTION, ROWS);

char *objection_number(struct arena *arena, const struct objection *objection) {
    return arena_format(arena, "KBR-%04d-%06d", objection->year, objection->sequence);
}

static enum result check_first(struct tx *tx, struct case_id id) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OBJECTION_STATEMENTS, TAKEN);
    bind_number(&query, ":case_id", id.value);
    if (query_row(&query)) return REFUSED_STALE;
    return query.result;
}

static enum result next_sequence(struct tx *tx, int year, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OBJECTION_STATEMENTS, LAST);
    bind_number(&query, ":year", year);
    if (!query_row(&query)) return query_absent(&query);
    *ret = take_number(&query) + 1;
    return query.result;
}

struct box { unsigned char *bytes; size_t length; };

static enum result seal(struct arena *arena, const struct keys *keys, const char *text, struct box *ret) {
    size_t length = text ? strlen(text) : 0;
    *ret = (struct box){ NULL, 0 };
    if (length == 0) return DONE;
    if (length + crypto_box_SEALBYTES > LONGEST_BOX) return REFUSED_INVALID;
    *ret = (struct box){ arena_alloc(arena, length + crypto_box_SEALBYTES), length + crypto_box_SEALBYTES };
    return crypto_box_seal(ret->bytes, (const unsigned char *)text, length, keys->identity_public) == 0 ? DONE : FAILED_INTERNAL;
}

static enum result insert(struct tx *tx, struct case_id id, const struct objection *objection, const struct box *box) {
    int year = civil_from_day(objection->entered_on).year;
    int64_t sequence;
    enum result result = next_sequence(tx, year, &sequence);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &OBJECTION_STATEMENTS, ADD);
    bind_number(&query, ":case_id", id.value);
    bind_number(&query, ":year", year);
    bind_number(&query, ":sequence", sequence);
    bind_text(&query, ":reasons", objection->reasons);
    bind_text(&query, ":story", objection->story);
    if (box->bytes) bind_bytes(&query, ":sealed", box->bytes, box->length);
    else bind_text(&query, ":sealed", NULL);
    bind_day(&query, ":entered_on", objection->entered_on);
    bind_day(&query, ":due_on", objection->due_on);
    bind_text(&query, ":against", objection->is_silence ? "silence" : "answer");
    bind_day(&query, ":answer_due_on", objection->answer_due_on);
    return query_run(&query);
}

enum result objection_add(struct tx *tx, struct arena *arena, const struct keys *keys, struct case_id id,
                          const struct objection_new *new) {
    struct box box;
    enum result result = check_first(tx, id);
    if (result == DONE) result = seal(arena, keys, new->representative, &box);
    return result == DONE ? insert(tx, id, new->objection, &box) : result;
}

enum result objection_answer(struct tx *tx, struct case_id id, const struct objection_answer *answer) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &OBJECTION_STATEMENTS, ANSWER);
    bind_number(&query, ":case_id", id.value);
    bind_text(&query, ":outcome", answer->outcome);
    bind_day(&query, ":on", answer->on);
    bind_number(&query, ":by", answer->by.value);
    bind_number(&query, ":order_days", answer->order_days);
    return query_run_changing(&query);
}

enum result objection_of(struct db *db, struct arena *arena, struct case_id id, struct objection *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &OBJECTION_STATEMENTS, OF_CASE);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    struct objection objection;
    objection.year = (int)take_number(&query);
    objection.sequence = (int)take_number(&query);
    objection.reasons = take_text(&query, arena);
    objection.story = take_text(&query, arena);
    objection.entered_on = take_day(&query);
    objection.due_on = take_day(&query);
    objection.outcome = take_text(&query, arena);
    objection.answered_on = take_optional_day(&query);
    objection.answered_by.value = take_number(&query);
    objection.is_silence = take_flag(&query);
    objection.answer_due_on = take_day(&query);
    objection.order_days = (int)take_number(&query);
    if (query.result == DONE) *ret = objection;
    return query.result;
}

enum result objection_representative(struct db *db, struct arena *arena, const struct keys *keys, struct case_id id, const char **ret) {
    CLEANUP_QUERY struct query query = query_start(db, &OBJECTION_STATEMENTS, SEALED);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    const unsigned char *box = sqlite3_column_blob(query.statement, 0);
    size_t length = (size_t)sqlite3_column_bytes(query.statement, 0);
    *ret = "";
    if (!box) return DONE;
    char *text = arena_alloc(arena, length);
    if (length < crypto_box_SEALBYTES || length > LONGEST_BOX ||
        crypto_box_seal_open((unsigned char *)text, box, length, keys->identity_public, keys->identity_secret) != 0) return FAILED_INTERNAL;
    text[length - crypto_box_SEALBYTES] = '\0';
    *ret = text;
    return DONE;
}
