/* Scope: open data: a table published as CSV and as JSON, both printed from one tree, and the catalogue of all tables.
 * Exports: struct data_column, struct data_table, struct data_form, DATA_FORMS, data_publish, data_downloads.
 * Source: Perpres 39/2019 (Satu Data Indonesia): open, machine-readable, with metadata. */
#pragma once

#include "site/site.h"

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
    bool has_workbook;        /* also as XLSX */
};

/* One cell: text, or a number scaled by the column's decimals that may be missing. */
struct data_cell {
    const char *text; /* NULL: a number */
    struct optional_number number;
};

#define DATA_TEXT(value) ((struct data_cell){ .text = (value) })
#define DATA_NUMBER(value) ((struct data_cell){ .number = { true, (value) } })
#define DATA_OPTIONAL(value) ((struct data_cell){ .number = (value) })

/* How a published table can be had; a catalogue entry holds the size of each file under size_key, 0: there is none. */
struct data_form { const char *ending, *label, *media_type, *size_key; };
#define DATA_FORM_COUNT 3
extern const struct data_form DATA_FORMS[DATA_FORM_COUNT];

/* An empty list of rows; each row has as many cells as the table has columns. */
json_t *data_rows(void);
void data_row(json_t *rows, const struct data_table *table, const struct data_cell *cells);

/* Writes data/NAME.csv and data/NAME.json (and data/NAME.xlsx) and notes the table in the catalogue. Takes over ROWS. */
enum result data_publish(struct site *site, const struct data_table *table, json_t *rows);

/* Adds "downloads" and "has_downloads" to VIEW: the files of every table published so far that PAGE shows, with links
 * from a page whose way to the top is ROOT. */
void data_downloads(struct site *site, const char *page, const char *root, json_t *view);
