/* Scope: recomputing a survey. */
#include "site/survey.h"

#include <string.h>

#define SCALE 4u /* the statutory questionnaire */

static enum result recompute(const struct skm_answers *answers, struct skm_figures *ret) {
    struct skm skm;
    if (answers->count == 0) return REFUSED_ABSENT;
    enum result result = skm_begin(&skm, (unsigned)strlen(answers->rows[0].answers), SCALE, 0);
    for (size_t i = 0; i < answers->count && result == DONE; i++) {
        for (int64_t n = 0; n < answers->rows[i].count && result == DONE; n++) {
            result = skm_add_text(&skm, answers->rows[i].answers);
        }
    }
    if (result == DONE) skm_finish(&skm, ret);
    return result;
}

enum result survey_read(struct site *site, const struct dataset *dataset, struct survey *ret) {
    struct survey survey = { .dataset = dataset };
    enum result result = public_skm_answers(site->db, site->arena, dataset->id, &survey.answers);
    if (result == DONE) result = public_skm_figures(site->db, site->arena, dataset->id, &survey.unsur);
    if (result == DONE) result = public_differences(site->db, site->arena, dataset->id, &survey.differences);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    result = recompute(&survey.answers, &survey.figures);
    bool agrees = result == DONE && survey.figures.ikm == dataset->ikm_hundredths.value &&
                  (!dataset->respondents.known || survey.figures.n == dataset->respondents.value);
    if (!agrees) {
        return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: hasil hitung ulang tidak sama dengan yang disetujui",
                                                             dataset->title));
    }
    *ret = survey;
    return DONE;
}
