/* Scope: rendering pages with the globals every template may use. */
#include "lib/web/page.h"

#include <string.h>

#include "lib/base/log.h"
#include "lib/web/crowd.h"
#include "lib/web/mustache.h"
#include "lib/web/route.h"

static void json_closep(json_t **json) {
    json_decref(*json);
}

/* ---- globals ---- */

static const char *dialled(struct arena *arena, const char *phone) {
    struct buffer digits = buffer_in(arena);
    for (const char *at = phone; *at; at++)
        if (strchr("+0123456789", *at)) buffer_char(&digits, *at);
    return buffer_string(&digits);
}

json_t *page_office(struct arena *arena, const struct config *config) {
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "name", config->office.name, "region",
                     config->office.region, "address", config->office.address, "phone", config->office.phone, "phone_link",
                     dialled(arena, config->office.phone), "email", config->office.email, "hours", config->office.hours,
                     "zone", config->office.zone, "brand_color", config->office.brand_color);
}

/* "case.enter" is can.case_enter: a dot in Mustache goes one level down. */
static json_t *abilities_view(struct arena *arena, role_set roles) {
    json_t *view = json_object();
    for (unsigned permission = 0; permission < PERMISSION_COUNT; permission++) {
        char *name = arena_string(arena, permission_text((enum permission)permission));
        for (char *dot = name; (dot = strchr(dot, '.'));) *dot = '_';
        (void)json_object_set_new(view, name, json_boolean(roles_allow(roles, (enum permission)permission)));
    }
    return view;
}

static json_t *staff_view(struct arena *arena, const struct visitor *visitor) {
    return json_pack("{s:s, s:s, s:b, s:o}", "name", visitor->name, "roles", roles_in_words(arena, visitor->roles), "shortcuts",
                     visitor->shortcuts, "can", abilities_view(arena, visitor->roles));
}

/* The handler's own key wins. */
static void add(json_t *view, const char *key, json_t *value) {
    if (json_object_get(view, key)) json_decref(value);
    else (void)json_object_set_new(view, key, value);
}

static void add_globals(struct app *app, struct request *request, json_t *view) {
    add(view, "office", page_office(request->arena, app->config));
    add(view, "base_url", json_string(app->config->site.base_url));
    add(view, "asset_version", json_string(app->asset_version));
    add(view, "path", json_string(request->path));
    add(view, "root", json_string("/"));
    add(view, "year", json_integer(instant_local(request->now, app->config->office.zone_offset).date.year));
    if (request->visitor && request->visitor->complete) add(view, "staff", staff_view(request->arena, request->visitor));
    bool has_form = request->route && request->route->csrf == CSRF_NONCE && request->route->audience == AUDIENCE_CITIZENS;
    json_t *crowd = has_form ? crowd_view(app, request->now) : NULL;
    if (crowd) add(view, "crowd", crowd);
    bool has_session = request->route && request->route->audience != AUDIENCE_CITIZENS && request->session_cookie;
    if (has_session) add(view, "csrf", json_string(session_csrf(request->arena, app->keys->session, request->session_cookie)));
}

/* ---- pages ---- */

enum result page_render(struct app *app, struct request *request, struct response *response, const char *name,
                        json_t *view) {
    CLEANUP(json_closep) json_t *tree = view ? view : json_object();
    add_globals(app, request, tree);
    const char *message = "";
    enum result result = template_render(app->templates, name, tree, &response->body, &message);
    if (result == DONE) return DONE;
    log_event(LOG_ERROR_LEVEL, "template_failed", "template=%s reason=\"%s\"", name, message);
    return FAILED_INTERNAL;
}

/* The nonce that came with the form stays, so that a second sending is still the same one, unless it can serve no more. */
static const char *nonce_for(struct app *app, struct request *request, const char *nonce_route) {
    bool is_usable = request->nonce_state == NONCE_GOOD || request->nonce_state == NONCE_TOO_FAST;
    if (is_usable && strcmp(request->route->path, nonce_route) == 0) return request->nonce.text;
    return arena_string(request->arena, nonce_issue(app->keys->form, nonce_route, request->now).text);
}

enum result page_form(struct app *app, struct request *request, struct response *response, const char *name,
                      struct form *form, const char *nonce_route, json_t *view) {
    json_t *tree = view ? view : json_object();
    (void)json_object_set_new(tree, "form", form_view(app, form));
    if (nonce_route) (void)json_object_set_new(tree, "form_nonce", json_string(nonce_for(app, request, nonce_route)));
    if (form->is_faulty) response->status = 400;
    return page_render(app, request, response, name, tree);
}
