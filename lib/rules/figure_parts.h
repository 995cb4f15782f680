/* Scope: what the readers of the kinds of figures share: the place of each field, the cells of a row, faults and differences.
 * For the files lib/rules/figure_*.c. Exports: enums of the fields, struct figure_reader, the reader_ functions, the readers and checks. */
#pragma once

#include "lib/rules/figure_cell.h"
#include "lib/rules/figure_file.h"
#include "lib/rules/survey_mapping.h"

/* Places in figure_fields of each kind. */
enum { INVESTMENT_LEVEL, INVESTMENT_NAME, INVESTMENT_STATUS, INVESTMENT_RUPIAH, INVESTMENT_DOLLARS, INVESTMENT_PROJECTS, INVESTMENT_DOMESTIC,
       INVESTMENT_FOREIGN, INVESTMENT_SHARE, INVESTMENT_SECTOR, INVESTMENT_COUNTRY, INVESTMENT_SCALE, INVESTMENT_YEAR, INVESTMENT_QUARTER, INVESTMENT_OFFICE,
       INVESTMENT_FIELDS };
enum { PERMIT_OFFICE, PERMIT_CHANNEL, PERMIT_TYPE, PERMIT_MONTH, PERMIT_ISSUED, PERMIT_ON_TIME, PERMIT_FIELDS };
enum { INDICATOR_OFFICE, INDICATOR_YEAR, INDICATOR_GOAL, INDICATOR_NAME, INDICATOR_UNIT, INDICATOR_DIRECTION, INDICATOR_TARGET, INDICATOR_REALISATION,
       INDICATOR_ACHIEVEMENT, INDICATOR_FINAL_TARGET, INDICATOR_FINAL_YEAR, INDICATOR_NOTE, INDICATOR_FIELDS };
enum { BUDGET_OFFICE, BUDGET_YEAR, BUDGET_NAME, BUDGET_AMOUNT, BUDGET_REALISED, BUDGET_PERCENT, BUDGET_FIELDS };
enum { TARGET_OFFICE, TARGET_YEAR, TARGET_MEASURE, TARGET_VALUE, TARGET_NOTE, TARGET_FIELDS };

struct figure_reader {
    struct arena *arena;
    const struct figure_reading *reading;
    const struct worksheet *sheet;
    const char *const *names;  /* of the columns */
    const struct csv_row *row; /* being read */
    struct figure_file *file;
};

/* The cell of a field in the current row; "" without a column. */
const char *reader_cell(const struct figure_reader *reader, size_t field);
bool reader_has(const struct figure_reader *reader, size_t field);

/* Notes that the current row's cell cannot be read; FIELD without a column: the row. Returns false. */
bool reader_fault(struct figure_reader *reader, size_t field, const char *reason);

void reader_fault_at(struct figure_reader *reader, struct figure_fault fault);

/* A text of at most MOST characters; false with a fault when it is empty though needed, or too long. */
struct reader_text { size_t field, most; bool is_needed; };
bool reader_text(struct figure_reader *reader, struct reader_text what, const char **ret);

/* A number in the machine's form; "" for an empty cell. False with a fault. */
bool reader_decimal(struct figure_reader *reader, size_t field, const char **ret);

/* A number of 0 or more x 10^DECIMALS; FIGURE_ABSENT for an empty cell. False with a fault. */
bool reader_amount(struct figure_reader *reader, size_t field, unsigned decimals, int64_t *ret);

/* Notes a difference of SET. */
void reader_difference(struct figure_reader *reader, struct figure_set *set, const struct figure_difference *difference);

/* 1-based column of FIELD, 0 without. */
size_t reader_column(const struct figure_reader *reader, size_t field);

/* "ROW: column", or ROW alone when COLUMN is "", cut to what the database takes. */
const char *reader_place(struct figure_reader *reader, const char *row, const char *column);

/* True for "Jumlah", "Total", "Jumlah keseluruhan" … */
bool reader_is_total(const char *text);

/* The set of PERIOD and OFFICE, made when there is none yet. */
struct figure_set *reader_set(struct figure_reader *reader, const char *period, const char *office);

/* The office of the current row; false when another one is wanted: the row is passed over. */
bool reader_office(struct figure_reader *reader, size_t field, const char **ret);

/* The set of the current row's year and office; NULL when the row is passed over, or with a fault. Without a column of years that asked for. */
struct figure_set *reader_yearly_set(struct figure_reader *reader, size_t year_field, size_t office_field);

/* Room for one more row of an array of a set; the new row is zeroed. */
#define READER_ADD(reader, array) \
    ((array).rows = reader_grow((reader)->arena, (array).rows, (array).count, sizeof *(array).rows), &(array).rows[(array).count++])
void *reader_grow(struct arena *arena, void *rows, size_t count, size_t size);

/* The field and the decimals of each column of investment. */
struct figure_amount {
    size_t field;
    unsigned places;
};
extern const struct figure_amount FIGURE_AMOUNTS[FIGURE_COLUMN_COUNT];
bool investment_status_read(struct figure_reader *reader, const char **ret);
bool investment_scale_read(struct figure_reader *reader, size_t field, const char **ret);
bool investment_values_read(struct figure_reader *reader, int64_t ret[static FIGURE_COLUMN_COUNT]);
bool nswi_row_read(struct figure_reader *reader, struct figure_set *set, const char *status);
void nswi_set_sort(struct figure_set *set);

/* One row of the sheet into its set. False when it is in none: a fault, or passed over. */
bool investment_row_read(struct figure_reader *reader);
bool permit_row_read(struct figure_reader *reader);
bool indicator_row_read(struct figure_reader *reader);
bool budget_row_read(struct figure_reader *reader);
bool target_row_read(struct figure_reader *reader);

/* The quarter a title above the header names, against the period of SET. */
void reader_title_check(struct figure_reader *reader, struct figure_set *set);

/* What can be said of a whole set, without faults, once all rows were read. */
void investment_set_check(struct figure_reader *reader, struct figure_set *set);
void permit_channels_check(struct figure_reader *reader, struct figure_set *set); /* printed totals against their channels */
void permit_set_check(struct figure_reader *reader, struct figure_set *set);
void budget_set_check(struct figure_reader *reader, struct figure_set *set);
void target_set_check(struct figure_reader *reader, struct figure_set *set);
