/* Scope: reading the table a report printed. */
#include "admin/printed_table.h"

#include <ctype.h>
#include <string.h>

#define LONGEST_LETTERS 100 /* of an unsur's name when compared */

void printed_table_empty(struct printed_table *table) {
    *table = (struct printed_table){ .total_milli = FIGURE_ABSENT, .ikm_hundredths = FIGURE_ABSENT };
    for (size_t i = 0; i < SKM_MOST_ITEMS; i++) table->sum[i] = table->nrr_milli[i] = table->weighted_hundredths[i] = FIGURE_ABSENT;
}

/* ---- reading ---- */

struct published_columns {
    size_t unsur, name, sum, nrr, weighted;
};

/* Index of "u7" (6), or SKM_MOST_ITEMS. */
static size_t item_index(const char *unsur, unsigned items) {
    int64_t number;
    bool is_item = (unsur[0] == 'u' || unsur[0] == 'U') && command_number(unsur + 1, 1, items, &number);
    return is_item ? (size_t)number - 1 : SKM_MOST_ITEMS;
}

/* One row: an item, "total" (sum of the weighted NRR) or "ikm"; both of the latter stand in the column published_nrr. */
static int read_published_row(const struct import_table *table, size_t row, const struct published_columns *at,
                              struct printed_table *published, unsigned items) {
    struct import_cell unsur = { row, at->unsur }, nrr = { row, at->nrr };
    const char *what = import_text(table, unsur);
    if (strcmp(what, "total") == 0) return import_number(table, nrr, 3, &published->total_milli);
    if (strcmp(what, "ikm") == 0) return import_number(table, nrr, 2, &published->ikm_hundredths);
    size_t item = item_index(what, items);
    if (item == SKM_MOST_ITEMS) return import_fault(table, unsur, "harus u1, u2, … seperti berkas jawaban, total atau ikm");
    if (published->names[item]) return import_fault(table, unsur, "tercantum dua kali");
    published->names[item] = import_text(table, (struct import_cell){ row, at->name });
    int status = import_number(table, (struct import_cell){ row, at->sum }, 0, &published->sum[item]);
    if (status == EXIT_DONE) status = import_number(table, nrr, 3, &published->nrr_milli[item]);
    struct import_cell weighted = { row, at->weighted };
    return status == EXIT_DONE ? import_number(table, weighted, 2, &published->weighted_hundredths[item]) : status;
}

int printed_table_read(struct arena *arena, const char *name, unsigned items, struct printed_table *ret) {
    struct import_table table;
    struct published_columns at;
    int status = import_table_read(arena, name, &table);
    if (status == EXIT_DONE) status = import_column(&table, "unsur", &at.unsur);
    if (status == EXIT_DONE) status = import_column(&table, "name", &at.name);
    if (status == EXIT_DONE) status = import_column(&table, "sum", &at.sum);
    if (status == EXIT_DONE) status = import_column(&table, "published_nrr", &at.nrr);
    if (status == EXIT_DONE) status = import_column(&table, "published_weighted_nrr", &at.weighted);
    for (size_t row = 0; status == EXIT_DONE && row < table.csv->row_count; row++) {
        status = read_published_row(&table, row, &at, ret, items);
    }
    return status;
}

/* ---- the order of the unsur ---- */

/* Letters only, small: "Sistem, Mekanisme, dan Prosedur" is "sistemmekanismedanprosedur". */
static void plain_letters(const char *name, char out[static LONGEST_LETTERS + 1]) {
    size_t length = 0;
    for (; *name && length < LONGEST_LETTERS; name++) {
        if (isalpha((unsigned char)*name)) out[length++] = (char)tolower((unsigned char)*name);
    }
    out[length] = '\0';
}

static bool same_name(const char *left, const char *right) {
    char a[LONGEST_LETTERS + 1], b[LONGEST_LETTERS + 1];
    plain_letters(left, a);
    plain_letters(right, b);
    return strcmp(a, b) == 0;
}

int printed_table_check(const struct printed_table *table, const struct instrument *instrument) {
    for (size_t i = 0; i < instrument->item_count; i++) {
        const char *printed = table->names[i];
        for (size_t other = 0; printed && other < instrument->item_count; other++) {
            bool is_swapped = other != i && same_name(printed, instrument->items[other].name);
            if (!is_swapped) continue;
            command_error("u%zu tercantum sebagai \"%s\", padahal pada formulir adalah \"%s\"; samakan urutan unsur", i + 1,
                          printed, instrument->items[i].name);
            return EXIT_WRONG;
        }
    }
    return EXIT_DONE;
}
