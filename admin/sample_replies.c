/* Scope: three texts answers begin with. */
#include "admin/command.h"
#include "admin/sample.h"
#include "lib/store/reply_template.h"

enum { ACTION, TITLE, BODY, COLUMN_COUNT };

int sample_replies(struct sample *sample) {
    static const char *const COLUMNS[COLUMN_COUNT] = { "action", "title", "body" };
    const struct csv *csv;
    size_t at[COLUMN_COUNT];
    int status = sample_read(sample, &(struct sample_file){ "replies.csv", COLUMNS, COLUMN_COUNT }, &csv, at);
    if (status != EXIT_DONE) return status;
    const struct actor officer = sample_actor(sample, "petugas.pengaduan");
    struct tx tx CLEANUP_TX = { 0 };
    enum result result = tx_begin(sample->db, &tx);
    for (size_t i = 0; result == DONE && i < csv->row_count; i++) {
        const char *const *cells = csv->rows[i].cells;
        struct reply_template template = { .action = cells[at[ACTION]], .title = cells[at[TITLE]], .body = cells[at[BODY]], .active = true };
        result = reply_template_add(&tx, &officer, sample->now, &template, &template.id);
    }
    if (result == DONE) result = tx_commit(&tx);
    return result == DONE ? EXIT_DONE : sample_failed(sample, "templat balasan", result);
}
