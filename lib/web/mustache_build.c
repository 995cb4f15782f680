/* Scope: the compiler's view of lines, and its growing array of nodes. Exports: the parser_ functions. */
#include <stdarg.h>
#include <string.h>

#include "lib/web/mustache_parser.h"

#define MOST_KEYS 16      /* parts of a dotted name; each costs a lookup */
#define LONGEST_FAULT 600 /* bytes; two names and the words around them */

bool parser_fail(struct parser *parser, const char *format, ...) {
    char what[LONGEST_FAULT];
    va_list list;
    va_start(list, format);
    (void)vsnprintf(what, sizeof what, format, list);
    va_end(list);
    parser->fault = arena_format(parser->arena, "%s:%u: %s", parser->template->file, parser->line, what);
    return false;
}

static size_t line_end_length(struct bytes text, size_t at) {
    if (at < text.length && text.at[at] == '\n') return 1;
    if (at + 1 < text.length && text.at[at] == '\r' && text.at[at + 1] == '\n') return 2;
    return 0;
}

static bool is_line_start(const struct parser *parser, size_t at) {
    return at == 0 || parser->text.at[at - 1] == '\n';
}

/* True when only white space stands between the start of the line and AT; it starts at *ret_from. */
static bool blank_before(const struct parser *parser, size_t at, size_t *ret_from) {
    size_t from = at;
    while (from > parser->at && (parser->text.at[from - 1] == ' ' || parser->text.at[from - 1] == '\t')) from--;
    *ret_from = from;
    return is_line_start(parser, from);
}

/* True when only white space stands between AT and the end of the line; the line end is ENDING, the next line at *ret_next. */
static bool blank_behind(const struct parser *parser, size_t at, struct bytes *ret_ending, size_t *ret_next) {
    while (at < parser->text.length && (parser->text.at[at] == ' ' || parser->text.at[at] == '\t')) at++;
    *ret_ending = (struct bytes){ parser->text.at + at, line_end_length(parser->text, at) };
    *ret_next = at + ret_ending->length;
    return at == parser->text.length || ret_ending->length > 0;
}

size_t parser_next_line(const struct parser *parser, size_t at) {
    struct bytes ending;
    size_t next;
    (void)blank_behind(parser, at, &ending, &next);
    return next;
}

struct place parser_place(const struct parser *parser, const struct tag *tag) {
    struct place place = { .text_to = tag->start, .next = tag->end };
    size_t lead_from, next;
    place.first = blank_before(parser, tag->start, &lead_from);
    place.last = blank_behind(parser, tag->end, &place.ending, &next);
    place.lead = (struct bytes){ parser->text.at + lead_from, place.first ? tag->start - lead_from : 0 };
    if (place.first && place.last) {
        place.text_to = lead_from;
        place.next = next;
    }
    return place;
}

static struct node *add_node(struct parser *parser, enum node_kind kind) {
    struct template *template = parser->template;
    if (template->count == parser->capacity) {
        parser->capacity *= 2;
        struct node *grown = arena_array(parser->arena, parser->capacity, sizeof *grown);
        memcpy(grown, template->nodes, template->count * sizeof *grown);
        template->nodes = grown;
    }
    struct node *node = &template->nodes[template->count++];
    node->kind = (uint8_t)kind;
    node->span = 1;
    node->line = parser->line;
    return node;
}

const struct opening *parser_innermost(const struct parser *parser) {
    return parser->depth ? &parser->openings[parser->depth - 1] : NULL;
}

bool parser_inside_parent(const struct parser *parser) {
    const struct opening *opening = parser_innermost(parser);
    return opening && opening->tag.sigil == '<';
}

static void add_text_node(struct parser *parser, size_t from, size_t to) {
    struct node *node = add_node(parser, NODE_TEXT);
    node->text = (struct bytes){ parser->text.at + from, to - from };
    node->starts_line = is_line_start(parser, from);
    node->starts_block = from == parser->block_start;
}

void parser_add_text(struct parser *parser, size_t to) {
    if (parser->at < to && !parser_inside_parent(parser)) add_text_node(parser, parser->at, to);
}

void parser_add_line_text(struct parser *parser, size_t to) {
    parser_add_text(parser, to);
    bool starts = is_line_start(parser, to) || to == parser->block_start;
    if (starts && !parser_inside_parent(parser)) add_text_node(parser, to, to);
}

void parser_cut_lead(struct parser *parser, const struct opening *opening) {
    if (opening->node == 0) return;
    struct node *before = &parser->template->nodes[opening->node - 1];
    if (before->kind != NODE_TEXT) return;
    before->text.length -= opening->lead.length;
    if (before->text.length == 0) before->starts_line = before->starts_block = false;
}

static const struct bytes NO_KEYS[1]; /* {{.}}; not NULL, which is a name without a lookup */

static const struct bytes *split_name(struct parser *parser, struct bytes name, uint32_t *ret_count) {
    struct bytes keys[MOST_KEYS];
    uint32_t count = 0;
    *ret_count = 0;
    if (name.length == 1 && name.at[0] == '.') return NO_KEYS;
    for (const char *at = name.at, *end = name.at + name.length; at <= end;) {
        const char *dot = memchr(at, '.', (size_t)(end - at));
        size_t length = (size_t)((dot ? dot : end) - at);
        if (length == 0 || count == MOST_KEYS) {
            (void)parser_fail(parser, length ? "the name has too many dots" : "the name has a dot too many");
            return NULL;
        }
        keys[count++] = (struct bytes){ arena_copy(parser->arena, at, length), length };
        at += length + 1;
    }
    struct bytes *copy = arena_array(parser->arena, count, sizeof *copy);
    memcpy(copy, keys, count * sizeof *copy);
    *ret_count = count;
    return copy;
}

static enum node_kind kind_of(char sigil) {
    switch (sigil) {
    case '&': return NODE_RAW;
    case '#': return NODE_SECTION;
    case '^': return NODE_INVERTED;
    case '>': return NODE_PARTIAL;
    case '<': return NODE_PARENT;
    case '$': return NODE_BLOCK;
    default: return NODE_ESCAPED;
    }
}

struct node *parser_add_tag(struct parser *parser, const struct tag *tag) {
    enum node_kind kind = kind_of(tag->sigil);
    struct node *node = add_node(parser, kind);
    bool has_keys = tag->dynamic || kind < NODE_PARTIAL;
    if (has_keys) node->keys = split_name(parser, tag->name, &node->key_count);
    else node->text = (struct bytes){ arena_copy(parser->arena, tag->name.at, tag->name.length), tag->name.length };
    return parser->fault ? NULL : node;
}
