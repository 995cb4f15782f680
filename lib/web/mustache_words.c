/* Scope: the words of a template in another language, put in before it is compiled. Exports: template_words. */
#include <string.h>

#include "lib/web/mustache_tree.h"

#define MARK "{{#_}}"
#define MARK_END "{{/_}}"

/* The line AT stands on, from 1. */
static unsigned line_of(const struct template_text *text, const char *at) {
    unsigned line = 1;
    for (const char *byte = text->bytes; byte < at; byte++) line += *byte == '\n';
    return line;
}

enum result template_words(struct arena *arena, const struct catalogue *words, struct template_text *text, const char **ret_message) {
    const char *at = text->bytes, *end = at + text->length;
    struct buffer out = buffer_in(arena);
    for (const char *mark; (mark = memmem(at, (size_t)(end - at), MARK, strlen(MARK))) != NULL;) {
        const char *id = mark + strlen(MARK);
        const char *close = memmem(id, (size_t)(end - id), MARK_END, strlen(MARK_END));
        if (!close || memchr(id, '\n', (size_t)(close - id)) || memmem(id, (size_t)(close - id), MARK, strlen(MARK))) {
            *ret_message = arena_format(arena, "%s:%u: " MARK " is not closed on its line", text->file ? text->file : text->name, line_of(text, mark));
            return REFUSED_INVALID;
        }
        const char *found = close > id ? catalogue_find(words, id, (size_t)(close - id)) : NULL; /* "" is the catalogue's head */
        buffer_add(&out, at, (size_t)(mark - at));
        if (found) buffer_text(&out, found);
        else buffer_add(&out, id, (size_t)(close - id));
        at = close + strlen(MARK_END);
    }
    if (at == text->bytes) return DONE;
    buffer_add(&out, at, (size_t)(end - at));
    text->bytes = out.bytes;
    text->length = out.length;
    return DONE;
}
