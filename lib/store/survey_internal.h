/* Scope: what the files around answers share, for lib/store only. Exports: survey_suggestion_add. */
#pragma once

#include "lib/store/survey.h"

/* Stores what RESPONSE suggests, if anything, without a way back to it. */
enum result survey_suggestion_add(struct tx *tx, const struct survey_response *response);
