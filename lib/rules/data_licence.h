/* Scope: under what published figures may be used. Exports: struct data_licence, data_licence_of, data_licences.
 * Source: Creative Commons; UU 14/2008 article 5: whoever uses public information names where it is from. */
#pragma once

#include <stddef.h>

struct data_licence {
    const char *code;    /* as the database and machines have it, "CC-BY-4.0" */
    const char *title, *address;
    const char *words;   /* one sentence for whoever wants to use the figures */
};

/* The licence with CODE; that of all figures when CODE is NULL or none of them. Static storage. */
const struct data_licence *data_licence_of(const char *code);

/* All of them, the usual one first. */
const struct data_licence *data_licences(size_t *ret_count);
