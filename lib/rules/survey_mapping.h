/* Scope: a matrix of survey answers from outside: which column tells what. Exports: struct survey_mapping and the survey_mapping_ functions.
 * A column is known by what heads it: the code, name or wording of a question, its number (U1, 1, P01), or a word for the profile, service,
 * counter, day or suggestion. Offices number two questions of the SKM differently on the form and in reports (8 and 9), so that numbers alone
 * need somebody to say which order they follow. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define SURVEY_MAPPING_ITEMS 40u /* questions of a questionnaire */
#define SURVEY_MAPPING_NONE ((size_t)-1)
#define SURVEY_WORD_LONGEST 200u /* letters and digits that are compared; a name cut here is as good as whole */

/* What a matrix may tell besides the answers. The first four are in the order of enum survey_profile_question. */
enum survey_extra { EXTRA_SEX, EXTRA_AGE, EXTRA_EDUCATION, EXTRA_OCCUPATION, EXTRA_SERVICE, EXTRA_COUNTER, EXTRA_DAY, EXTRA_SUGGESTION, SURVEY_EXTRA_COUNT };

/* One question, as the rules need it; borrowed. */
struct survey_mapping_item {
    const char *code, *name, *question;
    int position;            /* on the form, from 1 */
    int regulation_position; /* of reports; 0: in no list */
};

enum survey_order { ORDER_UNKNOWN, ORDER_FORM, ORDER_REGULATION };

struct survey_mapping {
    size_t item[SURVEY_MAPPING_ITEMS];  /* column of each question in form order, from 0, or SURVEY_MAPPING_NONE */
    size_t extra[SURVEY_EXTRA_COUNT];
    bool is_ambiguous; /* questions whose two numbers differ are told apart by their number alone */
};

/* What heads the columns. */
struct survey_header {
    const char *const *cells;
    size_t count;
};

/* Guesses from HEADER; numbers follow ORDER (unknown: the form). A column stands for one thing at most, the first of two alike wins.
 * Returns how many questions found a column. */
size_t survey_mapping_guess(const struct survey_mapping_item *items, size_t count, struct survey_header header, enum survey_order order,
                            struct survey_mapping *ret);

/* True when COLUMN, from 0, tells anything. */
bool survey_mapping_uses(const struct survey_mapping *mapping, size_t column);

/* Letters and digits of TEXT alone, small, at most SURVEY_WORD_LONGEST: what two spellings of a word have in common. */
void survey_letters(const char *text, char ret[static SURVEY_WORD_LONGEST + 1]);

/* True when both are spelled with the same letters and digits, at least one. */
bool survey_same_letters(const char *left, const char *right);
