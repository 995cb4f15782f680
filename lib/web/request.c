/* Scope: from CGI variables (RFC 3875) and body bytes to struct request. */
#include "lib/web/request.h"

#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

#include "lib/base/utf8.h"
#include "lib/web/cookie.h"
#include "lib/web/multipart.h"
#include "lib/web/response.h"
#include "lib/web/route.h"
#include "lib/web/upload_receive.h"
#include "lib/web/urlencoded.h"

/* ---- head ---- */

static const char *variable(const struct environment *environment, const char *name) {
    const char *value = environment->get(environment->context, name);
    return value ? value : "";
}

/* A header we compare or print; NULL when absent or not clean. */
static const char *header(struct arena *arena, const struct environment *environment, const char *name) {
    const char *value = variable(environment, name);
    return *value && text_is_clean(value, strlen(value)) ? arena_string(arena, value) : NULL;
}

/* An IPv6 subscriber has a whole /64 (RFC 6177), so its network stands for it; an IPv4 address in IPv6 clothes is that one. */
static const char *sender_of(struct arena *arena, const char *address) {
    struct in6_addr full;
    char text[INET6_ADDRSTRLEN];
    if (!address) return "";
    if (inet_pton(AF_INET6, address, &full) != 1) return address;
    if (IN6_IS_ADDR_V4MAPPED(&full)) return arena_string(arena, inet_ntop(AF_INET, full.s6_addr + 12, text, sizeof text));
    memset(full.s6_addr + 8, 0, 8);
    return arena_string(arena, inet_ntop(AF_INET6, &full, text, sizeof text));
}

static enum method method_of(const char *name) {
    static const struct {
        const char *name;
        enum method method;
    } METHODS[] = { { "GET", METHOD_GET }, { "HEAD", METHOD_HEAD }, { "POST", METHOD_POST } };
    for (size_t i = 0; i < sizeof METHODS / sizeof *METHODS; i++)
        if (strcmp(METHODS[i].name, name) == 0) return METHODS[i].method;
    return METHOD_OTHER;
}

/* Segments "", "." and ".." have no place in our paths, nor have control characters, backslashes and encoded slashes. */
static bool path_is_plain(const char *path) {
    if (*path != '/') return false;
    for (const char *at = path; *at; at++)
        if ((unsigned char)*at < ' ' || *at == '\\') return false;
    while (*path == '/') {
        size_t length = strcspn(path + 1, "/");
        bool is_last = path[1 + length] == '\0';
        if (length == 0 && !is_last) return false;
        if ((length == 1 && path[1] == '.') || (length == 2 && path[1] == '.' && path[2] == '.')) return false;
        path += 1 + length;
    }
    return true;
}

static bool has_encoded_slash(const char *bytes, size_t length) {
    for (size_t i = 0; i + 2 < length; i++)
        if (bytes[i] == '%' && bytes[i + 1] == '2' && (bytes[i + 2] == 'f' || bytes[i + 2] == 'F')) return true;
    return false;
}

/* REQUEST_URI is what the browser sent, so it is decoded once and here; other variables were rewritten on the way. */
static int read_path(struct request *request, const char *uri) {
    size_t length = strcspn(uri, "?#");
    if (length == 0 || *uri != '/' || has_encoded_slash(uri, length)) return 400;
    if (length > 3 * PATH_LONGEST) return 414;
    const char *path = percent_decode(request->arena, uri, length, false);
    if (!path || !path_is_plain(path)) return 400;
    if (strlen(path) > PATH_LONGEST) return 414;
    request->path = path;
    return 0;
}

static int read_query(struct request *request, const char *query) {
    size_t length = strnlen(query, QUERY_LONGEST + 1);
    if (length > QUERY_LONGEST) return 414;
    return urlencoded_read(request->arena, query, length, &request->query) == DONE ? 0 : 400;
}

/* -1 when absent, -2 when it is not a number. */
static int64_t read_length(const char *text) {
    if (*text == '\0') return -1;
    if (strspn(text, "0123456789") != strlen(text) || strlen(text) > 15) return -2;
    return strtoll(text, NULL, 10);
}

int request_head(struct request *request, const struct environment *environment) {
    struct arena *arena = request->arena;
    request->method = method_of(variable(environment, "REQUEST_METHOD"));
    request->tail = "";
    request->path = "/";
    request->origin = header(arena, environment, "HTTP_ORIGIN");
    request->fetch_site = header(arena, environment, "HTTP_SEC_FETCH_SITE");
    request->user_agent = header(arena, environment, "HTTP_USER_AGENT");
    request->range = header(arena, environment, "HTTP_RANGE");
    request->if_range = header(arena, environment, "HTTP_IF_RANGE");
    const char *type = header(arena, environment, "CONTENT_TYPE");
    request->content_type = type ? type : "";
    request->remote_address = sender_of(arena, header(arena, environment, "REMOTE_ADDR"));
    request->content_length = read_length(variable(environment, "CONTENT_LENGTH"));
    cookie_read(arena, variable(environment, "HTTP_COOKIE"), &request->cookies);
    int status = read_path(request, variable(environment, "REQUEST_URI"));
    if (status == 0) status = read_query(request, variable(environment, "QUERY_STRING"));
    return request->content_length == -2 ? 400 : status;
}

/* ---- body ---- */

static int read_urlencoded(struct request *request, struct input *input) {
    size_t length = (size_t)request->content_length, got = 0;
    char *bytes = arena_alloc(request->arena, length + 1);
    for (size_t more; got < length && (more = input_read(input, bytes + got, length - got)) > 0;) got += more;
    if (got < length) return 400;
    enum result result = urlencoded_read(request->arena, bytes, length, &request->form);
    return result == DONE ? 0 : response_status_of(result);
}

static int read_multipart(struct request *request, struct input *input, const char *boundary) {
    struct upload_receiver receiver = { .arena = request->arena, .uploads = &request->uploads };
    struct file_sink sink = upload_receiver_sink(&receiver);
    enum result result = multipart_read(request->arena, boundary, input, &request->form, &sink);
    upload_receiver_end(&receiver);
    return result == DONE ? 0 : response_status_of(result);
}

static bool is_urlencoded(const char *content_type) {
    static const char TYPE[] = "application/x-www-form-urlencoded";
    size_t length = sizeof TYPE - 1;
    return strncasecmp(content_type, TYPE, length) == 0 && strchr("; ", content_type[length]) != NULL;
}

int request_body(struct request *request, struct input *input, int64_t largest, bool accepts_files) {
    if (request->content_length < 0) return 411;
    if (request->content_length > largest) return 413;
    input->remaining = request->content_length;
    if (is_urlencoded(request->content_type)) {
        bool is_long = request->content_length > BODY_SMALL; /* held in memory whole, whatever the route allows for files */
        return is_long ? 413 : read_urlencoded(request, input);
    }
    const char *boundary = accepts_files ? multipart_boundary(request->arena, request->content_type) : NULL;
    return boundary ? read_multipart(request, input, boundary) : 415;
}
