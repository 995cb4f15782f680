/* Scope: a file of tables (.csv, .xlsx) an officer brings in: its sheets, its columns and rows as people call them.
 * Exports: the table_file_ functions. Spreadsheet files were read by the picture helper before: here they are the text of their cells. */
#pragma once

#include "lib/base/worksheets.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"
#include "lib/web/upload.h"

/* Reads the form's one-time number for the path ROUTE into request->nonce; false when it is missing or forged. A file may take long to look
 * through: one that has expired is judged by form_read. */
bool table_file_has_nonce(struct app *app, struct request *request, const char *route);

/* The file of the form's field NAME that counts: one chosen now stands before one that was held. NULL when none came or it is not accepted. */
struct upload *table_file_sent(struct request *request, const char *name);

/* Reads a CSV file as a sheet of which the header is a row like others; false with *ret_fault. Strict: see lib/base/csv.h. */
typedef bool table_file_csv(struct arena *arena, const char *bytes, size_t length, struct worksheet *ret, struct csv_fault *ret_fault);
table_file_csv table_file_strict_csv;

/* Reads the sheets of UPLOAD; at least one has rows. On failure *ret_reason is a sentence for the officer, or NULL. */
enum result table_file_open(struct request *request, const struct upload *upload, table_file_csv *read_csv, struct worksheets *ret,
                            const char **ret_reason);

/* The first sheet with rows; its index. */
size_t table_file_first(const struct worksheets *sheets);

/* Sheets with rows as choices, counted from 1; owned by ARENA. */
struct choice_list table_file_sheets(struct arena *arena, const struct worksheets *sheets);

/* "A", "Z", "AA" as spreadsheets name their columns (an index), and with what heads it: "C: Jumlah proyek". */
const char *table_file_letters(struct arena *arena, size_t column);
const char *table_file_column(struct arena *arena, size_t column, const char *heading);

/* The COUNT columns under HEADINGS as choices, counted from 1; HEADINGS NULL: nobody knows yet which row heads them. Owned by ARENA. */
struct choice_list table_file_columns(struct arena *arena, const char *const *headings, size_t count);
size_t table_file_widest(const struct worksheets *sheets);

/* The index of the row on LINE, row_count when there is none; and how many rows stand up to LINE. */
size_t table_file_row(const struct worksheet *sheet, int64_t line);
size_t table_file_rows_until(const struct worksheet *sheet, int64_t line);

/* A text of which a list shows the beginning. */
const char *table_file_shortened(struct arena *arena, const char *text);
