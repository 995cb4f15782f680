/* Scope: programme budgets of a year. Exports: struct budget_line, budget_add, budget_list. */
#pragma once

#include "lib/store/dataset.h"

struct budget_line {
    int64_t position;              /* in the source */
    const char *level;             /* "total" or "programme" */
    const char *name;
    struct optional_number budget_sen, realised_sen; /* hundredths of a rupiah */
    const char *published_percent; /* realised of the budget as printed, "98.10"; "" absent */
};
struct budget_lines {
    struct budget_line *rows;
    size_t count;
};

enum result budget_add(struct tx *tx, struct dataset_id id, const struct budget_line *row);

/* By position. */
enum result budget_list(struct db *db, struct arena *arena, struct dataset_id id, struct budget_lines *ret);
