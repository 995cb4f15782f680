/* Scope: what the writers of sheets share. Exports: struct sheet_writer, struct sheet_maker and the makers. For lib/out only. */
#pragma once

#include "lib/out/sheet.h"

struct sheet_writer {
    struct arena *arena, *row; /* of the whole file; of one row, reset after each */
    struct sheet_book book;    /* texts cleaned */
    const char *watermark;
    const char *path;          /* of the temporary file; NULL once it is removed */
    struct sheet sheet;        /* the present one; column_count 0 before the first */
    const struct sheet_maker *maker;
    void *made;                /* the maker's own */
    enum result result;        /* the first failure */
};

/* One format. Each returns the first failure. */
struct sheet_maker {
    enum result (*open)(struct sheet_writer *writer);
    enum result (*begin)(struct sheet_writer *writer); /* writer->sheet is set */
    enum result (*row)(struct sheet_writer *writer, const struct sheet_cell *cells);
    enum result (*finish)(struct sheet_writer *writer); /* the bytes are in the file at `path` afterwards */
    void (*close)(struct sheet_writer *writer);         /* frees `made`; after open, finished or not */
};
extern const struct sheet_maker SHEET_CSV_MAKER, SHEET_XLSX_MAKER;
