/* Scope: what holds when very many send the same form within an hour: a flood costs each sender something, and nobody is
 * locked out. Exports: the crowd_ functions.
 *
 * Above [limits] busy_above the page carries a puzzle (lib/web/puzzle.h). A browser that solves it goes the usual way; one
 * that does not, because it has no JavaScript or opened the form before, waits busy_fill_seconds and shares a smaller quota
 * of its address. Only forms that were stored are counted. The count says nothing of anybody: it is kept under a keyed hash
 * of form and hour, beside the day alone, because even an hour beside an anonymous case could name somebody. */
#pragma once

#include "lib/store/tx.h"
#include "lib/web/app.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

/* True when this program's form is busy in the hour of NOW; asked of the database once in CROWD_SECONDS. False for a program
 * without KEY_ATTEMPT. */
bool crowd_is_busy(struct app *app, instant now);

/* The value `crowd` of a page: bits, seconds; NULL while it is quiet. Caller owns it. */
json_t *crowd_view(struct app *app, instant now);

/* True when it is busy and REQUEST brought no proof. */
bool crowd_is_slow(struct app *app, const struct request *request);

/* Judges a right form before it is stored: REFUSED_TOO_MANY when all_submissions_per_hour are reached, REFUSED_TOO_EARLY when
 * it has to wait; then FORM carries the sentence that says so. */
enum result crowd_pass(struct app *app, const struct request *request, struct form *form);

/* Counts a form that is being stored in TX. Under load several are written at once. */
enum result crowd_count(struct app *app, struct tx *tx, instant now);
