/* Scope: everything that must hold before a handler runs, stage by stage. */
#include <string.h>

#include "lib/web/puzzle.h"
#include "lib/web/route.h"

#define MEGABYTE ((int64_t)1024 * 1024)

struct passing {
    struct app *app;
    struct request *request;
    struct input *input;
    struct response *response;
};

static bool is_post(const struct request *request) {
    return request->method == METHOD_POST;
}

static bool accepts_files(const struct route *route) {
    for (size_t i = 0; i < route->field_count; i++)
        if (route->fields[i].kind == FIELD_FILES) return true;
    return false;
}

static bool takes_tables(const struct route *route) {
    for (size_t i = 0; i < route->field_count; i++)
        if (route->fields[i].takes_tables) return true;
    return false;
}

static bool takes_answers(const struct route *route) {
    for (size_t i = 0; i < route->field_count; i++)
        if (route->fields[i].takes_answers) return true;
    return false;
}

/* ---- method, path, size ---- */

static int pass_method(struct passing *passing) {
    if (passing->request->method != METHOD_OTHER) return 0;
    response_header(passing->response, "Allow", "GET, HEAD, POST");
    return 405;
}

static int pass_path(struct passing *passing) {
    struct request *request = passing->request;
    const struct program *program = passing->app->program;
    request->route = route_find(program->routes, program->route_count, request->path, &request->tail);
    return request->route ? 0 : 404;
}

static int pass_method_of_path(struct passing *passing) {
    unsigned allowed = passing->request->route->methods;
    unsigned asked = passing->request->method == METHOD_HEAD ? METHOD_GET : (unsigned)passing->request->method;
    if (allowed & asked) return 0;
    response_header(passing->response, "Allow",
                    allowed == METHOD_POST ? "POST" : allowed == METHOD_GET ? "GET, HEAD" : "GET, HEAD, POST");
    return 405;
}

static int64_t answer_largest(const struct passing *passing) {
    return (int64_t)passing->app->config->delivery.file_megabytes * MEGABYTE;
}

/* A file of an answer a little over its limit still comes to its form, which says so. */
static int64_t body_limit(const struct passing *passing) {
    const struct route *route = passing->request->route;
    if (takes_answers(route)) return answer_largest(passing) + MEGABYTE;
    return route->body_limit ? route->body_limit : BODY_SMALL;
}

static int pass_size(struct passing *passing) {
    int64_t length = passing->request->content_length;
    if (!is_post(passing->request)) return length > 0 ? 400 : 0;
    if (length < 0) return 411;
    return length > body_limit(passing) ? 413 : 0;
}

/* Keeps the declared names of the query, each at most once. */
static int pass_query(struct passing *passing) {
    struct request *request = passing->request;
    struct parameters kept = { 0 };
    for (const char *const *name = request->route->query; name && *name; name++) {
        size_t count = parameters_count(&request->query, *name);
        if (count > 1) return 400;
        const char *value = parameters_first(&request->query, *name);
        if (value && parameters_add(request->arena, &kept, *name, value) != DONE) return 400;
    }
    request->query = kept;
    return 0;
}

/* ---- origin ---- */

/* Fetch metadata (W3C) tells same-origin from foreign; a browser without it sends Origin with every POST. Neither: not a
 * browser, so nobody else's authority can be abused. */
static int pass_origin(struct passing *passing) {
    const struct request *request = passing->request;
    if (!is_post(request)) return 0;
    bool is_own = !request->origin || strcmp(request->origin, passing->app->config->site.base_url) == 0;
    if (!request->fetch_site) return is_own ? 0 : 403;
    if (strcmp(request->fetch_site, "same-origin") == 0) return is_own ? 0 : 403;
    return strcmp(request->fetch_site, "none") == 0 && is_own ? 0 : 403;
}

/* ---- session and permission ---- */

static int pass_cookie(struct passing *passing) {
    struct request *request = passing->request;
    const char *cookie = parameters_first(&request->cookies, session_cookie_name(passing->app->config->site.base_url));
    unsigned char token[SESSION_COOKIE_BYTES];
    if (session_cookie_bytes(cookie, token)) request->session_cookie = cookie;
    return 0;
}

static int pass_session(struct passing *passing) {
    struct request *request = passing->request;
    if (request->route->audience == AUDIENCE_CITIZENS || request->visitor) return 0;
    unsigned char token[SESSION_COOKIE_BYTES];
    if (session_cookie_bytes(request->session_cookie, token)) {
        enum result result = passing->app->program->find_visitor(passing->app, request, token, &request->visitor);
        if (result != DONE && result != REFUSED_ABSENT) return response_status_of(result);
        if (result != DONE) request->visitor = NULL;
    }
    bool is_missing = !request->visitor || !request->visitor->complete;
    if (request->route->audience != AUDIENCE_STAFF || !is_missing) return 0;
    if (is_post(request)) return 403;
    (void)response_redirect(passing->response, SIGN_IN_PATH);
    return 303;
}

