/* Scope: the signed receipts. */
#include "lib/store/receipt.h"

#include <string.h>

#include "lib/base/date.h"
#include "lib/rules/receipt.h"
#include "lib/rules/submission_text.h"
#include "lib/store/families.h"

_Static_assert(RECEIPT_HASH_BYTES == SHA256_BYTES, "one hash");

enum { ADD, OF_CASE };

static const struct statement ROWS[] = {
    [ADD] = { "receipt_add", FOR_INTAKE | FOR_STAFF, "INSERT INTO receipt (case_id, text) VALUES (:case_id, :text)" },
    [OF_CASE] = { "receipt_kept", FOR_INTAKE | FOR_TRACK | FOR_STAFF, "SELECT text FROM receipt WHERE case_id = :case_id" },
};
const struct statement_table RECEIPT_STATEMENTS = STATEMENT_TABLE(FAMILY_RECEIPT, ROWS);

#define TEXT_OF(arena, fields) submission_text((arena), (fields), sizeof(fields) / sizeof *(fields))

static const char *day_or_null(struct arena *arena, struct optional_day day) {
    return day.known ? day_iso(arena, day.day) : NULL;
}

const char *complaint_submitted(struct arena *arena, const char *subject, const char *confidentiality,
                                const struct complaint *complaint) {
    const struct submission_field fields[] = {
        { "jenis", case_kind_text(CASE_COMPLAINT) },
        { "kerahasiaan", confidentiality },
        { "pelapor", complaint->reporter_kind },
        { "judul", subject },
        { "uraian", complaint->narrative },
        { "tanggal-kejadian", day_or_null(arena, complaint->happened_on) },
        { "tempat-kejadian", complaint->happened_where },
        { "harapan", complaint->wanted },
    };
    return TEXT_OF(arena, fields);
}

const char *request_submitted(struct arena *arena, const char *subject, const struct information_request *request) {
    const struct submission_field fields[] = {
        { "jenis", case_kind_text(CASE_REQUEST) },
        { "pemohon", request->kind },
        { "jenis-instansi", request->agency_kind },
        { "instansi", request->agency },
        { "nomor-surat", request->letter_number },
        { "tanggal-surat", day_or_null(arena, request->letter_date) },
        { "judul", subject },
        { "informasi", request->information },
        { "tujuan", request->purpose },
        { "periode", request->period_wanted },
        { "bentuk", request->format_wanted },
        { "cara-memperoleh", request->obtain_way },
        { "cara-menerima", request->delivery_way },
    };
    return TEXT_OF(arena, fields);
}

static const char *make_text(struct arena *arena, const struct keys *keys, const struct receipt_new *new) {
    const struct case_receipt *stored = new->stored;
    bool is_anonymous = strcmp(stored->confidentiality, confidentiality_text(CONFIDENTIALITY_ANONYMOUS)) == 0;
    struct receipt_hash *files = arena_array(arena, new->files->count + 1, sizeof *files);
    for (size_t i = 0; i < new->files->count; i++) memcpy(files[i].bytes, new->files->rows[i].sha256, SHA256_BYTES);
    struct receipt receipt = {
        .office = new->office,
        .kind = case_kind_label(new->kind),
        .number = stored->number,
        .received = is_anonymous ? day_iso(arena, stored->received_on) : instant_iso(arena, stored->received_at),
        .due_on = day_iso(arena, stored->due_on),
        .content = receipt_hash_of(new->submitted, strlen(new->submitted)),
        .files = files,
        .file_count = new->files->count,
    };
    return receipt_signed(arena, &receipt, keys->receipt_secret);
}

enum result receipt_add(struct tx *tx, struct arena *arena, const struct keys *keys, const struct receipt_new *receipt) {
    const char *text = make_text(arena, keys, receipt);
    if (!text) return REFUSED_TOO_LARGE;
    CLEANUP_QUERY struct query query = query_start(tx->db, &RECEIPT_STATEMENTS, ADD);
    bind_number(&query, ":case_id", receipt->stored->id.value);
    bind_text(&query, ":text", text);
    return query_run(&query);
}

enum result receipt_kept(struct db *db, struct arena *arena, struct case_id id, const char **ret_text) {
    CLEANUP_QUERY struct query query = query_start(db, &RECEIPT_STATEMENTS, OF_CASE);
    bind_number(&query, ":case_id", id.value);
    if (!query_row(&query)) return query_absent(&query);
    const char *text = take_text(&query, arena);
    if (query.result == DONE) *ret_text = text;
    return query.result;
}
