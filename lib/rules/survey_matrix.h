/* Scope: the rows of a matrix of survey answers from outside, read under a mapping, with every cell that cannot be read.
 * Exports: struct survey_matrix, survey_matrix_read. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/csv.h"
#include "lib/rules/survey_cells.h"
#include "lib/rules/survey_mapping.h"

#define SURVEY_MATRIX_FAULTS 100u         /* told one by one; beyond, only counted */
#define SURVEY_MATRIX_SUGGESTION 2000u    /* bytes, as schema.sql has it in characters */

struct survey_matrix_name { const char *code, *name; };
struct survey_matrix_names {
    const struct survey_matrix_name *rows;
    size_t count;
};

/* What cells may say. */
struct survey_matrix_words {
    const struct survey_cell_choices *choices; /* of each question, in form order */
    size_t item_count;
    struct survey_matrix_names services, counters;
    day_number first, last; /* days an answer may be of */
    day_number day;         /* of rows without one */
};

/* One respondent; strings are owned by the arena or borrowed from the words and cells. */
struct survey_matrix_row {
    size_t line;
    const char *answers;                    /* a digit a question, '0' not answered */
    char profile[SURVEY_PROFILE_COUNT + 1]; /* keys */
    const char *service, *counter;          /* codes, NULL none */
    const char *suggestion;                 /* "" none */
    day_number day;
};

struct survey_matrix_fault {
    size_t line, column; /* column from 1 */
    const char *cell;
    const char *reason;  /* Indonesian */
};

struct survey_matrix {
    struct survey_matrix_row *rows; /* with an answer, in the order of the file */
    size_t row_count;
    size_t unanswered;              /* rows with something in them, but no answer: nobody */
    struct survey_matrix_fault faults[SURVEY_MATRIX_FAULTS];
    size_t fault_count;             /* all of them */
};

/* Reads the rows of TABLE below its header. Rows without any text are passed over. With a fault the rows are worth nothing. */
void survey_matrix_read(struct arena *arena, const struct survey_matrix_words *words, const struct survey_mapping *mapping,
                        const struct csv *table, struct survey_matrix *ret);
