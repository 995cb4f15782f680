/* Scope: rows of the audit trail as cells. */
#include "cgi-bin/staff/audit_export.h"

#include <sodium.h>

#include "cgi-bin/staff/audit_words.h"
#include "cgi-bin/staff/list_export.h"

#define TURN_ROWS 200 /* as many as the store gives at once */

static const struct sheet_column COLUMNS[] = {
    { "No.", SHEET_NUMBER, 0, 8 },     { "Waktu", SHEET_MOMENT, 0, 0 },  { "Siapa", SHEET_TEXT, 0, 18 },
    { "Apa", SHEET_TEXT, 0, 60 },      { "Tentang", SHEET_TEXT, 0, 24 }, { "Sidik", SHEET_TEXT, 0, 66 },
};
#define COLUMN_COUNT (sizeof COLUMNS / sizeof *COLUMNS)

static enum result add(struct list_sink *sink, const struct audit_row *row, bool *ret_goes_on) {
    struct arena *arena = sink->request->arena;
    char *hash = arena_alloc(arena, AUDIT_HASH_BYTES * 2 + 1);
    (void)sodium_bin2hex(hash, AUDIT_HASH_BYTES * 2 + 1, row->hash, AUDIT_HASH_BYTES);
    struct audit_about about;
    enum result result = audit_about(sink->app, sink->request, &row->entry, &about);
    if (result != DONE) return result;
    struct sheet_cell cells[COLUMN_COUNT] = {
        sheet_number_cell(row->sequence),
        sheet_number_cell(row->at),
        sheet_text_cell(audit_who(row)),
        sheet_text_cell(audit_what(arena, &row->entry, &about)),
        sheet_text_cell(about.text),
        sheet_text_cell(hash),
    };
    *ret_goes_on = list_add(sink, cells);
    return DONE;
}

static enum result write_audit(struct list_sink *sink) {
    struct audit_filter filter = *(const struct audit_filter *)sink->user;
    bool goes_on = true;
    filter.before = 0;
    filter.limit = TURN_ROWS;
    while (goes_on) {
        struct audit_rows rows;
        enum result result = audit_list(sink->app->db, sink->request->arena, &filter, &rows);
        goes_on = result == DONE && rows.count == TURN_ROWS;
        for (size_t i = 0; result == DONE && i < rows.count; i++) {
            bool has_room = true;
            result = add(sink, &rows.rows[i], &has_room);
            goes_on = goes_on && has_room;
            filter.before = rows.rows[i].sequence;
        }
        if (result != DONE) return result;
        list_turn(sink);
    }
    return DONE;
}

enum result audit_export(struct app *app, struct request *request, struct response *response, const struct audit_filter *filter) {
    struct audit_filter own = *filter;
    struct list_export list = { .stem = "jejak-audit", .title = "Jejak audit", .columns = COLUMNS, .column_count = COLUMN_COUNT,
                                .write = write_audit, .user = &own };
    return list_export(app, request, response, &list);
}
