/* Scope: a report on standard output: a table as CSV or XLSX, or all tables as one page. Exports: struct report_out, the report_ functions. */
#pragma once

#include <jansson.h>

#include "lib/base/config.h"
#include "lib/out/sheet.h"
#include "lib/store/db.h"

struct report_out {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    instant now;
    bool is_html;             /* a page; else a file: */
    enum sheet_format format;
};

/* Says on standard error that the report cannot be made; the exit status. */
int report_failed(const struct report_out *out, enum result result);

/* Opens the file, which bears the office's name. FAILED_UNAVAILABLE when the folder of pending uploads takes none. */
enum result report_open(const struct report_out *out, struct sheet_writer **ret);

/* Ends what report_open began and was written with RESULT, and prints it; the exit status. WRITER stays the caller's. */
int report_print(const struct report_out *out, struct sheet_writer *writer, enum result result);

/* Prints TEMPLATE with PERIOD_TEXT and TABLES, whose reference it takes over; the exit status. */
int report_page(const struct report_out *out, const char *template, const char *period_text, json_t *tables);
