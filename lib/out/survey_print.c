/* Scope: addresses and words of slips and posters. */
#include "lib/out/survey_print.h"

#include <string.h>

#include "lib/rules/format.h"

/* "?periode=…&loket=…&layanan=…": codes need no escaping. The bare address asks what is open, or lets people choose. */
static const char *query_of(struct arena *arena, const struct survey_print *print, const char *period_key) {
    const struct { const char *name, *value; } parts[] = {
        { "periode", period_key }, { "loket", print->counter_code }, { "layanan", print->service_code } };
    const char *query = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].value) continue;
        query = arena_format(arena, "%s%s%s=%s", query, *query ? "&" : "?", parts[i].name, parts[i].value);
    }
    return query;
}

static const char *short_address(struct arena *arena, const struct survey_print *print, const char *path) {
    const char *host = strstr(print->base_url, "//");
    return arena_format(arena, "%s%s", host ? host + 2 : print->base_url, path);
}

/* A poster of the office's SKM hangs longer than one period. */
static const char *key_of_poster(const struct survey_print *print) {
    bool is_other = print->period_key && strcmp(print->period_key, print->period_label) != 0;
    return is_other ? print->period_key : NULL;
}

/* A slip is for one period, whatever else is open then. */
enum result survey_print_slips(struct arena *arena, const struct survey_print *print, const struct access_code *codes, size_t count, json_t **ret) {
    struct slip *slips = arena_array(arena, count, sizeof *slips);
    for (size_t i = 0; i < count; i++) {
        slips[i].code = codes[i].text;
        slips[i].address = arena_format(arena, "%s/survei/karcis%s#%s", print->base_url, query_of(arena, print, print->period_key), codes[i].text);
    }
    struct slip_sheet sheet = {
        .office = print->office,
        .short_address = short_address(arena, print, "/survei/karcis"),
        .valid = arena_format(arena, "%s%sBerlaku sampai %s", print->service ? print->service : "", print->service ? ". " : "",
                              format_day(arena, print->ends_on)),
        .slips = slips,
        .count = count,
    };
    return print_pages_slips(arena, &sheet, ret);
}

enum result survey_print_poster(struct arena *arena, const struct survey_print *print, json_t **ret) {
    struct qr_poster poster = {
        .office = print->office,
        .counter = print->counter,
        .service = print->service,
        .address = arena_format(arena, "%s/survei/%s", print->base_url, query_of(arena, print, key_of_poster(print))),
        .short_address = short_address(arena, print, "/survei"),
        .note = print->period_key ? arena_format(arena, "Berlaku sampai %s", format_day(arena, print->ends_on)) : NULL,
    };
    return print_pages_qr_poster(arena, &poster, ret);
}
