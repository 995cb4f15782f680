/* Scope: how rows are read that both the staff and the builder see. For the files of lib/store. Exports: the fill functions. */
#pragma once

#include "lib/store/budget.h"
#include "lib/store/dataset.h"
#include "lib/store/indicators.h"
#include "lib/store/investment.h"
#include "lib/store/investment_parts.h"
#include "lib/store/permits.h"
#include "lib/store/skm_figures.h"
#include "lib/store/statement.h"
#include "lib/store/targets.h"

/* Columns in the order of each fill function. */
#define DATASET_COLUMNS                                                                                                   \
    "id, kind, period, scope, revision, title, source, imported_at, exchange_rate, population, respondents, ikm_hundredths, "   \
    "published_ikm_hundredths, grade, longest_run, first_half_hundredths, second_half_hundredths, content_sha256, "        \
    "approved_at, report_period"
#define FIGURE_COLUMNS                                                                                                    \
    "position, item_code, name, answered, sum, nrr_milli, published_sum, published_nrr_milli, published_weighted_hundredths"
#define ANSWER_COLUMNS "answers, service_code, channel, count"
#define INVESTMENT_COLUMNS                                                                                                \
    "position, status, level, sector, name, amount_rupiah, amount_us_cents, projects, domestic_workers, foreign_workers"
#define INVESTMENT_PART_COLUMNS                                                                                          \
    "status, attribute, position, value, amount_rupiah, amount_us_cents, projects, domestic_workers, foreign_workers"
#define PERMIT_COLUMNS "position, channel, permit_type, month, issued, on_time"
#define INDICATOR_COLUMNS                                                                                                 \
    "position, goal, indicator, unit, direction, target, realisation, final_target, final_year, published_achievement, note"
#define BUDGET_COLUMNS "position, level, name, budget_sen, realised_sen, published_percent"
#define TARGET_COLUMNS "position, year, measure, amount_rupiah, note"
#define DIFFERENCE_COLUMNS "check_name, place, stated, computed, note"

/* All are row_fill functions. dataset_fill leaves state and version to the caller. */
void dataset_fill(struct query *query, struct arena *arena, void *place);
void figure_fill(struct query *query, struct arena *arena, void *place);
void answer_fill(struct query *query, struct arena *arena, void *place);  /* ANSWER_COLUMNS */
void profile_fill(struct query *query, struct arena *arena, void *place); /* question, value, count */
void investment_fill(struct query *query, struct arena *arena, void *place);
void investment_part_fill(struct query *query, struct arena *arena, void *place);
void indicator_fill(struct query *query, struct arena *arena, void *place);
void budget_fill(struct query *query, struct arena *arena, void *place);
void target_fill(struct query *query, struct arena *arena, void *place);
void permit_fill(struct query *query, struct arena *arena, void *place);
void permit_total_fill(struct query *query, struct arena *arena, void *place); /* channel, published_total */
void difference_fill(struct query *query, struct arena *arena, void *place);
