/* Scope: the rows of uploaded files. */
#include "lib/store/attachment.h"

#include "lib/base/random.h"
#include "lib/store/attachment_internal.h"
#include "lib/store/families.h"

enum { ADD, LIST, OF_CASE, KNOWN, HAND_OVER, HANDED_OVER, RENEW, TAKEN };

#define ATTACHMENT_FROM " FROM attachment AS a JOIN case_event AS e ON e.id = a.event_id "
#define ATTACHMENT_COLUMNS "a.id, a.event_id, a.file_name, a.media_type, a.size, a.sha256, a.stored_name, a.until_on"

static const struct statement ROWS[] = {
    [ADD] = { "attachment_add", FOR_WRITERS,
              "INSERT INTO attachment (id, case_id, event_id, " STORED_FILE_COLUMNS ", until_on) "
              "VALUES (:id, :case_id, :event_id, :file_name, :media_type, :size, :sha256, :stored_name, :until_on)" },
    [LIST] = { "attachment_list", FOR_TRACK | FOR_STAFF,
               "SELECT " ATTACHMENT_COLUMNS ATTACHMENT_FROM
               "WHERE a.case_id = :case_id AND e.visible_to_reporter >= :visible ORDER BY e.sequence, a.file_name, a.id" },
    [OF_CASE] = { "attachment_of", FOR_TRACK | FOR_STAFF,
                  "SELECT " ATTACHMENT_COLUMNS ATTACHMENT_FROM
                  "WHERE a.id = :id AND a.case_id = :case_id AND e.visible_to_reporter >= :visible" },
    [KNOWN] = { "attachment_known", FOR_ADMIN, "SELECT 1 FROM attachment WHERE stored_name = :stored_name "
                "UNION ALL SELECT 1 FROM answer_file WHERE stored_name = :stored_name" },
    [HAND_OVER] = { "attachment_hand_over", FOR_TRACK,
                    "INSERT INTO attachment_download (id, case_id, attachment_id, at) SELECT :id, a.case_id, a.id, :at" ATTACHMENT_FROM
                    "WHERE a.id = :attachment_id AND e.actor_kind = 'staff' AND NOT EXISTS "
                    "(SELECT 1 FROM attachment_download WHERE case_id = a.case_id AND attachment_id = a.id AND at > :since)" },
    [TAKEN] = { "attachment_taken", FOR_TRACK, "SELECT 1 FROM attachment_download WHERE case_id = :case_id AND attachment_id = :attachment_id AND at > :since" },
    [HANDED_OVER] = { "attachment_handed_over", FOR_STAFF,
                      "SELECT a.file_name, count(*), min(d.at), max(d.at) FROM attachment_download AS d "
                      "JOIN attachment AS a ON a.id = d.attachment_id WHERE d.case_id = :case_id GROUP BY a.id ORDER BY 3, a.id" },
    [RENEW] = { "attachment_renew", FOR_STAFF,
                "UPDATE attachment SET until_on = :until_on WHERE case_id = :case_id AND until_on IS NOT NULL" },
};
const struct statement_table ATTACHMENT_STATEMENTS = STATEMENT_TABLE(FAMILY_ATTACHMENT, ROWS);

void stored_file_bind(struct query *query, const struct stored_file *file) {
    bind_text(query, ":file_name", file->file_name);
    bind_text(query, ":media_type", file->media_type);
    bind_number(query, ":size", file->size);
    bind_bytes(query, ":sha256", file->sha256, SHA256_BYTES);
    bind_text(query, ":stored_name", file->stored_name);
}

void stored_file_take(struct query *query, struct arena *arena, struct stored_file *file) {
    file->file_name = take_text(query, arena);
    file->media_type = take_text(query, arena);
    file->size = take_number(query);
    take_bytes(query, file->sha256, SHA256_BYTES);
    file->stored_name = take_text(query, arena);
}

