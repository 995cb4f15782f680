/* Scope: files that wait for the answer of a request. */
#include "lib/store/answer_file.h"

#include "lib/base/random.h"
#include "lib/store/attachment_internal.h"
#include "lib/store/audit.h"
#include "lib/store/families.h"

enum { ADD, COUNT, LIST, REMOVE, HAND_OVER, CLEAR };

static const struct statement ROWS[] = {
    [ADD] = { "answer_file_add", FOR_STAFF,
              "INSERT INTO answer_file (id, case_id, " STORED_FILE_COLUMNS ", stored_by, stored_at) "
              "VALUES (:id, :case_id, :file_name, :media_type, :size, :sha256, :stored_name, :stored_by, :stored_at)" },
    [COUNT] = { "answer_file_count", FOR_STAFF, "SELECT count(*) FROM answer_file WHERE case_id = :case_id" },
    [LIST] = { "answer_file_list", FOR_STAFF,
               "SELECT id, stored_at, " STORED_FILE_COLUMNS " FROM answer_file WHERE case_id = :case_id ORDER BY stored_at, file_name, id" },
    [REMOVE] = { "answer_file_remove", FOR_STAFF, "DELETE FROM answer_file WHERE id = :id AND case_id = :case_id" },
    [HAND_OVER] = { "answer_file_hand_over", FOR_STAFF,
                    "INSERT INTO attachment (id, case_id, event_id, " STORED_FILE_COLUMNS ", until_on) "
                    "SELECT id, case_id, :event_id, " STORED_FILE_COLUMNS ", :until_on FROM answer_file WHERE case_id = :case_id" },
    [CLEAR] = { "answer_file_clear", FOR_STAFF, "DELETE FROM answer_file WHERE case_id = :case_id" },
};
const struct statement_table ANSWER_FILE_STATEMENTS = STATEMENT_TABLE(FAMILY_ANSWER_FILE, ROWS);

static enum result note(struct tx *tx, const struct actor *actor, instant now, const char *action, struct case_id id) {
    struct audit_entry entry = { .action = action, .subject = "case", .subject_id = id.value, .detail = "" };
    return audit_add(tx, actor, now, &entry);
}

static enum result count(struct db *db, struct case_id id, int64_t *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ANSWER_FILE_STATEMENTS, COUNT);
    bind_number(&query, ":case_id", id.value);
    *ret = query_row(&query) ? take_number(&query) : 0;
    return query.result;
}

static enum result insert(struct tx *tx, const struct answer_file_new *new) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ANSWER_FILE_STATEMENTS, ADD);
    bind_number(&query, ":id", random_id());
    bind_number(&query, ":case_id", new->id.value);
    stored_file_bind(&query, new->file);
    bind_number(&query, ":stored_by", new->actor->staff.value);
    bind_instant(&query, ":stored_at", new->now);
    return query_run(&query);
}

enum result answer_file_add(struct tx *tx, const struct answer_file_new *new) {
    int64_t waiting = 0;
    enum result result = count(tx->db, new->id, &waiting);
    if (result == DONE && waiting >= ANSWER_FILES_MOST) result = REFUSED_TOO_MANY;
    if (result == DONE) result = insert(tx, new);
    return result == DONE ? note(tx, new->actor, new->now, "answer_file.store", new->id) : result;
}

static void fill(struct query *query, struct arena *arena, void *place) {
    struct answer_file *row = place;
    row->id.value = take_number(query);
    row->stored_at = take_instant(query);
    stored_file_take(query, arena, &row->file);
}

enum result answer_file_list(struct db *db, struct arena *arena, struct case_id id, struct answer_files *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ANSWER_FILE_STATEMENTS, LIST);
    bind_number(&query, ":case_id", id.value);
    return query_list(&query, arena, fill, ret);
}

static enum result delete(struct tx *tx, const struct answer_file_old *old) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ANSWER_FILE_STATEMENTS, REMOVE);
    bind_number(&query, ":id", old->file.value);
    bind_number(&query, ":case_id", old->id.value);
    enum result result = query_run_changing(&query);
    return result == REFUSED_STALE ? REFUSED_ABSENT : result;
}

enum result answer_file_remove(struct tx *tx, const struct answer_file_old *old) {
    enum result result = delete(tx, old);
    return result == DONE ? note(tx, old->actor, old->now, "answer_file.remove", old->id) : result;
}

static enum result copy(struct tx *tx, struct event_of_case event) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ANSWER_FILE_STATEMENTS, HAND_OVER);
    bind_number(&query, ":case_id", event.id.value);
    bind_number(&query, ":event_id", event.event.value);
    bind_optional_day(&query, ":until_on", event.until);
    return query_run(&query);
}

enum result answer_file_hand_over(struct tx *tx, struct event_of_case event) {
    enum result result = copy(tx, event);
    if (result != DONE) return result;
    CLEANUP_QUERY struct query query = query_start(tx->db, &ANSWER_FILE_STATEMENTS, CLEAR);
    bind_number(&query, ":case_id", event.id.value);
    return query_run(&query);
}
