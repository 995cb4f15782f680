/* Scope: the answers of a period in groups, all ways at once: by service, channel, counter and profile.
 * Exports: enum grouping, struct answer_group, the answer_groups_ functions. */
#pragma once

#include "lib/base/arena.h"
#include "lib/rules/enum_table.h"
#include "lib/rules/skm.h"

/* What answers are told apart by. */
#define GROUPING_LIST(X)                                \
    X(GROUPING_SERVICE, "service", "Layanan")           \
    X(GROUPING_CHANNEL, "channel", "Saluran")           \
    X(GROUPING_COUNTER, "counter", "Loket")             \
    X(GROUPING_SEX, "sex", "Jenis kelamin")             \
    X(GROUPING_AGE, "age_group", "Usia")                \
    X(GROUPING_EDUCATION, "education", "Pendidikan")    \
    X(GROUPING_OCCUPATION, "occupation", "Pekerjaan")

ENUM_DECLARE(grouping, GROUPING_LIST, GROUPING_COUNT)

#define ANSWER_GROUPS_MOST 500u /* of one kind; an office has some dozen services */

struct answer_group {
    const char *key; /* as stored; "" for answers that do not say */
    struct skm skm;
};

struct answer_groups;

/* NULL when RULES are not sound. */
struct answer_groups *answer_groups_begin(struct arena *arena, const struct instrument_rules *rules);

/* Counts one answer in a group of each kind; KEYS one a grouping, NULL is "". REFUSED_TOO_LARGE for one group more than
 * ANSWER_GROUPS_MOST, REFUSED_INVALID when ANSWERS do not fit the questionnaire. */
enum result answer_groups_add(struct answer_groups *groups, const char *const keys[GROUPING_COUNT], const char *answers);

/* The group of KEY; NULL when nobody is in it. Owned by the arena. */
const struct answer_group *answer_groups_find(const struct answer_groups *groups, enum grouping grouping, const char *key);

/* The groups of one kind in the order of their first answer. */
struct answer_group_list {
    const struct answer_group *const *rows;
    size_t count;
};
struct answer_group_list answer_groups_of(const struct answer_groups *groups, enum grouping grouping);
