/* Scope: periods of the survey, how far the running ones are, and what can be done about them. */
#include "cgi-bin/staff/survey_desk_view.h"

#include <string.h>

#include "cgi-bin/staff/dataset_words.h"
#include "cgi-bin/staff/desk_view.h"
#include "cgi-bin/staff/survey_progress.h"
#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/survey_dataset.h"

static const char *dates_text(struct arena *arena, const struct survey_period *period) {
    return arena_format(arena, "%s sampai %s", format_day(arena, period->starts_on), format_day(arena, period->ends_on));
}

/* Of a running one, or of one whose result is not drafted yet. */
static enum result running_view(struct app *app, struct request *request, const struct survey_period *period, json_t *list) {
    json_t *view;
    enum result result = survey_progress_view(app, request, period, &view);
    if (result == DONE) (void)json_array_append_new(list, view);
    return result;
}

/* ---- all periods ---- */

static const char *index_text(struct arena *arena, const struct dataset *dataset) {
    bool is_computed = dataset->ikm_hundredths.known;
    return desk_number(arena, is_computed ? dataset->ikm_hundredths : dataset->published_ikm_hundredths, 2);
}

/* What became of a closed period: the state of its dataset. */
static enum result period_view(struct app *app, struct request *request, const struct survey_period *period, json_t *list, bool *ret_is_done) {
    struct arena *arena = request->arena;
    struct dataset dataset;
    enum result result = dataset_by_period(app->db, arena, &(struct dataset_about){ "survey", period->label, survey_period_scope(period) }, &dataset);
    if (result != DONE && result != REFUSED_ABSENT) return result;
    bool has_dataset = result == DONE;
    *ret_is_done = !period->open && (has_dataset || period->respondents == 0);
    const char *href = has_dataset ? arena_format(arena, "petugas/data/%lld", (long long)dataset.id.value) : NULL;
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?}", "key", period->key, "label", desk_period(arena, period), "dates_text",
                             dates_text(arena, period), "count_text", format_number(arena, period->respondents, 0), "ikm_text",
                             has_dataset ? index_text(arena, &dataset) : DESK_NOTHING, "href", href);
    if (has_dataset && !period->open) dataset_state_view(view, dataset.state);
    else {
        (void)json_object_set_new(view, "state_label", json_string(period->open ? "Terbuka" : "Ditutup"));
        (void)json_object_set_new(view, "state_tone", json_string(period->open ? "active" : ""));
    }
    (void)json_array_append_new(list, view);
    return DONE;
}

enum result survey_desk_view(struct app *app, struct request *request, json_t **ret) {
    struct survey_periods periods;
    enum result result = survey_period_list(app->db, request->arena, &periods);
    if (result != DONE) return result;
    json_t *view = desk_view("survey"), *running = json_array(), *all = json_array();
    (void)json_object_set_new(view, "open_periods", running);
    (void)json_object_set_new(view, "periods", all);
    for (size_t i = 0; result == DONE && i < periods.count; i++) {
        bool is_done = false;
        result = period_view(app, request, &periods.rows[i], all, &is_done);
        if (result == DONE && !is_done) result = running_view(app, request, &periods.rows[i], running);
    }
    (void)json_object_set_new(view, "has_periods", json_boolean(periods.count > 0));
    if (result == DONE) *ret = view;
    else json_decref(view);
    return result;
}
