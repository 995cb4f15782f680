/* Scope: reading the public_ views. */
#include "lib/store/public.h"

#include "lib/store/dataset_internal.h"
#include "lib/store/families.h"

enum { DATASETS, FIGURES, ANSWERS, PROFILES, ITEMS, INVESTMENTS, PERMITS, PERMIT_TOTALS, DIFFERENCES, APPROVALS, CASES, COMPLAINTS,
       SERVICES, HOLIDAYS, RELEASES, RELEASES_AFTER, TIMES, CHANGES, INVESTMENT_PARTS, INDICATORS, BUDGET, TARGETS, AUDIT_HEAD, REQUESTS };

static const struct statement ROWS[] = {
    [DATASETS] = { "public_datasets", FOR_BUILDER,
                   "SELECT " DATASET_COLUMNS " FROM public_dataset ORDER BY kind, period DESC" },
    [FIGURES] = { "public_figures", FOR_BUILDER,
                  "SELECT " FIGURE_COLUMNS " FROM public_survey_figure WHERE dataset_id = :dataset ORDER BY position" },
    [ANSWERS] = { "public_answers", FOR_BUILDER,
                  "SELECT " ANSWER_COLUMNS " FROM public_survey_answer WHERE dataset_id = :dataset ORDER BY answers, service_code, channel" },
    [PROFILES] = { "public_profiles", FOR_BUILDER,
                   "SELECT question, value, count FROM public_survey_profile WHERE dataset_id = :dataset ORDER BY question, value" },
    [ITEMS] = { "public_items", FOR_BUILDER,
                "SELECT position, regulation_position, code, name, question FROM public_survey_item WHERE instrument = :code "
                "ORDER BY position" },
    [INVESTMENTS] = { "public_investments", FOR_BUILDER,
                      "SELECT " INVESTMENT_COLUMNS " FROM public_investment WHERE dataset_id = :dataset ORDER BY status, position" },
    [INVESTMENT_PARTS] = { "public_investment_parts", FOR_BUILDER,
                           "SELECT " INVESTMENT_PART_COLUMNS " FROM public_investment_part WHERE dataset_id = :dataset "
                           "ORDER BY status, attribute, position" },
    [INDICATORS] = { "public_indicators", FOR_BUILDER,
                     "SELECT " INDICATOR_COLUMNS " FROM public_indicator WHERE dataset_id = :dataset ORDER BY position" },
    [BUDGET] = { "public_budget", FOR_BUILDER, "SELECT " BUDGET_COLUMNS " FROM public_budget WHERE dataset_id = :dataset ORDER BY position" },
    [TARGETS] = { "public_targets", FOR_BUILDER,
                  "SELECT " TARGET_COLUMNS " FROM public_target WHERE dataset_id = :dataset ORDER BY position" },
    [PERMITS] = { "public_permits", FOR_BUILDER,
                  "SELECT " PERMIT_COLUMNS " FROM public_permit WHERE dataset_id = :dataset ORDER BY position" },
    [PERMIT_TOTALS] = { "public_permit_totals", FOR_BUILDER,
                        "SELECT channel, published_total FROM public_permit_total WHERE dataset_id = :dataset ORDER BY channel" },
    [DIFFERENCES] = { "public_differences", FOR_BUILDER,
                      "SELECT " DIFFERENCE_COLUMNS " FROM public_difference WHERE dataset_id = :dataset ORDER BY position" },
    [APPROVALS] = { "public_approvals", FOR_BUILDER,
                    "SELECT at, action, analysis FROM public_approval WHERE dataset_id = :dataset ORDER BY sequence" },
    [CASES] = { "public_case_counts", FOR_BUILDER,
                "SELECT kind, month, state, count FROM public_case_count ORDER BY month, kind, state" },
    [TIMES] = { "public_case_times", FOR_BUILDER,
                "SELECT kind, received_on, answered_hour, count FROM public_case_time ORDER BY kind, received_on, answered_hour" },
    [CHANGES] = { "public_case_changes", FOR_BUILDER, "SELECT kind, step, changed_hour FROM public_case_change ORDER BY kind, step" },
    [COMPLAINTS] = { "public_complaint_counts", FOR_BUILDER,
                     "SELECT year, attribute, value, count FROM public_complaint_count ORDER BY year, attribute, value" },
    [REQUESTS] = { "public_request_counts", FOR_BUILDER,
                   "SELECT year, attribute, value, count FROM public_request_count ORDER BY year, attribute, value" },
    [RELEASES] = { "public_releases", FOR_BUILDER,
                   "SELECT id, title, summary, outcome, month, state FROM public_released_complaint WHERE substr(month, 1, 4) = :year "
                   "ORDER BY approved_at DESC, id LIMIT :most" },
    [RELEASES_AFTER] = { "public_releases_after", FOR_BUILDER,
                         "SELECT id, title, summary, outcome, month, state, received_on, due_on, verified_hour, answered_hour, closed_hour "
                         "FROM public_released_complaint WHERE id > :after ORDER BY id LIMIT :most" },
    [SERVICES] = { "public_services", FOR_BUILDER, "SELECT code, name, position FROM public_service ORDER BY position, code" },
    [HOLIDAYS] = { "public_holidays", FOR_BUILDER, "SELECT day, name, kind, decree FROM public_holiday ORDER BY day" },
    [AUDIT_HEAD] = { "public_audit_head", FOR_BUILDER, "SELECT sequence, hash FROM public_audit_head" },
};
const struct statement_table PUBLIC_STATEMENTS = STATEMENT_TABLE(FAMILY_PUBLIC, ROWS);

