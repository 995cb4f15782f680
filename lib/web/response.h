/* Scope: the answer, buffered until the handler is done. Exports: struct response and its functions. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/buffer.h"
#include "lib/base/config.h"
#include "lib/base/result.h"

#define RESPONSE_HEADERS_MOST 16

struct header {
    const char *name, *value;
};

struct response {
    struct arena *arena;
    int status; /* 200 unless set */
    const char *content_type;
    struct header headers[RESPONSE_HEADERS_MOST];
    size_t header_count;
    struct buffer body;
    int file;          /* descriptor of a download, closed by response_end; -1 = send the body */
    int64_t file_size; /* bytes of it */
    bool broken;       /* a header was refused: becomes status 500 */
};

/* Returns an empty answer "200 text/html". */
struct response response_in(struct arena *arena);

/* Adds a header; VALUE is borrowed and must live as long as the response. A value with a control character or a
 * seventeenth header marks the response broken (header injection). Security headers are added on sending, see
 * response_head. */
void response_header(struct response *response, const char *name, const char *value);

/* 303 See Other to a path of our own site: must start with one "/" and hold neither "\" nor a control character, else
 * the response is broken. The only kind of redirect there is. */
enum result response_redirect(struct response *response, const char *path);

/* A download: Content-Disposition attachment with NAME (ASCII fallback and RFC 8187 form), nosniff, CSP sandbox.
 * Takes ownership of FILE, SIZE is in bytes. */
enum result response_attachment(struct response *response, int file, int64_t size, const char *name,
                                const char *media_type);

/* A body made in memory (JSON, CSV) with its CONTENT_TYPE; ATTACHMENT_NAME NULL to show it in the page. */
enum result response_bytes(struct response *response, const char *content_type, const char *attachment_name,
                           const char *bytes, size_t length);

/* Drops the body and headers, keeps the arena; for turning into an error page. */
void response_clear(struct response *response);

/* Closes the download's descriptor. */
void response_end(struct response *response);

/* Returns the CGI header block "Status: …" up to and including the empty line, with Content-Length and every security
 * header: CSP, nosniff, Referrer-Policy, COOP, CORP, Permissions-Policy, no-store, and HSTS when base_url is https. */
struct buffer response_head(const struct response *response, const struct config *config);

/* The HTTP status of a handler's result; DONE is 200. */
int response_status_of(enum result result);
