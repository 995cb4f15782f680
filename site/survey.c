/* Scope: recomputing a survey. */
#include "site/survey.h"

#include <string.h>

#include "lib/store/survey_dataset.h"

enum result survey_read(struct site *site, const struct dataset *dataset, struct survey *ret) {
    struct survey survey = { .dataset = dataset };
    enum result result = public_skm_answers(site->db, site->arena, dataset->id, &survey.answers);
    if (result == DONE) result = public_skm_figures(site->db, site->arena, dataset->id, &survey.unsur);
    if (result == DONE) result = public_differences(site->db, site->arena, dataset->id, &survey.differences);
    if (result != DONE) return site_fail_read(site, result, dataset->title);
    size_t items = survey.answers.count ? strlen(survey.answers.rows[0].answers) : 0;
    result = survey_answer_figures(&survey.answers, items, &survey.figures);
    bool agrees = result == DONE && survey.figures.ikm == dataset->ikm_hundredths.value &&
                  (!dataset->respondents.known || survey.figures.n == dataset->respondents.value);
    if (!agrees) {
        return site_fail(site, FAILED_INTERNAL, arena_format(site->arena, "%s: hasil hitung ulang tidak sama dengan yang disetujui",
                                                             dataset->title));
    }
    *ret = survey;
    return DONE;
}
