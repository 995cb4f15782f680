/* Scope: shared pieces of the staff's views. */
#include "cgi-bin/staff/desk_view.h"

#include <stdlib.h>
#include <string.h>

#include "lib/rules/format.h"
#include "lib/rules/period.h"
#include "lib/store/survey.h"

#define ID_DIGITS 16 /* ids have 53 bits */

json_t *desk_view(const char *here) {
    return json_pack("{s:{s:b}, s:n}", "here", here, 1, "notice");
}

void desk_notice(json_t *view, const char *text, const char *tone) {
    (void)json_object_set_new(view, "notice", json_pack("{s:s, s:s}", "text", text, "tone", tone));
}

void desk_notice_done(const struct request *request, json_t *view, const struct desk_done *done, size_t count) {
    const char *name = parameters_first(&request->query, DESK_DONE);
    for (size_t i = 0; name && i < count; i++) {
        if (strcmp(done[i].name, name) == 0) desk_notice(view, done[i].text, "positive");
    }
}

const char *desk_moment(struct app *app, struct request *request, instant at) {
    return format_moment(request->arena, at, app->config->office.zone_offset, app->config->office.zone);
}

const char *desk_moment_short(struct app *app, struct request *request, instant at) {
    int offset = app->config->office.zone_offset;
    return arena_format(request->arena, "%s %s", format_day_short(request->arena, instant_day(at, offset)),
                        format_clock(request->arena, at, offset, app->config->office.zone));
}

const char *desk_day(struct app *app, struct request *request, instant at) {
    return format_day(request->arena, instant_day(at, app->config->office.zone_offset));
}

day_number desk_today(struct app *app, struct request *request) {
    return instant_day(request->now, app->config->office.zone_offset);
}

const char *desk_number(struct arena *arena, struct optional_number number, unsigned decimals) {
    return number.known ? format_number(arena, number.value, decimals) : DESK_NOTHING;
}

const char *desk_period(struct arena *arena, const struct survey_period *period) {
    const char *label = period_label(arena, period->label), *scope = survey_period_scope(period);
    return *scope ? arena_format(arena, "%s (%s)", label, scope) : label;
}

bool desk_id(const char *text, int64_t *ret) {
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > ID_DIGITS || text[digits] != '\0' || text[0] == '0') return false;
    *ret = strtoll(text, NULL, 10);
    return true;
}

void desk_fact(json_t *facts, const char *label, const char *value) {
    (void)json_array_append_new(facts, json_pack("{s:s, s:s}", "label", label, "value", value));
}
