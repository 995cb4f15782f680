/* Scope: the facts of a survey period, written once. */
#include "lib/store/survey_snapshot.h"

#include <sodium.h>
#include <string.h>

#include "lib/rules/skm_tally.h"
#include "lib/rules/small_groups.h"
#include "lib/rules/survey_channel.h"
#include "lib/rules/survey_quality.h"
#include "lib/store/families.h"
#include "lib/store/instrument_file.h"
#include "lib/store/slip.h"

#define REST "lain" /* channel of the groups that are too small to be told apart */

enum { ADD, ADD_INSTRUMENT };

static const struct statement ROWS[] = {
    [ADD] = { "survey_snapshot_add", FOR_STAFF, "INSERT INTO survey_snapshot (dataset_id, name, value) VALUES (:dataset, :name, :value)" },
    [ADD_INSTRUMENT] = { "dataset_instrument_add", FOR_STAFF,
                         "INSERT INTO dataset_instrument (dataset_id, content, sha256) VALUES (:dataset, :content, :sha256)" },
};
const struct statement_table SNAPSHOT_STATEMENTS = STATEMENT_TABLE(FAMILY_SNAPSHOT, ROWS);

/* Writes facts one after the other; the first failure sticks. */
struct writer {
    struct tx *tx;
    struct arena *arena;
    struct dataset_id dataset;
    const struct survey_snapshot *what;
    enum result result;
};

static void add(struct writer *writer, const char *name, const char *value) {
    if (writer->result != DONE) return;
    CLEANUP_QUERY struct query query = query_start(writer->tx->db, &SNAPSHOT_STATEMENTS, ADD);
    bind_number(&query, ":dataset", writer->dataset.value);
    bind_text(&query, ":name", name);
    bind_text(&query, ":value", value);
    writer->result = query_run(&query);
}

static void add_number(struct writer *writer, const char *name, int64_t value) {
    add(writer, name, arena_format(writer->arena, "%lld", (long long)value));
}

/* SKM_NONE is not written. */
static void add_figure(struct writer *writer, const char *group, const char *name, int64_t value) {
    if (value != SKM_NONE) add_number(writer, arena_format(writer->arena, "%s.%s", group, name), value);
}

/* ---- the period ---- */

static void add_period(struct writer *writer) {
    const struct survey_period *period = writer->what->period;
    add(writer, "period.key", period->key ? period->key : period->label);
    add(writer, "period.starts_on", day_iso(writer->arena, period->starts_on));
    add(writer, "period.ends_on", day_iso(writer->arena, period->ends_on));
    if (period->closes_at) add(writer, "period.closed_on", instant_iso(writer->arena, period->closes_at));
}

static void add_slips(struct writer *writer) {
    struct slip_counts slips;
    enum result result = slip_counts(writer->tx->db, writer->what->period->id, NULL, &slips);
    if (writer->result == DONE) writer->result = result;
    if (writer->result != DONE) return;
    add_number(writer, "slips.issued", slips.issued);
    add_number(writer, "slips.answered", slips.answered);
}

/* ---- channels ---- */

static const struct survey_margin *margin_of(const struct survey_fold *fold, const char *channel) {
    for (size_t i = 0; i < fold->count; i++) {
        if (strcmp(fold->margins[i].channel, channel) == 0) return &fold->margins[i];
    }
    return NULL;
}

static int64_t count_of(const struct writer *writer, enum survey_channel channel) {
    const struct survey_margin *margin = margin_of(writer->what->fold, survey_channel_text(channel));
    return margin ? margin->count : 0;
}

static enum result tally_of(const struct writer *writer, const struct instrument_rules *rules, const char *channel, struct skm *skm) {
    enum result result = skm_begin(skm, rules, 0);
    struct survey_filter filter = { .channel = channel };
    return result == DONE ? survey_tally(writer->tx->db, writer->what->period->id, filter, skm) : result;
}

