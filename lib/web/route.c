/* Scope: looking up a path and checking a program's table of routes. */
#include "lib/web/route.h"

#include <string.h>

static bool is_open_ended(const struct route *route) {
    size_t length = strlen(route->path);
    return length > 0 && route->path[length - 1] == '*';
}

/* Length of what PATH shares with a "*" row before the star; 0 when it does not match. */
static size_t prefix_match(const struct route *route, const char *path) {
    size_t length = strlen(route->path) - 1;
    return strncmp(route->path, path, length) == 0 && path[length] != '\0' ? length : 0;
}

const struct route *route_find(const struct route *routes, size_t count, const char *path, const char **ret_tail) {
    const struct route *best = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_open_ended(&routes[i])) {
            if (strcmp(routes[i].path, path) != 0) continue;
            *ret_tail = path + strlen(path);
            return &routes[i];
        }
        size_t length = prefix_match(&routes[i], path);
        if (length > longest) {
            longest = length;
            best = &routes[i];
        }
    }
    if (best) *ret_tail = path + longest;
    return best;
}

/* ---- soundness of a table ---- */

static bool is_text(enum field_kind kind) {
    return kind == FIELD_TEXT || kind == FIELD_LINES || kind == FIELD_EMAIL || kind == FIELD_PHONE ||
           kind == FIELD_HIDDEN || kind == FIELD_SECRET;
}

static const char *field_defect(const struct route *route, size_t at) {
    const struct field *field = &route->fields[at];
    if (!field->name || !*field->name) return "a field has no name";
    if (!field->label && field->kind != FIELD_HIDDEN) return "a field has no label";
    if (is_text(field->kind) && field->max_length == 0) return "a text field has no max_length";
    if (field->kind == FIELD_WHOLE_NUMBER && field->smallest >= field->largest) return "a number field has no range";
    if (field->kind == FIELD_FILES && (field->most == 0 || field->most > UPLOADS_MOST)) return "a file field takes 1 to UPLOADS_MOST";
    if (field->kind == FIELD_FILES && route->body_limit <= BODY_SMALL) return "a route with files has no room for them";
    for (size_t i = 0; i < at; i++)
        if (strcmp(route->fields[i].name, field->name) == 0) return "a field name stands twice";
    return NULL;
}

static const char *access_defect(const struct route *route) {
    bool is_staff_path = strncmp(route->path, "/petugas", 8) == 0 && (route->path[8] == '/' || route->path[8] == '\0');
    if (route->audience == AUDIENCE_UNSET) return "a route has no audience";
    if (is_staff_path && route->audience == AUDIENCE_CITIZENS) return "a staff path is open to citizens";
    if (!is_staff_path && route->audience != AUDIENCE_CITIZENS) return "a route for staff is not below /petugas/";
    if (route->audience == AUDIENCE_STAFF && route->permission == PERMISSION_PUBLIC) return "a staff route has no permission";
    if (route->audience != AUDIENCE_STAFF && route->permission != PERMISSION_PUBLIC) return "a permission is never asked for";
    return NULL;
}

static const char *method_defect(const struct route *route) {
    bool takes_post = (route->methods & METHOD_POST) != 0;
    if (route->methods == 0 || (route->methods & ~(unsigned)(METHOD_GET | METHOD_POST))) return "a route's methods are not GET and POST";
    if (route->csrf == CSRF_UNSET) return "a route has no CSRF level";
    if (takes_post && route->csrf == CSRF_SAFE) return "a POST route has no CSRF protection";
    if (!takes_post && route->csrf != CSRF_SAFE) return "a GET route asks for CSRF protection it never uses";
    if (takes_post && route->audience == AUDIENCE_STAFF && route->csrf != CSRF_SESSION) return "a POST of staff is not bound to the session";
    if (route->csrf == CSRF_SESSION && route->audience == AUDIENCE_CITIZENS) return "citizens have no session";
    if (!takes_post && route->field_count) return "a GET route has form fields";
    return NULL;
}

static const char *route_defect(const struct route *routes, size_t at) {
    const struct route *route = &routes[at];
    if (!route->path || route->path[0] != '/') return "a path does not start with /";
    const char *star = strchr(route->path, '*');
    if (star && (star[1] != '\0' || star[-1] != '/')) return "a * stands elsewhere than behind the last /";
    if (!route->handle) return "a route has no handler";
    const char *defect = access_defect(route);
    if (!defect) defect = method_defect(route);
    for (size_t i = 0; i < at && !defect; i++)
        if (strcmp(routes[i].path, route->path) == 0) defect = "a path stands twice";
    for (size_t i = 0; i < route->field_count && !defect; i++) defect = field_defect(route, i);
    return defect;
}

const char *routes_check(const struct route *routes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *defect = route_defect(routes, i);
        if (defect) return defect;
    }
    return count ? NULL : "there are no routes";
}

bool routes_take_files(const struct route *routes, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (routes[i].body_limit > BODY_SMALL) return true;
    return false;
}
