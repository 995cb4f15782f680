/* Scope: building of tables of figures. */
#include "lib/out/data_table.h"

json_t *data_table(const struct data_table_head *head) {
    json_t *columns = json_array();
    for (size_t i = 0; i < head->count; i++) {
        (void)json_array_append_new(columns, json_pack("{s:s, s:b}", "label", head->labels[i], "amount", i > 0));
    }
    return json_pack("{s:s, s:o, s:[], s:b, s:n}", "caption", head->caption, "columns", columns, "rows", "folded",
                     head->folded, "note");
}

void data_table_row(json_t *table, const struct data_table_row *row) {
    json_t *cells = json_array();
    for (size_t i = 0; i < row->count; i++) {
        (void)json_array_append_new(cells, json_pack("{s:s, s:b, s:b}", "text", row->cells[i], "amount", 1, "code", 0));
    }
    (void)json_array_append_new(json_object_get(table, "rows"),
                                json_pack("{s:s, s:b, s:o}", "head", row->head, "total", row->total, "cells", cells));
}

void data_table_note(json_t *table, const char *note) {
    (void)json_object_set_new(table, "note", json_string(note));
}
