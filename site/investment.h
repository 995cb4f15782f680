/* Scope: investment as the pages read it: each period once, with its totals and sectors, years made of them, and targets.
 * Exports: struct amounts, investment_sector, investment_period, investment_year, investment_target, investment_book and their functions.
 * All is owned by the run's arena. */
#pragma once

#include "site/site.h"

enum origin { PMDN, PMA, ORIGIN_COUNT };
enum measure { RUPIAH, US_CENTS, PROJECTS, DOMESTIC, FOREIGN, MEASURE_COUNT };

/* The figures of a row or of a sum of rows. */
struct amounts {
    struct optional_number of[MEASURE_COUNT];
    bool computed[MEASURE_COUNT]; /* the source leaves it empty: the sum of its parts */
    int64_t line;                 /* of the row in its file of open data, from 1; 0: a sum */
};

/* A sector or sub-sector with both origins. */
struct investment_sector {
    const char *name, *sector; /* sector "" for a sector itself */
    struct amounts origins[ORIGIN_COUNT];
};

struct investment_sectors {
    struct investment_sector *rows;
    size_t count, room;
};

struct investment_period {
    const struct dataset *dataset;
    const char *period;
    struct investments rows;
    struct investment_parts parts;
    struct amounts total[ORIGIN_COUNT];
    struct investment_sectors sectors; /* sectors with their sub-sectors behind them, in the order of the classification */
};

/* What became of a year so far. */
struct investment_year {
    const char *period;                        /* "2024" */
    int number;
    const struct investment_period **members;  /* oldest first: quarters, halves, months or the year itself, whichever is complete */
    size_t member_count, expected;             /* how many make a whole year */
    struct amounts total[ORIGIN_COUNT];
    struct investment_sectors sectors;
};

struct investment_target {
    int64_t year, amount_rupiah;
    const char *measure, *note;
    const struct dataset *dataset;
};

struct investment_book {
    struct investment_period *periods; /* newest first */
    size_t count;
    struct investment_year *years;     /* newest first: those with a period */
    size_t year_count;
    struct investment_target *targets; /* as stored, newest dataset first */
    size_t target_count;
};

/* A period from the rows of its dataset, without its parts. */
void investment_sort(struct arena *arena, const struct dataset *dataset, const struct investments *rows, struct investment_period *ret);

enum result investment_read(struct site *site, struct investment_book *ret);

/* The period of the same length SHIFT of them later (-1: before; a quarter's -4: a year before); NULL when there is none. */
const struct investment_period *investment_near(struct arena *arena, const struct investment_book *book, const char *period, int shift);

/* The name of that period. */
const char *investment_period_near(struct arena *arena, const char *period, int shift);

/* How many periods like PERIOD make a year: 4, 2, 12 or 1. */
int investment_a_year(const char *period);

/* The year PERIOD begins in; 0 for a text that is no period. */
int investment_year_number(const char *period);

const struct investment_year *investment_year_of(const struct investment_book *book, int64_t number);

/* The first figure of MEASURE ("target_renstra") for YEAR; NULL when there is none. */
const struct investment_target *investment_target_of(const struct investment_book *book, int64_t year, const char *measure);

/* True when both tell the same origins: a total without PMA is not compared with one that has it. */
bool investment_is_comparable(const struct amounts one[ORIGIN_COUNT], const struct amounts other[ORIGIN_COUNT]);

/* The row of that name; NULL when there is none. */
const struct investment_sector *investment_sector_of(const struct investment_sectors *sectors, const char *name);

/* ---- sums ---- */

/* Known when one of both is; what is not known counts as nothing. */
struct optional_number amounts_plus(struct optional_number one, struct optional_number other);
struct optional_number both_of(const struct amounts *origins, enum measure measure); /* of ORIGIN_COUNT origins */
struct optional_number workers_of(const struct amounts *amounts);
int64_t known_or_zero(struct optional_number number);

/* (NOW - BEFORE) : BEFORE in hundredths of a per cent; unknown when one is, or BEFORE is nothing. */
struct optional_number growth_hundredths(struct optional_number before, struct optional_number now);

/* PART : WHOLE in hundredths of a per cent; unknown when one is, or WHOLE is nothing. */
struct optional_number share_hundredths(struct optional_number part, struct optional_number whole);
