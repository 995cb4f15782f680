/* Scope: the table of the approval. schema.sql holds the same steps as dataset_rule; a test compares them. */
#include "lib/rules/dataset_states.h"

#include "lib/base/buffer.h"

ENUM_DEFINE(dataset_kind, DATASET_KIND_LIST, DATASET_KIND_COUNT)
ENUM_DEFINE(dataset_state, DATASET_STATE_LIST, DATASET_STATE_COUNT)
ENUM_DEFINE(dataset_action, DATASET_ACTION_LIST, DATASET_ACTION_COUNT)

const char *dataset_kind_folder(enum dataset_kind kind) {
    static const char *const FOLDERS[DATASET_KIND_COUNT] = {
        [DATASET_SURVEY] = "ikm",         [DATASET_INVESTMENT] = "investasi", [DATASET_PERMITS] = "perizinan",
        [DATASET_INDICATORS] = "kinerja", [DATASET_BUDGET] = "anggaran",      [DATASET_TARGETS] = "target",
        [DATASET_ANSWER] = "data",
    };
    return FOLDERS[kind];
}

enum permission dataset_kind_entry(enum dataset_kind kind) {
    static const enum permission ENTRIES[DATASET_KIND_COUNT] = {
        [DATASET_SURVEY] = PERMISSION_SURVEY_MANAGE,         [DATASET_INVESTMENT] = PERMISSION_FIGURES_INVESTMENT,
        [DATASET_PERMITS] = PERMISSION_FIGURES_OFFICE,       [DATASET_INDICATORS] = PERMISSION_FIGURES_OFFICE,
        [DATASET_BUDGET] = PERMISSION_FIGURES_OFFICE,        [DATASET_TARGETS] = PERMISSION_FIGURES_INVESTMENT,
        [DATASET_ANSWER] = PERMISSION_REQUEST_HANDLE,
    };
    return ENTRIES[kind];
}

/* Whose turn it is decides: forward, or back with reasons. */
static const struct dataset_rule RULES[] = {
    { DATASET_DRAFT, DATASET_REVISE, DATASET_DRAFT, PERMISSION_DATASET_SUBMIT },
    { DATASET_RETURNED, DATASET_REVISE, DATASET_RETURNED, PERMISSION_DATASET_SUBMIT },
    { DATASET_DRAFT, DATASET_SUBMIT, DATASET_SUBMITTED, PERMISSION_DATASET_SUBMIT },
    { DATASET_RETURNED, DATASET_SUBMIT, DATASET_SUBMITTED, PERMISSION_DATASET_SUBMIT },
    { DATASET_SUBMITTED, DATASET_ANALYSE, DATASET_ANALYSED, PERMISSION_DATASET_ANALYSE },
    { DATASET_SUBMITTED, DATASET_SEND_BACK, DATASET_RETURNED, PERMISSION_DATASET_ANALYSE },
    { DATASET_ANALYSED, DATASET_CORRECT, DATASET_CORRECTED, PERMISSION_DATASET_CORRECT },
    { DATASET_ANALYSED, DATASET_SEND_BACK, DATASET_RETURNED, PERMISSION_DATASET_CORRECT },
    { DATASET_CORRECTED, DATASET_APPROVE, DATASET_APPROVED, PERMISSION_DATASET_APPROVE },
    { DATASET_CORRECTED, DATASET_SEND_BACK, DATASET_RETURNED, PERMISSION_DATASET_APPROVE },
};
#define RULE_COUNT (sizeof RULES / sizeof *RULES)

#define ACTION_BIT(action) (1u << (action))
#define NEEDS_TEXT (ACTION_BIT(DATASET_ANALYSE) | ACTION_BIT(DATASET_CORRECT) | ACTION_BIT(DATASET_SEND_BACK))
#define SIGNATURES (ACTION_BIT(DATASET_SUBMIT) | ACTION_BIT(DATASET_ANALYSE) | ACTION_BIT(DATASET_CORRECT) | ACTION_BIT(DATASET_APPROVE))

const struct dataset_rule *dataset_rules(size_t *ret_count) {
    *ret_count = RULE_COUNT;
    return RULES;
}

bool dataset_kind_allowed(enum dataset_kind kind, role_set roles) {
    return roles_allow(roles, PERMISSION_DATASET_SUBMIT) && roles_allow(roles, dataset_kind_entry(kind));
}

static bool holds(role_set roles, enum dataset_kind kind, enum permission permission) {
    return permission == PERMISSION_DATASET_SUBMIT ? dataset_kind_allowed(kind, roles) : roles_allow(roles, permission);
}

enum result dataset_action_allowed(enum dataset_kind kind, enum dataset_state state, enum dataset_action action, role_set roles,
                                   enum dataset_state *ret_next) {
    if ((unsigned)kind >= DATASET_KIND_COUNT || (unsigned)state >= DATASET_STATE_COUNT || (unsigned)action >= DATASET_ACTION_COUNT) return REFUSED_INVALID;
    bool may_somewhere = false;
    const struct dataset_rule *found = NULL;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (RULES[i].action != action) continue;
        may_somewhere = may_somewhere || holds(roles, kind, RULES[i].permission);
        if (RULES[i].from == state) found = &RULES[i];
    }
    if (!may_somewhere) return REFUSED_FORBIDDEN;
    if (!found) return REFUSED_STALE;
    if (!holds(roles, kind, found->permission)) return REFUSED_FORBIDDEN;
    *ret_next = found->to;
    return DONE;
}

bool dataset_action_needs_text(enum dataset_action action) {
    return (NEEDS_TEXT & ACTION_BIT(action)) != 0;
}

bool dataset_action_is_signature(enum dataset_action action) {
    return (SIGNATURES & ACTION_BIT(action)) != 0;
}

const char *dataset_diagram(struct arena *arena) {
    struct buffer out = buffer_in(arena);
    buffer_text(&out, "stateDiagram-v2\n    [*] --> draft\n");
    for (unsigned state = 0; state < DATASET_STATE_COUNT; state++) {
        buffer_format(&out, "    %s : %s\n", dataset_state_text((enum dataset_state)state), dataset_state_label((enum dataset_state)state));
    }
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (RULES[i].from == RULES[i].to) continue;
        buffer_format(&out, "    %s --> %s : %s, %s\n", dataset_state_text(RULES[i].from), dataset_state_text(RULES[i].to),
                      dataset_action_text(RULES[i].action), permission_text(RULES[i].permission));
    }
    return buffer_string(&out);
}
