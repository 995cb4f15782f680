/* Scope: the answer to an information request as a table that can be published: its columns and cells from a sheet, what of it cannot be read, and
 * what must not be published. Pure. Exports: enums answer_kind, answer_rhythm, struct answer_column, answer_table and the answer_ functions.
 *
 * A table is published as it was given, but for one rule: a row that counts few persons keeps its words and loses all its figures
 * (lib/rules/answer_privacy.h). Such a figure never reaches the database. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/worksheets.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/figure_file.h"

#define ANSWER_COLUMNS_MOST 20u /* what a page shows side by side, and a form asks about */
#define ANSWER_ROWS_MOST 5000u  /* stops one table from holding the office's lock for longer than a second */
#define ANSWER_TEXT_MOST 300u   /* characters of a cell */
#define ANSWER_FAULTS 100u      /* told one by one; beyond, only counted */

#define ANSWER_KIND_LIST(X)                        \
    X(ANSWER_TEXT, "text", "Kata")                 \
    X(ANSWER_NUMBER, "number", "Angka")            \
    X(ANSWER_PEOPLE, "people", "Jumlah orang")     \
    X(ANSWER_RUPIAH, "rupiah", "Rupiah")           \
    X(ANSWER_PERCENT, "percent", "Persen")

ENUM_DECLARE(answer_kind, ANSWER_KIND_LIST, ANSWER_KIND_COUNT)

/* How often the office makes the table anew. */
#define ANSWER_RHYTHM_LIST(X)                                  \
    X(RHYTHM_ONCE, "once", "sekali ini")                       \
    X(RHYTHM_MONTHLY, "monthly", "bulanan")                    \
    X(RHYTHM_QUARTERLY, "quarterly", "triwulanan")             \
    X(RHYTHM_HALF_YEARLY, "half_yearly", "tiap semester")      \
    X(RHYTHM_YEARLY, "yearly", "tahunan")                      \
    X(RHYTHM_IRREGULAR, "irregular", "bila ada perubahan")

ENUM_DECLARE(answer_rhythm, ANSWER_RHYTHM_LIST, ANSWER_RHYTHM_COUNT)

struct answer_column {
    size_t from;       /* of the sheet, from 0 */
    const char *name;  /* for machines, "jumlah_izin": letters, digits and '_', unique in the table */
    const char *label, *unit;
    enum answer_kind kind;
    unsigned decimals; /* most of its cells have */
};

/* Something that stands in the way; column 0: the row, line 0: the column or the table. Both from 1, as in the file. */
struct answer_fault {
    size_t line, column;
    const char *reason; /* Indonesian, lower case, without a full stop */
    bool is_doubt;      /* a person has to look, and may know better */
};

struct answer_row {
    size_t line;              /* of the file */
    const char *const *cells; /* one a column: words, or a decimal with a point; "" empty */
    bool is_total, is_hidden; /* hidden: its figures are not to be stored */
};

struct answer_table {
    struct answer_column *columns;
    size_t column_count;
    struct answer_row *rows;
    size_t row_count, hidden_count;
    struct answer_fault faults[ANSWER_FAULTS];
    size_t listed;                 /* of faults and doubts */
    size_t fault_count, doubt_count; /* all of them; with a fault the table must not be stored */
    enum figure_notation notation; /* that the cells were read with */
    bool asks_notation;
};

/* The index of the row that heads SHEET: the first that fills as many cells as any of the next ones. */
size_t answer_header_guess(const struct worksheet *sheet);

/* What each column below HEADER seems to be: *RET_COLUMNS of at most ANSWER_COLUMNS_MOST, those without any text left out. Owned by ARENA. */
size_t answer_columns_guess(struct arena *arena, const struct worksheet *sheet, size_t header, struct answer_column **ret_columns);

/* Reads the rows below HEADER into the columns of *RET, which the caller has set with its notation (NOTATION_UNKNOWN: as the cells prove). Names of
 * columns are made, and decimals counted. */
void answer_table_read(struct arena *arena, const struct worksheet *sheet, size_t header, struct answer_table *ret);

/* Notes a fault or a doubt. */
void answer_fault(struct answer_table *table, struct answer_fault fault);

bool answer_kind_is_number(enum answer_kind kind);

/* True for the words that head a row of totals: "Jumlah", "Total" … */
bool answer_is_total(const char *words);

/* "izin-terbit-per-kecamatan" of a title: the table's name in addresses, the same in each period; "" when nothing is left, or when another page
 * stands there. It never begins with a digit, as the addresses of single periods do. Owned by ARENA. */
const char *answer_scope(struct arena *arena, const char *title);
