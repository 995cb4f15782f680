/* Scope: files of figures (investment, permits, indicators, budget, targets) from cells to rows: which column tells what, what each cell says,
 * which cells cannot be read, and where the source contradicts itself. Pure. Exports: struct figure_field, figure_mapping, figure_header,
 * figure_reading, figure_file and the figure_ functions.
 *
 * A cell that can mean one thing only is read so ("12,5", "1.234.567,89", "0.380"). A cell that can mean two ("1.234") is read as what all other
 * cells of the file prove; when they prove nothing, or both, it is asked. Nothing is repaired: of two figures that disagree both are kept. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/worksheets.h"
#include "lib/rules/figure_rows.h"

/* ---- columns ---- */

#define FIGURE_FIELDS_MOST 20u
#define FIGURE_WORDS_MOST 12u
#define FIGURE_NO_COLUMN ((size_t)-1)

/* One thing a column may tell. */
struct figure_field {
    const char *code;  /* "permit_type": in form fields and in mappings that are remembered; static storage */
    const char *label; /* "Jenis izin"; static storage */
    bool is_needed;    /* without it the file cannot be read */
    const char *words[FIGURE_WORDS_MOST]; /* that head such a column besides code and label: letters and digits alone; NULL ends them */
};
struct figure_fields {
    const struct figure_field *rows;
    size_t count; /* at most FIGURE_FIELDS_MOST */
};
struct figure_fields figure_fields(enum figure_kind kind);

/* The column of each field, from 0, or FIGURE_NO_COLUMN; in the order of figure_fields. */
struct figure_mapping {
    size_t column[FIGURE_FIELDS_MOST];
};

/* Where the header stands: row FIRST of the sheet (an index), COUNT rows (1, or 2 where a merged row stands above). */
struct figure_header {
    size_t first, count;
};

/* Guesses header and mapping of SHEET from the words that head its columns; returns how many fields found a column (0: no header found, then
 * the first row). A file whose columns are named as figure_fields' codes is always understood. */
size_t figure_header_guess(struct arena *arena, enum figure_kind kind, const struct worksheet *sheet, struct figure_header *ret_header,
                           struct figure_mapping *ret_mapping);

/* The same mapping for a header somebody chose. */
size_t figure_mapping_guess(struct arena *arena, enum figure_kind kind, const struct worksheet *sheet, struct figure_header header,
                            struct figure_mapping *ret);

/* What heads each column of SHEET, two header rows joined ("Investasi Rp juta"); sheet->columns texts owned by ARENA. */
const char *const *figure_header_names(struct arena *arena, const struct worksheet *sheet, struct figure_header header);

/* The first needed field without a column; NULL when all have one. */
const struct figure_field *figure_mapping_lacks(enum figure_kind kind, const struct figure_mapping *mapping);

/* "channel=0 permit_type=1 …", to be remembered; and back: false when TEXT is none for KIND and COLUMNS, *ret untouched. */
const char *figure_mapping_text(struct arena *arena, enum figure_kind kind, const struct figure_mapping *mapping);
bool figure_mapping_parse(enum figure_kind kind, const char *text, size_t columns, struct figure_mapping *ret);

/* ---- sheets ---- */

/* Reads the bytes of a CSV file (BOM, ',' ';' or tab, LF or CRLF, title rows above the header) as one sheet whose header is a row like others.
 * False with *ret_fault: nothing is guessed about quotes left open or rows of other lengths. */
bool figure_sheet_csv(struct arena *arena, const char *bytes, size_t length, struct worksheet *ret, struct csv_fault *ret_fault);

/* A table with a column a month ("Januari", "Feb 2024", two or more), as a table with a row a month: what stood in the column stands under "Bulan"
 * and "Terbit" at the end, a total to the right of the months as a row "Jumlah". False when SHEET is none, or too large to be turned; *ret shares
 * the texts of SHEET. */
bool figure_months_unfold(struct arena *arena, const struct worksheet *sheet, struct worksheet *ret);

/* The same for each of SHEETS whose KIND is told by month; true when one was turned. */
bool figure_sheets_unfold(struct arena *arena, enum figure_kind kind, struct worksheets *sheets);

/* ---- reading ---- */

/* How decimals are written. */
#define FIGURE_NOTATION_LIST(X)                                     \
    X(NOTATION_UNKNOWN, "", "Belum diketahui")                      \
    X(NOTATION_COMMA, "comma", "Koma desimal, titik ribuan (1.234,5)") \
    X(NOTATION_POINT, "point", "Titik desimal, koma ribuan (1,234.5)")

ENUM_DECLARE(figure_notation, FIGURE_NOTATION_LIST, FIGURE_NOTATION_COUNT)

/* What an office realised in earlier years, by what it approved: printed growth is compared with it where the file does not tell the year itself. */
struct figure_past {
    const struct figure_past_year { int64_t year, rupiah; } *rows; /* one a year */
    size_t count;
    const char *office; /* whose it is: a file that names its offices is compared for this one alone */
};

/* What somebody says of a file. */
struct figure_reading {
    enum figure_kind kind;
    struct figure_header header;
    struct figure_mapping mapping;
    enum figure_notation notation; /* NOTATION_UNKNOWN: as the cells prove */
    const char *period;            /* "" all the file has. Of a file with years or quarters: only rows of this period are taken */
    const char *office;            /* "" all. Of a file with a column of offices: only rows of this one */
    const char *status;            /* investment that says it in no column: "pmdn", "pma"; "": pma when the file has US$, else pmdn */
    int64_t rate;                  /* rupiah a US$; 0: the one the total row implies */
    struct figure_past past;       /* of targets; empty: the file alone is compared */
};

#define FIGURE_FAULTS 100u     /* told one by one; beyond, only counted */
#define FIGURE_MOST_ROWS 20000u /* of one file; stops one import from holding the office's lock for longer than a few seconds */

/* A cell that cannot be read. */
struct figure_fault {
    size_t line, column; /* from 1; column 0: the row as a whole, line 0: the file */
    const char *cell;    /* "" without */
    const char *reason;  /* Indonesian, lower case, without a full stop */
};

struct figure_file {
    struct figure_set *sets;       /* by office, then period; without a fault. Several: the file has several periods or offices */
    size_t set_count;
    struct figure_fault faults[FIGURE_FAULTS];
    size_t fault_count;            /* all of them; with one the sets must not be stored */
    enum figure_notation notation; /* that the cells were read with */
    bool asks_notation;            /* some cells can mean two things: the person must say which (they are faults, too) */
    size_t rows;                   /* read */
    size_t passed_over;            /* rows of other periods or offices */
};

/* Reads the rows of SHEET below its header; rows without any text are passed over silently. */
void figure_file_read(struct arena *arena, const struct figure_reading *reading, const struct worksheet *sheet, struct figure_file *ret);

/* Adds the totals a report printed for each channel (columns channel, published_total) to the one set of a file of permits, and compares. Faults
 * go to FILE. */
void figure_totals_read(struct arena *arena, const struct worksheet *sheet, struct figure_file *file);

/* How many differences all sets have. */
size_t figure_file_differences(const struct figure_file *file);
