/* Scope: who works on a complaint and what stands around it, for the page of a case. Exports: case_work_view. */
#pragma once

#include "cgi-bin/staff/case_actions.h"

/* Adds to VIEW: watchers, has_watchers (who else has the case open); step_text, step_note, step_class (the deadline of the next step
 * when it is nearer; text null else), has_step_explanation, step_explanation; pauses, has_pauses; and for complaints work (facts),
 * has_work, letter_href, report_href, files_href, same (cases linked to this matter that exist for the visitor), has_same, excluded, has_excluded,
 * release. All are always there. */
enum result case_work_view(const struct action_scene *scene, json_t *view);
