/* Scope: storing one step of the office in a case. Exports: struct step, step_text, step_day, case_step_store, case_step_id,
 * case_step_happened. */
#pragma once

#include "cgi-bin/staff/case_actions.h"
#include "lib/store/tx.h"
#include "lib/web/form.h"

/* One step on its way into the database. */
struct step {
    struct app *app;
    struct request *request;
    const struct case_file *file;
    const struct case_action *action;
    const struct form *form;
    int order_days; /* of the answer to an objection, set by its lead; 0: none */
    struct tx tx;
};

/* The words of a field, "" when the action has none of this name; the day of a field that must be filled in. */
const char *step_text(const struct step *step, const char *name);
struct optional_day step_day(const struct step *step, const char *name);
bool step_ticked(const struct step *step, const char *name);

/* Who takes the step. */
struct staff_id step_staff(const struct step *step);

/* The id of the step this request becomes: made of case, version, action, account, words and files, so that a double
 * click is one step. */
struct case_event_id case_step_id(struct app *app, struct request *request, const struct case_file *file);

/* True when that step is in the timeline already. */
bool case_step_happened(const struct case_file *file, struct case_event_id id);

/* Stores the step with its files, rows, deadline and the mail to the reporter in one transaction.
 * REFUSED_STALE when somebody was faster; then nothing was stored. */
enum result case_step_store(struct app *app, struct request *request, const struct case_file *file,
                            const struct case_action *action, const struct form *form);
