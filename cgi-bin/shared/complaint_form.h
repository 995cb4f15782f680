/* Scope: what a complaint's form becomes, whether the reporter filled it in or an officer at the counter.
 * Exports: complaint_form_is_anonymous, complaint_form_judge, complaint_form_store. */
#pragma once

#include "cgi-bin/shared/intake.h"
#include "lib/web/app.h"
#include "lib/web/form.h"

bool complaint_form_is_anonymous(const struct form *form);

/* The rule across fields that holds for both: no event of tomorrow. */
void complaint_form_judge(const struct app *app, struct form *form);

/* Case, identity, files, audit row and mail inside TX; FORM was read and judged without fault. Of an anonymous one the
 * times of ARRIVAL are kept as days. */
enum result complaint_form_store(struct tx *tx, struct app *app, struct form *form, const struct intake_arrival *arrival,
                                 struct case_receipt *ret);
