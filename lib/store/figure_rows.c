/* Scope: the rows of a set of figures in and out of their dataset. */
#include "lib/store/figure_rows.h"

#include <string.h>

#include "lib/store/budget.h"
#include "lib/store/families.h"
#include "lib/store/indicators.h"
#include "lib/store/investment.h"
#include "lib/store/investment_parts.h"
#include "lib/store/permits.h"
#include "lib/store/targets.h"

enum { CLEAR_INVESTMENT, CLEAR_PARTS, CLEAR_PERMITS, CLEAR_TOTALS, CLEAR_INDICATORS, CLEAR_BUDGET, CLEAR_TARGETS, CLEAR_DIFFERENCES, CLEAR_COUNT };

#define CLEAR(table) "DELETE FROM " table " WHERE dataset_id = :dataset"
#define CLEAR_STATUS(table) CLEAR(table) " AND (status = 'pma' AND :pma OR status = 'pmdn' AND :pmdn)"

static const struct statement ROWS[CLEAR_COUNT] = {
    [CLEAR_INVESTMENT] = { "figure_rows_clear_investment", FOR_STAFF, CLEAR_STATUS("investment_row") },
    [CLEAR_PARTS] = { "figure_rows_clear_parts", FOR_STAFF, CLEAR_STATUS("investment_part") },
    [CLEAR_PERMITS] = { "figure_rows_clear_permits", FOR_STAFF, CLEAR("permit_row") },
    [CLEAR_TOTALS] = { "figure_rows_clear_totals", FOR_STAFF, CLEAR("permit_published_total") },
    [CLEAR_INDICATORS] = { "figure_rows_clear_indicators", FOR_STAFF, CLEAR("indicator_row") },
    [CLEAR_BUDGET] = { "figure_rows_clear_budget", FOR_STAFF, CLEAR("budget_row") },
    [CLEAR_TARGETS] = { "figure_rows_clear_targets", FOR_STAFF, CLEAR("target_row") },
    [CLEAR_DIFFERENCES] = { "figure_rows_clear_differences", FOR_STAFF, CLEAR("import_difference") },
};
const struct statement_table FIGURE_ROWS_STATEMENTS = STATEMENT_TABLE(FAMILY_FIGURE_ROWS, ROWS);

static struct optional_number optional(int64_t value) {
    return value == FIGURE_ABSENT ? (struct optional_number){ false, 0 } : (struct optional_number){ true, value };
}

static bool has_status(const struct figure_set *set, const char *status) {
    for (size_t i = 0; i < set->investments.count; i++) {
        if (strcmp(set->investments.rows[i].status, status) == 0) return true;
    }
    for (size_t i = 0; i < set->parts.count; i++) {
        if (strcmp(set->parts.rows[i].status, status) == 0) return true;
    }
    return false;
}

enum result figure_rows_join(struct db *db, struct arena *arena, struct dataset_id id, const struct figure_set *set, bool *ret) {
    struct investments stored;
    *ret = false;
    if (set->kind != FIGURES_INVESTMENT) return DONE;
    enum result result = investment_list(db, arena, id, &stored);
    *ret = result == DONE;
    for (size_t i = 0; result == DONE && i < stored.count; i++) *ret = *ret && !has_status(set, stored.rows[i].status);
    return result;
}

/* ---- taking out ---- */

static enum result clear(struct tx *tx, struct dataset_id id, const struct figure_set *set) {
    enum result result = DONE;
    for (unsigned row = 0; result == DONE && row < CLEAR_COUNT; row++) {
        CLEANUP_QUERY struct query query = query_start(tx->db, &FIGURE_ROWS_STATEMENTS, row);
        bind_number(&query, ":dataset", id.value);
        if (row == CLEAR_INVESTMENT || row == CLEAR_PARTS) {
            bind_number(&query, ":pma", has_status(set, "pma"));
            bind_number(&query, ":pmdn", has_status(set, "pmdn"));
        }
        result = query_run(&query);
    }
    return result;
}

/* ---- putting in ---- */

static enum result put_investment(struct tx *tx, struct dataset_id id, const struct figure_set *set) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < set->investments.count; i++) {
        const struct figure_investment *row = &set->investments.rows[i];
        result = investment_add(tx, id, &(struct investment){
            .position = (int64_t)i + 1, .status = row->status, .level = figure_level_text(row->level), .sector = row->sector, .name = row->name,
            .amount_rupiah = optional(row->values[FIGURE_RUPIAH]), .amount_us_cents = optional(row->values[FIGURE_US_CENTS]),
            .projects = optional(row->values[FIGURE_PROJECTS]), .domestic_workers = optional(row->values[FIGURE_DOMESTIC_WORKERS]),
            .foreign_workers = optional(row->values[FIGURE_FOREIGN_WORKERS]) });
    }
    for (size_t i = 0; result == DONE && i < set->parts.count; i++) {
        const struct figure_part *row = &set->parts.rows[i];
        result = investment_part_add(tx, id, &(struct investment_part){
            .position = (int64_t)i + 1, .status = row->status, .attribute = row->attribute, .value = row->value,
            .amount_rupiah = optional(row->values[FIGURE_RUPIAH]), .amount_us_cents = optional(row->values[FIGURE_US_CENTS]),
            .projects = optional(row->values[FIGURE_PROJECTS]), .domestic_workers = optional(row->values[FIGURE_DOMESTIC_WORKERS]),
            .foreign_workers = optional(row->values[FIGURE_FOREIGN_WORKERS]) });
    }
    return result;
}

