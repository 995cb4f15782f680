/* Scope: what the staff's pages outside the case work share: the place in the menu, notices, moments, numbers that may be
 * missing. Exports: the desk_ functions. */
#pragma once

#include <jansson.h>

#include "lib/store/types.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* The start of a page's tree: the menu shows HERE ("data", "survey", "audit", "account") as the present place. */
json_t *desk_view(const char *here);

/* Sets the notice over the page; TONE is "positive", "caution" or "negative". */
void desk_notice(json_t *view, const char *text, const char *tone);

/* What a step that ended with a redirect to "…?selesai=NAME" has to say. */
#define DESK_DONE "selesai"
struct desk_done {
    const char *name, *text;
};
/* Sets the notice for the query's DESK_DONE when it is one of the COUNT rows of DONE. */
void desk_notice_done(const struct request *request, json_t *view, const struct desk_done *done, size_t count);

/* "21 November 2026 pukul 09.05 WITA", "21/11/2026 09.05 WITA" and "21 November 2026" at the office's place. */
const char *desk_moment(struct app *app, struct request *request, instant at);
const char *desk_moment_short(struct app *app, struct request *request, instant at);
const char *desk_day(struct app *app, struct request *request, instant at);
day_number desk_today(struct app *app, struct request *request);

/* "–" when it is not known. */
#define DESK_NOTHING "–"
const char *desk_number(struct arena *arena, struct optional_number number, unsigned decimals);

/* "Triwulan IV 2026"; of another survey than the whole office's SKM "Triwulan IV 2026 (spkp)". */
struct survey_period;
const char *desk_period(struct arena *arena, const struct survey_period *period);

/* Reads an id as it stands in an address: 1 to 16 digits, no zero in front. */
bool desk_id(const char *text, int64_t *ret);

/* Adds { label, value } to a list of facts. */
void desk_fact(json_t *facts, const char *label, const char *value);
