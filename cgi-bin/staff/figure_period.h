/* Scope: the period of figures as an officer says it: a year, or the years of a plan, and which part of it. Exports: FIGURE_PERIOD_FIELDS,
 * struct figure_period and the figure_period_ functions. */
#pragma once

#include "lib/web/form.h"

/* The two fields of one period; names and labels are literals, NEEDED: the handler asks for the year. The choices are given by figure_period_offer. */
#define FIGURE_YEAR_FIELD(year_, year_label, hint_, needed_)                                                                              \
    { .name = (year_), .label = (year_label), .kind = FIELD_TEXT, .max_length = 11, .judged_by_handler = (needed_), .hint = (hint_),      \
      .input_class = "input-short" }
#define FIGURE_PERIOD_FIELDS(year_, year_label, part_, part_label, hint_, needed_)                                                        \
    FIGURE_YEAR_FIELD(year_, year_label, hint_, needed_), { .name = (part_), .label = (part_label), .kind = FIELD_CHOICE }

struct figure_period {
    const char *year, *part; /* names of the fields; PART NULL: whole years alone */
    bool is_plan;            /* several years are meant as well, "2021-2026" */
};

/* Gives the parts of a year as choices; before form_read. */
void figure_period_offer(struct form *form, struct figure_period names);

/* The period as lib/rules/period writes it, "2024-Q1", "2021-2026", owned by the arena; "" when no year was typed. What is no period is a fault
 * of the field, and "". */
const char *figure_period_read(struct form *form, struct figure_period names);

/* Shows PERIOD in the fields. */
void figure_period_set(struct form *form, struct figure_period names, const char *period);

/* The period a file's name tells: "kotim-2024-q1-pma.csv", "Realisasi TW II 2024.xlsx", "target 2021-2026.csv"; "" when none. */
const char *figure_period_of_name(struct arena *arena, const char *file_name);
