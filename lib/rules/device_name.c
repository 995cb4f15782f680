/* Scope: the words browsers call themselves by. */
#include "lib/rules/device_name.h"

#include <stddef.h>
#include <string.h>

struct mark {
    const char *word, *name;
};

/* The first that is found counts: nearly every browser also says "Safari", and most say "Chrome". */
static const struct mark BROWSERS[] = {
    { "Edg", "Edge" },         { "OPR/", "Opera" },     { "Opera", "Opera" },   { "SamsungBrowser/", "Samsung Internet" },
    { "UCBrowser/", "UC Browser" }, { "MiuiBrowser/", "Mi Browser" }, { "FxiOS/", "Firefox" }, { "Firefox/", "Firefox" },
    { "CriOS/", "Chrome" },    { "Chrome/", "Chrome" }, { "Safari/", "Safari" },
};

/* "Android" before "Linux" and "iPhone" before "Mac OS X": both say both. */
static const struct mark SYSTEMS[] = {
    { "Android", "Android" }, { "iPhone", "iPhone" }, { "iPad", "iPad" },   { "Windows", "Windows" },
    { "CrOS", "ChromeOS" },   { "Mac OS X", "macOS" }, { "Linux", "Linux" },
};

static const char *first_of(const struct mark *marks, size_t count, const char *text) {
    for (size_t i = 0; i < count; i++) {
        if (strstr(text, marks[i].word)) return marks[i].name;
    }
    return NULL;
}

const char *device_name(struct arena *arena, const char *user_agent) {
    const char *text = user_agent ? user_agent : "";
    const char *browser = first_of(BROWSERS, sizeof BROWSERS / sizeof *BROWSERS, text);
    const char *kind = first_of(SYSTEMS, sizeof SYSTEMS / sizeof *SYSTEMS, text);
    if (!kind) return browser ? browser : "Peramban lain";
    return arena_format(arena, "%s di %s", browser ? browser : "Peramban lain", kind);
}
