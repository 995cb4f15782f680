/* Scope: SHA-256 of what is made piece by piece. Exports: the fingerprint_stream functions. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/cleanup.h"
#include "lib/rules/edition_list.h"

struct fingerprint_stream;

/* NULL when there is no memory, which every other function takes. Caller frees. */
struct fingerprint_stream *fingerprint_stream_new(void);
void fingerprint_stream_add(struct fingerprint_stream *stream, const void *bytes, size_t length);

/* False when any step failed; OUT then is not set. */
bool fingerprint_stream_end(struct fingerprint_stream *stream, unsigned char out[static EDITION_HASH_BYTES]);
void fingerprint_stream_free(struct fingerprint_stream *stream);

DEFINE_CLEANUP(struct fingerprint_stream *, fingerprint_stream_free)
#define CLEANUP_FINGERPRINT CLEANUP(fingerprint_stream_freep)
