/* Scope: one digest of libcrypto. */
#include "site/fingerprint_stream.h"

#include <openssl/evp.h>
#include <stdlib.h>

struct fingerprint_stream {
    EVP_MD_CTX *digest;
    bool is_sound;
};

struct fingerprint_stream *fingerprint_stream_new(void) {
    struct fingerprint_stream *stream = calloc(1, sizeof *stream);
    if (!stream) return NULL;
    stream->digest = EVP_MD_CTX_new();
    stream->is_sound = stream->digest && EVP_DigestInit_ex(stream->digest, EVP_sha256(), NULL) == 1;
    return stream;
}

void fingerprint_stream_add(struct fingerprint_stream *stream, const void *bytes, size_t length) {
    if (stream && stream->is_sound) stream->is_sound = EVP_DigestUpdate(stream->digest, bytes, length) == 1;
}

bool fingerprint_stream_end(struct fingerprint_stream *stream, unsigned char out[static EDITION_HASH_BYTES]) {
    return stream && stream->is_sound && EVP_DigestFinal_ex(stream->digest, out, NULL) == 1;
}

void fingerprint_stream_free(struct fingerprint_stream *stream) {
    if (!stream) return;
    EVP_MD_CTX_free(stream->digest);
    free(stream);
}
