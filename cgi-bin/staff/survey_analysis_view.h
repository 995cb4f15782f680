/* Scope: the parts of the analysis page as trees. Exports: the survey_analysis_ views. */
#pragma once

#include <jansson.h>

#include "cgi-bin/staff/survey_reading.h"

/* "IKM" for the statutory survey, "Indeks" for others. */
const char *survey_index_name(const struct survey_reading *reading);

/* Sets head (the index and how sure it is), facts, and "unsur": the tables of the unsur, the variants and the questions outside the index. */
void survey_analysis_figures_view(struct arena *arena, const struct survey_reading *reading, json_t *view);

/* Sets groups: a table by service, counter, channel and each question of the profile. SMALLEST: groups below it are marked. */
void survey_analysis_groups_view(struct arena *arena, const struct survey_reading *reading, int64_t smallest, json_t *view);

/* Sets quality: tables and sentences about how the answers look. */
void survey_analysis_quality_view(struct arena *arena, const struct survey_reading *reading, json_t *view);

/* Sets trend (a chart and its table, or null) and changed (sentences about the weakest, the strongest and what moved). */
void survey_analysis_trend_view(struct arena *arena, const struct survey_reading *reading, json_t *view);

/* The unsur as reports order them: fills RET_ORDER (SKM_MOST_ITEMS) with indices of unsur; returns how many. */
size_t survey_unsur_order(const struct survey_reading *reading, unsigned ret_order[static SKM_MOST_ITEMS]);

/* "U1 Persyaratan"; owned by ARENA. */
const char *survey_unsur_label(struct arena *arena, const struct survey_reading *reading, unsigned unsur);
