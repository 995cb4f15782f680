/* Scope: the figures of the front page, each with its way back: page, table, formula, file and rows. Exports: struct front_figure,
 * front_figure_add. */
#pragma once

#include "site/site.h"

/* Where a figure comes from, and how it follows from one published file. */
struct front_figure {
    const char *code;        /* "investasi": its anchor on the page about the figures is rumus-investasi */
    const char *name;        /* "Realisasi investasi" */
    const char *more;        /* words of the link to its page */
    const char *period_text; /* what the figure is about: "Triwulan I 2024" */
    const char *report_text; /* the report or register it comes from */
    const char *table;       /* anchor of the whole table */
    const char *table_page;  /* the page that has it; NULL: the figure's own */
    const char *file;        /* "investasi-2024-Q1.csv", below data/ */
    const char *column;      /* that is counted; "" all */
    const char *rows;        /* that count, "tingkat=total"; "" all */
    const char *formula;     /* a sentence */
};

/* Gives PART (value_text, unit_text, sentence, href; a page's headline) the ways of FIGURE and notes it in the list of the run, which the
 * page about the figures shows. PART stays the caller's. */
enum result front_figure_add(struct site *site, json_t *part, const struct front_figure *figure);
