/* Scope: compiling the text of one template into its nodes. Exports: template_parse.
 * A tag that has its line for itself takes the whole line with it (the specification's "standalone" tags). A block and a
 * parent can only be judged when they close, so what they may still need stays in `struct opening`. */
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/web/mustache_parser.h"

#define LARGEST_TEMPLATE ((size_t)1 << 20) /* bytes; a stray upload in templates/ must not fill the memory of every worker */
#define LONGEST_NAME 200                   /* bytes; keeps messages readable */
#define FIRST_NODES 32                     /* most templates need more, the smallest partials do not */

static void count_lines(struct parser *parser, size_t to) {
    for (; parser->counted_to < to; parser->counted_to++) {
        if (parser->text.at[parser->counted_to] == '\n') parser->line++;
    }
}

/* Adds the text before a tag that may stand alone, and steps behind the tag. */
static struct place take_tag(struct parser *parser, const struct tag *tag) {
    struct place place = parser_place(parser, tag);
    if (place.first && place.last) parser_add_text(parser, place.text_to);
    else parser_add_line_text(parser, place.text_to);
    parser->at = place.next;
    return place;
}

static bool take_variable(struct parser *parser, const struct tag *tag) {
    parser_add_line_text(parser, tag->start);
    parser->at = tag->end;
    return parser_add_tag(parser, tag) != NULL;
}

static bool take_comment(struct parser *parser, const struct tag *tag) {
    (void)take_tag(parser, tag);
    return true;
}

static bool take_delimiters(struct parser *parser, const struct tag *tag) {
    (void)take_tag(parser, tag);
    return delimiters_read(tag->name, &parser->delimiters) || parser_fail(parser, "wrong delimiters; write {{=<< >>=}}");
}

static bool take_partial(struct parser *parser, const struct tag *tag) {
    struct place place = take_tag(parser, tag);
    struct node *node = parser_add_tag(parser, tag);
    if (!node) return false;
    node->own_lines = place.first && place.last;
    if (node->own_lines) node->indent = place.lead;
    return true;
}

static bool push(struct parser *parser, struct opening opening) {
    if (parser->depth == DEEPEST_NESTING) return parser_fail(parser, "tags are nested too deeply");
    opening.line = parser->line;
    opening.node = parser->template->count;
    if (!parser_add_tag(parser, &opening.tag)) return false;
    parser->openings[parser->depth++] = opening;
    return true;
}

static bool open_section(struct parser *parser, const struct tag *tag) {
    (void)take_tag(parser, tag);
    return push(parser, (struct opening){ .tag = *tag });
}

static bool open_parent(struct parser *parser, const struct tag *tag) {
    struct place place = parser_place(parser, tag);
    parser_add_line_text(parser, tag->start);
    parser->at = tag->end;
    return push(parser, (struct opening){ .tag = *tag, .first = place.first, .lead = place.lead });
}

/* A block's content starts on the next line when nothing follows the tag; inside a parent it does not matter what stands
 * before it, because that is ignored. */
static bool open_block(struct parser *parser, const struct tag *tag) {
    struct place place = parser_place(parser, tag);
    struct opening opening = { .tag = *tag, .first = place.first, .lead = place.lead };
    opening.overrides = parser_inside_parent(parser);
    opening.alone = place.last && place.ending.length > 0 && (place.first || opening.overrides);
    if (opening.alone) parser_add_text(parser, place.text_to);
    else parser_add_line_text(parser, tag->start);
    parser->at = opening.alone ? parser_next_line(parser, tag->end) : tag->end;
    parser->block_start = parser->at;
    return push(parser, opening);
}

/* A parent that starts its first line and ends its last one had them for itself, whatever its blocks look like. */
static void close_parent(struct parser *parser, const struct opening *opening, const struct tag *tag) {
    struct place place = parser_place(parser, tag);
    parser->at = tag->end;
    if (!opening->first || !place.last) return;
    parser->at = parser_next_line(parser, tag->end);
    parser_cut_lead(parser, opening);
    struct node *node = &parser->template->nodes[opening->node];
    node->own_lines = true;
    node->indent = opening->lead;
}

