/* Scope: what the two halves of the compiler share, private to mustache_parse.c (tags) and mustache_build.c (lines, nodes). */
#pragma once

#include "lib/web/mustache_tree.h"

#define DEEPEST_NESTING 64 /* open tags inside each other; rendering recurses once for each */

/* A tag that waits for its {{/name}}. */
struct opening {
    struct tag tag;
    size_t node;
    uint32_t line;
    bool first;         /* nothing but white space stands before it on its line */
    bool alone;         /* BLOCK: nothing but white space stands behind it, so its content starts on a new line */
    bool overrides;     /* BLOCK directly inside a parent */
    struct bytes lead;  /* that white space before it */
};

struct parser {
    struct arena *arena;
    struct template *template;
    struct bytes text;
    size_t at;                 /* everything before is compiled */
    size_t block_start;        /* where the content of the newest block starts */
    size_t counted_to;         /* line ends before here are in `line` */
    uint32_t line;
    struct delimiters delimiters;
    struct opening openings[DEEPEST_NESTING];
    size_t depth;
    size_t capacity;
    const char *fault;         /* message, set once parsing failed */
};

/* Where the text before a tag ends and where compiling goes on: around the tag, or around its line when it stands alone. */
struct place {
    size_t text_to, next;
    struct bytes lead, ending;
    bool first, last; /* on its line */
};

/* Sets the parser's message: file, line and what is wrong. Always false. */
bool parser_fail(struct parser *parser, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Judges the line a tag stands on. */
struct place parser_place(const struct parser *parser, const struct tag *tag);

/* Offset of the next line, given that nothing but white space follows AT. */
size_t parser_next_line(const struct parser *parser, size_t at);

/* The tag that must be closed next; NULL when there is none. */
const struct opening *parser_innermost(const struct parser *parser);

/* True between {{<parent}} and {{/parent}}, but not inside one of its blocks. */
bool parser_inside_parent(const struct parser *parser);

/* Adds the text from where compiling stands up to TO. Text directly inside a parent is dropped. */
void parser_add_text(struct parser *parser, size_t to);

/* The same before a tag inside a line. Adds an empty text more when the line, or a block's content, starts with the tag:
 * that is where an indentation goes. */
void parser_add_line_text(struct parser *parser, size_t to);

/* Takes the white space before an opening tag out of the text: it has become the indentation of what replaces the tag. */
void parser_cut_lead(struct parser *parser, const struct opening *opening);

/* Adds the node of a tag with a name; NULL when the name is wrong. */
struct node *parser_add_tag(struct parser *parser, const struct tag *tag);
