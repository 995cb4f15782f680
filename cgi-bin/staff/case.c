/* Scope: looking at one case.
 * GET /petugas/kasus/NUMBER  200 the case, the look is in the audit trail; 404 no such number; 403 such cases are not for
 *                            the visitor */
#include "cgi-bin/staff/case.h"

#include "cgi-bin/staff/case_screen.h"

const char *const CASE_QUERY[] = { "selesai", NULL };

enum result case_page(struct app *app, struct request *request, struct response *response) {
    struct case_file file;
    enum result result = case_file_open(app, request, request->tail, &file);
    if (result != DONE) return result;
    const char *done = parameters_first(&request->query, "selesai");
    const struct case_action *action = done ? case_action_find(file.kind, done) : NULL;
    struct case_turn turn = { .notice = action ? action->done : NULL, .tone = "positive" };
    return case_screen_show(app, request, response, &file, &turn);
}