static void add_channel(struct writer *writer, const struct instrument_rules *rules, const char *channel) {
    const struct survey_margin *margin = margin_of(writer->what->fold, channel);
    struct arena *arena = writer->arena;
    add_number(writer, arena_format(arena, "answers.%s", channel), margin ? margin->count : 0);
    if (!margin || margin->hidden || writer->result != DONE) return;
    struct skm *skm = arena_alloc(arena, sizeof *skm);
    writer->result = tally_of(writer, rules, channel, skm);
    if (writer->result == DONE) add(writer, arena_format(arena, "channel.%s.tally", channel), skm_tally_write(arena, skm));
}

/* ---- how the answers look ---- */

/* Channel and device of the groups that are told as one. */
struct hidden_groups {
    const struct quality_group *groups;
    const bool *hidden;
    size_t count;
};

struct looking {
    struct survey_quality *quality;
    struct hidden_groups rest;
    enum result result;
};

static bool is_rest(const struct hidden_groups *rest, const char *channel, const char *device) {
    for (size_t i = 0; i < rest->count; i++) {
        const struct quality_group *group = &rest->groups[i];
        if (strcmp(group->channel, channel) == 0 && strcmp(group->device, device) == 0) return rest->hidden[i];
    }
    return false;
}

/* Slips have no order, sheets that are keyed in come in no crowd. */
static bool look_at(void *user, const struct survey_response *response) {
    struct looking *looking = user;
    const char *device = response->device ? response->device : "";
    bool joins = is_rest(&looking->rest, response->channel, device);
    struct quality_row row = { .answers = response->answers, .run = response->run, .crowd = response->crowd,
                               .seconds = response->seconds.known ? response->seconds.value : SKM_NONE, .day = response->answered_on,
                               .channel = joins ? REST : response->channel, .device = joins ? "" : device };
    looking->result = survey_quality_add(looking->quality, &row);
    return looking->result == DONE;
}

static enum result look(const struct writer *writer, const struct instrument_rules *rules, struct hidden_groups rest, struct quality_panel *ret) {
    const struct survey_period *period = writer->what->period;
    struct looking looking = { survey_quality_begin(writer->arena, rules, period->starts_on, period->ends_on), rest, DONE };
    if (!looking.quality) return REFUSED_INVALID;
    enum result result = survey_responses(writer->tx->db, period->id, look_at, &looking);
    if (result == DONE) result = looking.result;
    if (result == DONE) survey_quality_finish(looking.quality, ret);
    return result;
}

/* The panel with small groups as one; a second pass, for the index of several groups is not known from theirs. */
static enum result look_without_small(const struct writer *writer, const struct instrument_rules *rules, struct quality_panel *ret) {
    struct hidden_groups rest = { 0 };
    enum result result = look(writer, rules, rest, ret);
    if (result != DONE) return result;
    int64_t *counts = arena_array(writer->arena, ret->group_count + 1, sizeof *counts);
    bool *hidden = arena_array(writer->arena, ret->group_count + 1, sizeof *hidden);
    for (size_t i = 0; i < ret->group_count; i++) counts[i] = ret->groups[i].n;
    small_groups_hide(counts, ret->group_count, writer->what->smallest_group, hidden);
    return look(writer, rules, (struct hidden_groups){ ret->groups, hidden, ret->group_count }, ret);
}

static void add_flag(struct writer *writer, const char *flag, const struct quality_flagged *flagged) {
    const char *group = arena_format(writer->arena, "quality.%s", flag);
    add_figure(writer, group, "rows", flagged->rows);
    add_figure(writer, group, "index_without", flagged->index_without);
    if (flagged->index_without != SKM_NONE) add(writer, arena_format(writer->arena, "%s.mark_without", group), flagged->mark_without);
}

/* Whether a check could find anything in these answers. */
static bool is_known(const struct writer *writer, const struct quality_panel *panel, enum quality_flag flag) {
    int64_t in_crowds = count_of(writer, SURVEY_CHANNEL_WEB) + count_of(writer, SURVEY_CHANNEL_KIOSK);
    if (flag == QUALITY_RUN) return panel->n > count_of(writer, SURVEY_CHANNEL_SLIP);
    if (flag == QUALITY_BURST) return in_crowds > 0;
    if (flag == QUALITY_FAST) return panel->timed > 0;
    return true;
}

