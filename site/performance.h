/* Scope: what follows from the indicators and budgets of a year; both pages, their open data and the front page use it.
 * Exports: struct performance, struct performance_year, struct performance_years, struct spending and their functions. */
#pragma once

#include "lib/rules/achievement.h"
#include "site/site.h"

/* One indicator with what is computed from it. */
struct performance {
    const struct indicator *row;
    enum direction direction;
    bool is_measured;            /* target and realisation are both numbers */
    bool is_reached;             /* then: realisation at least the target, or at most where less is better */
    struct decimal target, realisation;
    bool has_achievement;        /* measured against a target above zero */
    struct fraction achievement; /* exact */
    struct decimal percent;      /* rounded to two places */
    bool has_printed, differs;   /* the source prints an achievement; rounded as it is printed, ours is another */
};

struct performance_year {
    const struct dataset *dataset;
    struct performance *rows;    /* in the order of the source */
    size_t count;
    size_t measured, reached;
    const struct performance *lowest; /* achievement; NULL when none has one */
};

struct performance_years {
    struct performance_year *rows; /* newest first */
    size_t count;
};

/* Reads the indicators of DATASET and judges each. */
enum result performance_read(struct site *site, const struct dataset *dataset, struct performance_year *ret);

/* "97,37 %"; "–" when there is none. */
const char *performance_percent(struct arena *arena, const struct performance *row);

/* A figure as people read it with its unit: "93,41 %", "Rp130.000.000.000", "84,59", "B"; "–" for "". */
const char *performance_value(struct arena *arena, const char *text, const char *unit);

/* value_text, unit_text, sentence, href. */
json_t *performance_headline(struct site *site, const struct performance_year *year);

/* The budget of a year, in sen. */
struct spending {
    const struct dataset *dataset;
    struct budget_lines lines;
    bool has_total;               /* the source prints a line of totals */
    struct budget_line total;     /* that line, else the programmes added up */
    int64_t summed_budget, summed_realised; /* of the programmes */
};
enum result spending_read(struct site *site, const struct dataset *dataset, struct spending *ret);

/* Realised of the budget in hundredths of a per cent, half up; false when a part is missing or the budget is zero. */
bool spending_share(const struct budget_line *line, int64_t *ret);

/* As people read it: a printed total is called so. */
const char *spending_name(const struct budget_line *line);

/* The same share, "94,17 %"; "–" when a part is missing or the budget is zero. */
const char *spending_percent(struct arena *arena, const struct budget_line *line);

/* True when the source prints another percentage than follows from its amounts, rounded as it is printed. */
bool spending_differs(const struct budget_line *line);

/* value_text, unit_text, sentence, href. */
json_t *spending_headline(struct site *site, const struct spending *spending);

/* Publishes the lines as open data shown on PAGE (page_budget_data.c). */
enum result spending_publish(struct site *site, const struct spending *spending, const char *page);
