/* Scope: the figures of the front page, each with its way back: page, table, formula, file and rows. Exports: struct front_figure,
 * front_figure_add. */
#pragma once

#include "site/headline.h"

/* Where a figure comes from; file, column and rows are those of the list of headline figures, told once for both. */
struct front_figure {
    const char *code;        /* "investasi": its anchor on the page about the figures is rumus-investasi */
    const char *name;        /* "Realisasi investasi" */
    const char *more;        /* words of the link to its page */
    const char *period_text; /* what the figure is about: "Triwulan I 2024" */
    const char *report_text; /* the report or register it comes from */
    const char *table;       /* anchor of the whole table */
    const char *table_page;  /* the page that has it; NULL: the figure's own */
    const char *headline;    /* its name in the list of headline figures (headline.h), noted before; NULL or not noted: all rows of DATA */
    const char *data;        /* "investasi-2024-Q1": the published table of the whole dataset */
    const char *formula;     /* a sentence */
};

/* Gives PART (value_text, unit_text, sentence, href; a page's headline) the ways of FIGURE and notes it in the list of the run, which the
 * page about the figures shows. PART stays the caller's. */
enum result front_figure_add(struct site *site, json_t *part, const struct front_figure *figure);