static void add_flags(struct writer *writer, const struct quality_panel *panel) {
    for (unsigned flag = 0; flag < QUALITY_FLAG_COUNT; flag++) {
        if (is_known(writer, panel, (enum quality_flag)flag)) add_flag(writer, quality_flag_text((enum quality_flag)flag), &panel->flags[flag]);
    }
    add_flag(writer, "any", &panel->any);
    if (is_known(writer, panel, QUALITY_RUN)) {
        add_number(writer, "quality.runs", panel->runs);
        add_number(writer, "quality.rows_in_runs", panel->rows_in_runs);
        add_number(writer, "quality.longest_run", panel->longest_run);
    }
    add_number(writer, "quality.timed", panel->timed);
}

static void add_half(struct writer *writer, const char *group, const struct quality_half *half) {
    add(writer, arena_format(writer->arena, "%s.first", group), day_iso(writer->arena, half->first));
    add(writer, arena_format(writer->arena, "%s.last", group), day_iso(writer->arena, half->last));
    add_figure(writer, group, "n", half->n);
    add_figure(writer, group, "index", half->index);
    add_figure(writer, group, "low", half->low);
    add_figure(writer, group, "high", half->high);
}

static void add_halves(struct writer *writer, const struct quality_panel *panel) {
    if (!panel->has_halves) return;
    add_half(writer, "quality.half1", &panel->halves[0]);
    add_half(writer, "quality.half2", &panel->halves[1]);
    add_number(writer, "quality.jump", panel->jump);
    add_number(writer, "quality.jump_stands_out", panel->jump_stands_out);
}

static void add_groups(struct writer *writer, const struct quality_panel *panel) {
    for (size_t i = 0; i < panel->group_count; i++) {
        const struct quality_group *group = &panel->groups[i];
        const char *name = arena_format(writer->arena, "quality.group.%zu", i + 1);
        add(writer, arena_format(writer->arena, "%s.channel", name), group->channel);
        add(writer, arena_format(writer->arena, "%s.device", name), group->device);
        add_figure(writer, name, "n", group->n);
        add_figure(writer, name, "index", group->index);
        add_figure(writer, name, "any", group->any);
    }
}

static void add_quality(struct writer *writer, const struct instrument_rules *rules) {
    struct quality_panel panel;
    if (writer->result == DONE) writer->result = look_without_small(writer, rules, &panel);
    if (writer->result != DONE) return;
    add_flags(writer, &panel);
    add_halves(writer, &panel);
    add_groups(writer, &panel);
}

/* ---- all of it ---- */

enum result survey_snapshot_add_instrument(struct tx *tx, struct dataset_id id, const struct instrument *instrument) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *content = instrument_json(arena, instrument);
    uint8_t sha256[crypto_hash_sha256_BYTES];
    (void)crypto_hash_sha256(sha256, (const unsigned char *)content, strlen(content));
    CLEANUP_QUERY struct query query = query_start(tx->db, &SNAPSHOT_STATEMENTS, ADD_INSTRUMENT);
    bind_number(&query, ":dataset", id.value);
    bind_text(&query, ":content", content);
    bind_bytes(&query, ":sha256", sha256, sizeof sha256);
    return query_run(&query);
}

enum result survey_snapshot_add(struct tx *tx, struct dataset_id id, const struct survey_snapshot *what) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct instrument_rules rules;
    struct writer writer = { tx, arena, id, what, instrument_rules_of(what->instrument, &rules) };
    add_period(&writer);
    add_slips(&writer);
    for (unsigned i = 0; i < SURVEY_CHANNEL_COUNT; i++) add_channel(&writer, &rules, survey_channel_text((enum survey_channel)i));
    add_quality(&writer, &rules);
    return writer.result == DONE ? survey_snapshot_add_instrument(tx, id, what->instrument) : writer.result;
}
