/* Scope: which tables belong to which kind of dataset. */
#include "cgi-bin/staff/dataset_tables.h"

#include <string.h>

static const struct {
    const char *kind;
    enum result (*tables)(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);
    enum result (*sum)(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret);
} KINDS[] = {
    { "survey", survey_tables, NULL },
    { "investment", investment_tables, investment_sum },
    { "permits", permit_tables, permit_sum },
    { "indicators", indicator_tables, indicator_sum },
    { "budget", budget_tables, budget_sum },
    { "targets", target_tables, target_sum },
    { "answer", answer_tables, answer_sum },
};
#define KIND_COUNT (sizeof KINDS / sizeof *KINDS)

enum result dataset_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables) {
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (strcmp(KINDS[i].kind, dataset->kind) == 0) return KINDS[i].tables(app, request, dataset, tables);
    }
    return FAILED_INTERNAL;
}

enum result dataset_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret) {
    for (size_t i = 0; i < KIND_COUNT; i++) {
        bool is_kind = strcmp(KINDS[i].kind, dataset->kind) == 0;
        if (is_kind && KINDS[i].sum) return KINDS[i].sum(app, request, dataset, ret);
    }
    return FAILED_INTERNAL;
}
