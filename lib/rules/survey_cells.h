/* Scope: one cell of a matrix of survey answers from outside, as people write answers and profiles. Exports: the survey_cell_ functions.
 * Each returns true with what the cell says; an empty cell, "-" and a lone dot say nothing. What is not understood is refused, never guessed:
 * a mean ("3,5"), a sum, a formula or a digit beyond the scale is no answer. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/date.h"
#include "lib/rules/survey_keys.h"

/* The choices of one question; labels[0] is the worst. */
struct survey_cell_choices {
    const char *const *labels;
    int count;
};

/* '0' for nothing, else the digit: "3", "Sesuai", "3. Sesuai", "c. Sesuai". A digit and a label that disagree are refused. */
bool survey_cell_answer(struct survey_cell_choices choices, const char *cell, char *ret);

/* The key of an answer about the person: its number on the form, its words, or how people shorten them ("L", "P", "SLTA", "34"). Ages from
 * ten on are years. Occupations the form does not name are "lainnya", as it says itself. */
bool survey_cell_profile(enum survey_profile_question question, const char *cell, char *ret);

/* DD/MM/YYYY or YYYY-MM-DD, a time behind it is passed over. */
bool survey_cell_day(const char *cell, day_number *ret);

/* True for a cell that says nothing. */
bool survey_cell_is_empty(const char *cell);
