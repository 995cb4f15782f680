/* Scope: how trustworthy the answers of a period look, one answer at a time, in any order. Exports: the survey_quality
 * functions, struct quality_row, struct quality_panel, the limits.
 *
 * Nothing is dropped: the index counts every answer; beside it stands what it would be without the answers a check points at,
 * check by check and without all of them. A check points, it does not judge: an honest person may give the best mark
 * everywhere, and taking such answers away lowers any index.
 *
 * `run` and `crowd` of an answer were counted when it came in, itself included; so a check on them points at the answer that
 * reaches the limit and at the later ones, not at those before, which nothing made suspicious. (The answers before cannot be
 * found again afterwards: neither order nor time is kept.) How many answers such runs have altogether is known all the same,
 * because each answer that reaches the limit has limit - 1 before it. */
#pragma once

#include "lib/base/arena.h"
#include "lib/base/date.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/skm.h"

/* Where nearly a third of all answers are the best everywhere, as in the survey of 2024 in the sample, five alike in a row come
 * by chance once in about 650 answers; four would come once in 200. */
#define QUALITY_RUN_LIMIT 5

/* A tablet that never rests takes an answer a minute; so does a counter. */
#define QUALITY_CROWD_LIMIT 10

/* Two seconds a question: faster than it can be read (Huang and others, "Detecting and Deterring Insufficient Effort
 * Responding", Journal of Business and Psychology 27, 2012). */
#define QUALITY_SECONDS_PER_ITEM 2

/* Groups by channel and device told apart; more are counted together. An office has some dozen kiosks. */
#define QUALITY_MOST_GROUPS 64u

#define QUALITY_FLAG_LIST(X)                                                                        \
    X(QUALITY_ALL_TOP, "all_top", "Nilai tertinggi pada semua pertanyaan")                          \
    X(QUALITY_STRAIGHT, "straight", "Nilai yang sama pada semua pertanyaan")                        \
    X(QUALITY_RUN, "run", "Jawaban kelima dan seterusnya yang persis sama berturut-turut")          \
    X(QUALITY_BURST, "burst", "Jawaban kesepuluh dan seterusnya dalam sepuluh menit yang sama")     \
    X(QUALITY_FAST, "fast", "Diisi lebih cepat daripada dua detik per pertanyaan")

ENUM_DECLARE(quality_flag, QUALITY_FLAG_LIST, QUALITY_FLAG_COUNT)

/* One stored answer; texts borrowed during the call. */
struct quality_row {
    const char *answers; /* a digit an item in form order */
    int64_t run, crowd;  /* as stored; 0: not counted, as the crowd of sheets that staff key in or import in heaps */
    int64_t seconds;     /* SKM_NONE: unknown */
    day_number day;
    const char *channel, *device;
};

struct quality_flagged {
    int64_t rows;          /* a check points at so many */
    int64_t index_without; /* hundredths; SKM_NONE when nobody is left */
    const char *mark_without;
};

struct quality_half {
    day_number first, last; /* slips carry the Monday of their week, which may lie before the period: they count in the first half */
    int64_t n, index, low, high; /* hundredths; low and high: 95 % interval; SKM_NONE where there is none */
};

struct quality_group {
    const char *channel, *device; /* of the arena; both "lain" for the rest beyond QUALITY_MOST_GROUPS */
    int64_t n, index;
    int64_t flagged[QUALITY_FLAG_COUNT], any;
};

struct quality_panel {
    int64_t n, index;
    const char *mark;
    struct quality_flagged flags[QUALITY_FLAG_COUNT], any; /* any: at which at least one check points */
    int64_t runs, rows_in_runs, longest_run; /* runs of QUALITY_RUN_LIMIT and more, and all answers in them */
    int64_t timed;                           /* answers whose time is known: the others cannot be too fast */
    struct quality_half halves[2];
    int64_t jump;                            /* second half - first half, hundredths; 0 without two halves */
    bool has_halves, jump_stands_out;        /* the intervals of the halves do not touch */
    struct quality_group *groups;            /* of the arena, in the order of their first answer */
    size_t group_count;
};

struct survey_quality;

/* Starts the panel of a period of days FIRST to LAST; NULL when RULES are not sound or the days are the wrong way round. */
struct survey_quality *survey_quality_begin(struct arena *arena, const struct instrument_rules *rules, day_number first, day_number last);

/* Adds one answer. REFUSED_INVALID when it does not fit the questionnaire; then nothing was added. */
enum result survey_quality_add(struct survey_quality *quality, const struct quality_row *row);

/* Computes the panel of the answers so far; texts and groups live as long as the arena and the rules' texts. */
void survey_quality_finish(const struct survey_quality *quality, struct quality_panel *ret);
