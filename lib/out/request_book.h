/* Scope: the papers on information requests as tables and files: yearly summary, register of requests, register of objections, register
 * of letters between agencies, and their recap as offices print it. Exports: enum request_part, struct request_book, struct request_tables,
 * the request_book_ functions. */
#pragma once

#include "lib/out/sheet_table.h"
#include "lib/rules/case_kinds.h"
#include "lib/rules/request_report.h"

#define REQUEST_PART_LIST(X)                                          \
    X(REQUEST_SUMMARY, "ringkasan", "Ringkasan tahunan")              \
    X(REQUEST_REGISTER, "register", "Register permohonan")            \
    X(REQUEST_OBJECTIONS, "keberatan", "Register keberatan")          \
    X(REQUEST_LETTERS, "instansi", "Register permintaan instansi")    \
    X(REQUEST_RECAP, "rekap", "Rekap permintaan instansi")

ENUM_DECLARE(request_part, REQUEST_PART_LIST, REQUEST_PART_COUNT)

#define REQUEST_ROWS_MOST 100000 /* of one register in a file; stops a report over decades from holding a worker. It says when it is cut */

/* All borrowed. */
struct request_book {
    struct arena *arena;
    const struct request_source *source;
    struct workday_clock free; /* the holidays alone */
    day_number today;
    const char *period;        /* "Triwulan II 2024" */
    int64_t avoided;           /* requests of the same time that were not needed: it was published */
};

/* One of them as pages show it, each with at most MOST rows: the recap is two tables, of other OPD and of other bodies. Owned by the
 * book's arena. */
struct request_tables {
    struct sheet_table tables[AGENCY_KIND_COUNT];
    size_t count;
};
enum result request_book_tables(const struct request_book *book, enum request_part part, size_t most, struct request_tables *ret);

/* PART alone into a CSV file, which has one table, all of them into a workbook; row by row, so that no register is too long for memory. */
enum result request_book_write(const struct request_book *book, enum request_part part, enum sheet_format format,
                               struct sheet_writer *writer);
