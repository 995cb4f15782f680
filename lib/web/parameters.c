/* Scope: a list of named values. */
#include "lib/web/parameters.h"

#include <string.h>

const char *parameters_first(const struct parameters *parameters, const char *name) {
    for (size_t i = 0; i < parameters->count; i++)
        if (strcmp(parameters->items[i].name, name) == 0) return parameters->items[i].value;
    return NULL;
}

size_t parameters_count(const struct parameters *parameters, const char *name) {
    size_t count = 0;
    for (size_t i = 0; i < parameters->count; i++)
        if (strcmp(parameters->items[i].name, name) == 0) count++;
    return count;
}

enum result parameters_add(struct arena *arena, struct parameters *parameters, const char *name, const char *value) {
    if (parameters->count == PARAMETERS_MOST) return REFUSED_TOO_LARGE;
    if (parameters->count == parameters->capacity) {
        size_t capacity = parameters->capacity ? parameters->capacity * 2 : 8;
        struct parameter *items = arena_array(arena, capacity, sizeof *items);
        if (parameters->count) memcpy(items, parameters->items, parameters->count * sizeof *items);
        parameters->items = items;
        parameters->capacity = capacity;
    }
    parameters->items[parameters->count++] = (struct parameter){ name, value };
    return DONE;
}
