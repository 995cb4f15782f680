/* Scope: what a citizen submitted, as one text. */
#include "lib/rules/submission_text.h"

#include "lib/base/buffer.h"

#define TITLE "ISI LOKET TERBUKA, BENTUK 1\n"
#define LINE_INSIDE "\n  "

static void add_value(struct buffer *text, const char *value) {
    for (; *value; value++) {
        if (*value == '\n') buffer_text(text, LINE_INSIDE);
        else buffer_char(text, *value);
    }
}

const char *submission_text(struct arena *arena, const struct submission_field *fields, size_t count) {
    struct buffer text = buffer_in(arena);
    buffer_text(&text, TITLE);
    for (size_t i = 0; i < count; i++) {
        if (!fields[i].value || *fields[i].value == '\0') continue;
        buffer_text(&text, fields[i].name);
        buffer_text(&text, ": ");
        add_value(&text, fields[i].value);
        buffer_char(&text, '\n');
    }
    return buffer_string(&text);
}
