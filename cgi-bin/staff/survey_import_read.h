/* Scope: a file of survey answers on its way in: its sheet, header and columns, its rows, and the figures they would give.
 * Exports: struct importing and the import_ functions, names of the form's fields. */
#pragma once

#include "cgi-bin/staff/survey_entry_view.h"
#include "lib/base/worksheets.h"
#include "lib/store/counter.h"
#include "lib/store/service.h"
#include "lib/store/survey_import.h"

/* The fields: what is asked first, then a column for each question and each extra. */
#define IMPORT_BASE_COUNT 10
#define IMPORT_FIELD_COUNT (IMPORT_BASE_COUNT + SURVEY_ITEM_LIMIT + SURVEY_EXTRA_COUNT)

#define IMPORT_MOST_ROWS 20000u /* answers of one file; stops one import from holding the office's lock for longer than a few seconds */
#define IMPORT_HEADER_WITHIN 10u /* rows in which the header is looked for: titles and a merged row above stand before it */

struct importing {
    struct keying keying;    /* period and questionnaire */
    struct upload *upload;   /* NULL when none was sent or it is not accepted */
    struct worksheets sheets;
    size_t sheet, header;    /* indexes: of the sheet, of the header among its rows */
    size_t rows;             /* of the sheet, up to the last one wanted */
    bool is_ambiguous;       /* numbers alone tell two questions apart whose place differs on form and in regulation */
    struct survey_mapping_item items[SURVEY_MAPPING_ITEMS];
    struct survey_mapping mapping;
    struct services services;
    struct counters counters;
    struct survey_matrix matrix;
    struct skm skm;
    bool is_known;           /* the same file was brought in before */
    bool is_settled;         /* every column and the order are chosen, so that figures mean something */
};

/* The questionnaire as the mapping needs it. */
void import_begin(struct importing *importing);

/* Reads the sheets of the upload. On failure *ret_reason is a sentence for the officer. */
enum result import_open(struct importing *importing, const char **ret_reason);

/* The header of the sheet that was chosen, and as guessed: the row that names most questions, if half of them; else the first. */
struct survey_header import_header(const struct importing *importing);
size_t import_guess_header(struct importing *importing);

/* True for a question whose number differs on form and in regulation. */
bool import_has_two_numbers(const struct importing *importing, size_t item);

/* The mapping people chose for this header before, else a guess by ORDER; *ret_order is the order the former follows. */
enum result import_propose(struct importing *importing, enum survey_order order, enum survey_order *ret_order);

/* Keeps the mapping for the next file with this header. */
enum result import_remember(struct tx *tx, const struct importing *importing);

/* Reads the rows below the header and counts them up. DAY is that of rows without one. REFUSED_TOO_LARGE over IMPORT_MOST_ROWS. */
enum result import_rows(struct importing *importing, day_number day);
