/* Scope: requests that come back every month. Exports: struct standing_run, standing_run. */
#pragma once

#include "lib/base/config.h"
#include "lib/base/date.h"
#include "lib/store/db.h"

struct standing_run {
    struct arena *arena;
    const struct config *config;
    struct db *db;
    instant now;
    const char *message; /* why it failed, when the database cannot tell; NULL */
    size_t made;
};

/* Makes the requests whose day has come, of every missed month one. Each is a transaction of its own; a month that has its request
 * gets no second, whoever runs this and however often. */
enum result standing_run(struct standing_run *run);
