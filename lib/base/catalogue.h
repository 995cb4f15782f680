/* Scope: texts in another language, as GNU msgfmt prints them (a .mo file). Exports: struct catalogue and its functions.
 * The id of a text is the text in Indonesian. Source: GNU gettext manual, "The Format of GNU MO Files". */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Borrows the bytes; empty ({ 0 }) it translates nothing. */
struct catalogue {
    const char *bytes;
    uint32_t count, ids, texts; /* how many; where the tables of ids and of texts begin */
};

/* Reads the head of LENGTH BYTES of this machine's byte order and looks at every text once; false, and *ret untouched, when they are no
 * such file or a text reaches out of it. */
bool catalogue_open(const char *bytes, size_t length, struct catalogue *ret);

/* The text of ID (LENGTH bytes), borrowed; NULL when CATALOGUE is NULL or has none. */
const char *catalogue_find(const struct catalogue *catalogue, const char *id, size_t length);

/* The id and the text at INDEX, in the order of the ids; borrowed. The first, with the id "", is the file's head. */
struct catalogue_entry { const char *id, *text; };
struct catalogue_entry catalogue_at(const struct catalogue *catalogue, uint32_t index);