static void close_block(struct parser *parser, const struct opening *opening, const struct tag *tag) {
    struct place place = parser_place(parser, tag);
    bool one_line = opening->first && place.last && opening->line == parser->line && !opening->alone && !opening->overrides;
    if (parser->block_start == tag->start) parser->block_start = SIZE_MAX; /* an empty content starts no line */
    if (opening->overrides) {
        parser_add_text(parser, tag->start - place.lead.length);
        parser->at = tag->end;
    } else if (one_line) {
        parser_add_text(parser, tag->start);
        parser->at = parser_next_line(parser, tag->end);
        parser_cut_lead(parser, opening);
    } else {
        (void)take_tag(parser, tag);
    }
    struct node *node = &parser->template->nodes[opening->node];
    node->span = (uint32_t)(parser->template->count - opening->node);
    node->own_lines = opening->alone || one_line;
    if (one_line) {
        node->indent = opening->lead;
        node->ending = place.ending;
    }
    if (opening->alone) block_dedent(parser->arena, node, opening->lead);
}

static bool take_close(struct parser *parser, const struct tag *tag) {
    const struct opening *opening = parser_innermost(parser);
    if (!opening) return parser_fail(parser, "{{/%.*s}} closes nothing", (int)tag->name.length, tag->name.at);
    const struct tag *open = &opening->tag;
    if (!bytes_equal(open->name, tag->name) || open->dynamic != tag->dynamic) {
        return parser_fail(parser, "{{/%.*s}} stands where {{%c%s%.*s}} of line %u must be closed", (int)tag->name.length,
                           tag->name.at, open->sigil, open->dynamic ? "*" : "", (int)open->name.length, open->name.at,
                           opening->line);
    }
    if (open->sigil == '<') close_parent(parser, opening, tag);
    else if (open->sigil == '$') close_block(parser, opening, tag);
    else (void)take_tag(parser, tag);
    struct node *node = &parser->template->nodes[opening->node];
    node->span = (uint32_t)(parser->template->count - opening->node);
    parser->depth--;
    return true;
}

static bool take(struct parser *parser, const struct tag *tag) {
    if (tag->sigil != '!' && tag->name.length > LONGEST_NAME) return parser_fail(parser, "the name in the tag is too long");
    if (parser_inside_parent(parser) && (tag->sigil == '\0' || !strchr("$/!=", tag->sigil))) {
        return parser_fail(parser, "only blocks may stand directly inside a parent");
    }
    switch (tag->sigil) {
    case '!': return take_comment(parser, tag);
    case '=': return take_delimiters(parser, tag);
    case '>': return take_partial(parser, tag);
    case '#':
    case '^': return open_section(parser, tag);
    case '<': return open_parent(parser, tag);
    case '$': return open_block(parser, tag);
    case '/': return take_close(parser, tag);
    default: return take_variable(parser, tag);
    }
}

static bool parse(struct parser *parser) {
    for (;;) {
        struct tag tag;
        const char *fault = NULL;
        enum tag_found found = tag_find(parser->text, parser->at, &parser->delimiters, &tag, &fault);
        if (found == TAG_NONE) break;
        count_lines(parser, tag.start);
        if (found == TAG_BROKEN) return parser_fail(parser, "%s", fault);
        if (!take(parser, &tag)) return false;
    }
    const struct opening *open = parser_innermost(parser);
    if (!open) {
        if (parser->at < parser->text.length) parser_add_text(parser, parser->text.length);
        return true;
    }
    parser->line = open->line;
    return parser_fail(parser, "{{%c%s%.*s}} is never closed", open->tag.sigil, open->tag.dynamic ? "*" : "",
                       (int)open->tag.name.length, open->tag.name.at);
}

enum result template_parse(struct arena *arena, const struct template_text *text, struct template *ret,
                           const char **ret_message) {
    const char *file = text->file ? text->file : text->name;
    if (text->length > LARGEST_TEMPLATE) {
        *ret_message = arena_format(arena, "%s: larger than %zu bytes", file, LARGEST_TEMPLATE);
        return REFUSED_TOO_LARGE;
    }
    if (!text_is_clean(text->bytes, text->length)) {
        *ret_message = arena_format(arena, "%s: not UTF-8 text, or it has control characters", file);
        return REFUSED_INVALID;
    }
    struct template template = {
        .name = arena_string(arena, text->name),
        .file = arena_string(arena, file),
        .nodes = arena_array(arena, FIRST_NODES, sizeof *template.nodes),
    };
    struct parser parser = {
        .arena = arena,
        .template = &template,
        .capacity = FIRST_NODES,
        .text = { arena_copy(arena, text->bytes, text->length), text->length },
        .block_start = SIZE_MAX,
        .line = 1,
        .delimiters = { { "{{", 2 }, { "}}", 2 } },
    };
    if (!parse(&parser)) {
        *ret_message = parser.fault;
        return REFUSED_INVALID;
    }
    for (size_t i = 0; i < template.count; i++) {
        if (template.nodes[i].kind == NODE_TEXT) template.literal += template.nodes[i].text.length;
    }
    *ret = template;
    return DONE;
}
