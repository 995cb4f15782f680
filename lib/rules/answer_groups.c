/* Scope: accumulators by group. */
#include "lib/rules/answer_groups.h"

#include <string.h>

#define FIRST_ROOM 8u

ENUM_DEFINE(grouping, GROUPING_LIST, GROUPING_COUNT)

struct answer_groups {
    struct arena *arena;
    struct instrument_rules rules;
    struct group_list {
        struct answer_group **rows;
        size_t count, room;
    } lists[GROUPING_COUNT];
};

struct answer_groups *answer_groups_begin(struct arena *arena, const struct instrument_rules *rules) {
    if (instrument_rules_fault(rules)) return NULL;
    struct answer_groups *groups = arena_alloc(arena, sizeof *groups);
    *groups = (struct answer_groups){ .arena = arena, .rules = *rules };
    return groups;
}

static struct answer_group *find(const struct group_list *list, const char *key) {
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->rows[i]->key, key) == 0) return list->rows[i];
    }
    return NULL;
}

static void make_room(struct arena *arena, struct group_list *list) {
    if (list->count < list->room) return;
    size_t room = list->room ? 2 * list->room : FIRST_ROOM;
    struct answer_group **rows = arena_array(arena, room, sizeof(struct answer_group *));
    for (size_t i = 0; i < list->count; i++) rows[i] = list->rows[i];
    list->rows = rows;
    list->room = room;
}

static enum result start(struct answer_groups *groups, struct group_list *list, const char *key, struct answer_group **ret) {
    if (list->count >= ANSWER_GROUPS_MOST) return REFUSED_TOO_LARGE;
    struct answer_group *group = arena_alloc(groups->arena, sizeof *group);
    group->key = arena_string(groups->arena, key);
    make_room(groups->arena, list);
    list->rows[list->count++] = group;
    *ret = group;
    return skm_begin(&group->skm, &groups->rules, 0);
}

enum result answer_groups_add(struct answer_groups *groups, const char *const keys[GROUPING_COUNT], const char *answers) {
    for (unsigned i = 0; i < GROUPING_COUNT; i++) {
        const char *key = keys[i] ? keys[i] : "";
        struct answer_group *group = find(&groups->lists[i], key);
        enum result result = group ? DONE : start(groups, &groups->lists[i], key, &group);
        if (result == DONE) result = skm_add_text(&group->skm, answers);
        if (result != DONE) return result;
    }
    return DONE;
}

const struct answer_group *answer_groups_find(const struct answer_groups *groups, enum grouping grouping, const char *key) {
    return (unsigned)grouping < GROUPING_COUNT ? find(&groups->lists[grouping], key) : NULL;
}

struct answer_group_list answer_groups_of(const struct answer_groups *groups, enum grouping grouping) {
    if ((unsigned)grouping >= GROUPING_COUNT) return (struct answer_group_list){ 0 };
    const struct group_list *list = &groups->lists[grouping];
    return (struct answer_group_list){ (const struct answer_group *const *)list->rows, list->count };
}
