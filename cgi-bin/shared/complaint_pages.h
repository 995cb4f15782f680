/* Scope: the pages on the way of a complaint: one step, the check of all answers, the code of a draft, the receipt.
 * Exports: struct visit, struct notice and the notices, the visit_ functions. */
#pragma once

#include "cgi-bin/shared/complaint_draft.h"
#include "lib/store/case.h"
#include "lib/web/form.h"
#include "lib/web/response.h"

#define COMPLAINT_PATH "/pengaduan/"

/* One request and the draft it is about. */
struct visit {
    struct app *app;
    struct request *request;
    struct response *response;
    struct complaint_draft draft;
    bool returns_to_check; /* the step was opened from the check page */
};

/* A line over the page. */
struct notice {
    const char *text, *tone;
};
extern const struct notice NO_NOTICE, DRAFT_GONE, ANSWERS_CHANGED, DRAFT_RESUMED;

/* The form of one step with its choices, not read. */
enum result visit_open_step(struct visit *visit, enum complaint_step step, struct form *ret);

/* Rules across fields: a way back to whoever is not anonymous, and no event of tomorrow. */
struct visit_rules { bool story, contact; };
void visit_judge(const struct visit *visit, struct form *form, struct visit_rules rules);

/* The whole complaint of the draft as one form, read and judged; it takes the place of what the request brought. */
enum result visit_open_whole(struct visit *visit, struct form *ret);

/* Pages made from a form: 400 when it has faults. */
enum result visit_render_step(struct visit *visit, enum complaint_step step, struct form *form, const struct notice *notice);
enum result visit_render_check(struct visit *visit, struct form *form, const struct notice *notice);

/* A step as the draft has it; STEP_CHECK: the check page. */
enum result visit_show_step(struct visit *visit, enum complaint_step step, const struct notice *notice);

/* The code under which the draft waits; STEP is where it goes on. */
enum result visit_show_saved(struct visit *visit, enum complaint_step step);

enum result visit_show_receipt(struct visit *visit, const struct case_receipt *stored);
