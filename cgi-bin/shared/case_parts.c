/* Scope: the parts of a case that reporter and staff see alike. */
#include "cgi-bin/shared/case_parts.h"

#include <inttypes.h>
#include <string.h>

#include "cgi-bin/shared/delivery.h"
#include "lib/rules/format.h"

const char *case_moment_text(struct app *app, struct request *request, instant at, bool day_only) {
    int offset = app->config->office.zone_offset;
    if (day_only) return format_day(request->arena, instant_day(at, offset));
    return format_moment(request->arena, at, offset, app->config->office.zone);
}

static json_t *files_view(struct app *app, struct request *request, const struct told_event *told) {
    json_t *list = json_array();
    for (size_t i = 0; i < told->files->count; i++) {
        const struct attachment *file = &told->files->rows[i];
        if (file->event.value != told->event->id.value) continue;
        const char *id = arena_format(request->arena, "%s%" PRId64, told->file_prefix, file->id.value);
        const char *href = told->linked.value ? delivery_link(app, request, told->linked, file) : NULL;
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:b}", "id", id, "file_name", file->file.file_name,
                                                    "size_text", format_size(request->arena, file->file.size), "href", href, "until_text",
                                                    fact_day(request->arena, file->until), "is_over", file->until.known && !href));
    }
    return list;
}

json_t *case_event_view(struct app *app, struct request *request, const struct told_event *told) {
    const struct case_event *event = told->event;
    bool ours = strcmp(event->actor_kind, "citizen") != 0;
    bool day_only = told->is_anonymous && !ours;
    const char *iso = day_only ? day_iso(request->arena, instant_day(event->at, app->config->office.zone_offset))
                               : instant_iso(request->arena, event->at);
    return json_pack("{s:s, s:s, s:s, s:s?, s:s, s:b, s:b, s:o}", "title", told->title, "at_iso", iso, "at_text",
                     case_moment_text(app, request, event->at, day_only), "who", told->who, "body", event->body, "ours",
                     ours, "internal", !event->visible_to_reporter, "attachments", files_view(app, request, told));
}

void fact_add(json_t *facts, const char *label, const char *value) {
    if (value && *value) (void)json_array_append_new(facts, json_pack("{s:s, s:s}", "label", label, "value", value));
}

const char *fact_day(struct arena *arena, struct optional_day day) {
    return day.known ? format_day(arena, day.day) : NULL;
}
