/* Scope: a table of figures as the tree templates/partials/data_table expects. Exports: data_table, data_table_row,
 * data_table_note. Each json_t returned is a new reference. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

/* An empty table whose COUNT columns are headed LABELS; the first is text, the others are amounts. FOLDED: behind
 * "Lihat tabel". */
struct data_table_head {
    const char *caption;
    const char *const *labels;
    size_t count;
    bool folded;
};
json_t *data_table(const struct data_table_head *head);

/* Adds a row: HEAD and COUNT cells, one less than the table has columns. */
struct data_table_row {
    const char *head;
    bool total;
    const char *const *cells;
    size_t count;
};
void data_table_row(json_t *table, const struct data_table_row *row);

/* Sets the sentence below the table. */
void data_table_note(json_t *table, const char *note);
