/* Scope: what the importers share: tables with faults that name file, line and column, and storing of differences.
 * Exports: struct import_table, struct import_cell and the import_ helpers. */
#pragma once

#include "admin/command.h"
#include "admin/import.h"
#include "lib/base/csv.h"
#include "lib/rules/check_totals.h"
#include "lib/rules/period.h"

struct import_table {
    struct arena *arena;
    const char *file;
    const struct csv *csv;
};

struct import_cell {
    size_t row, column; /* both from 0, as in struct csv */
};

/* Reads FILE as CSV; prints and returns the exit status on failure. */
int import_table_read(struct arena *arena, const char *file, struct import_table *ret);

/* Finds a column that must be there. */
int import_column(const struct import_table *table, const char *name, size_t *ret);

const char *import_text(const struct import_table *table, struct import_cell cell);

/* Prints "FILE: baris L, kolom C (NAME): REASON"; returns EXIT_WRONG. */
int import_fault(const struct import_table *table, struct import_cell cell, const char *reason);

/* Reads a number of 0 or more into VALUE x 10^DECIMALS; an empty cell is FIGURE_ABSENT. A table with ';' between its
 * cells has decimals after ',', as spreadsheets in Indonesia write it, any other after '.'. */
int import_number(const struct import_table *table, struct import_cell cell, unsigned decimals, int64_t *ret);

/* Checks --period; prints what is wrong. */
int import_period(const char *text, struct period *ret);

/* FIGURE_ABSENT becomes unknown. */
struct optional_number import_optional(int64_t value);

/* Prints the reason for a change that was refused while WHAT was done, and returns the exit status. */
int import_failed(const struct import_job *job, const char *what, enum result result);

/* Turns the RESULT of adding a dataset into the exit status; prints what stands in the way. */
int import_added(const struct import_job *job, const char *kind, const char *period, enum result result);

/* Adds the dataset row. Prints what stands in the way when one of kind and period is still on its way. */
int import_dataset(const struct import_job *job, struct tx *tx, const struct dataset *dataset, struct dataset_id *ret);

/* Stores and, unless the job is quiet, prints one difference. */
int import_difference(const struct import_job *job, struct tx *tx, struct dataset_id id,
                      const struct dataset_difference *difference);

/* Lists what ID corrects when it is a later revision, commits, and prints WHAT was imported. */
int import_commit(const struct import_job *job, struct tx *tx, struct dataset_id id, const char *what);
