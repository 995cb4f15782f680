/* Scope: a file of figures on its way in: its sheet, header and columns, and the rows it tells. Exports: struct figuring, the figuring_ functions. */
#pragma once

#include "lib/base/worksheets.h"
#include "lib/store/figure_import.h"
#include "lib/web/app.h"
#include "lib/web/request.h"
#include "lib/web/upload.h"

struct figuring {
    struct app *app;
    struct request *request;
    struct upload *upload, *totals_upload; /* NULL: none came */
    struct worksheets sheets, totals;
    size_t sheet;                  /* index of the one that is read */
    struct figure_reading reading;
    const char *const *names;      /* what heads each column of the sheet */
    struct figure_file file;
    const char **offices;          /* those the file tells of, when several */
    size_t office_count;
    bool has_months;               /* its months were columns and are read as rows */
    bool is_known;                 /* the same bytes were brought in before */
    bool is_taken;                 /* such figures are stored already: the page asks whether to replace them */
};

/* Reads the sheets of the upload, and those of the totals. On failure *ret_reason is a sentence for the officer, or NULL; *ret_field names whose. */
enum result figuring_open(struct figuring *figuring, const char **ret_field, const char **ret_reason);

const struct worksheet *figuring_sheet(const struct figuring *figuring);

/* Header and columns as guessed; of a header that was read before, the columns people chose then. */
enum result figuring_guess(struct figuring *figuring);

/* The same columns for the header that stands in the reading. */
enum result figuring_guess_columns(struct figuring *figuring);

/* The names of the columns under the reading's header. */
void figuring_name_columns(struct figuring *figuring);

/* Reads the rows and what else the page tells of the file. */
enum result figuring_read(struct figuring *figuring);

/* Stores the file and the mapping it was read by; one transaction. */
enum result figuring_store(struct figuring *figuring, const struct figure_import *what, struct figure_imported *ret);