static struct query start(struct db *db, unsigned row) {
    return query_start(db, &PUBLIC_STATEMENTS, row);
}

static struct query start_for(struct db *db, unsigned row, struct dataset_id id) {
    struct query query = start(db, row);
    bind_number(&query, ":dataset", id.value);
    return query;
}

enum result public_datasets(struct db *db, struct arena *arena, struct datasets *ret) {
    CLEANUP_QUERY struct query query = start(db, DATASETS);
    return query_list(&query, arena, dataset_fill, ret);
}

enum result public_skm_figures(struct db *db, struct arena *arena, struct dataset_id id, struct skm_figure_rows *ret) {
    CLEANUP_QUERY struct query query = start_for(db, FIGURES, id);
    return query_list(&query, arena, figure_fill, ret);
}

enum result public_skm_answers(struct db *db, struct arena *arena, struct dataset_id id, struct skm_answers *ret) {
    CLEANUP_QUERY struct query query = start_for(db, ANSWERS, id);
    return query_list(&query, arena, answer_fill, ret);
}

enum result public_skm_profiles(struct db *db, struct arena *arena, struct dataset_id id, struct skm_profiles *ret) {
    CLEANUP_QUERY struct query query = start_for(db, PROFILES, id);
    return query_list(&query, arena, profile_fill, ret);
}

static void fill_item(struct query *query, struct arena *arena, void *place) {
    struct survey_item *item = place;
    item->position = (int)take_number(query);
    item->regulation_position = (int)take_number(query);
    item->code = take_text(query, arena);
    item->name = take_text(query, arena);
    item->question = take_text(query, arena);
}

enum result public_survey_items(struct db *db, struct arena *arena, const char *code, struct public_items *ret) {
    CLEANUP_QUERY struct query query = start(db, ITEMS);
    bind_text(&query, ":code", code);
    return query_list(&query, arena, fill_item, ret);
}

enum result public_investments(struct db *db, struct arena *arena, struct dataset_id id, struct investments *ret) {
    CLEANUP_QUERY struct query query = start_for(db, INVESTMENTS, id);
    return query_list(&query, arena, investment_fill, ret);
}

enum result public_investment_parts(struct db *db, struct arena *arena, struct dataset_id id, struct investment_parts *ret) {
    CLEANUP_QUERY struct query query = start_for(db, INVESTMENT_PARTS, id);
    return query_list(&query, arena, investment_part_fill, ret);
}

enum result public_indicators(struct db *db, struct arena *arena, struct dataset_id id, struct indicators *ret) {
    CLEANUP_QUERY struct query query = start_for(db, INDICATORS, id);
    return query_list(&query, arena, indicator_fill, ret);
}

enum result public_budget(struct db *db, struct arena *arena, struct dataset_id id, struct budget_lines *ret) {
    CLEANUP_QUERY struct query query = start_for(db, BUDGET, id);
    return query_list(&query, arena, budget_fill, ret);
}

enum result public_targets(struct db *db, struct arena *arena, struct dataset_id id, struct targets *ret) {
    CLEANUP_QUERY struct query query = start_for(db, TARGETS, id);
    return query_list(&query, arena, target_fill, ret);
}

enum result public_permits(struct db *db, struct arena *arena, struct dataset_id id, struct permits *ret) {
    CLEANUP_QUERY struct query query = start_for(db, PERMITS, id);
    return query_list(&query, arena, permit_fill, ret);
}

enum result public_permit_totals(struct db *db, struct arena *arena, struct dataset_id id, struct permit_totals *ret) {
    CLEANUP_QUERY struct query query = start_for(db, PERMIT_TOTALS, id);
    return query_list(&query, arena, permit_total_fill, ret);
}

enum result public_differences(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_differences *ret) {
    CLEANUP_QUERY struct query query = start_for(db, DIFFERENCES, id);
    return query_list(&query, arena, difference_fill, ret);
}

static void fill_approval(struct query *query, struct arena *arena, void *place) {
    struct dataset_step *step = place;
    step->at = take_instant(query);
    step->action = take_text(query, arena);
    step->note = take_text(query, arena);
}

enum result public_approvals(struct db *db, struct arena *arena, struct dataset_id id, struct dataset_steps *ret) {
    CLEANUP_QUERY struct query query = start_for(db, APPROVALS, id);
    return query_list(&query, arena, fill_approval, ret);
}

