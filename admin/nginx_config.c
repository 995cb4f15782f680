/* Scope: the values and conditions of the templates in deploy/nginx. */
#include "admin/nginx_config.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "admin/fill.h"


#define MODULES "/usr/lib/nginx/modules"
#define BURST_SECONDS 10
#define DELIVERY_SLACK 1 /* megabytes over the limit of a file, for the rest of its form */
#define FORM_SHARE 5 /* forms may be sent this many times more seldom than pages are read */

/* nginx would end a quoted parameter, or read a variable, at these; such a folder is better renamed. */
static const char *path_fault(struct arena *arena, const struct fill_value *values) {
    for (const struct fill_value *value = values; value->name; value++) {
        if (!strpbrk(value->text, "\"'$;{}\\\n")) continue;
        return arena_format(arena, "%s: nama folder ini memuat tanda yang tidak dapat dibaca nginx", value->text);
    }
    return NULL;
}

static bool is_https(const struct config *config) {
    return strncmp(config->site.base_url, "https://", 8) == 0;
}

/* Host name of base_url, without scheme and port. */
static const char *host_of(struct arena *arena, const struct config *config) {
    const char *host = strstr(config->site.base_url, "//") + 2;
    return arena_copy(arena, host, strcspn(host, ":/"));
}

/* Folder of the edition visitors see: `current` beside the numbered editions' folder. */
static const char *site_root(struct arena *arena, const struct config *config) {
    const char *slash = strrchr(config->paths.editions, '/');
    return arena_format(arena, "%.*s/current", (int)(slash - config->paths.editions), config->paths.editions);
}

static const struct fill_condition *conditions_of(struct arena *arena, const struct config *config,
                                             const struct nginx_options *options) {
    struct fill_condition *rows = arena_array(arena, 5, sizeof *rows);
    rows[0] = (struct fill_condition){ "https", is_https(config) };
    rows[1] = (struct fill_condition){ "http", !is_https(config) };
    rows[2] = (struct fill_condition){ "brotli", access(MODULES "/ngx_http_brotli_static_module.so", R_OK) == 0 };
    rows[3] = (struct fill_condition){ "root", options->user != NULL };
    return rows;
}

enum result nginx_site_config(struct arena *arena, const struct config *config, const struct nginx_options *options,
                              const char **ret, const char **ret_message) {
    const char *host = host_of(arena, config);
    const struct fill_value values[] = {
        { "run", config->paths.run },
        { "log", arena_format(arena, "%s/log", config->directory) },
        { "assets", config->paths.assets },
        { "brand", arena_format(arena, "%s/kantor.css", config->directory) },
        { "site_root", site_root(arena, config) },
        { "editions", config->paths.editions },
        { "host", host },
        { "listen", arena_format(arena, "127.0.0.1:%d", options->port) },
        { "certificate", arena_format(arena, "/etc/letsencrypt/live/%s/fullchain.pem", host) },
        { "certificate_key", arena_format(arena, "/etc/letsencrypt/live/%s/privkey.pem", host) },
        { "rate", arena_format(arena, "%d", options->rate) },
        { "burst", arena_format(arena, "%d", options->rate * BURST_SECONDS) },
        { "delivery", arena_format(arena, "%d", config->delivery.file_megabytes + DELIVERY_SLACK) },
        { "form_rate", arena_format(arena, "%d", (options->rate + FORM_SHARE - 1) / FORM_SHARE) },
        { "form_burst", arena_format(arena, "%d", options->rate * BURST_SECONDS / FORM_SHARE) },
        { NULL, NULL },
    };
    const char *fault = path_fault(arena, values);
    if (fault) {
        *ret_message = fault;
        return REFUSED_INVALID;
    }
    const struct fill fill = { .values = values, .conditions = conditions_of(arena, config, options) };
    return fill_file(arena, "deploy/nginx/loket.conf.in", &fill, ret, ret_message);
}

enum result nginx_whole_config(struct arena *arena, const struct config *config, const struct nginx_options *options,
                               const char **ret, const char **ret_message) {
    const char *site;
    enum result result = nginx_site_config(arena, config, options, &site, ret_message);
    if (result != DONE) return result;
    const struct fill_value values[] = {
        { "run", config->paths.run },
        { "log", arena_format(arena, "%s/log", config->directory) },
        { "modules", MODULES },
        { "user", options->user ? options->user : "" },
        { "group", options->group ? options->group : "" },
        { "site", site },
        { NULL, NULL },
    };
    const struct fill fill = { .values = values, .conditions = conditions_of(arena, config, options) };
    return fill_file(arena, "deploy/nginx/nginx.conf.in", &fill, ret, ret_message);
}
