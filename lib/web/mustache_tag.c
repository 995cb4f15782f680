/* Scope: finding and reading one tag. Exports: tag_find, delimiters_read. */
#include <string.h>

#include "lib/web/mustache_tree.h"

#define LONGEST_DELIMITER 8 /* bytes; nobody needs more, and a search for a long one over a long text is work */
#define SIGILS "#^/><$!=&{"

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct bytes trimmed(struct bytes text) {
    while (text.length > 0 && is_white(text.at[0])) text = (struct bytes){ text.at + 1, text.length - 1 };
    while (text.length > 0 && is_white(text.at[text.length - 1])) text.length--;
    return text;
}

static struct bytes skip(struct bytes text, size_t count) {
    return (struct bytes){ text.at + count, text.length - count };
}

/* Length of the tag's content at the start of REST; SIZE_MAX when nothing closes it. *ret_after is where the tag ends.
 * A triple brace closes with "}}}" and new delimiters with "=}}". */
static size_t content_length(struct bytes rest, char sigil, struct bytes close, size_t *ret_after) {
    char closing[1 + LONGEST_DELIMITER];
    size_t mark = sigil == '{' || sigil == '=';
    closing[0] = sigil == '{' ? '}' : sigil;
    memcpy(closing + mark, close.at, close.length);
    const char *end = memmem(rest.at, rest.length, closing, mark + close.length);
    if (!end) return SIZE_MAX;
    *ret_after = (size_t)(end - rest.at) + mark + close.length;
    return (size_t)(end - rest.at);
}

static const char *name_fault(const struct tag *tag) {
    if (tag->name.length == 0) return "the tag has no name";
    for (size_t i = 0; i < tag->name.length; i++) {
        if (is_white(tag->name.at[i])) return "the name in the tag has white space in it";
    }
    return NULL;
}

/* The asterisk of a dynamic name, which its closing tag repeats. */
static void take_asterisk(struct tag *tag) {
    if (tag->sigil == '\0' || !strchr("></", tag->sigil)) return;
    if (tag->name.length == 0 || tag->name.at[0] != '*') return;
    tag->dynamic = true;
    tag->name = trimmed(skip(tag->name, 1));
}

enum tag_found tag_find(struct bytes text, size_t from, const struct delimiters *delimiters, struct tag *ret,
                        const char **ret_fault) {
    const char *open = memmem(text.at + from, text.length - from, delimiters->open.at, delimiters->open.length);
    if (!open) return TAG_NONE;
    *ret = (struct tag){ .start = (size_t)(open - text.at) };

    size_t at = ret->start + delimiters->open.length;
    while (at < text.length && is_white(text.at[at])) at++;
    if (at < text.length && text.at[at] && strchr(SIGILS, text.at[at])) ret->sigil = text.at[at++];

    size_t after = 0;
    size_t length = content_length(skip(text, at), ret->sigil, delimiters->close, &after);
    if (length == SIZE_MAX) {
        *ret_fault = "the tag is not closed";
        return TAG_BROKEN;
    }
    ret->name = trimmed((struct bytes){ text.at + at, length });
    ret->end = at + after;
    if (ret->sigil == '{') ret->sigil = '&';
    if (ret->sigil == '!' || ret->sigil == '=') return TAG_FOUND;
    take_asterisk(ret);
    *ret_fault = name_fault(ret);
    return *ret_fault ? TAG_BROKEN : TAG_FOUND;
}

static bool is_delimiter(struct bytes word) {
    return word.length > 0 && word.length <= LONGEST_DELIMITER && !memchr(word.at, '=', word.length);
}

bool delimiters_read(struct bytes content, struct delimiters *ret) {
    size_t open = 0;
    while (open < content.length && !is_white(content.at[open])) open++;
    struct bytes first = { content.at, open };
    struct bytes second = trimmed(skip(content, open));
    for (size_t i = 0; i < second.length; i++) {
        if (is_white(second.at[i])) return false;
    }
    if (!is_delimiter(first) || !is_delimiter(second)) return false;
    *ret = (struct delimiters){ first, second };
    return true;
}
