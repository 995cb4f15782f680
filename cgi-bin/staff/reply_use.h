/* Scope: beginning a case's text with a template, without JavaScript. Exports: REPLY_USE_PATH, reply_use_view, reply_use_page.
 * The choice is a small form of its own (GET) over the action's form; sending it shows the case with that action unfolded and
 * its text filled in. Nothing is stored before the action itself is sent. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/case_file.h"
#include "lib/web/route.h"

#define REPLY_USE_PATH "/petugas/templat-pakai/*"
extern const char *const REPLY_USE_QUERY[];

/* What templates/partials/reply_use expects for the action ACTION (database text) of the case: { "href", "choices": [{ "value", "label" }] },
 * or null when there is no template for it or the visitor does not handle complaints. The caller owns the reference. */
enum result reply_use_view(struct app *app, struct request *request, const struct case_file *file, const char *action, json_t **ret);

enum result reply_use_page(struct app *app, struct request *request, struct response *response);
