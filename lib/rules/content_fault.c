/* Scope: the list of what is wrong with the office's own pages. */
#include "lib/rules/content_fault.h"

#include <stdio.h>
#include <string.h>

#define NAME_SHOWN 80
#define MESSAGE_LONGEST 400 /* bytes; a message quotes what somebody wrote */

static void note(struct content_faults *faults, const struct content_fault *fault) {
    if (faults->count == CONTENT_FAULTS_MOST) faults->more++;
    else faults->rows[faults->count++] = *fault;
}

__attribute__((format(printf, 2, 0))) static const char *said(struct arena *arena, const char *format, va_list values) {
    char text[MESSAGE_LONGEST];
    (void)vsnprintf(text, sizeof text, format, values);
    return arena_string(arena, text);
}

void content_fault(struct content_faults *faults, const char *file, int line, const char *format, ...) {
    va_list values;
    va_start(values, format);
    note(faults, &(struct content_fault){ file, line, said(faults->arena, format, values), false });
    va_end(values);
}

void content_gap(struct content_faults *faults, const char *file, const char *format, ...) {
    va_list values;
    va_start(values, format);
    note(faults, &(struct content_fault){ file, 0, said(faults->arena, format, values), true });
    va_end(values);
}

const struct content_fault *content_fault_first(const struct content_faults *faults) {
    for (size_t i = 0; i < faults->count; i++) {
        if (!faults->rows[i].is_gap) return &faults->rows[i];
    }
    return NULL;
}

const char *content_fault_line(struct arena *arena, const struct content_fault *fault) {
    if (fault->line == 0) return arena_format(arena, "%s: %s", fault->file, fault->message);
    return arena_format(arena, "%s:%d: %s", fault->file, fault->line, fault->message);
}

const char *content_shown_name(struct arena *arena, const char *name) {
    size_t length = strnlen(name, NAME_SHOWN);
    char *shown = arena_copy(arena, name, length);
    for (size_t i = 0; i < length; i++) {
        if (shown[i] < ' ' || shown[i] > '~') shown[i] = '?';
    }
    return shown;
}