static void fill_attachment(struct query *query, struct arena *arena, void *place) {
    struct attachment *attachment = place;
    attachment->id.value = take_number(query);
    attachment->event.value = take_number(query);
    stored_file_take(query, arena, &attachment->file);
    attachment->until = take_optional_day(query);
}

static enum result add(struct tx *tx, struct event_of_case event, const struct stored_file *file) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ATTACHMENT_STATEMENTS, ADD);
    bind_number(&query, ":id", random_id());
    bind_number(&query, ":case_id", event.id.value);
    bind_number(&query, ":event_id", event.event.value);
    stored_file_bind(&query, file);
    bind_optional_day(&query, ":until_on", event.until);
    return query_run(&query);
}

enum result attachment_add(struct tx *tx, struct event_of_case event, const struct stored_files *files) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < files->count; i++) result = add(tx, event, &files->rows[i]);
    return result;
}

enum result attachment_list(struct db *db, struct arena *arena, struct case_id id, bool only_visible,
                            struct attachments *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ATTACHMENT_STATEMENTS, LIST);
    bind_number(&query, ":case_id", id.value);
    bind_number(&query, ":visible", only_visible);
    return query_list(&query, arena, fill_attachment, ret);
}

enum result attachment_of(struct db *db, struct arena *arena, struct attachment_of_case which, struct attachment *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ATTACHMENT_STATEMENTS, OF_CASE);
    bind_number(&query, ":id", which.attachment.value);
    bind_number(&query, ":case_id", which.id.value);
    bind_number(&query, ":visible", which.only_visible);
    if (!query_row(&query)) return query_absent(&query);
    struct attachment attachment;
    fill_attachment(&query, arena, &attachment);
    if (query.result == DONE) *ret = attachment;
    return query.result;
}

enum result attachment_known(struct db *db, const char *stored_name) {
    CLEANUP_QUERY struct query query = query_start(db, &ATTACHMENT_STATEMENTS, KNOWN);
    bind_text(&query, ":stored_name", stored_name);
    return query_row(&query) ? DONE : query_absent(&query);
}

/* ---- handed over ---- */

enum result attachment_renew(struct tx *tx, struct case_id id, day_number until) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ATTACHMENT_STATEMENTS, RENEW);
    bind_number(&query, ":case_id", id.value);
    bind_day(&query, ":until_on", until);
    return query_run(&query);
}

enum result attachment_hand_over(struct tx *tx, struct attachment_id id, instant at) {
    CLEANUP_QUERY struct query query = query_start(tx->db, &ATTACHMENT_STATEMENTS, HAND_OVER);
    bind_number(&query, ":id", random_id());
    bind_number(&query, ":attachment_id", id.value);
    bind_instant(&query, ":at", at);
    bind_instant(&query, ":since", at - HANDED_OVER_ONCE);
    return query_run(&query);
}

enum result attachment_was_taken(struct db *db, const struct attachment_of_case *which, instant at) {
    CLEANUP_QUERY struct query query = query_start(db, &ATTACHMENT_STATEMENTS, TAKEN);
    bind_number(&query, ":case_id", which->id.value);
    bind_number(&query, ":attachment_id", which->attachment.value);
    bind_instant(&query, ":since", at - HANDED_OVER_ONCE);
    return query_row(&query) ? DONE : query_absent(&query);
}

static void fill_handed_over(struct query *query, struct arena *arena, void *place) {
    struct handed_over *row = place;
    row->file_name = take_text(query, arena);
    row->times = take_number(query);
    row->first_at = take_instant(query);
    row->last_at = take_instant(query);
}

enum result attachment_handed_over(struct db *db, struct arena *arena, struct case_id id, struct handed_over_files *ret) {
    CLEANUP_QUERY struct query query = query_start(db, &ATTACHMENT_STATEMENTS, HANDED_OVER);
    bind_number(&query, ":case_id", id.value);
    return query_list(&query, arena, fill_handed_over, ret);
}
