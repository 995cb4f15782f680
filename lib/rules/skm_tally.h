/* Scope: the sums of many answers as one line of text, so that a period's figures need one row and no pass over its answers.
 * Exports: skm_tally_write, skm_tally_add.
 * The line: "ROWS TOP|SUM/ANSWERED …|K:ROWS:TOTAL:SQUARES …". ROWS with an answer, TOP of them all highest; a pair an item in form
 * order; then for each weight K of items some rows answered (without sub-questions: their number): how many rows, the sum of their
 * weighted totals, the sum of those squared.
 * It holds what struct skm holds except the order of the rows (runs and halves). */
#pragma once

#include "lib/base/arena.h"
#include "lib/rules/skm.h"

/* SKM as text, owned by ARENA. */
const char *skm_tally_write(struct arena *arena, const struct skm *skm);

/* Adds the rows TEXT stands for to SKM, which skm_begin prepared for the same questionnaire, as skm_merge. REFUSED_INVALID when TEXT is no
 * tally of it; then SKM is as before. */
enum result skm_tally_add(struct skm *skm, const char *text);
