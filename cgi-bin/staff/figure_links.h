/* Scope: the ways to bring figures in, and to change those of a dataset. Exports: the figure_links_ functions. */
#pragma once

#include <jansson.h>

#include "lib/store/dataset.h"
#include "lib/web/request.h"

/* Sets has_entries and entries: list of (href, label), for the figures the visitor brings in. */
void figure_links_begin(struct request *request, json_t *view);

/* Sets has_edits, edits_text and edits: list of (href, label): other figures for a draft, or the correction of what is approved and IS_NEWEST. Nothing
 * for surveys, which have ways of their own, nor while others decide. */
void figure_links_dataset(struct request *request, const struct dataset *dataset, bool is_newest, json_t *view);
