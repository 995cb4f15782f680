/* Scope: the words browsers call themselves by. */
#include "lib/rules/device_name.h"

#include <stddef.h>
#include <string.h>

struct mark {
    const char *word, *name;
    const char *kind; /* of a system */
};

/* The first that is found counts: nearly every browser also says "Safari", and most say "Chrome". */
static const struct mark BROWSERS[] = {
    { "Edg", "Edge", NULL },      { "OPR/", "Opera", NULL },      { "Opera", "Opera", NULL },
    { "SamsungBrowser/", "Samsung Internet", NULL },                { "UCBrowser/", "UC Browser", NULL },
    { "MiuiBrowser/", "Mi Browser", NULL },                         { "FxiOS/", "Firefox", NULL },
    { "Firefox/", "Firefox", NULL }, { "CriOS/", "Chrome", NULL },  { "Chrome/", "Chrome", NULL },
    { "Safari/", "Safari", NULL },
};

/* "Android" before "Linux" and "iPhone" before "Mac OS X": both say both. */
static const struct mark SYSTEMS[] = {
    { "Android", "Android", "phone" },    { "iPhone", "iPhone", "phone" },    { "iPad", "iPad", "phone" },
    { "Windows", "Windows", "computer" }, { "CrOS", "ChromeOS", "computer" }, { "Mac OS X", "macOS", "computer" },
    { "Linux", "Linux", "computer" },
};

static const struct mark *first_of(const struct mark *marks, size_t count, const char *text) {
    for (size_t i = 0; i < count; i++) {
        if (strstr(text, marks[i].word)) return &marks[i];
    }
    return NULL;
}

const char *device_name(struct arena *arena, const char *user_agent) {
    const char *text = user_agent ? user_agent : "";
    const struct mark *browser = first_of(BROWSERS, sizeof BROWSERS / sizeof *BROWSERS, text);
    const struct mark *place = first_of(SYSTEMS, sizeof SYSTEMS / sizeof *SYSTEMS, text);
    const char *name = browser ? browser->name : "Peramban lain";
    return place ? arena_format(arena, "%s di %s", name, place->name) : name;
}

const char *device_kind(const char *user_agent) {
    const struct mark *place = first_of(SYSTEMS, sizeof SYSTEMS / sizeof *SYSTEMS, user_agent ? user_agent : "");
    return place ? place->kind : "";
}
