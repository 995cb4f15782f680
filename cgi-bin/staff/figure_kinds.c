/* Scope: which figures an officer may bring in. */
#include "cgi-bin/staff/figure_kinds.h"

#include "lib/rules/dataset_states.h"

static bool may_enter(const struct request *request, enum figure_kind kind) {
    enum dataset_kind dataset;
    return dataset_kind_parse(figure_kind_text(kind), &dataset) && roles_allow(request->visitor->roles, dataset_kind_entry(dataset));
}

struct choice_list figure_kinds_offered(struct request *request) {
    struct choice *choices = arena_array(request->arena, FIGURE_KIND_COUNT, sizeof *choices);
    size_t count = 0;
    for (unsigned i = 0; i < FIGURE_KIND_COUNT; i++) {
        enum figure_kind kind = (enum figure_kind)i;
        if (may_enter(request, kind)) choices[count++] = (struct choice){ figure_kind_text(kind), figure_kind_label(kind), NULL };
    }
    return (struct choice_list){ choices, count };
}

enum result figure_kinds_open(const struct request *request, const char *text, enum figure_kind *ret) {
    if (!text || !figure_kind_parse(text, ret)) return REFUSED_ABSENT;
    return may_enter(request, *ret) ? DONE : REFUSED_FORBIDDEN;
}
