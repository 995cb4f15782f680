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

/* Keys are ours and need no look: with json_pack the cells of a table took half of what its page takes. */
static void set(json_t *object, const char *key, json_t *value) {
    (void)json_object_set_new_nocheck(object, key, value);
}

static json_t *cell_of(const char *text) {
    json_t *cell = json_object();
    set(cell, "text", json_string(text));
    set(cell, "amount", json_true());
    set(cell, "code", json_false());
    return cell;
}

void data_table_row(json_t *table, const struct data_table_row *row) {
    json_t *cells = json_array(), *added = json_object();
    for (size_t i = 0; i < row->count; i++) (void)json_array_append_new(cells, cell_of(row->cells[i]));
    set(added, "head", json_string(row->head));
    set(added, "total", json_boolean(row->total));
    set(added, "cells", cells);
    (void)json_array_append_new(json_object_get(table, "rows"), added);
}

void data_table_note(json_t *table, const char *note) {
    (void)json_object_set_new(table, "note", json_string(note));
}
