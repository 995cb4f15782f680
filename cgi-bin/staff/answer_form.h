/* Scope: the form that makes a table of an answer: its fields, and what is read out of it. Exports: ANSWER_FIELDS, struct answering and the
 * answer_form functions. */
#pragma once

#include "cgi-bin/staff/case_file.h"
#include "lib/rules/answer_table.h"
#include "lib/web/form.h"
#include "lib/web/upload.h"

#define ANSWER_FILE "file"
#define ANSWER_NOT_USED "none" /* kind of a column that is left out */

/* What is asked about the table, then kind, label and unit of each column. */
#define ANSWER_BASE_COUNT 15
#define ANSWER_FIELD_COUNT (ANSWER_BASE_COUNT + 3 * ANSWER_COLUMNS_MOST)
extern const struct field ANSWER_FIELDS[ANSWER_FIELD_COUNT];

/* One table on its way. */
struct answering {
    struct app *app;
    struct request *request;
    const struct case_file *file;
    struct upload *upload;
    struct worksheets sheets;
    size_t sheet, header;             /* indexes */
    struct answer_column *seen;       /* every column of the sheet that has a heading, as guessed */
    size_t seen_count;
    struct answer_table table;        /* of the columns kept */
    const char *period;
    const char *requester;            /* name of whoever asked; "" unknown, or not yet looked up */
    bool is_taken;                    /* the same table is stored already: the page asks whether to replace it */
};

/* The form with the choices that no file changes. */
struct form answer_form(struct request *request);

/* Gives the sheets as choices; before the form is read. */
void answer_form_offer(const struct answering *answering, struct form *form);

/* Sheet and header as chosen, and what the columns seem to be. */
void answer_form_sheet(struct answering *answering, struct form *form);

/* Shows what was guessed: columns, and the period the file's name tells. */
void answer_form_propose(struct answering *answering, struct form *form);

/* Takes columns, period and notation out of the form. Faults: no column left, a label that is missing. */
void answer_form_take(struct answering *answering, struct form *form);

/* What a table needs besides its rows, and what its words must not tell. */
void answer_form_judge(const struct answering *answering, struct form *form);

/* The name of a column's field: WHAT is 'k' its kind, 'l' its label, 'u' its unit; COLUMN counts from 0. Owned by ARENA. */
const char *answer_form_field(struct arena *arena, char what, size_t column);

/* Whether it looks private; the office's own addresses do not. */
struct private_values answer_form_own(const struct app *app, struct arena *arena);

/* The name of whoever asked, "" when it is not known: it must not stand in the table. */
enum result answer_form_requester(const struct answering *answering, const char **ret);
