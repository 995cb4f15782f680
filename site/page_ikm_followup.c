/* Scope: what an office promised after a survey, and whether it kept it as of the day of this edition. */
#include <string.h>

#include "lib/rules/followup.h"
#include "lib/rules/format.h"
#include "lib/store/followup.h"
#include "site/page_ikm.h"

/* Classes of site/assets/loket.css. */
static const char *const TONES[FOLLOWUP_STANDING_COUNT] = {
    [FOLLOWUP_WAITING] = "active", [FOLLOWUP_LATE] = "negative", [FOLLOWUP_KEPT] = "positive", [FOLLOWUP_KEPT_LATE] = "waiting",
    [FOLLOWUP_GIVEN_UP] = "none",
};

static enum followup_standing standing_of(const struct site *site, const struct followup *promise) {
    enum followup_state state = FOLLOWUP_PLANNED;
    (void)followup_state_parse(promise->state, &state);
    return followup_stands(state, promise->due_month, promise->done_on.known ? promise->done_on.day : 0, site->today);
}

static const char *unsur_name(const struct survey_result *survey, const char *code) {
    for (size_t i = 0; i < survey->instrument.item_count; i++) {
        if (strcmp(survey->instrument.items[i].code, code) == 0) return survey->instrument.items[i].name;
    }
    return code;
}

static json_t *promise_view(struct site *site, const struct survey_result *survey, const struct followup *promise) {
    struct arena *arena = site->arena;
    enum followup_standing standing = standing_of(site, promise);
    const char *done = promise->done_on.known ? arena_format(arena, ", %s", format_day(arena, promise->done_on.day)) : "";
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "action", promise->action, "unsur", unsur_name(survey, promise->item_code), "due_text",
                     followup_due(arena, promise->due_month), "responsible", promise->responsible, "standing",
                     arena_format(arena, "%s%s", followup_standing_label(standing), done), "tone", TONES[standing], "note", promise->note);
}

/* "3 janji: 1 selesai, 1 dalam waktu, 1 terlambat." */
static const char *sentence(struct arena *arena, const struct followup_tally *tally) {
    return arena_format(arena, "%s rencana: %s selesai, %s dalam waktu, %s terlambat, %s tidak dilanjutkan.", format_number(arena, tally->all, 0),
                        format_number(arena, tally->by[FOLLOWUP_KEPT] + tally->by[FOLLOWUP_KEPT_LATE], 0),
                        format_number(arena, tally->by[FOLLOWUP_WAITING], 0), format_number(arena, tally->by[FOLLOWUP_LATE], 0),
                        format_number(arena, tally->by[FOLLOWUP_GIVEN_UP], 0));
}

enum result ikm_followup(struct site *site, const struct survey_result *survey, json_t **ret) {
    struct followups plan;
    enum result result = followup_list_public(site->db, site->arena, survey->dataset.id, &plan);
    if (result != DONE) return site_fail_read(site, result, survey->dataset.title);
    struct followup_tally tally = { 0 };
    json_t *promises = json_array();
    for (size_t i = 0; i < plan.count; i++) {
        followup_count(&tally, standing_of(site, &plan.rows[i]));
        (void)json_array_append_new(promises, promise_view(site, survey, &plan.rows[i]));
    }
    *ret = plan.count > 0 ? json_pack("{s:s, s:o}", "sentence", sentence(site->arena, &tally), "promises", promises) : json_null();
    if (plan.count == 0) json_decref(promises);
    return DONE;
}
