/* Scope: complaints that were answered and whose reporters say nothing: a warning before the days are over, then their end.
 * Exports: struct silence, silence_run. */
#pragma once

#include "lib/base/config.h"
#include "lib/base/date.h"
#include "lib/store/db.h"
#include "lib/web/mustache.h"

struct silence {
    struct arena *arena;
    const struct config *config;
    const struct templates *templates;
    struct db *db;
    instant now;
    size_t closed, warned; /* counted by silence_run */
};

/* Closes what was met with silence for all its working days, and tells those whose days end soon, once an answer. Every case
 * is a transaction of its own, its notice in it. Safe to run again. */
enum result silence_run(struct silence *silence);
