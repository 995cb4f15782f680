/* Scope: datasets in the words staff read. Exports: the dataset_ views below. */
#pragma once

#include <jansson.h>

#include "lib/store/dataset.h"
#include "lib/web/app.h"
#include "lib/web/request.h"

/* "Survei Kepuasan Masyarakat"; KIND itself when it is none. */
const char *dataset_kind_words(const char *kind);

/* Sets state_label and state_tone. */
void dataset_state_view(json_t *view, const char *state);

/* Sets title, kind_text, period_text, the state and headline in *ret, a new reference. */
enum result dataset_head_view(struct app *app, struct request *request, const struct dataset *dataset, json_t **ret);

/* Sets facts, approved_text, site_text (whether visitors of the site read it by now, or null) and content_sha256. */
void dataset_origin_view(struct app *app, struct request *request, const struct dataset *dataset, json_t *view);

/* Sets few_text: what approval would tell of a survey with so few answers that each could be recognised; null otherwise, and afterwards. */
void dataset_few_view(struct app *app, struct request *request, const struct dataset *dataset, json_t *view);

/* Sets has_differences and differences. */
void dataset_differences_view(const struct dataset_differences *found, json_t *view);

/* The steps of the approval for partials/timeline, a new reference. */
json_t *dataset_steps_view(struct app *app, struct request *request, const struct dataset_steps *steps);
