/* Scope: what a page is made of, as one short hash: a page whose hash is that of the live edition is neither rendered nor searched nor
 * compressed again. Exports: page_base, page_key_of, page_key_from, source_text, source_bytes. */
#pragma once

#include <jansson.h>

#include "lib/base/buffer.h"
#include "lib/rules/private_value.h"
#include "site/manifest.h"

/* What every page depends on: the templates below FOLDER, this program itself, and what counts as private. REFUSED_ABSENT when the folder
 * or the program cannot be read. */
enum result page_base(struct arena *arena, const char *folder, const struct private_values *private, struct page_key *ret);

/* What the page of TEMPLATE with VIEW is made of, over the base. SCRATCH is used for the view's bytes. */
struct page_key page_key_of(struct arena *scratch, const char *template, const json_t *view);

/* The same of a page whose view follows from the bytes of SOURCE and what all pages share (SHARED, a text) alone: they are less than
 * the view, and a page that stays needs no view at all. */
struct page_key page_key_from(const char *template, const char *shared, const struct buffer *source);

/* Add a value to a source, with its length: no two sources look alike. TEXT may be NULL. */
void source_text(struct buffer *source, const char *text);
void source_bytes(struct buffer *source, const void *bytes, size_t length);
