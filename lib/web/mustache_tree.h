/* Scope: the compiled form of templates, private to lib/web/mustache_*.c.
 * A template is an array of nodes in the order of the text. A node is followed by its descendants; `span` counts the node
 * with them, so the next sibling of NODE is NODE + NODE->span and its children are NODE + 1 … NODE + NODE->span. */
#pragma once

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "lib/web/mustache.h"

struct template;

struct bytes {
    const char *at;
    size_t length;
};

enum node_kind {
    NODE_TEXT,     /* {text} */
    NODE_ESCAPED,  /* {{name}} */
    NODE_RAW,      /* {{{name}}} {{&name}} */
    NODE_SECTION,  /* {{#name}} */
    NODE_INVERTED, /* {{^name}} */
    NODE_PARTIAL,  /* {{>name}} */
    NODE_PARENT,   /* {{<name}}: its children are the overriding blocks */
    NODE_BLOCK,    /* {{$name}} */
    NODE_KIND_COUNT
};

struct node {
    uint8_t kind;       /* enum node_kind */
    bool starts_line;   /* TEXT: its first byte is the first of a line; empty when the line starts with a tag */
    bool starts_block;  /* TEXT: the first of a block's content */
    bool own_lines;     /* PARTIAL, PARENT, BLOCK: it had its lines for itself, `indent` belongs to it */
    uint32_t span;
    uint32_t line;      /* of the tag in the template's file, from 1 */
    uint32_t key_count; /* 0 means {{.}} */
    struct bytes text;  /* TEXT: what to write; PARTIAL, PARENT, BLOCK: the name */
    const struct bytes *keys;      /* the parts of a dotted name, each also ended by NUL; of a dynamic name too; NULL for other names */
    const struct template *target; /* PARTIAL, PARENT with a static name; NULL when it leads nowhere */
    struct bytes indent;           /* PARTIAL, PARENT, BLOCK: put before every line of the content */
    struct bytes ending;           /* BLOCK on one line: the line end to give a content without one */
    const struct template *home;
};

struct template {
    const char *name, *file;
    struct node *nodes;
    size_t count;
    size_t literal; /* bytes of all texts: the room a rendering needs at least */
};

struct templates {
    struct template *items; /* by name */
    size_t count;
};

static inline bool bytes_equal(struct bytes one, struct bytes other) {
    return one.length == other.length && memcmp(one.at, other.at, one.length) == 0;
}

/* mustache_tag.c */

struct delimiters {
    struct bytes open, close;
};

/* One tag as it stands in a text. */
struct tag {
    char sigil;         /* one of # ^ / > < $ ! = & or 0 for a plain name; { counts as & */
    bool dynamic;       /* the name had a * before it */
    size_t start, end;  /* offsets of the tag with its delimiters */
    struct bytes name;  /* without white space around; borrowed from the text */
};

enum tag_found { TAG_FOUND, TAG_NONE, TAG_BROKEN };

/* Finds the first tag at or behind FROM. TAG_BROKEN sets *ret_fault (static storage) and ret->start. */
enum tag_found tag_find(struct bytes text, size_t from, const struct delimiters *delimiters, struct tag *ret,
                        const char **ret_fault);

/* Reads the content of a {{=… …=}} tag. False when it does not name two proper delimiters. */
bool delimiters_read(struct bytes content, struct delimiters *ret);

/* mustache_words.c: replaces each {{#_}}text{{/_}} of TEXT by its translation in WORDS, or without one by the text itself; what it
 * makes is owned by ARENA. Failures as template_compile: a mark that does not end on its line. */
enum result template_words(struct arena *arena, const struct catalogue *words, struct template_text *text, const char **ret_message);

/* mustache_parse.c: compiles TEXT; targets are still NULL. Failures as template_compile. */
enum result template_parse(struct arena *arena, const struct template_text *text, struct template *ret,
                           const char **ret_message);

/* mustache_indent.c: BLOCK's content starts on a line of its own. Moves the white space which all its lines share into
 * BLOCK->indent; when there is no line, TAG_INDENT goes there. Texts that change are owned by ARENA. */
void block_dedent(struct arena *arena, struct node *block, struct bytes tag_indent);

/* mustache_load.c: the template of that name, or NULL. */
const struct template *templates_find(const struct templates *set, struct bytes name);

/* mustache_lookup.c */

#define LONGEST_NUMBER 32 /* bytes with NUL: -0.000001234567890123456 and 64-bit integers fit */

/* Resolves a dotted name; CONTEXTS[0] is the outermost of COUNT ≥ 1. Borrowed; NULL when there is no such value. */
json_t *value_find(json_t *const *contexts, size_t count, const struct node *node);

/* What a section thinks of the value; NULL is false. */
bool value_is_true(const json_t *value);

/* The text of a value, borrowed from the value or written into ROOM. */
struct bytes value_text(const json_t *value, char room[LONGEST_NUMBER]);
