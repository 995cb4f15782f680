/* Scope: which suggestions are asked for, and the page as a tree. Exports: struct suggestions_asked, the suggestions_ views. */
#pragma once

#include <jansson.h>

#include "lib/store/suggestion.h"
#include "lib/store/survey.h"
#include "lib/web/form.h"
#include "lib/web/request.h"

#define SUGGESTIONS_UNREAD "belum" /* in addresses: those nobody has read yet */
#define SUGGESTIONS_CHOSEN "chosen" /* field: "ID-TAG", the tag it had when it was shown */

struct suggestions_asked {
    struct suggestion_filter filter;
    const char *period_key, *tag, *service; /* as in the address; "" all */
    struct suggestion_id after;
    struct survey_periods periods;          /* to choose from */
};

/* Reads the address; REFUSED_ABSENT for a period there is not, REFUSED_INVALID for a tag there is not. */
enum result suggestions_asked(struct app *app, struct request *request, struct suggestions_asked *ret);

/* The page; FORM says which tag was chosen and what was wrong. */
enum result suggestions_view(struct app *app, struct form *form, const struct suggestions_asked *asked, json_t **ret);

/* What a text holds that may be personal: "nomor telepon"; NULL when nothing was found. */
const char *suggestion_private(struct app *app, struct arena *arena, const char *text);
