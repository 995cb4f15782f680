/* Scope: the open questionnaire as a tablet's screens, one question each, in every language it has. Exports: start_view. */
#pragma once

#include <jansson.h>

#include "lib/store/kiosk.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* What site/assets/kiosk.js reads: { edition, zone_minutes, warn_seconds, reset_seconds, thanks_seconds, survey: null or { period,
 * first, last (days), count (of questions), languages: [{ code, name, title, words: { … }, screens: [{ name, question, about,
 * choices: [{ value, label }] }] }] }, address (of the public site) }. `edition` changes with anything of it. The caller
 * owns *RET. */
enum result start_view(struct app *app, struct request *request, const struct kiosk *kiosk, json_t **ret);