static void fill_case_count(struct query *query, struct arena *arena, void *place) {
    struct public_case_count *count = place;
    count->kind = take_text(query, arena);
    count->month = take_text(query, arena);
    count->state = take_text(query, arena);
    count->count = take_number(query);
}

enum result public_case_counts(struct db *db, struct arena *arena, struct public_case_counts *ret) {
    CLEANUP_QUERY struct query query = start(db, CASES);
    return query_list(&query, arena, fill_case_count, ret);
}

static void fill_case_time(struct query *query, struct arena *arena, void *place) {
    struct public_case_time *time = place;
    time->kind = take_text(query, arena);
    time->received = take_day(query);
    time->answered = take_instant(query);
    time->count = take_number(query);
}

enum result public_case_times(struct db *db, void (*each)(void *context, const struct public_case_time *row), void *context) {
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_QUERY struct query query = start(db, TIMES);
    for (struct public_case_time row; query_row(&query); arena_reset(arena)) {
        fill_case_time(&query, arena, &row);
        each(context, &row);
    }
    return query.result;
}

static void fill_case_change(struct query *query, struct arena *arena, void *place) {
    struct public_case_change *change = place;
    change->kind = take_text(query, arena);
    change->step = take_text(query, arena);
    change->at = take_instant(query);
}

enum result public_case_changes(struct db *db, struct arena *arena, struct public_case_changes *ret) {
    CLEANUP_QUERY struct query query = start(db, CHANGES);
    return query_list(&query, arena, fill_case_change, ret);
}

static void fill_count(struct query *query, struct arena *arena, void *place) {
    struct public_count *count = place;
    count->year = take_text(query, arena);
    count->attribute = take_text(query, arena);
    count->value = take_text(query, arena);
    count->count = take_number(query);
}

enum result public_complaint_counts(struct db *db, struct arena *arena, struct public_counts *ret) {
    CLEANUP_QUERY struct query query = start(db, COMPLAINTS);
    return query_list(&query, arena, fill_count, ret);
}

enum result public_request_counts(struct db *db, struct arena *arena, struct public_counts *ret) {
    CLEANUP_QUERY struct query query = start(db, REQUESTS);
    return query_list(&query, arena, fill_count, ret);
}

static void fill_release(struct query *query, struct arena *arena, void *place) {
    struct public_release *release = place;
    release->id = take_number(query);
    release->title = take_text(query, arena);
    release->summary = take_text(query, arena);
    release->outcome = take_text(query, arena);
    release->month = take_text(query, arena);
    release->state = take_text(query, arena);
}

static void fill_release_and_way(struct query *query, struct arena *arena, void *place) {
    struct public_release *release = place;
    fill_release(query, arena, place);
    release->way.received = take_day(query);
    release->way.due = take_day(query);
    release->way.verified = take_instant(query);
    release->way.answered = take_instant(query);
    release->way.closed = take_instant(query);
}

enum result public_releases(struct db *db, struct arena *arena, const char *year, struct public_releases *ret) {
    CLEANUP_QUERY struct query query = start(db, RELEASES);
    bind_text(&query, ":year", year);
    bind_number(&query, ":most", PUBLIC_RELEASES_MOST);
    return query_list(&query, arena, fill_release, ret);
}

enum result public_releases_after(struct db *db, struct arena *arena, int64_t after, struct public_releases *ret) {
    CLEANUP_QUERY struct query query = start(db, RELEASES_AFTER);
    bind_number(&query, ":after", after);
    bind_number(&query, ":most", PUBLIC_RELEASES_MOST);
    return query_list(&query, arena, fill_release_and_way, ret);
}

static void fill_service(struct query *query, struct arena *arena, void *place) {
    struct service *service = place;
    service->code = take_text(query, arena);
    service->name = take_text(query, arena);
    service->position = (int)take_number(query);
    service->active = true;
}

enum result public_services(struct db *db, struct arena *arena, struct services *ret) {
    CLEANUP_QUERY struct query query = start(db, SERVICES);
    return query_list(&query, arena, fill_service, ret);
}

static void fill_holiday(struct query *query, struct arena *arena, void *place) {
    struct holiday_row *holiday = place;
    holiday->day = take_day(query);
    holiday->name = take_text(query, arena);
    holiday->kind = take_text(query, arena);
    holiday->decree = take_text(query, arena);
}

enum result public_holidays(struct db *db, struct arena *arena, struct holiday_rows *ret) {
    CLEANUP_QUERY struct query query = start(db, HOLIDAYS);
    return query_list(&query, arena, fill_holiday, ret);
}

enum result public_audit_head(struct db *db, struct audit_head *ret) {
    CLEANUP_QUERY struct query query = start(db, AUDIT_HEAD);
    if (!query_row(&query)) return query.result == DONE ? FAILED_INTERNAL : query.result;
    struct audit_head head;
    head.sequence = take_number(&query);
    take_bytes(&query, head.hash, sizeof head.hash);
    if (query.result == DONE) *ret = head;
    return query.result;
}
