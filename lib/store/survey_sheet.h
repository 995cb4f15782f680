/* Scope: sheets of paper questionnaires that staff key in. Exports: the survey_sheet_ functions. */
#pragma once

#include "lib/store/survey.h"

/* Stores a keyed sheet as an answer of the channel "paper"; a known nonce stores nothing and is DONE as well, *ret_new tells. The audit trail
 * knows who keyed a sheet of which period and when, never which answer it became. REFUSED_STALE as survey_response_add. */
enum result survey_sheet_add(struct tx *tx, const struct actor *actor, instant now, const struct survey_response *response, bool *ret_new);

/* How many sheets of a period somebody keyed since SINCE. */
struct survey_sheet_work { struct survey_period_id period; struct staff_id staff; instant since; };
enum result survey_sheet_count(struct db *db, const struct survey_sheet_work *work, int64_t *ret);
