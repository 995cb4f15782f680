/* Scope: what a page is made of, as one short hash: a page whose hash is that of the live edition is neither rendered nor searched nor
 * compressed again. Exports: page_base, page_key_of. */
#pragma once

#include <jansson.h>

#include "lib/base/arena.h"
#include "lib/rules/private_value.h"
#include "site/manifest.h"

/* What every page depends on: the templates below FOLDER, this program itself, and what counts as private. REFUSED_ABSENT when the folder
 * or the program cannot be read. */
enum result page_base(struct arena *arena, const char *folder, const struct private_values *private, struct page_key *ret);

/* What the page of TEMPLATE with VIEW is made of, over the base. SCRATCH is used for the view's bytes. */
struct page_key page_key_of(struct arena *scratch, const char *template, const json_t *view);
