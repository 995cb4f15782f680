/* Scope: an accumulator for all answers, one for each check, each half and each group; without = all - flagged. */
#include "lib/rules/survey_quality.h"

#include <string.h>

ENUM_DEFINE(quality_flag, QUALITY_FLAG_LIST, QUALITY_FLAG_COUNT)

struct group {
    struct quality_group counts;
    struct skm skm;
};

struct survey_quality {
    struct arena *arena;
    day_number first, middle, last; /* the second half begins with middle */
    struct skm all, flagged[QUALITY_FLAG_COUNT], any, halves[2];
    int64_t runs, rows_in_runs, longest_run, timed;
    struct group *groups[QUALITY_MOST_GROUPS];
    size_t group_count;
};

struct survey_quality *survey_quality_begin(struct arena *arena, const struct instrument_rules *rules, day_number first, day_number last) {
    struct survey_quality *quality = arena_alloc(arena, sizeof *quality);
    if (first > last || skm_begin(&quality->all, rules, 0) != DONE) return NULL;
    quality->arena = arena;
    quality->first = first;
    quality->last = last;
    quality->middle = first + (last - first + 1) / 2;
    quality->any = quality->halves[0] = quality->halves[1] = quality->all;
    for (size_t flag = 0; flag < QUALITY_FLAG_COUNT; flag++) quality->flagged[flag] = quality->all;
    return quality;
}

/* ---- the checks ---- */

/* The one value of all items of the index, 0 when they differ or one was not answered. */
static uint8_t one_value(const struct skm *skm, const uint8_t *answers) {
    uint8_t value = 0;
    for (unsigned i = 0; i < skm->rules.item_count; i++) {
        if (skm->weight[i] == 0) continue;
        if (answers[i] == 0 || (value && value != answers[i])) return 0;
        value = answers[i];
    }
    return value;
}

static unsigned count_answered(const struct skm *skm, const uint8_t *answers) {
    unsigned count = 0;
    for (unsigned i = 0; i < skm->rules.item_count; i++) count += answers[i] != 0;
    return count;
}

/* Fills one truth a check; returns whether any holds. */
static bool judge(const struct skm *skm, const struct quality_row *row, const uint8_t *answers, bool flags[static QUALITY_FLAG_COUNT]) {
    uint8_t value = one_value(skm, answers);
    bool is_timed = row->seconds != SKM_NONE;
    flags[QUALITY_ALL_TOP] = value == skm->rules.scale;
    flags[QUALITY_STRAIGHT] = value != 0;
    flags[QUALITY_RUN] = row->run >= QUALITY_RUN_LIMIT;
    flags[QUALITY_BURST] = row->crowd >= QUALITY_CROWD_LIMIT;
    flags[QUALITY_FAST] = is_timed && row->seconds < QUALITY_SECONDS_PER_ITEM * (int64_t)count_answered(skm, answers);
    bool any = false;
    for (size_t flag = 0; flag < QUALITY_FLAG_COUNT; flag++) any = any || flags[flag];
    return any;
}

static void note_run(struct survey_quality *quality, int64_t run) {
    if (run > quality->longest_run) quality->longest_run = run;
    if (run < QUALITY_RUN_LIMIT) return;
    bool is_first = run == QUALITY_RUN_LIMIT;
    quality->runs += is_first;
    quality->rows_in_runs += is_first ? QUALITY_RUN_LIMIT : 1;
}

/* ---- groups ---- */

static struct group *add_group(struct survey_quality *quality, const char *channel, const char *device) {
    struct group *group = arena_alloc(quality->arena, sizeof *group);
    group->counts.channel = arena_string(quality->arena, channel);
    group->counts.device = arena_string(quality->arena, device);
    (void)skm_begin(&group->skm, &quality->all.rules, 0); /* sound: they were accepted before */
    return quality->groups[quality->group_count++] = group;
}

static struct group *group_of(struct survey_quality *quality, const struct quality_row *row) {
    for (size_t i = 0; i < quality->group_count; i++) {
        const struct quality_group *counts = &quality->groups[i]->counts;
        if (strcmp(counts->channel, row->channel) == 0 && strcmp(counts->device, row->device) == 0) return quality->groups[i];
    }
    if (quality->group_count == QUALITY_MOST_GROUPS) return quality->groups[QUALITY_MOST_GROUPS - 1];
    bool is_last = quality->group_count == QUALITY_MOST_GROUPS - 1;
    return is_last ? add_group(quality, "lain", "lain") : add_group(quality, row->channel, row->device);
}

