/* Scope: the index by service, counter, channel and profile. */
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_analysis_view.h"
#include "lib/out/data_table.h"
#include "lib/rules/format.h"

#define TOO_FEW "terlalu sedikit"

static const char *number(struct arena *arena, int64_t value) {
    return value == SKM_NONE ? DESK_NOTHING : format_number(arena, value, 2);
}

static const char *range(struct arena *arena, const struct skm_figures *figures) {
    if (figures->ci95_low == SKM_NONE) return DESK_NOTHING;
    return arena_format(arena, "%s–%s", format_number(arena, figures->ci95_low, 2), format_number(arena, figures->ci95_high, 2));
}

static void add_row(struct arena *arena, json_t *table, const char *head, bool is_total, const struct skm_figures *figures) {
    const char *const cells[] = { format_number(arena, figures->n, 0), number(arena, figures->ikm),
                                  *figures->mark ? figures->mark : DESK_NOTHING, range(arena, figures) };
    data_table_row(table, &(struct data_table_row){ head, is_total, cells, 4 });
}

/* One group of few people is named all the same: who works here may see it, but it is no finding. */
static void add_group(struct arena *arena, const struct survey_reading *reading, enum grouping grouping, const struct answer_group *group,
                      int64_t smallest, json_t *table) {
    struct skm_figures figures;
    skm_finish(&group->skm, &figures);
    const char *head = survey_reading_label(reading, grouping, group->key);
    if (figures.n < smallest) head = arena_format(arena, "%s (" TOO_FEW ")", head);
    add_row(arena, table, head, false, &figures);
}

/* In the order of the office's lists and of the form, those that say nothing last. */
static void add_groups(struct arena *arena, const struct survey_reading *reading, enum grouping grouping, int64_t smallest, json_t *table) {
    struct answer_group_list groups = answer_groups_of(reading->groups, grouping);
    const struct answer_group *silent = answer_groups_find(reading->groups, grouping, "");
    const char *const *order;
    size_t count = survey_reading_order(arena, reading, grouping, &order);
    size_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        const struct answer_group *group = answer_groups_find(reading->groups, grouping, order[i]);
        if (!group) continue;
        add_group(arena, reading, grouping, group, smallest, table);
        shown++;
    }
    if (silent && groups.count > shown) add_group(arena, reading, grouping, silent, smallest, table);
}

static void add_pool(struct arena *arena, const struct survey_reading *reading, json_t *table) {
    struct answer_group_list groups = answer_groups_of(reading->groups, GROUPING_SERVICE);
    const struct skm **services = arena_array(arena, groups.count + 1, sizeof(const struct skm *));
    size_t count = 0;
    for (size_t i = 0; i < groups.count; i++) {
        if (*groups.rows[i]->key) services[count++] = &groups.rows[i]->skm;
    }
    struct survey_pool pool;
    if (survey_pool(services, count, &pool) != DONE || pool.services < 2) return;
    add_row(arena, table, "Semua layanan, menurut jawaban", true, &pool.pooled);
    const char *const cells[] = { "", number(arena, pool.mean_of_services), "", "" };
    data_table_row(table, &(struct data_table_row){ "Rata-rata layanan, tanpa bobot", true, cells, 4 });
    data_table_note(table, "Menurut jawaban: setiap jawaban berbobot sama; inilah indeks yang berlaku. Rata-rata layanan memberi layanan kecil "
                           "bobot yang sama dengan layanan besar, jadi angkanya lain.");
}

static json_t *group_table(struct arena *arena, const struct survey_reading *reading, enum grouping grouping, int64_t smallest) {
    const char *const labels[] = { grouping_label(grouping), "Jawaban", survey_index_name(reading), "Mutu", "Selang 95%" };
    json_t *table = data_table(&(struct data_table_head){ grouping_label(grouping), labels, 5, false });
    add_groups(arena, reading, grouping, smallest, table);
    if (grouping == GROUPING_SERVICE) add_pool(arena, reading, table);
    return table;
}

/* A table of those who said nothing would say nothing. */
static bool says_something(const struct survey_reading *reading, enum grouping grouping) {
    struct answer_group_list groups = answer_groups_of(reading->groups, grouping);
    return groups.count > 1 || (groups.count == 1 && *groups.rows[0]->key);
}

void survey_analysis_groups_view(struct arena *arena, const struct survey_reading *reading, int64_t smallest, json_t *view) {
    json_t *tables = json_array();
    for (unsigned i = 0; i < GROUPING_COUNT; i++) {
        if (!says_something(reading, (enum grouping)i)) continue;
        (void)json_array_append_new(tables, group_table(arena, reading, (enum grouping)i, smallest));
    }
    (void)json_object_set_new(view, "has_groups", json_boolean(json_array_size(tables) > 0));
    (void)json_object_set_new(view, "groups", tables);
    (void)json_object_set_new(view, "smallest", json_integer(smallest));
}
