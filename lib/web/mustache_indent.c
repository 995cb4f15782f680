/* Scope: taking the indentation out of a block's content, so that it can be given another one where the block is expanded
 * (optional specification "inheritance", tests on reindentation). Exports: block_dedent. */
#include <string.h>

#include "lib/web/mustache_tree.h"

/* The white space that all lines seen so far start with. */
struct common {
    bool known;
    struct bytes prefix;
};

static size_t blank_length(struct bytes text) {
    size_t length = 0;
    while (length < text.length && (text.at[length] == ' ' || text.at[length] == '\t')) length++;
    return length;
}

static void add_line(struct common *common, struct bytes line) {
    size_t length = blank_length(line);
    if (!common->known) {
        *common = (struct common){ true, { line.at, length } };
        return;
    }
    size_t same = 0;
    while (same < length && same < common->prefix.length && line.at[same] == common->prefix.at[same]) same++;
    common->prefix.length = same;
}

/* Offset of the first line that starts in TEXT; the length of TEXT when none does. */
static size_t first_line(const struct node *text) {
    if (text->starts_line) return 0;
    const char *end = memchr(text->text.at, '\n', text->text.length);
    return end ? (size_t)(end + 1 - text->text.at) : text->text.length;
}

static struct bytes line_at(struct bytes text, size_t at) {
    const char *end = memchr(text.at + at, '\n', text.length - at);
    return (struct bytes){ text.at + at, end ? (size_t)(end + 1 - (text.at + at)) : text.length - at };
}

static bool is_blank_line(struct bytes line) {
    size_t blank = blank_length(line);
    return blank < line.length && (line.at[blank] == '\n' || line.at[blank] == '\r');
}

/* An empty text that starts a line stands before a tag at the margin; an empty rest of a text starts nothing. */
static void add_text(struct common *common, const struct node *node) {
    if (node->starts_line && node->text.length == 0) add_line(common, node->text);
    for (size_t at = first_line(node); at < node->text.length;) {
        struct bytes line = line_at(node->text, at);
        if (!is_blank_line(line)) add_line(common, line);
        at += line.length;
    }
}

/* Content that brings its own indentation is relative to its tag already. */
static uint32_t step(const struct node *node) {
    bool is_closed = node->kind == NODE_PARENT || (node->kind == NODE_BLOCK && node->own_lines);
    return is_closed ? node->span : 1;
}

static void dedent_text(struct arena *arena, struct node *node, size_t count) {
    char *copy = arena_alloc(arena, node->text.length + 1);
    size_t length = first_line(node);
    memcpy(copy, node->text.at, length);
    for (size_t at = length; at < node->text.length;) {
        struct bytes line = line_at(node->text, at);
        size_t blank = blank_length(line), cut = blank < count ? blank : count;
        memcpy(copy + length, line.at + cut, line.length - cut);
        length += line.length - cut;
        at += line.length;
    }
    node->text = (struct bytes){ copy, length };
}

void block_dedent(struct arena *arena, struct node *block, struct bytes tag_indent) {
    struct node *end = block + block->span;
    struct common common = { 0 };
    for (struct node *node = block + 1; node < end; node += step(node)) {
        if (node->kind == NODE_TEXT) add_text(&common, node);
        else if (node->own_lines) add_line(&common, node->indent);
    }
    block->indent = common.known ? common.prefix : tag_indent;
    size_t count = common.known ? common.prefix.length : 0;
    for (struct node *node = block + 1; count > 0 && node < end; node += step(node)) {
        if (node->kind == NODE_TEXT) dedent_text(arena, node, count);
        else if (node->own_lines) node->indent = (struct bytes){ node->indent.at + count, node->indent.length - count };
    }
}
