/* Scope: the complaint's table of rules as a picture. Exports: complaint_diagram. */
#pragma once

#include "lib/base/arena.h"

enum diagram_language {
    DIAGRAM_DOT,     /* of Graphviz */
    DIAGRAM_MERMAID, /* a state diagram as code hosting sites draw it */
};

/* Returns one line for each state and each way between two different states, in the order of the table; steps that leave the state alone
 * are not drawn. Owned by ARENA. */
const char *complaint_diagram(struct arena *arena, enum diagram_language language);
