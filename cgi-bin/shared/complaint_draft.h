/* Scope: what a citizen has written so far, between database and form.
 * Exports: struct complaint_draft, CLEANUP_DRAFT and the complaint_draft_ functions.
 *
 * The number of the form (nonce) stands for the draft: from it follows the access code, from the code where the draft lies
 * and what opens it. It is a JSON object: nonce, values (field: text as typed), done (steps answered rightly), replaced
 * (field: longer text that a save from another window took the place of), files. */
#pragma once

#include <jansson.h>

#include "cgi-bin/shared/complaint_steps.h"
#include "lib/base/cleanup.h"
#include "lib/rules/register.h"
#include "lib/store/draft.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

struct complaint_draft {
    struct access_code code;
    json_t *content; /* never NULL after load */
    bool exists;     /* in the database */
    int64_t version;
    day_number expires_on;
};

void complaint_draft_closep(struct complaint_draft *draft);
#define CLEANUP_DRAFT CLEANUP(complaint_draft_closep)

/* Reads the draft of CODE; without one it is empty, for a form with this NONCE (16 bytes). Loading again replaces it. */
enum result complaint_draft_load(struct app *app, struct request *request, const unsigned char nonce[16],
                                 struct complaint_draft *draft);

/* The draft somebody typed CODE for; REFUSED_ABSENT when there is none. *ret_nonce gets the number of its form. */
enum result complaint_draft_resume(struct app *app, struct request *request, struct access_code code,
                                   unsigned char ret_nonce[16], struct complaint_draft *draft);

/* Writes it down for DRAFT_DAYS from today; results as draft_add and draft_change. Raises the version. */
enum result complaint_draft_save(struct tx *tx, struct app *app, struct request *request, struct complaint_draft *draft);

/* It became a case: nothing of it stays. */
enum result complaint_draft_end(struct tx *tx, struct app *app, struct request *request, const struct complaint_draft *draft);

/* Takes over what FORM, the page of STEP, was sent with. SEEN is the version its page was made from: a longer text that was
 * saved since is kept in `replaced`. An anonymous draft forgets name and contact at once. */
struct draft_step { enum complaint_step step; int64_t seen; bool is_done; };
void complaint_draft_take(struct complaint_draft *draft, const struct form *form, const struct draft_step *step);

/* Puts the stored values into FORM, not judged, to be shown. */
void complaint_draft_show(const struct complaint_draft *draft, struct form *form);

/* Makes the stored values the request's, so that form_read judges the whole complaint; the answer to a puzzle stays. */
enum result complaint_draft_send(struct request *request, const struct complaint_draft *draft);

const char *complaint_draft_text(const struct complaint_draft *draft, const char *field); /* "" when absent; borrowed */
const char *complaint_draft_replaced(const struct complaint_draft *draft, const char *field); /* NULL when nothing */
bool complaint_draft_is_anonymous(const struct complaint_draft *draft);

/* The first step that was not answered rightly yet; STEP_CHECK when all were. */
enum complaint_step complaint_draft_open_step(const struct complaint_draft *draft);

/* Text of the database, for the store's functions. */
struct draft_key complaint_draft_key(struct app *app, struct request *request, const struct complaint_draft *draft);
