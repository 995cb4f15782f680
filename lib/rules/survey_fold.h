/* Scope: which groups of a survey's answers may be told apart, by service and within it by channel, so that nobody finds the answers of a few
 * by subtracting groups from each other or from the totals. Exports: struct survey_cell, struct survey_margin, struct survey_fold, survey_fold.
 * Source: as lib/rules/small_groups.h, for a table of two ways with its sums: every row and column that hides something hides two groups or
 * more, and enough persons. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/arena.h"

/* The answers of one service given through one channel. */
struct survey_cell {
    const char *service, *channel; /* service "": none named; borrowed */
    int64_t count;
    bool service_hidden; /* too few: it joins the answers that name no service */
    bool channel_hidden; /* the group it is in then is told without its channel */
};

/* All answers of one channel. */
struct survey_margin {
    const char *channel;
    int64_t count;
    bool hidden; /* its figures would tell a hidden group */
};

struct survey_fold {
    struct survey_margin *margins;
    size_t count;
};

/* Decides for COUNT cells, each service and channel at most once among them, with groups of SMALLEST and more. *ret is of ARENA. */
void survey_fold(struct arena *arena, struct survey_cell *cells, size_t count, int64_t smallest, struct survey_fold *ret);
