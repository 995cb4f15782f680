/* Scope: rendering the templates in deploy/nginx. The form is small on purpose: a line that begins with %condition% is kept, without
 * it, when the condition holds; @name@ is replaced by a value. Anything else passes through. */
#include "admin/nginx_config.h"

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "admin/places.h"
#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"

#define LARGEST_TEMPLATE ((size_t)65536) /* bytes; ours are below 10 KB */
#define LONGEST_NAME 32
#define MODULES "/usr/lib/nginx/modules"
#define BURST_SECONDS 10
#define FORM_SHARE 5 /* forms may be sent this many times more seldom than pages are read */

struct value {
    const char *name, *text;
};

struct condition {
    const char *name;
    bool holds;
};

struct rendering {
    struct arena *arena;
    const struct value *values;         /* ends with a row without name */
    const struct condition *conditions; /* ends with a row without name */
    struct buffer out;
    const char *fault;
};

static const char *read_template(struct arena *arena, const char *name) {
    const char *path = place_data(arena, name);
    CLEANUP_FILE FILE *stream = path ? fopen(path, "re") : NULL;
    if (!stream) return NULL;
    char *text = arena_alloc(arena, LARGEST_TEMPLATE);
    size_t length = fread(text, 1, LARGEST_TEMPLATE - 1, stream);
    text[length] = '\0';
    return ferror(stream) || length == 0 ? NULL : text;
}

/* Length of a name of lower-case letters and underscores between two MARKs at TEXT; 0 when there is none. */
static size_t marked_name(const char *text, char mark) {
    if (*text != mark) return 0;
    size_t length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_");
    return length > 0 && length < LONGEST_NAME && text[1 + length] == mark ? length : 0;
}

static const char *find_value(const struct rendering *rendering, const char *name, size_t length) {
    for (const struct value *value = rendering->values; value->name; value++) {
        if (strlen(value->name) == length && strncmp(value->name, name, length) == 0) return value->text;
    }
    return NULL;
}

static bool condition_holds(struct rendering *rendering, const char *name, size_t length) {
    for (const struct condition *row = rendering->conditions; row->name; row++) {
        if (strlen(row->name) == length && strncmp(row->name, name, length) == 0) return row->holds;
    }
    rendering->fault = arena_format(rendering->arena, "templat nginx: syarat %%%.*s%% tidak dikenal", (int)length, name);
    return false;
}

static void render_line(struct rendering *rendering, const char *line, size_t length) {
    size_t condition = marked_name(line, '%');
    if (condition) {
        if (!condition_holds(rendering, line + 1, condition)) return;
        line += condition + 2;
        length -= condition + 2;
    }
    for (size_t at = 0; at < length;) {
        size_t name = marked_name(line + at, '@');
        if (!name) {
            buffer_char(&rendering->out, line[at++]);
            continue;
        }
        const char *text = find_value(rendering, line + at + 1, name);
        if (!text) {
            rendering->fault = arena_format(rendering->arena, "templat nginx: @%.*s@ tidak dikenal", (int)name, line + at + 1);
            return;
        }
        buffer_text(&rendering->out, text);
        at += name + 2;
    }
}

static enum result render(struct rendering *rendering, const char *name, const char **ret, const char **ret_message) {
    rendering->out = buffer_in(rendering->arena);
    const char *text = read_template(rendering->arena, name);
    if (!text) rendering->fault = arena_format(rendering->arena, "%s tidak ditemukan atau tidak terbaca", name);
    while (!rendering->fault && text && *text) {
        size_t length = strcspn(text, "\n");
        if (text[length] == '\n') length++;
        render_line(rendering, text, length);
        text += length;
    }
    if (rendering->fault) {
        *ret_message = rendering->fault;
        return FAILED_INTERNAL;
    }
    *ret = buffer_string(&rendering->out);
    return DONE;
}

/* nginx would end a quoted parameter, or read a variable, at these; such a folder is better renamed. */
static const char *path_fault(struct arena *arena, const struct value *values) {
    for (const struct value *value = values; value->name; value++) {
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

static const struct condition *conditions_of(struct arena *arena, const struct config *config,
                                             const struct nginx_options *options) {
    struct condition *rows = arena_array(arena, 5, sizeof *rows);
    rows[0] = (struct condition){ "https", is_https(config) };
    rows[1] = (struct condition){ "http", !is_https(config) };
    rows[2] = (struct condition){ "brotli", access(MODULES "/ngx_http_brotli_static_module.so", R_OK) == 0 };
    rows[3] = (struct condition){ "root", options->user != NULL };
    return rows;
}

enum result nginx_site_config(struct arena *arena, const struct config *config, const struct nginx_options *options,
                              const char **ret, const char **ret_message) {
    const char *host = host_of(arena, config);
    const struct value values[] = {
        { "run", config->paths.run },
        { "log", arena_format(arena, "%s/log", config->directory) },
        { "assets", config->paths.assets },
        { "brand", arena_format(arena, "%s/kantor.css", config->directory) },
        { "site_root", site_root(arena, config) },
        { "host", host },
        { "listen", arena_format(arena, "127.0.0.1:%d", options->port) },
        { "certificate", arena_format(arena, "/etc/letsencrypt/live/%s/fullchain.pem", host) },
        { "certificate_key", arena_format(arena, "/etc/letsencrypt/live/%s/privkey.pem", host) },
        { "rate", arena_format(arena, "%d", options->rate) },
        { "burst", arena_format(arena, "%d", options->rate * BURST_SECONDS) },
        { "form_rate", arena_format(arena, "%d", (options->rate + FORM_SHARE - 1) / FORM_SHARE) },
        { "form_burst", arena_format(arena, "%d", options->rate * BURST_SECONDS / FORM_SHARE) },
        { NULL, NULL },
    };
    const char *fault = path_fault(arena, values);
    if (fault) {
        *ret_message = fault;
        return REFUSED_INVALID;
    }
    struct rendering rendering = { .arena = arena, .values = values, .conditions = conditions_of(arena, config, options) };
    return render(&rendering, "deploy/nginx/loket.conf.in", ret, ret_message);
}

enum result nginx_whole_config(struct arena *arena, const struct config *config, const struct nginx_options *options,
                               const char **ret, const char **ret_message) {
    const char *site;
    enum result result = nginx_site_config(arena, config, options, &site, ret_message);
    if (result != DONE) return result;
    const struct value values[] = {
        { "run", config->paths.run },
        { "log", arena_format(arena, "%s/log", config->directory) },
        { "modules", MODULES },
        { "user", options->user ? options->user : "" },
        { "group", options->group ? options->group : "" },
        { "site", site },
        { NULL, NULL },
    };
    struct rendering rendering = { .arena = arena, .values = values, .conditions = conditions_of(arena, config, options) };
    return render(&rendering, "deploy/nginx/nginx.conf.in", ret, ret_message);
}