/* ---- answers in, panel out ---- */

static bool read_digits(const struct skm *skm, const char *text, uint8_t *ret) {
    if (strlen(text) != skm->rules.item_count) return false;
    for (unsigned i = 0; i < skm->rules.item_count; i++) {
        if (text[i] < '0' || text[i] > '0' + (char)skm->rules.scale) return false;
        ret[i] = (uint8_t)(text[i] - '0');
    }
    return true;
}

enum result survey_quality_add(struct survey_quality *quality, const struct quality_row *row) {
    uint8_t answers[SKM_MOST_ITEMS];
    if (!read_digits(&quality->all, row->answers, answers)) return REFUSED_INVALID;
    int64_t before = quality->all.n;
    enum result result = skm_add_row(&quality->all, answers);
    if (result != DONE || quality->all.n == before) return result; /* answers nothing of the index */

    struct group *group = group_of(quality, row);
    bool flags[QUALITY_FLAG_COUNT];
    bool any = judge(&quality->all, row, answers, flags);
    (void)skm_add_row(&group->skm, answers); /* here and below: what was accepted above is accepted again */
    (void)skm_add_row(&quality->halves[row->day >= quality->middle], answers);
    for (size_t flag = 0; flag < QUALITY_FLAG_COUNT; flag++) {
        if (!flags[flag]) continue;
        (void)skm_add_row(&quality->flagged[flag], answers);
        group->counts.flagged[flag]++;
    }
    if (any) (void)skm_add_row(&quality->any, answers);
    group->counts.any += any;
    quality->timed += row->seconds != SKM_NONE;
    note_run(quality, row->run);
    return DONE;
}

static struct quality_flagged without(const struct skm *all, const struct skm *flagged) {
    struct skm rest = *all;
    struct skm_figures figures;
    (void)skm_take_away(&rest, flagged); /* a part of it, under the same rules */
    skm_finish(&rest, &figures);
    return (struct quality_flagged){ flagged->n, figures.ikm, figures.mark };
}

static struct quality_half half_of(const struct skm *skm, day_number first, day_number last) {
    struct skm_figures figures;
    skm_finish(skm, &figures);
    return (struct quality_half){ first, last, figures.n, figures.ikm, figures.ci95_low, figures.ci95_high };
}

static void set_halves(const struct survey_quality *quality, struct quality_panel *panel) {
    const struct quality_half *early = &panel->halves[0], *late = &panel->halves[1];
    panel->halves[0] = half_of(&quality->halves[0], quality->first, quality->middle - 1);
    panel->halves[1] = half_of(&quality->halves[1], quality->middle, quality->last);
    panel->has_halves = early->n > 0 && late->n > 0;
    if (!panel->has_halves) return;
    panel->jump = late->index - early->index;
    bool has_intervals = early->low != SKM_NONE && late->low != SKM_NONE;
    panel->jump_stands_out = has_intervals && (early->high < late->low || late->high < early->low);
}

void survey_quality_finish(const struct survey_quality *quality, struct quality_panel *ret) {
    struct skm_figures figures;
    skm_finish(&quality->all, &figures);
    *ret = (struct quality_panel){ .n = figures.n, .index = figures.ikm, .mark = figures.mark, .runs = quality->runs,
                                   .rows_in_runs = quality->rows_in_runs, .longest_run = quality->longest_run,
                                   .timed = quality->timed, .group_count = quality->group_count };
    for (size_t flag = 0; flag < QUALITY_FLAG_COUNT; flag++) ret->flags[flag] = without(&quality->all, &quality->flagged[flag]);
    ret->any = without(&quality->all, &quality->any);
    set_halves(quality, ret);
    ret->groups = arena_array(quality->arena, quality->group_count + 1, sizeof *ret->groups);
    for (size_t i = 0; i < quality->group_count; i++) {
        skm_finish(&quality->groups[i]->skm, &figures);
        ret->groups[i] = quality->groups[i]->counts;
        ret->groups[i].n = figures.n;
        ret->groups[i].index = figures.ikm;
    }
}
