/* Scope: the table of a dataset made of an answer. */
#include "cgi-bin/staff/dataset_tables.h"
#include "lib/report/answer_view.h"

#define ROWS_SHOWN 200 /* of up to 5,000: whoever decides sees what it is, and has the file */

enum result answer_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    struct answer_stored stored;
    enum result result = answer_read(app->db, request->arena, dataset->id, &stored);
    if (result != DONE) return result;
    json_t *table = answer_data_table(request->arena, &stored, dataset->title, ROWS_SHOWN);
    const char *hidden = answer_hidden_text(request->arena, stored.hidden_rows, app->config->publication.smallest_group);
    if (hidden) (void)json_object_set_new(table, "note", json_string(hidden));
    (void)json_array_append_new(tables, table);
    return DONE;
}

enum result answer_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret) {
    struct answer_stored stored;
    enum result result = answer_read(app->db, request->arena, dataset->id, &stored);
    if (result != DONE) return result;
    *ret = (struct dataset_sum){ .value = { true, (int64_t)stored.row_count }, .unit = "baris", .sentence = stored.description };
    return DONE;
}
