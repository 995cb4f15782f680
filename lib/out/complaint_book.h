/* Scope: a whole report on complaints, from its source to its file. Exports: enum report_part, struct complaint_book, the
 * complaint_book_ functions. */
#pragma once

#include "lib/out/complaint_tables.h"

/* Text: in addresses and options. The public part has counts alone, with small groups hidden. */
#define REPORT_PART_LIST(X)                         \
    X(REPORT_RECAP, "rekap", "Rekap")               \
    X(REPORT_REGISTER, "register", "Register")      \
    X(REPORT_EVIDENCE, "bukti", "Daftar bukti")     \
    X(REPORT_PUBLIC, "publik", "Versi publik")

ENUM_DECLARE(report_part, REPORT_PART_LIST, REPORT_PART_COUNT)

#define REPORT_ROWS_MOST 100000 /* complaints in one register; stops a report over decades from holding a worker. It says when it is cut */

struct complaint_book {
    struct arena *arena;
    const struct report_source *source; /* borrowed */
    struct complaint_report *report;    /* the figures */
    struct complaint_naming naming;     /* services are the source's */
    int zone_offset;
};

/* Reads and adds up everything; sets book->report. */
enum result complaint_book_figures(struct complaint_book *book);

/* The tables of figures; HIDES small groups for the public. */
struct complaint_tables complaint_book_tables(const struct complaint_book *book, bool hides);

/* Register or evidence list as a table of at most MOST rows, in order of arrival. */
enum result complaint_book_lines(const struct complaint_book *book, enum report_part part, size_t most, struct sheet_table *ret);

/* Writes PART: a CSV file takes one table (figures as table, row, column, value), a workbook the figures, each a sheet, and
 * unless the part is public the register and the evidence list after them. */
enum result complaint_book_write(const struct complaint_book *book, enum report_part part, enum sheet_format format,
                                 struct sheet_writer *writer);
