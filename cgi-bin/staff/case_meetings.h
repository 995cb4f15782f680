/* Scope: meetings of a complaint and their decisions, for the page of a case. Exports: case_meetings_view, case_measures_view. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/case_file.h"

/* A list of meetings, the newest first; empty for other cases. The caller owns it. */
json_t *case_meetings_view(struct request *request, const struct case_file *file);

/* The decisions of one meeting: list of (action, owner, due_text, done_text, tone). */
json_t *case_measures_view(struct request *request, const struct case_file *file, struct meeting_id meeting);

/* "Kamis, 3 Desember 2026 pukul 09.30". */
const char *case_meeting_when(struct arena *arena, const struct meeting *meeting);
