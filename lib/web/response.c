/* Scope: building the answer and its header block. */
#include "lib/web/response.h"

#include <string.h>
#include <unistd.h>

#include "lib/base/utf8.h"
#include "lib/web/urlencoded.h"

static const struct {
    int status;
    const char *reason;
} REASONS[] = {
    { 200, "OK" },
    { 206, "Partial Content" },
    { 303, "See Other" },
    { 400, "Bad Request" },
    { 403, "Forbidden" },
    { 404, "Not Found" },
    { 405, "Method Not Allowed" },
    { 409, "Conflict" },
    { 410, "Gone" },
    { 411, "Length Required" },
    { 413, "Content Too Large" },
    { 414, "URI Too Long" },
    { 415, "Unsupported Media Type" },
    { 416, "Range Not Satisfiable" },
    { 429, "Too Many Requests" },
    { 500, "Internal Server Error" },
    { 503, "Service Unavailable" },
};

/* Why Referrer-Policy is same-origin: under no-referrer browsers send "Origin: null" with a form, and then a browser
 * without Sec-Fetch-Site (older telephones, or any on plain http) could not be told from a foreign site. No other site
 * ever learns an address of ours by it. */
static const struct header SECURITY[] = {
    { "Content-Security-Policy",
      "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; form-action 'self'; "
      "base-uri 'none'; frame-ancestors 'none'" },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "same-origin" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
    { "Cache-Control", "no-store" },
};

static const struct header HSTS = { "Strict-Transport-Security", "max-age=31536000" };

struct response response_in(struct arena *arena) {
    return (struct response){
        .arena = arena,
        .status = 200,
        .content_type = "text/html; charset=utf-8",
        .body = buffer_in(arena),
        .file = -1,
    };
}

void response_header(struct response *response, const char *name, const char *value) {
    bool is_full = response->header_count == RESPONSE_HEADERS_MOST;
    if (is_full || strpbrk(value, "\r\n") || !text_is_clean(value, strlen(value))) {
        response->broken = true;
        return;
    }
    response->headers[response->header_count++] = (struct header){ name, value };
}

/* "//host" and "/\host" lead browsers to another site. */
static bool is_own_path(const char *path) {
    return path[0] == '/' && path[1] != '/' && strchr(path, '\\') == NULL && text_is_clean(path, strlen(path)) &&
           strpbrk(path, "\t\r\n") == NULL;
}

enum result response_redirect(struct response *response, const char *path) {
    if (!is_own_path(path)) {
        response->broken = true;
        return FAILED_INTERNAL;
    }
    response->status = 303;
    response->body.length = 0;
    response_header(response, "Location", path);
    return response->broken ? FAILED_INTERNAL : DONE;
}

/* RFC 6266: an ASCII name for old programs and the true one in RFC 8187 form. */
static void add_disposition(struct response *response, const char *name) {
    struct buffer value = buffer_in(response->arena);
    buffer_text(&value, "attachment; filename=\"");
    for (const char *at = name; *at; at++)
        buffer_char(&value, *at > ' ' && *at < 0x7f && *at != '"' && *at != '\\' && *at != '%' ? *at : '_');
    buffer_text(&value, "\"; filename*=UTF-8''");
    percent_encode(&value, name);
    response_header(response, "Content-Disposition", buffer_string(&value));
    response_header(response, "Content-Security-Policy", "default-src 'none'; sandbox");
}

enum result response_attachment(struct response *response, int file, int64_t size, const char *name,
                                const char *media_type) {
    response->file = file;
    response->file_size = size;
    response->content_type = media_type;
    add_disposition(response, name);
    return response->broken ? FAILED_INTERNAL : DONE;
}

enum result response_bytes(struct response *response, const char *content_type, const char *attachment_name,
                           const char *bytes, size_t length) {
    response->content_type = content_type;
    if (attachment_name) add_disposition(response, attachment_name);
    buffer_add(&response->body, bytes, length);
    return response->broken ? FAILED_INTERNAL : DONE;
}

void response_end(struct response *response) {
    if (response->file >= 0) (void)close(response->file);
    response->file = -1;
}

void response_clear(struct response *response) {
    response_end(response);
    *response = response_in(response->arena);
}

static const char *reason_of(int status) {
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
        if (REASONS[i].status == status) return REASONS[i].reason;
    return "Error";
}

static bool has_header(const struct response *response, const char *name) {
    for (size_t i = 0; i < response->header_count; i++)
        if (strcmp(response->headers[i].name, name) == 0) return true;
    return false;
}

static void add_line(struct buffer *head, const struct header *header) {
    buffer_text(head, header->name);
    buffer_text(head, ": ");
    buffer_text(head, header->value);
    buffer_text(head, "\r\n");
}

struct buffer response_head(const struct response *response, const struct config *config) {
    struct buffer head = buffer_in(response->arena);
    buffer_format(&head, "Status: %d %s\r\n", response->status, reason_of(response->status));
    add_line(&head, &(struct header){ "Content-Type", response->content_type });
    int64_t length = response->file >= 0 ? response->file_size : (int64_t)response->body.length;
    buffer_format(&head, "Content-Length: %lld\r\n", (long long)length);
    for (size_t i = 0; i < sizeof SECURITY / sizeof *SECURITY; i++)
        if (!has_header(response, SECURITY[i].name)) add_line(&head, &SECURITY[i]);
    if (strncmp(config->site.base_url, "https://", 8) == 0) add_line(&head, &HSTS);
    for (size_t i = 0; i < response->header_count; i++) add_line(&head, &response->headers[i]);
    buffer_text(&head, "\r\n");
    return head;
}

int response_status_of(enum result result) {
    static const int STATUSES[RESULT_COUNT] = {
        [DONE] = 200,
        [REFUSED_INVALID] = 400,
        [REFUSED_ABSENT] = 404,
        [REFUSED_FORBIDDEN] = 403,
        [REFUSED_STALE] = 409,
        [REFUSED_TOO_LARGE] = 413,
        [REFUSED_TYPE] = 415,
        [REFUSED_TOO_MANY] = 429,
        [REFUSED_TOO_EARLY] = 429,
        [FAILED_UNAVAILABLE] = 503,
        [FAILED_INTERNAL] = 500,
    };
    return (unsigned)result < RESULT_COUNT ? STATUSES[result] : 500;
}
