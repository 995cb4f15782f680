/* Scope: the ballot box: where answers given with a slip wait until their week is over. Exports: the slip_box_ functions.
 *
 * Whoever reads the file of the database must not learn in which order they came: beside the order in which people were served it
 * would name each of them. Therefore each answer makes the box be written anew in the order of its random keys, and all answers
 * of a week go to survey_response together. The write-ahead log would tell all the same: commit with tx_commit_traceless. */
#pragma once

#include "lib/store/survey.h"
#include "lib/store/tx.h"

#define SLIP_BOX_MOST 500 /* answers; a box this full is emptied before its week is over: each new one writes all of them */

/* Puts RESPONSE in; its answered_on must be a Monday. A form that is in the box or was answered before changes nothing, *ret_new tells.
 * REFUSED_STALE when the period is closed or the answers do not fit the questionnaire. */
enum result slip_box_put(struct tx *tx, const struct survey_response *response, bool *ret_new);

/* Moves the answers of weeks before the one of MONDAY to survey_response, their words to survey_suggestion; and everything once
 * the box holds SLIP_BOX_MOST. */
enum result slip_box_turn(struct tx *tx, day_number monday);

/* Moves all answers of one period: before it closes. */
enum result slip_box_empty(struct tx *tx, struct survey_period_id period);
