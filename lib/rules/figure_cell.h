/* Scope: one cell of a file of figures, as people and spreadsheets write numbers, months, years and quarters. Exports: struct figure_number and
 * the figure_cell_ functions. What is not understood is refused, and what can mean two things is told, never guessed. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/date.h"
#include "lib/rules/figure_file.h"

#define FIGURE_NUMBER_LONGEST 40u /* characters of a number; stops an endless run of digits */

/* A number taken apart. */
struct figure_number {
    char comma[FIGURE_NUMBER_LONGEST + 1]; /* in machines' form, if ',' starts the decimals; "" when it cannot be read so */
    char point[FIGURE_NUMBER_LONGEST + 1]; /* if '.' does */
};

/* True for a cell that says nothing: empty, "-", "–", "n/a". */
bool figure_cell_is_empty(const char *cell);

/* Takes "1.234,5", "Rp1.000.000", "93.41 %", "-0,5" apart; NULL, or why it is no number (Indonesian, static storage). */
const char *figure_cell_number(const char *cell, struct figure_number *ret);

/* How the cell shows that decimals are written: NOTATION_UNKNOWN when both readings say the same number, or both are possible. */
enum figure_notation figure_number_proves(const struct figure_number *number);

/* True when the two readings are different numbers ("1.234"). */
bool figure_number_asks(const struct figure_number *number);

/* "2024-04" from "2024-04", "04/2024", "April 2024", "Apr 2024", a date as text or a spreadsheet's day number; "" when it is no month; of ARENA.
 * A month without its year takes YEAR unless that is 0. */
const char *figure_cell_month(struct arena *arena, const char *cell, int year);

/* "2021", "Tahun 2021"; 0 when it is no year between 1990 and 2099. */
int figure_cell_year(const char *cell);

/* 1 … 4 from "TW I", "Triwulan 2", "Q3", "IV", "Januari - Maret"; 0 when it is no quarter. */
int figure_cell_quarter(const char *cell);

/* CELL in one line, without spaces around it; of ARENA. */
const char *figure_cell_text(struct arena *arena, const char *cell);

/* True when the letters and digits alone of CELL are one of WORDS, which NULL ends. */
bool figure_cell_is(const char *cell, const char *const *words);
