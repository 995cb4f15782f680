/* Scope: finding what belongs to the programs on disk, in the source tree as well as installed.
 * Exports: place_program, place_data, place_web_server. */
#pragma once

#include "lib/base/arena.h"

/* Returns the path of a program that lies beside the running `loket` (owned by ARENA); NULL when it is not there. */
const char *place_program(struct arena *arena, const char *name);

/* Returns the absolute path of a file or folder delivered with the programs, such as "deploy/nginx/loket.conf.in" or
 * "templates": looked for from the program's folder upwards, there and in share/loket below. NULL when absent. */
const char *place_data(struct arena *arena, const char *name);

/* Returns the path of nginx, which on Debian lies outside an ordinary user's PATH; NULL when it is not installed. */
const char *place_web_server(void);
