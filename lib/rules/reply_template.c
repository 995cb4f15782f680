/* Scope: reading placeholders, once and from left to right. */
#include "lib/rules/reply_template.h"

#include <string.h>

#include "lib/base/buffer.h"

#define SHOWN_MOST 30 /* bytes of a wrong placeholder told in the message */

ENUM_DEFINE(template_action, TEMPLATE_ACTION_LIST, TEMPLATE_ACTION_COUNT)

static const struct {
    const char *name;
    size_t member;
} PLACEHOLDERS[] = {
    { "{nomor}", offsetof(struct reply_values, number) },   { "{layanan}", offsetof(struct reply_values, service) },
    { "{tenggat}", offsetof(struct reply_values, due) },    { "{kantor}", offsetof(struct reply_values, office) },
    { "{petugas}", offsetof(struct reply_values, officer) },
};

#define PLACEHOLDER_COUNT (sizeof PLACEHOLDERS / sizeof *PLACEHOLDERS)

/* The row of the placeholder TEXT begins with, or PLACEHOLDER_COUNT. */
static size_t placeholder_at(const char *text) {
    size_t i = 0;
    while (i < PLACEHOLDER_COUNT && strncmp(text, PLACEHOLDERS[i].name, strlen(PLACEHOLDERS[i].name)) != 0) i++;
    return i;
}

static const char *value_of(const struct reply_values *values, size_t row) {
    const char *value;
    memcpy(&value, (const char *)values + PLACEHOLDERS[row].member, sizeof value);
    return value;
}

/* "{nama}", or what follows an open brace up to the end of its word. */
static const char *shown(struct arena *arena, const char *brace) {
    size_t length = strcspn(brace, "} \n");
    if (length > SHOWN_MOST) length = 1;
    return arena_copy(arena, brace, brace[length] == '}' ? length + 1 : length);
}

const char *reply_template_fault(struct arena *arena, const char *body) {
    for (const char *brace = body; (brace = strchr(brace, '{')); brace++) {
        if (placeholder_at(brace) < PLACEHOLDER_COUNT) continue;
        return arena_format(arena, "%s tidak dikenal. Yang dikenal: " REPLY_PLACEHOLDERS ".", shown(arena, brace));
    }
    return NULL;
}

const char *reply_template_expand(struct arena *arena, const char *body, const struct reply_values *values) {
    struct buffer text = buffer_in(arena);
    while (*body) {
        size_t plain = strcspn(body, "{");
        buffer_add(&text, body, plain);
        body += plain;
        if (!*body) break;
        size_t row = placeholder_at(body);
        if (row < PLACEHOLDER_COUNT) buffer_text(&text, value_of(values, row));
        else buffer_char(&text, '{');
        body += row < PLACEHOLDER_COUNT ? strlen(PLACEHOLDERS[row].name) : 1;
    }
    return buffer_string(&text);
}
