/* Scope: who answered a survey: one figure a profile question, small groups hidden. */
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/rules/small_groups.h"
#include "lib/rules/survey_profile.h"
#include "site/open_data.h"
#include "site/page_ikm.h"
#include "site/view.h"

#define HIDDEN "tidak ditampilkan"
#define NOT_ANSWERED "Tidak diisi"
#define MOST_GROUPS 20 /* more than any question has values, with those who did not answer */

/* The counts of one question. */
struct groups {
    const struct survey_profile_item *question;
    const char *labels[MOST_GROUPS];
    int64_t counts[MOST_GROUPS];
    bool hidden[MOST_GROUPS];
    size_t count;
    int64_t total;
    bool answered; /* somebody answered the question at all */
};

static void add_group(struct groups *groups, const char *label, int64_t count) {
    groups->labels[groups->count] = label;
    groups->counts[groups->count++] = count;
    groups->total += count;
}

static void collect(const struct skm_profiles *profiles, const struct survey_profile_item *question, int64_t smallest, struct groups *ret) {
    *ret = (struct groups){ .question = question };
    for (unsigned at = 0; at < question->value_count; at++) {
        add_group(ret, question->label(at), skm_profile_count(profiles, question->code, question->value(at)));
    }
    ret->answered = ret->total > 0;
    int64_t silent = skm_profile_count(profiles, question->code, "");
    if (silent > 0) add_group(ret, NOT_ANSWERED, silent);
    small_groups_hide(ret->counts, ret->count, smallest, ret->hidden);
}

static json_t *groups_table(struct arena *arena, const struct groups *groups) {
    const char *const labels[] = { groups->question->heading, "Responden" };
    json_t *table = view_table(groups->question->heading, labels, 2);
    for (size_t i = 0; i < groups->count; i++) {
        const char *cells[] = { groups->hidden[i] ? HIDDEN : format_number(arena, groups->counts[i], 0) };
        view_table_row(table, &(struct view_row){ groups->labels[i], false, 1, cells });
    }
    const char *cells[] = { format_number(arena, groups->total, 0) };
    view_table_row(table, &(struct view_row){ "Jumlah", true, 1, cells });
    return table;
}

/* The chart shows the groups that may be shown; the table names all of them and the total. */
static json_t *groups_figure(struct arena *arena, const struct groups *groups) {
    struct tally shown = { 0 };
    for (size_t i = 0; i < groups->count; i++) {
        if (!groups->hidden[i]) tally_add(&shown, groups->labels[i], groups->counts[i]);
    }
    shown.total = groups->total;
    const char *id = groups->question->code;
    char *plain = arena_string(arena, id);
    for (char *at = plain; *at; at++) *at = *at == '_' ? '-' : *at; /* ids of charts have hyphens */
    json_t *figure = view_counts(arena, &(struct view_counts){ plain, groups->question->heading, groups->question->heading,
                                                               "Responden", &shown, false });
    json_t *table = groups_table(arena, groups);
    if (json_is_object(figure)) {
        (void)json_object_set_new(figure, "table", table);
        return figure;
    }
    return view_figure(&(struct view_figure){ .heading = groups->question->heading, .table = table });
}

static enum result publish(struct site *site, const struct survey_result *survey, const char *page) {
    static const struct data_column COLUMNS[] = { { "pertanyaan", "Pertanyaan tentang responden", false, 0 },
                                                  { "kelompok", "Kelompok", false, 0 },
                                                  { "responden", "Responden; kosong bila kelompoknya kecil", true, 0 } };
    const struct dataset *dataset = &survey->dataset;
    struct data_table table = {
        .name = arena_format(site->arena, "ikm-%s-responden", dataset_key(site->arena, dataset)),
        .label = "Responden",
        .title = arena_format(site->arena, "Responden %s", period_label(site->arena, dataset->period)),
        .description = "Responden menurut jenis kelamin, usia, pendidikan, dan pekerjaan; kelompok kecil tidak ditampilkan.",
        .period = dataset->period, .source = dataset->source, .page = page,
        .updated = instant_day(dataset->approved_at, site->config->office.zone_offset),
        .columns = COLUMNS, .column_count = sizeof COLUMNS / sizeof *COLUMNS };
    json_t *rows = data_rows();
    for (size_t q = 0; q < SURVEY_PROFILE_ITEMS; q++) {
        struct groups groups;
        collect(&survey->profiles, &SURVEY_PROFILE[q], site->config->publication.smallest_group, &groups);
        for (size_t i = 0; groups.answered && i < groups.count; i++) {
            struct optional_number count = { !groups.hidden[i], groups.counts[i] };
            data_row(rows, &table, (struct data_cell[]){ DATA_TEXT(SURVEY_PROFILE[q].heading), DATA_TEXT(groups.labels[i]), DATA_OPTIONAL(count) });
        }
    }
    return data_publish(site, &table, rows);
}

enum result ikm_profiles(struct site *site, const struct survey_result *survey, const char *page, json_t *view) {
    json_t *figures = json_array();
    for (size_t q = 0; q < SURVEY_PROFILE_ITEMS; q++) {
        struct groups groups;
        collect(&survey->profiles, &SURVEY_PROFILE[q], site->config->publication.smallest_group, &groups);
        if (groups.answered) (void)json_array_append_new(figures, groups_figure(site->arena, &groups));
    }
    bool has_profiles = json_array_size(figures) > 0;
    (void)json_object_set_new(view, "has_profiles", json_boolean(has_profiles));
    (void)json_object_set_new(view, "profiles", figures);
    return has_profiles ? publish(site, survey, page) : DONE;
}
