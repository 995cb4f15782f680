/* Scope: the web server's configuration, made from the templates in deploy/nginx and the office's settings.
 * Exports: struct nginx_options, nginx_site_config, nginx_whole_config. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/config.h"
#include "lib/base/result.h"

struct nginx_options {
    int port;         /* listened to on 127.0.0.1 when the office's base_url is http:// */
    int rate;         /* requests a second one address may send to the programs */
    const char *user; /* the account nginx's workers change to, NULL when nginx is not started by root */
    const char *group;
};

/* Renders the office's part of nginx's configuration (for inside http { }). On failure *ret_message says in Indonesian
 * what is wrong: a template that is not there or a path that nginx cannot read. Both results are owned by ARENA. */
enum result nginx_site_config(struct arena *arena, const struct config *config, const struct nginx_options *options,
                              const char **ret, const char **ret_message);

/* Renders a complete configuration around it, for an nginx in the foreground that writes only below paths.run. */
enum result nginx_whole_config(struct arena *arena, const struct config *config, const struct nginx_options *options,
                               const char **ret, const char **ret_message);
