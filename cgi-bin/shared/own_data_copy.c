/* Scope: copies in words. */
#include "cgi-bin/shared/own_data_copy.h"

#include <ctype.h>
#include <string.h>

#include "cgi-bin/shared/case_parts.h"
#include "cgi-bin/shared/deadline.h"
#include "lib/base/buffer.h"

#define MOMENT "waktu" /* when a line of a list happened, as lib/store/subject_copy.c names it */

struct reading {
    struct app *app;
    struct request *request;
    bool day_only;
};

/* "cara_memperoleh" as people write it. */
static const char *label_of(struct arena *arena, const char *name) {
    char *label = arena_string(arena, name);
    for (char *at = label; *at; at++) {
        if (*at == '_') *at = ' ';
    }
    *label = (char)toupper((unsigned char)*label);
    return label;
}

/* A moment or a day as people read it, anything else as it stands. */
static const char *said_of(const struct reading *reading, const char *text) {
    instant at;
    day_number day;
    if (instant_parse(text, &at)) return case_moment_text(reading->app, reading->request, at, reading->day_only);
    return day_parse(text, &day) ? day_in_words(reading->request, day) : text;
}

/* Everything of a line but its moment, each part on a line of its own. */
static const char *parts_of(const struct reading *reading, json_t *value) {
    struct buffer text = buffer_in(reading->request->arena);
    const char *name;
    json_t *part;
    json_object_foreach(value, name, part) {
        const char *said = json_string_value(part);
        if (said && *said && strcmp(name, MOMENT) != 0) buffer_format(&text, "%s%s", text.length ? "\n" : "", said);
    }
    return buffer_string(&text);
}

static json_t *lines_of(const struct reading *reading, json_t *list) {
    json_t *lines = json_array(), *value;
    size_t at;
    json_array_foreach(list, at, value) {
        const char *moment = json_string_value(json_object_get(value, MOMENT)), *line = json_string_value(value);
        (void)json_array_append_new(lines, json_pack("{s:s?, s:s}", "at_text", moment ? said_of(reading, moment) : NULL, "text",
                                                     line ? line : parts_of(reading, value)));
    }
    return lines;
}

static json_t *facts_of(const struct reading *reading, json_t *part) {
    json_t *facts = json_array(), *value;
    const char *name;
    json_object_foreach(part, name, value) {
        const char *said = json_string_value(value);
        if (said) fact_add(facts, label_of(reading->request->arena, name), said_of(reading, said));
    }
    return facts;
}

static json_t *section_of(const struct reading *reading, const char *heading, json_t *part) {
    json_t *facts = facts_of(reading, part), *lines = lines_of(reading, part);
    return json_pack("{s:s, s:b, s:o, s:b, s:o}", "heading", heading, "has_facts", json_array_size(facts) > 0, "facts", facts, "has_lines",
                     json_array_size(lines) > 0, "lines", lines);
}

json_t *own_data_copy_sections(struct app *app, struct request *request, const char *text, bool day_only) {
    struct reading reading = { app, request, day_only };
    json_auto_t *whole = json_loads(text, 0, NULL);
    if (!json_is_object(whole)) return NULL;
    json_t *sections = json_array(), *part;
    const char *name;
    (void)json_array_append_new(sections, section_of(&reading, "Kasus", whole));
    json_object_foreach(whole, name, part) {
        if (json_is_string(part)) continue;
        (void)json_array_append_new(sections, section_of(&reading, label_of(request->arena, name), part));
    }
    return sections;
}
