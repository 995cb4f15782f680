/* Scope: a list of what may stand in an SVG, applied before it reaches the library that draws. It reads tags, not meaning:
 * whether the text is XML at all is the library's question. */
#include "print/svg_guard.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char *const ELEMENTS[] = {
    "svg", "g", "title", "desc", "defs", "pattern", "clipPath", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan",
};

struct look {
    const char *at, *end;
    int depth, elements;
};

static bool starts(const struct look *look, const char *with) {
    size_t length = strlen(with);
    return (size_t)(look->end - look->at) >= length && memcmp(look->at, with, length) == 0;
}

static bool is_space(char character) {
    return character == ' ' || character == '\n' || character == '\t' || character == '\r';
}

static bool is_name(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9') ||
           character == '-' || character == '_' || character == ':';
}

static void skip_spaces(struct look *look) {
    while (look->at < look->end && is_space(*look->at)) look->at++;
}

/* The name that begins here, borrowed; its length in *ret_length. */
static const char *take_name(struct look *look, size_t *ret_length) {
    const char *name = look->at;
    while (look->at < look->end && is_name(*look->at)) look->at++;
    *ret_length = (size_t)(look->at - name);
    return name;
}

static bool is_element(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++)
        if (strlen(ELEMENTS[i]) == length && memcmp(ELEMENTS[i], name, length) == 0) return true;
    return false;
}

/* A value may refer to a part of its own text and to nothing else. */
static bool refers_inside(const char *value, size_t length) {
    for (size_t i = 0; i + 4 <= length; i++) {
        if (strncasecmp(value + i, "url(", 4) != 0) continue;
        size_t target = i + 4;
        while (target < length && (is_space(value[target]) || value[target] == '\'' || value[target] == '"')) target++;
        if (target >= length || value[target] != '#') return false;
    }
    return !memmem(value, length, "@", 1) && !memmem(value, length, "\\", 1);
}

/* What says how to draw may hold none of what leads out; "aria-…" and "id" are names alone. */
static const char *judge_attribute(const char *name, size_t name_length, const char *value, size_t length) {
    bool is_href = name_length >= 4 && strncasecmp(name + name_length - 4, "href", 4) == 0;
    if (is_href) return "a reference (href)";
    if (name_length > 2 && strncasecmp(name, "on", 2) == 0) return "a script";
    if (name_length == 8 && memcmp(name, "xml:base", 8) == 0) return "a base address";
    return refers_inside(value, length) ? NULL : "a reference out of the text";
}

static const char *take_attribute(struct look *look) {
    size_t name_length;
    const char *name = take_name(look, &name_length);
    skip_spaces(look);
    if (name_length == 0 || look->at >= look->end || *look->at != '=') return "an attribute without value";
    look->at++;
    skip_spaces(look);
    if (look->at >= look->end || (*look->at != '"' && *look->at != '\'')) return "a value without quotes";
    char quote = *look->at++;
    const char *value = look->at;
    const char *close = memchr(value, quote, (size_t)(look->end - value));
    if (!close) return "a value without end";
    look->at = close + 1;
    return judge_attribute(name, name_length, value, (size_t)(close - value));
}

static const char *take_open_tag(struct look *look) {
    size_t length;
    const char *name = take_name(look, &length);
    if (!is_element(name, length)) return "an element that our pages do not use";
    if (++look->elements > SVG_ELEMENTS_MOST) return "too many elements";
    for (;;) {
        skip_spaces(look);
        if (look->at >= look->end) return "a tag without end";
        if (starts(look, "/>")) break;
        if (*look->at == '>') return ++look->depth > SVG_DEPTH_MOST ? "elements too deep" : NULL;
        const char *wrong = take_attribute(look);
        if (wrong) return wrong;
    }
    return NULL;
}

static const char *skip_past(struct look *look, const char *what) {
    const char *found = memmem(look->at, (size_t)(look->end - look->at), what, strlen(what));
    if (!found) return "a part without end";
    look->at = found + strlen(what);
    return NULL;
}

/* AT stands on a '<'. */
static const char *take_tag(struct look *look, const char *begin) {
    if (starts(look, "<!--")) return skip_past(look, "-->");
    if (starts(look, "<?")) return look->at == begin && starts(look, "<?xml ") ? skip_past(look, "?>") : "a processing instruction";
    if (starts(look, "<!")) return "a document type or entity";
    if (starts(look, "</")) return --look->depth < 0 ? "an end without beginning" : skip_past(look, ">");
    look->at++;
    return take_open_tag(look);
}

static bool has_control(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] < ' ' && !is_space(bytes[i])) return true;
    return false;
}

const char *svg_guard(const char *bytes, size_t length) {
    if (length > SVG_BYTES_MOST) return "too many bytes";
    if (has_control(bytes, length)) return "a control character";
    struct look look = { bytes, bytes + length, 0, 0 };
    while ((look.at = memchr(look.at, '<', (size_t)(look.end - look.at))) != NULL) {
        const char *wrong = take_tag(&look, bytes);
        if (wrong) return wrong;
    }
    if (look.elements == 0) return "no element";
    return look.depth == 0 ? NULL : "an element without end";
}
