/* Scope: the forms a setting of loket.ini may have. */
#include "lib/base/config_value.h"

#include <stddef.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

bool config_is_color(const char *value) {
    return value[0] == '#' && strlen(value) == 7 && strspn(value + 1, "0123456789abcdefABCDEF") == 6;
}

/* What stands behind the first of the SCHEMES that VALUE begins with; NULL when none does or a character is in it that
 * could end the address where it is used. */
static const char *behind_scheme(const char *value, const char *const *schemes, size_t count) {
    if (strpbrk(value, " \"'<>\\")) return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(schemes[i]);
        if (strncmp(value, schemes[i], length) == 0) return value + length;
    }
    return NULL;
}

static bool is_host(const char *text) {
    return text && *text && !strpbrk(text, "/?#@");
}

bool config_is_region(const char *value) {
    size_t digits = strspn(value, "0123456789");
    if (digits != 2) return false;
    return value[2] == '\0' || (value[2] == '.' && strspn(value + 3, "0123456789") == 2 && value[5] == '\0');
}

bool config_is_origin(const char *value) {
    static const char *const SCHEMES[] = { "https://", "http://" };
    return is_host(behind_scheme(value, SCHEMES, COUNT(SCHEMES)));
}

bool config_is_mail_server(const char *value) {
    static const char *const SCHEMES[] = { "smtp://", "smtps://" };
    return *value == '\0' || is_host(behind_scheme(value, SCHEMES, COUNT(SCHEMES)));
}

bool config_is_local(const char *address) {
    static const char *const HOSTS[] = { "127.0.0.1", "localhost", "[::1]" };
    const char *host = strstr(address, "://");
    for (size_t i = 0; host && i < COUNT(HOSTS); i++) {
        size_t length = strlen(HOSTS[i]);
        if (strncmp(host + 3, HOSTS[i], length) == 0 && strchr(":/?#", host[3 + length])) return true;
    }
    return false;
}

bool config_is_hook(const char *value) {
    static const char *const SECURE[] = { "https://" }, *const PLAIN[] = { "http://" };
    const char *secure = behind_scheme(value, SECURE, COUNT(SECURE));
    const char *plain = behind_scheme(value, PLAIN, COUNT(PLAIN));
    const char *rest = secure ? secure : plain;
    if (*value == '\0') return true;
    return rest && *rest && !strpbrk(rest, "@#") && (secure || config_is_local(value));
}
