/* Scope: how the figures of a file of answers are shown. Exports: struct skm_print, skm_print_json, skm_print_table. */
#pragma once

#include "admin/answers_file.h"

/* What is known; parts that were not asked for are empty and not printed. */
struct skm_print {
    struct arena *arena;
    struct instrument_rules rules; /* what skm borrows its texts from when there is an instrument */
    bool has_instrument;
    struct skm skm;
    int64_t population;            /* 0: not given */
    const char *by;                /* the column of the groups; NULL: none */
    struct answers_groups groups;
};

/* One JSON object on standard output; figures that do not exist are null. */
void skm_print_json(const struct skm_print *print);

/* The same for people. */
void skm_print_table(const struct skm_print *print);
