/* Scope: the rows of figures an office hands in, as read from its file and before anything is stored.
 * Exports: enum figure_kind, struct figure_set and the rows it holds. Texts are owned by the arena of the reader or borrowed from its table. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/rules/check_totals.h"
#include "lib/rules/enum_table.h"

/* The texts are those of dataset.kind. */
#define FIGURE_KIND_LIST(X)                                                \
    X(FIGURES_INVESTMENT, "investment", "Realisasi penanaman modal")       \
    X(FIGURES_PERMITS, "permits", "Perizinan terbit")                      \
    X(FIGURES_INDICATORS, "indicators", "Indikator kinerja")               \
    X(FIGURES_BUDGET, "budget", "Anggaran program")                        \
    X(FIGURES_TARGETS, "targets", "Target penanaman modal")

ENUM_DECLARE(figure_kind, FIGURE_KIND_LIST, FIGURE_KIND_COUNT)

/* A line of the investment release. Whole rupiah, US$ cents, counts; FIGURE_ABSENT where the source leaves it empty. */
struct figure_investment {
    size_t line;         /* of the file, from 1; that of the first one when several were added up */
    const char *status;  /* "pmdn" or "pma" */
    enum figure_level level;
    const char *sector;  /* of an item; "" for the total and the sector itself */
    const char *name;    /* as printed */
    int64_t values[FIGURE_COLUMN_COUNT];
    const char *published_share; /* of the total, per cent as printed, "32.54"; "" without; compared, never stored */
};

/* The same figures by country or by scale. */
struct figure_part {
    size_t line;
    const char *status;    /* "pmdn" or "pma" */
    const char *attribute; /* "country" or "scale" */
    const char *value;     /* a country as printed; "umk" or "non-umk" */
    int64_t values[FIGURE_COLUMN_COUNT];
};

struct figure_permit {
    size_t line;
    const char *channel, *permit_type, *month; /* "2024-04" */
    int64_t issued, on_time;                   /* on_time: of issued, FIGURE_ABSENT when not told */
};

struct figure_permit_total {
    size_t line;
    const char *channel;
    int64_t published_total;
};

/* Decimals are texts with a point, exactly as precise as printed ("84.59"), or a word ("B"); "" where empty. */
struct figure_indicator {
    size_t line;
    const char *goal, *indicator, *unit, *direction; /* "higher" or "lower" */
    const char *target, *realisation, *final_target, *published_achievement;
    int64_t final_year;                              /* FIGURE_ABSENT none */
    const char *note;
};

struct figure_budget {
    size_t line;
    const char *level;                  /* "total" or "programme" */
    const char *name;
    int64_t budget_sen, realised_sen;   /* hundredths of a rupiah; FIGURE_ABSENT where empty */
    const char *published_percent;      /* as an indicator's decimals */
};

struct figure_target {
    size_t line;
    int64_t year;
    const char *measure; /* "target_renstra", "realisation_pma", "sector_konstruksi" … */
    int64_t amount_rupiah;
    const char *note;
};

/* A place where the source contradicts itself. */
struct figure_difference {
    enum check check;
    const char *place;            /* row and column in the words of the source */
    const char *stated, *computed; /* as people read them; "" where there is none */
    size_t line, column;          /* of the stated figure in the file, from 1; 0: it stands nowhere in it */
};

#define FIGURE_ROWS(type) struct { struct type *rows; size_t count; }

/* What becomes one dataset: the rows of one kind, period and office. Only the arrays of its kind are filled. */
struct figure_set {
    enum figure_kind kind;
    const char *period; /* "2024-Q1", "2021", "2021-2026"; "" when neither file nor caller tells it: it can be checked, not stored */
    const char *office; /* "" when the file has no such column */
    int64_t rate;       /* rupiah a US$, given or implied by the total row; FIGURE_ABSENT without */
    FIGURE_ROWS(figure_investment) investments;
    FIGURE_ROWS(figure_part) parts;
    FIGURE_ROWS(figure_permit) permits;
    FIGURE_ROWS(figure_permit_total) permit_totals;
    FIGURE_ROWS(figure_indicator) indicators;
    FIGURE_ROWS(figure_budget) budgets;
    FIGURE_ROWS(figure_target) targets;
    FIGURE_ROWS(figure_difference) differences;
};
