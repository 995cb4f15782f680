/* Scope: the figures of a dataset as tables, by its kind. Exports: dataset_tables, dataset_sum and what they are made of. */
#pragma once

#include <jansson.h>

#include "lib/store/dataset.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* Appends the tables (partials/data_table) of DATASET to the array TABLES. */
enum result dataset_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);

/* The one figure a dataset other than a survey is about, with its sentence. */
struct dataset_sum {
    struct optional_number value;
    bool is_rupiah;
    const char *unit, *sentence;
};
enum result dataset_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret);

/* What dataset_tables calls, one file a kind. */
enum result survey_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);
enum result investment_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);
enum result investment_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret);
enum result permit_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);
enum result permit_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret);
enum result indicator_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);
enum result indicator_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret);
enum result budget_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);
enum result budget_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret);
enum result target_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);
enum result target_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret);
enum result answer_tables(struct app *app, struct request *request, const struct dataset *dataset, json_t *tables);
enum result answer_sum(struct app *app, struct request *request, const struct dataset *dataset, struct dataset_sum *ret);
