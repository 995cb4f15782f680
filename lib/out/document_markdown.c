/* Scope: from Markdown to the tree of a document. libcmark reads, here only its nodes are walked. */
#include "lib/out/document_markdown.h"

#include <cmark.h>
#include <ctype.h>
#include <string.h>

#include "lib/base/buffer.h"
#include "lib/base/cleanup.h"

static void node_release(cmark_node **node) {
    if (*node) cmark_node_free(*node);
}

/* ---- runs ---- */

static const char *kind_below(cmark_node *node, const char *kind) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG: return "strong";
    case CMARK_NODE_EMPH: return "emphasis";
    default: return kind;
    }
}

/* The words of NODE itself; NULL when it has none. */
static const char *words_of(cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE: return cmark_node_get_literal(node);
    case CMARK_NODE_SOFTBREAK: return " ";
    case CMARK_NODE_LINEBREAK: return "\n";
    default: return NULL;
    }
}

/* All words below BLOCK, each with the innermost emphasis it stands in. */
static json_t *runs_of(cmark_node *block) {
    json_t *runs = document_runs();
    const char *kind = "text";
    cmark_iter *iter = cmark_iter_new(block);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        const char *words = words_of(node);
        if (words && *words) document_run(runs, kind, words);
        if (event == CMARK_EVENT_ENTER) kind = kind_below(node, kind);
        else if (*kind_below(node, "")) kind = kind_below(cmark_node_parent(node), "text");
    }
    cmark_iter_free(iter);
    return runs;
}

static const char *plain_of(struct arena *arena, cmark_node *block) {
    struct buffer text = buffer_in(arena);
    cmark_iter *iter = cmark_iter_new(block);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        const char *words = words_of(cmark_iter_get_node(iter));
        if (words) buffer_text(&text, words);
    }
    cmark_iter_free(iter);
    return buffer_string(&text);
}

/* ---- blocks ---- */

/* Lists within lists become entries of the outermost: on paper nobody counts the depth. */
static void take_items(json_t *items, cmark_node *list) {
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        for (cmark_node *block = cmark_node_first_child(item); block; block = cmark_node_next(block)) {
            if (cmark_node_get_type(block) == CMARK_NODE_LIST) take_items(items, block);
            else document_item(items, runs_of(block));
        }
    }
}

static void take_block(struct document *document, cmark_node *block) {
    switch (cmark_node_get_type(block)) {
    case CMARK_NODE_HEADING:
        document_heading(document, cmark_node_get_heading_level(block), plain_of(document->arena, block));
        return;
    case CMARK_NODE_LIST:
        take_items(document_list(document, cmark_node_get_list_type(block) == CMARK_ORDERED_LIST), block);
        return;
    case CMARK_NODE_PARAGRAPH: document_paragraph(document, runs_of(block)); return;
    default: return;
    }
}

static enum result take_text(struct document *document, const char *text, size_t length) {
    CLEANUP(node_release) cmark_node *root = cmark_parse_document(text, length, CMARK_OPT_DEFAULT);
    if (!root) return FAILED_UNAVAILABLE;
    cmark_consolidate_text_nodes(root);
    for (cmark_node *block = cmark_node_first_child(root); block; block = cmark_node_next(block)) take_block(document, block);
    return DONE;
}

/* ---- what the program puts in ---- */

/* A line is judged before Markdown is read: what a value brought in has backslashes then and is no order to the program. */
static bool is_insert(const char *line, size_t length) {
    return length >= 5 && strncmp(line, "[[", 2) == 0 && strncmp(line + length - 2, "]]", 2) == 0;
}

/* TEXT without the marks of Markdown. */
static const char *plain_text(struct arena *arena, const char *text) {
    CLEANUP(node_release) cmark_node *root = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
    return root ? plain_of(arena, root) : "";
}

static bool put_in(struct document *document, const struct document_inserts *inserts, const char *what, const char *words) {
    if (strcmp(what, "isi") == 0) document_contents(document);
    else if (strcmp(what, "halaman") == 0) document_break(document);
    else if (strcmp(what, "depan") == 0) document_front(document, words);
    else if (strcmp(what, "lampiran") == 0) document_annex(document, words);
    else return inserts->insert(inserts->context, document, what, words);
    return true;
}

/* LINE is "[[what words]]". */
static enum result take_insert(struct document *document, const struct document_inserts *inserts, const char *line, size_t length,
                               const char **ret_unknown) {
    struct arena *arena = document->arena;
    const char *inner = arena_copy(arena, line + 2, length - 4);
    size_t end = strcspn(inner, " ");
    const char *what = arena_copy(arena, inner, end), *words = inner[end] ? plain_text(arena, inner + end + 1) : "";
    if (put_in(document, inserts, what, words)) return DONE;
    *ret_unknown = what;
    return REFUSED_INVALID;
}

enum result document_markdown(struct document *document, const char *text, const struct document_inserts *inserts, const char **ret_unknown) {
    enum result result = DONE;
    const char *begin = text;
    for (const char *line = text; *line && result == DONE;) {
        size_t length = strcspn(line, "\n");
        const char *next = line + length + (line[length] == '\n');
        if (is_insert(line, length)) {
            result = take_text(document, begin, (size_t)(line - begin));
            if (result == DONE) result = take_insert(document, inserts, line, length, ret_unknown);
            begin = next;
        }
        line = next;
    }
    return result == DONE ? take_text(document, begin, strlen(begin)) : result;
}

/* Any mark of ASCII may be written with a backslash; the five that the template turns into references must not have one. */
const char *document_word(struct arena *arena, const char *text) {
    struct buffer out = buffer_in(arena);
    bool is_parted = false;
    for (const char *at = text; *at; at++) {
        if (isspace((unsigned char)*at)) {
            is_parted = out.length > 0;
            continue;
        }
        if (is_parted) buffer_char(&out, ' ');
        is_parted = false;
        if (ispunct((unsigned char)*at) && !strchr("&<>\"'", *at)) buffer_char(&out, '\\');
        buffer_char(&out, *at);
    }
    return buffer_string(&out);
}