static int pass_permission(struct passing *passing) {
    const struct request *request = passing->request;
    if (request->route->audience != AUDIENCE_STAFF) return 0;
    return roles_allow(request->visitor->roles, request->route->permission) ? 0 : 403;
}

/* Nobody fills the disk with a body of hundreds of megabytes who might not send it at all. */
static int pass_sender(struct passing *passing) {
    if (!takes_answers(passing->request->route)) return 0;
    int status = pass_session(passing);
    return status ? status : pass_permission(passing);
}

/* ---- body and its fields ---- */

static int pass_body(struct passing *passing) {
    struct request *request = passing->request;
    if (!is_post(request)) return 0;
    request->uploads.directory = passing->app->config->paths.uploads;
    request->uploads.takes_tables = takes_tables(request->route);
    request->uploads.takes_answers = takes_answers(request->route);
    request->uploads.largest = answer_largest(passing);
    request->uploads.expected = request->content_length;
    return request_body(request, passing->input, body_limit(passing), accepts_files(request->route));
}

static const struct field *find_field(const struct route *route, const char *name) {
    for (size_t i = 0; i < route->field_count; i++)
        if (strcmp(route->fields[i].name, name) == 0) return &route->fields[i];
    return NULL;
}

/* How often NAME may come: 0 = not at all. */
static size_t most_of(const struct route *route, const char *name) {
    const struct field *field = find_field(route, name);
    if (field) return field->kind == FIELD_FILES ? 0 : field->kind == FIELD_CHOICES ? PARAMETERS_MOST : 1;
    if (strcmp(name, KEPT_FIELD) == 0) return accepts_files(route) ? UPLOADS_MOST : 0;
    if (strcmp(name, "csrf") == 0) return route->csrf == CSRF_SESSION;
    bool is_guard = strcmp(name, "nonce") == 0 || strcmp(name, TRAP_FIELD) == 0 || strcmp(name, PROOF_FIELD) == 0;
    return is_guard && route->csrf == CSRF_NONCE;
}

static int pass_fields(struct passing *passing) {
    const struct request *request = passing->request;
    for (size_t i = 0; i < request->form.count; i++) {
        const char *name = request->form.items[i].name;
        if (parameters_count(&request->form, name) > most_of(request->route, name)) return 400;
    }
    for (size_t i = 0; i < request->uploads.count; i++) {
        const struct field *field = find_field(request->route, request->uploads.items[i].field);
        if (!field || field->kind != FIELD_FILES) return 400;
    }
    return 0;
}

/* ---- CSRF ---- */

static int pass_nonce(struct passing *passing) {
    struct request *request = passing->request;
    const struct config *config = passing->app->config;
    int minimum = request->route->audience == AUDIENCE_CITIZENS ? config->limits.minimum_fill_seconds : 0;
    const char *text = parameters_first(&request->form, "nonce"), *trap = parameters_first(&request->form, TRAP_FIELD);
    request->nonce_state = nonce_read(passing->app->keys->form, request->route->path, text, request->now, minimum, &request->nonce);
    if (request->nonce_state == NONCE_MISSING || request->nonce_state == NONCE_FORGED) return 403;
    if (trap && *trap) request->nonce_state = NONCE_TOO_FAST;
    return 0;
}

static int pass_csrf(struct passing *passing) {
    struct request *request = passing->request;
    if (!is_post(request)) return 0;
    if (request->route->csrf == CSRF_NONCE) return pass_nonce(passing);
    if (request->route->csrf != CSRF_SESSION) return 0;
    const char *csrf = parameters_first(&request->form, "csrf");
    return session_csrf_is_right(passing->app->keys->session, request->session_cookie, csrf) ? 0 : 403;
}

/* Files of an earlier try come back only into a form that was accepted so far. */
static int pass_kept_files(struct passing *passing) {
    struct request *request = passing->request;
    for (size_t i = 0; i < request->form.count; i++) {
        if (strcmp(request->form.items[i].name, KEPT_FIELD) != 0) continue;
        enum result result = upload_resume(request->arena, &request->uploads, passing->app->keys->form,
                                           request->form.items[i].value, request->now);
        if (result == REFUSED_INVALID) return 400;
        if (result == REFUSED_TOO_LARGE) request->uploads.surplus++;
        else if (result != DONE) request->uploads.lost++;
    }
    return 0;
}


/* Last, because it is the dearest: whoever may not send at all makes no picture be opened. */
static int pass_pictures(struct passing *passing) {
    uploads_draw(passing->request->arena, &passing->request->uploads);
    return 0;
}

int gate_pass(struct app *app, struct request *request, struct input *input, struct response *response) {
    static int (*const STAGES[])(struct passing *) = {
        pass_method, pass_path, pass_method_of_path, pass_size,       pass_query,   pass_origin,
        pass_cookie, pass_sender, pass_body,   pass_fields, pass_csrf,         pass_kept_files, pass_session, pass_permission,
        pass_pictures,
    };
    struct passing passing = { app, request, input, response };
    for (size_t i = 0; i < sizeof STAGES / sizeof *STAGES; i++) {
        int status = STAGES[i](&passing);
        if (status) return status;
    }
    return 0;
}
