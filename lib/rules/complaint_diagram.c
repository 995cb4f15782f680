/* Scope: drawing the rules. */
#include "lib/rules/complaint_diagram.h"

#include "lib/base/buffer.h"
#include "lib/rules/complaint_states.h"

static void draw_state(struct buffer *out, enum diagram_language language, enum complaint_state state) {
    const char *name = complaint_state_text(state), *label = complaint_state_staff_label(state);
    const char *border = complaint_state_is_end(state) ? ", peripheries=2" : "";
    if (language == DIAGRAM_DOT) buffer_format(out, "    %s [label=\"%s\"%s];\n", name, label, border);
    else buffer_format(out, "    %s : %s\n", name, label);
}

static void draw_way(struct buffer *out, enum diagram_language language, const struct complaint_rule *rule, const char *from, const char *to) {
    const char *action = complaint_action_text(rule->action), *who = complaint_who_text(rule->who);
    if (language == DIAGRAM_DOT) buffer_format(out, "    %s -> %s [label=\"%s: %s\"];\n", from, to, action, who);
    else buffer_format(out, "    %s --> %s : %s, %s\n", from, to, action, who);
}

/* A reply leads back to every state the office may ask in. */
static bool leads_to(const struct complaint_rule *rule, enum complaint_state to) {
    if (rule->to != COMPLAINT_RESUME_STATE) return rule->to == (int)to;
    size_t count;
    const struct complaint_rule *rules = complaint_rules(&count);
    for (size_t i = 0; i < count; i++) {
        if (rules[i].to == COMPLAINT_WAITING_REPORTER && (rules[i].from & COMPLAINT_STATE_BIT(to))) return true;
    }
    return false;
}

static void draw_rule(struct buffer *out, enum diagram_language language, const struct complaint_rule *rule) {
    for (unsigned from = 0; from < COMPLAINT_STATE_COUNT; from++) {
        if (!(rule->from & COMPLAINT_STATE_BIT(from))) continue;
        for (unsigned to = 0; to < COMPLAINT_STATE_COUNT; to++) {
            if (from == to || !leads_to(rule, (enum complaint_state)to)) continue;
            draw_way(out, language, rule, complaint_state_text((enum complaint_state)from), complaint_state_text((enum complaint_state)to));
        }
    }
}

const char *complaint_diagram(struct arena *arena, enum diagram_language language) {
    struct buffer out = buffer_in(arena);
    size_t count;
    const struct complaint_rule *rules = complaint_rules(&count);
    bool is_dot = language == DIAGRAM_DOT;
    buffer_text(&out, is_dot ? "digraph pengaduan {\n    node [shape=box, style=rounded];\n" : "stateDiagram-v2\n    [*] --> received\n");
    for (unsigned state = 0; state < COMPLAINT_STATE_COUNT; state++) draw_state(&out, language, (enum complaint_state)state);
    for (size_t i = 0; i < count; i++) draw_rule(&out, language, &rules[i]);
    buffer_text(&out, is_dot ? "}\n" : "");
    return buffer_string(&out);
}
