/* Scope: a table of open data as the site and the commands give it out, CSV, JSON and XLSX of one tree. Exports: struct data_column,
 * struct data_table, struct data_cell, struct data_office, the data_ functions below.
 * Source: Perpres 39/2019 (Satu Data Indonesia): open, machine-readable, with metadata. The same table gives the same bytes. */
#pragma once

#include <jansson.h>

#include "lib/base/buffer.h"
#include "lib/base/date.h"
#include "lib/store/types.h"

struct data_column {
    const char *name;     /* for machines: "nrr" */
    const char *title;    /* for people, with the unit: "Nilai rata-rata (1-4)" */
    bool is_number;
    unsigned decimals;    /* of a number */
};

struct data_table {
    const char *name;     /* file name without ending: "ikm-2024-Q2-unsur" */
    const char *title, *description;
    const char *label;    /* where its page lists it; NULL: the title */
    const char *period;   /* "2024-Q2"; NULL when it has none */
    const char *source;
    day_number updated;
    const char *page;     /* page that shows it: "ikm/2024-Q2/index.html"; NULL when none does */
    const struct data_column *columns;
    size_t column_count;
    const char *const *units; /* one a column, "" for none; NULL: not told */
    const char *report_period; /* of the report the figures came out in; NULL: the same, or not told */
    const char *rhythm;   /* how often it is made anew, answer_rhythm_text; NULL: as often as its period says */
    const char *licence;  /* lib/rules/data_licence.h; NULL: the usual one */
};

/* One cell: text, or a number scaled by the column's decimals that may be missing. */
struct data_cell {
    const char *text; /* NULL: a number */
    struct optional_number number;
};

#define DATA_TEXT(value) ((struct data_cell){ .text = (value) })
#define DATA_NUMBER(value) ((struct data_cell){ .number = { true, (value) } })
#define DATA_OPTIONAL(value) ((struct data_cell){ .number = (value) })

/* An empty list of rows; each row has as many cells as the table has columns. */
json_t *data_rows(void);
void data_row(json_t *rows, const struct data_table *table, const struct data_cell *cells);

/* Who publishes, and where temporary files may lie. */
struct data_office {
    const char *name, *folder, *zone;
    int zone_offset;
    const char *region, *region_code; /* "Kabupaten Contoh", "62.02" */
};

/* How often such a table comes: "triwulanan" for people, "QUARTERLY" for machines (the EU's frequency list, which DCAT uses). */
struct data_rhythm { const char *words, *code; };
struct data_rhythm data_rhythm(const struct data_table *table);

/* The whole table, a new reference; takes over ROWS. NULL when a text is missing. */
json_t *data_tree(struct arena *arena, const struct data_table *table, const struct data_office *office, json_t *rows);

/* Adds the tree as CSV, as JSON, as a workbook to OUT. The workbook: REFUSED_TOO_LARGE for more columns than a sheet takes
 * (lib/out/sheet.h), FAILED_UNAVAILABLE when the folder takes no file. */
void data_csv(const json_t *tree, struct buffer *out);
enum result data_json(const json_t *tree, struct buffer *out);
enum result data_workbook(const struct data_table *table, const struct data_office *office, const json_t *tree, struct buffer *out);