static enum result put_permits(struct tx *tx, struct dataset_id id, const struct figure_set *set) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < set->permits.count; i++) {
        const struct figure_permit *row = &set->permits.rows[i];
        result = permit_add(tx, id, &(struct permit){ .position = (int64_t)i + 1, .channel = row->channel, .permit_type = row->permit_type,
                                                      .month = row->month, .issued = row->issued, .on_time = optional(row->on_time) });
    }
    for (size_t i = 0; result == DONE && i < set->permit_totals.count; i++) {
        const struct figure_permit_total *row = &set->permit_totals.rows[i];
        result = permit_total_add(tx, id, &(struct permit_total){ row->channel, row->published_total });
    }
    return result;
}

static enum result put_performance(struct tx *tx, struct dataset_id id, const struct figure_set *set) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < set->indicators.count; i++) {
        const struct figure_indicator *row = &set->indicators.rows[i];
        result = indicator_add(tx, id, &(struct indicator){
            .position = (int64_t)i + 1, .goal = row->goal, .indicator = row->indicator, .unit = row->unit, .direction = row->direction,
            .target = row->target, .realisation = row->realisation, .final_target = row->final_target, .final_year = optional(row->final_year),
            .published_achievement = row->published_achievement, .note = row->note });
    }
    for (size_t i = 0; result == DONE && i < set->budgets.count; i++) {
        const struct figure_budget *row = &set->budgets.rows[i];
        result = budget_add(tx, id, &(struct budget_line){ .position = (int64_t)i + 1, .level = row->level, .name = row->name,
                                                           .budget_sen = optional(row->budget_sen), .realised_sen = optional(row->realised_sen),
                                                           .published_percent = row->published_percent });
    }
    for (size_t i = 0; result == DONE && i < set->targets.count; i++) {
        const struct figure_target *row = &set->targets.rows[i];
        result = target_add(tx, id, &(struct target){ .position = (int64_t)i + 1, .year = row->year, .measure = row->measure,
                                                      .amount_rupiah = row->amount_rupiah, .note = row->note });
    }
    return result;
}

/* ---- differences ---- */

/* Places of investment begin with the status they are about. */
static bool stays(const struct figure_set *set, const struct dataset_difference *difference) {
    if (set->kind != FIGURES_INVESTMENT) return false;
    bool is_foreign = strncmp(difference->place, "PMA, ", strlen("PMA, ")) == 0;
    return !has_status(set, is_foreign ? "pma" : "pmdn");
}

/* What was written about the very same difference before. */
static const char *note_before(const struct dataset_differences *before, const struct dataset_difference *difference) {
    for (size_t i = 0; i < before->count; i++) {
        const struct dataset_difference *row = &before->rows[i];
        bool is_same = strcmp(row->check_name, difference->check_name) == 0 && strcmp(row->place, difference->place) == 0 &&
                       strcmp(row->stated, difference->stated) == 0 && strcmp(row->computed, difference->computed) == 0;
        if (is_same) return row->note;
    }
    return "";
}

static enum result put_differences(struct tx *tx, struct dataset_id id, const struct figure_set *set, const struct dataset_differences *before) {
    enum result result = DONE;
    for (size_t i = 0; result == DONE && i < before->count; i++) {
        if (stays(set, &before->rows[i])) result = difference_add(tx, id, &before->rows[i]);
    }
    for (size_t i = 0; result == DONE && i < set->differences.count; i++) {
        const struct figure_difference *row = &set->differences.rows[i];
        struct dataset_difference difference = { check_text(row->check), row->place, row->stated, row->computed, "" };
        difference.note = note_before(before, &difference);
        result = difference_add(tx, id, &difference);
    }
    return result;
}

enum result figure_rows_put(struct tx *tx, struct arena *arena, struct dataset_id id, const struct figure_set *set) {
    struct dataset_differences before;
    enum result result = difference_list(tx->db, arena, id, &before);
    if (result == DONE) result = clear(tx, id, set);
    if (result == DONE) result = put_investment(tx, id, set);
    if (result == DONE) result = put_permits(tx, id, set);
    if (result == DONE) result = put_performance(tx, id, set);
    return result == DONE ? put_differences(tx, id, set, &before) : result;
}
