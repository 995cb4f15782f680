/* Scope: one table makes an enum, its database texts and its Indonesian labels, so that the three cannot drift apart.
 * Exports: ENUM_DECLARE, ENUM_DEFINE.
 *
 * A list is a macro of rows X(IDENTIFIER, "database text", "Indonesian label"). ENUM_DECLARE(name, LIST, COUNT) in a
 * header declares
 *   enum name { …, COUNT }
 *   const char *name_text(enum name)                     the database's text; static storage; "" when out of range
 *   const char *name_label(enum name)                    what people read; same
 *   bool name_parse(const char *text, enum name *ret)    reads the database's text; false when it is none of them
 * and ENUM_DEFINE with the same words in one source file defines them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct enum_row {
    const char *text, *label;
};

/* Index of TEXT among COUNT rows, or COUNT. */
size_t enum_find(const struct enum_row *rows, size_t count, const char *text);

#define ENUM_MEMBER(identifier, text, label) identifier,
#define ENUM_ROW(identifier, text, label) [identifier] = { text, label },

#define ENUM_DECLARE(name, LIST, COUNT)       \
    enum name { LIST(ENUM_MEMBER) COUNT };    \
    const char *name##_text(enum name value); \
    const char *name##_label(enum name value); \
    bool name##_parse(const char *text, enum name *ret);

#define ENUM_DEFINE(name, LIST, COUNT)                                               \
    static const struct enum_row name##_rows[COUNT] = { LIST(ENUM_ROW) };            \
    const char *name##_text(enum name value) {                                       \
        return (unsigned)value < COUNT ? name##_rows[value].text : "";               \
    }                                                                                \
    const char *name##_label(enum name value) {                                      \
        return (unsigned)value < COUNT ? name##_rows[value].label : "";              \
    }                                                                                \
    bool name##_parse(const char *text, enum name *ret) {                            \
        size_t at = enum_find(name##_rows, COUNT, text);                             \
        if (at == COUNT) return false;                                               \
        *ret = (enum name)at;                                                        \
        return true;                                                                 \
    }
