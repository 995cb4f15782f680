/* Scope: reading surveys and naming them. */
#include "site/survey.h"

#include <string.h>

#include "lib/report/survey_answers.h"
#include "lib/rules/period.h"
#include "lib/store/public_history.h"
#include "site/view.h"

enum result survey_profiles_stand(struct site *site, const struct dataset *dataset, bool *ret) {
    struct breakdowns all;
    enum result result = public_breakdowns(site->db, site->arena, &all);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    *ret = false;
    for (size_t i = 0; i < all.count && !*ret; i++) {
        bool is_ours = strcmp(all.rows[i].period, dataset->period) == 0 && strcmp(all.rows[i].scope, dataset->scope) == 0;
        *ret = is_ours && breakdown_may_stand(all.rows, all.count, i);
    }
    return DONE;
}

/* From here on nobody has them: not the page, not the open data, not the printed report. */
static enum result forget_profiles(struct site *site, struct survey_result *survey) {
    bool stands;
    if (survey->profiles.count == 0) return DONE;
    enum result result = survey_profiles_stand(site, &survey->dataset, &stands);
    if (result == DONE && !stands) survey->profiles.count = 0;
    return result;
}

enum result survey_read(struct site *site, const struct dataset *dataset, const struct survey_result **ret) {
    size_t at = (size_t)(dataset - site->datasets.rows);
    if (!site->surveys) site->surveys = arena_array(site->arena, site->datasets.count + 1, sizeof *site->surveys);
    if (!site->surveys[at]) {
        struct survey_result *survey = arena_alloc(site->arena, sizeof *survey);
        enum result result = survey_result_read(site->db, site->arena, dataset, SURVEY_FROM_VIEWS, survey);
        if (result != DONE) return site_fail_read(site, result, dataset->title);
        if (!survey_result_agrees(survey)) {
            return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: hasil hitung ulang tidak sama dengan yang disetujui",
                                                                 dataset->title));
        }
        result = forget_profiles(site, survey);
        if (result != DONE) return result;
        site->surveys[at] = survey;
    }
    *ret = site->surveys[at];
    return DONE;
}

enum result survey_before(struct site *site, const struct dataset *dataset, const struct survey_result **ret) {
    *ret = NULL;
    for (const struct dataset *other = dataset + 1; other < site->datasets.rows + site->datasets.count; other++) {
        bool is_same = strcmp(other->kind, dataset->kind) == 0 && strcmp(other->scope, dataset->scope) == 0 && site_has_page(other);
        if (is_same) return survey_read(site, other, ret);
    }
    return DONE;
}

bool survey_is_skm(const struct survey_result *survey) {
    return strcmp(survey->instrument.family, SKM_FAMILY) == 0;
}

const char *survey_service_name(const struct site *site, const char *code) {
    for (size_t i = 0; i < site->services.count; i++) {
        if (strcmp(site->services.rows[i].code, code) == 0) return site->services.rows[i].name;
    }
    return code;
}

const char *survey_name(struct site *site, const struct survey_result *survey) {
    return survey_answers_name(site->arena, survey, &site->services);
}

const struct survey_item *survey_unsur_item(const struct survey_result *survey, unsigned unsur) {
    size_t at = 0;
    while (survey->rules.unsur[at] != unsur || *survey->instrument.items[at].unsur) at++;
    return &survey->instrument.items[at];
}

const char *survey_hundredths(struct arena *arena, int64_t value) {
    return view_number(arena, (struct optional_number){ value != SKM_NONE, value }, 2);
}

const char *survey_mark_text(struct arena *arena, const struct survey_result *survey, const char *mark, const char *label) {
    if (!*mark) return "";
    return survey_is_skm(survey) ? arena_format(arena, "%s, mutu %s", label, mark) : label;
}
