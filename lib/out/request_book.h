/* Scope: the papers on information requests as tables and files: yearly summary, register of requests, register of objections, register
 * of letters between agencies. Exports: enum request_part, struct request_book, request_book_table, request_book_write. */
#pragma once

#include "lib/out/sheet_table.h"
#include "lib/rules/request_report.h"

#define REQUEST_PART_LIST(X)                                          \
    X(REQUEST_SUMMARY, "ringkasan", "Ringkasan tahunan")              \
    X(REQUEST_REGISTER, "register", "Register permohonan")            \
    X(REQUEST_OBJECTIONS, "keberatan", "Register keberatan")          \
    X(REQUEST_LETTERS, "instansi", "Register permintaan instansi")

ENUM_DECLARE(request_part, REQUEST_PART_LIST, REQUEST_PART_COUNT)

/* All borrowed. */
struct request_book {
    struct arena *arena;
    const struct request_rows *rows;
    struct workday_clock free; /* the holidays alone */
    day_number today;
    const char *period;        /* "Tahun 2026" */
};

/* One of them with all its rows; owned by the book's arena. */
struct sheet_table request_book_table(const struct request_book *book, enum request_part part);

/* PART alone into a CSV file, all of them into a workbook. */
enum result request_book_write(const struct request_book *book, enum request_part part, enum sheet_format format,
                               struct sheet_writer *writer);
